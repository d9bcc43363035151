"""Where a sentence says what was looked for: marks in code points, and a cut around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.search.folding import Token, tokens
from core.search.results import Snippet

LONGEST = 400
"""Characters of a snippet; a longer sentence is cut around its first mark."""
_BEFORE = 120
"""Characters that stay before the first mark of a sentence that is cut."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words side by side that are to be marked; the last a beginning where `is_prefix`."""

    words: tuple[str, ...]
    is_prefix: bool = False


class Marker:
    """Marks the same terms in many texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[Term]] = {}
        beginnings: list[str] = []
        for one in terms:
            if one.is_prefix and len(one.words) == 1:
                beginnings.append(one.words[0])
            elif one.words:
                self._by_first.setdefault(one.words[0], []).append(one)
        self._beginnings = tuple(beginnings)

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the stretches of `text` that say a term, in order; those that touch are one."""
        found = tokens(text)
        marks: list[tuple[int, int]] = []
        firsts, beginnings = self._by_first, self._beginnings
        for at, (word, start, _) in enumerate(found):
            if word not in firsts and not (beginnings and word.startswith(beginnings)):
                continue
            length = self._length(found, at, word)
            if not length:
                continue
            end = found[at + length - 1].end
            if marks and start <= marks[-1][1]:
                marks[-1] = marks[-1][0], max(end, marks[-1][1])
            else:
                marks.append((start, end))
        return tuple(marks)

    def snippet(self, text: str) -> Snippet:
        """Return `text` with its marks, cut where it is long."""
        return cut(text, self.marks(text))

    def _length(self, found: Sequence[Token], at: int, word: str) -> int:
        """Return how many words from `at` on are a term, at most; 0 where none is."""
        longest = int(word.startswith(self._beginnings))
        for term in self._by_first.get(word, ()):
            length = len(term.words)
            if length > longest and _stands(term, found, at):
                longest = length
        return longest


def _stands(term: Term, found: Sequence[Token], at: int) -> bool:
    said = [one.word for one in found[at : at + len(term.words)]]
    if term.is_prefix and len(said) == len(term.words):
        return said[:-1] == list(term.words[:-1]) and said[-1].startswith(term.words[-1])
    return said == list(term.words)


def cut(text: str, marks: tuple[tuple[int, int], ...]) -> Snippet:
    """Return at most `LONGEST` characters of `text` around its first mark, at spaces."""
    if len(text) <= LONGEST:
        return Snippet(text=text, marks=marks)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - _BEFORE, len(text) - LONGEST))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LONGEST)
    if end < len(text):
        space = text.rfind(" ", start + LONGEST // 2, end)
        end = space if space >= 0 else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    by = len(before) - start
    moved = tuple((max(a, start) + by, min(b, end) + by) for a, b in marks if a < end and b > start)
    return Snippet(text=f"{before}{text[start:end]}{after}", marks=moved)
