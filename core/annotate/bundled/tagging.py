"""Tags of words (begin, inside, end, single, outside) made into names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FORBIDDEN = -1e9


class Tagger:
    """The best sequence of tags that is possible at all, by Viterbi's algorithm (1967).

    Tags are `O` or one of `B- I- E- S-` and a label.
    """

    def __init__(self, tags: Sequence[str]) -> None:
        import numpy as np

        self.tags = tuple(tags)
        self._steps = np.array(
            [[0.0 if _may_follow(a, b) else _FORBIDDEN for b in tags] for a in tags]
        )
        self._first = np.array([0.0 if tag[0] in "OBS" else _FORBIDDEN for tag in tags])
        self._last = np.array([0.0 if tag[0] in "OES" else _FORBIDDEN for tag in tags])

    def names(self, scores: "NDArray[np.float32]") -> list[tuple[int, int, str]]:
        """Return (first word, last word, label) of each name; `scores` is (words, tags)."""
        found: list[tuple[int, int, str]] = []
        begin = 0
        for at, number in enumerate(self._best(scores)):
            tag = self.tags[number]
            if tag[0] in "BS":
                begin = at
            if tag[0] in "ES":
                found.append((begin, at, tag[2:]))
        return found

    def _is_possible(self, tags: "NDArray[np.intp]") -> bool:
        ways = self._steps[tags[:-1], tags[1:]]
        return not (self._first[tags[0]] or self._last[tags[-1]] or ways.any())

    def _best(self, scores: "NDArray[np.float32]") -> list[int]:
        likeliest = scores.argmax(axis=1)
        if not likeliest.any():
            return []  # nothing but `O`, as for most sentences without names
        if self._is_possible(likeliest):
            return cast("list[int]", likeliest.tolist())  # no sequence can score higher
        total = scores[0] + self._first
        came = []
        for row in scores[1:]:
            ways = total[:, None] + self._steps
            before = ways.argmax(axis=0)
            came.append(before)
            total = ways.max(axis=0) + row
        at = int((total + self._last).argmax())
        path = [at]
        for before in reversed(came):
            at = int(before[at])
            path.append(at)
        return path[::-1]


def _may_follow(before: str, after: str) -> bool:
    if before[0] in "OES":
        return after[0] in "OBS"
    return after[0] in "IE" and before[2:] == after[2:]
