"""Bringing sentences together that say the same, each group around the one that speaks.

A sentence is compared with the lines of groups that share telling terms with it, by an inverted
index that leads from a term to the clearest lines that have it. So the time grows with the words
and not with the pairs of sentences.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.brief.claims.content import Content
from core.brief.claims.same import Weights, bears_out

_COMMON = 40
"""Groups that one term leads to: the clearest of those that have it."""

_TELLING = 10
"""Terms of a sentence, its rarest, that it is found by."""

_CANDIDATES = 5
"""Groups with most terms in common that a sentence is compared with."""

_MOST_TO_ASK = 4
"""Members of a group that are asked to bear out another line than the one they were cited for."""

_STEP = 200


@dataclass(frozen=True)
class Group:
    """Sentences that say the same; `mates` bear the speaker out, each for one of `reasons`."""

    speaker: Content
    mates: tuple[Content, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Content, ...]:
        """All of them, the speaker first."""
        return (self.speaker, *self.mates)


@dataclass
class _Open:
    """A group that may still grow: places among the sentences, with reasons."""

    speaker: int
    mates: dict[int, str]


def bring_together(
    contents: Sequence[Content],
    clarity: Sequence[float],
    progress: Callable[[int, int], None] | None = None,
) -> list[Group]:
    """Return groups of `contents`, which are those that may speak, in order of their speakers.

    `clarity` says by the same place how well each speaks for itself. Each sentence is in one group,
    and each group has at most one sentence of an article.
    """
    return _Gathering(contents).gather(clarity, progress)


class _Gathering:
    """The state of bringing together; the clearest come first, each to a group or with its own."""

    def __init__(self, contents: Sequence[Content]) -> None:
        self._contents = contents
        self._weights = Weights(contents)
        self._articles = [one.sentence.article.id for one in contents]
        self._telling = _telling(contents)
        self._gathered: list[_Open] = []
        self._index: dict[str, list[int]] = {}

    def gather(
        self, clarity: Sequence[float], progress: Callable[[int, int], None] | None
    ) -> list[Group]:
        """Return the groups in order of their speakers."""
        order = sorted(range(len(self._contents)), key=lambda at: (-clarity[at], at))
        for done, at in enumerate(order):
            if not any(self._joins(at, group) for group in self._likely(at)):
                number = len(self._gathered)
                self._gathered.append(_Open(speaker=at, mates={}))
                for term in self._telling[at]:
                    place = self._index.setdefault(term, [])
                    if len(place) < _COMMON:
                        place.append(number)
            if progress is not None and done % _STEP == 0:
                progress(done, len(order))
        return sorted(map(self._closed, self._gathered), key=lambda group: group.speaker.number)

    def _joins(self, at: int, group: _Open) -> bool:
        """Return whether a sentence is now in the group: cited for its line, or speaking for it.

        It speaks where it says a little less than the line, so that all the others bear it out and
        it would not bear out the line.
        """
        members = (group.speaker, *group.mates)
        if any(self._articles[at] == self._articles[one] for one in members):
            return False
        reason = self._borne_out(group.speaker, at)
        if reason is not None:
            group.mates[at] = reason
            return True
        if len(members) > _MOST_TO_ASK or not self._says_less(at, group.speaker):
            return False
        reasons: dict[int, str] = {}
        for one in members:
            reason = self._borne_out(at, one)
            if reason is None:
                return False
            reasons[one] = reason
        group.speaker, group.mates = at, reasons
        return True

    def _says_less(self, at: int, other: int) -> bool:
        one, said = self._contents[at], self._contents[other]
        return (
            len(one.stems) < len(said.stems)
            or len(one.keys) < len(said.keys)
            or len(one.days) < len(said.days)
            or len(one.all_acts) < len(said.all_acts)
        )

    def _borne_out(self, line: int, mate: int) -> str | None:
        return bears_out(self._contents[mate], self._contents[line], self._weights)

    def _likely(self, at: int) -> list[_Open]:
        """Return the groups that share most telling terms with a sentence."""
        shared: Counter[int] = Counter()
        for term in self._telling[at]:
            shared.update(self._index.get(term, ()))
        fewest = min(3, max(2, len(self._telling[at]) // 2))
        quantities = self._contents[at].quantities
        likely = [
            number
            for number, often in shared.items()
            if often >= fewest
            and self._contents[self._gathered[number].speaker].quantities == quantities
        ]
        likely.sort(key=lambda number: (-shared[number], number))
        return [self._gathered[number] for number in likely[:_CANDIDATES]]

    def _closed(self, group: _Open) -> Group:
        mates = sorted(group.mates)
        return Group(
            speaker=self._contents[group.speaker],
            mates=tuple(self._contents[mate] for mate in mates),
            reasons=tuple(group.mates[mate] for mate in mates),
        )


def _telling(contents: Sequence[Content]) -> list[list[str]]:
    """Return the rarest terms of each sentence that others have too."""
    features = [sorted(set(one.features)) for one in contents]
    spread = Counter(term for terms in features for term in terms)
    return [
        sorted((term for term in terms if spread[term] > 1), key=spread.__getitem__)[:_TELLING]
        for terms in features
    ]
