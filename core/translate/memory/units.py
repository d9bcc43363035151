"""The translation memory: what was translated before, found again word for word or nearly so."""

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from core.article import Record, Span, TranslationUnit
from core.translate.languages import language_code
from core.translate.memory.differences import differences
from core.translate.memory.fuzzy import FLOOR, SLACK, FuzzyIndex, similarity
from core.translate.memory.makers import rank
from core.translate.memory.words import fold_space


class Suggestion(Record, frozen=True):
    """A unit whose source is nearly the text asked for; never a translation of it.

    `score` is 0 to 0.99 (see core.translate.memory.fuzzy). `differences` point into the text asked
    for: what the unit's source lacks. `gone` point into the unit's source: what the text lacks.
    """

    unit: TranslationUnit
    score: float
    differences: tuple[Span, ...]
    gone: tuple[Span, ...]


class TranslationMemory:
    """Finds the translation of a text that was translated before.

    Texts are compared in NFC with white space folded, languages without their region. Where several
    units translate the same text, the reader's own correction wins, then what a person made, then
    what a machine did; among their like the newest, and of two as old the one added last.

    What `beside` holds is found as well, and never changed: so a large memory is read once, and a
    small one that changes often is made anew. Safe to use from several threads. What `fuzzy` needs
    is built when it is first asked, for each pair of languages alone, and grows with what is added.
    """

    def __init__(
        self, units: Iterable[TranslationUnit] = (), *, beside: "TranslationMemory | None" = None
    ) -> None:
        self._shelves: dict[tuple[str, str], _Pair] = {}
        self._beside = beside
        self._lock = Lock()
        for unit in units:
            self.add(unit)

    def __len__(self) -> int:
        others = 0 if self._beside is None else len(self._beside)
        return sum(len(one.units) for one in self._shelves.values()) + others

    def add(self, unit: TranslationUnit) -> None:
        """Remember `unit`; one without text on either side is left out."""
        source = fold_space(unit.source)
        if not source or not unit.target.strip():
            return
        pair = _codes(unit.lang, unit.target_lang)
        with self._lock:
            shelf = self._shelves.get(pair)
            if shelf is None:
                shelf = self._shelves[pair] = _Pair()
            known = shelf.units.get(source)
            if known is None or rank(unit) >= rank(known):
                shelf.units[source] = unit
            if known is None:
                shelf.waiting.append(source)

    def exact(self, text: str, lang: str, target: str) -> TranslationUnit | None:
        """Return the unit whose source is `text`, or None."""
        return self._best(fold_space(text), _codes(lang, target))

    def fuzzy(
        self, text: str, lang: str, target: str, *, limit: int = 3, floor: float = FLOOR
    ) -> list[Suggestion]:
        """Return the units most like `text`, the likest first; one for each source.

        The same text is no suggestion: `exact` has it. The first call for a pair of languages
        takes about a second for 50,000 units.
        """
        asked = fold_space(text)
        if not asked or limit < 1:
            return []
        found = list(self._like(asked, _codes(lang, target), floor, limit).values())
        found.sort(key=lambda one: one[1].source)
        found.sort(key=lambda one: (one[0], *rank(one[1])), reverse=True)
        suggestions = []
        for _, unit in found[:limit]:
            score = similarity(asked, unit.source)
            if floor - SLACK <= score < 1:
                new, gone = differences(text, unit.source)
                suggestions.append(Suggestion(unit=unit, score=score, differences=new, gone=gone))
        return suggestions

    def _best(self, source: str, pair: tuple[str, str]) -> TranslationUnit | None:
        shelf = self._shelves.get(pair)
        found = None if shelf is None else shelf.units.get(source)
        other = None if self._beside is None else self._beside._best(source, pair)
        if found is None or other is None:
            return found or other
        return found if rank(found) >= rank(other) else other

    def _like(
        self, asked: str, pair: tuple[str, str], floor: float, most: int
    ) -> dict[str, tuple[float, TranslationUnit]]:
        """Return score and best unit of the likest sources, by source."""
        shelf = self._shelves.get(pair)
        found: dict[str, float] = {}
        if shelf is not None:
            with self._lock:
                found = shelf.find(asked, floor, most)
        if self._beside is not None:
            found |= {
                source: score
                for source, (score, _) in self._beside._like(asked, pair, floor, most).items()
            }
        best = {source: (score, self._best(source, pair)) for source, score in found.items()}
        return {source: (score, unit) for source, (score, unit) in best.items() if unit is not None}


class _Pair:
    """The units of one pair of languages: the best one for each source, in NFC and folded."""

    def __init__(self) -> None:
        self.units: dict[str, TranslationUnit] = {}
        self.waiting: list[str] = []
        """Sources that are not in the index yet."""
        self._index = FuzzyIndex()
        self._sources: list[str] = []

    def find(self, asked: str, floor: float, most: int) -> dict[str, float]:
        if self.waiting:
            self._index.extend(self.waiting)
            self._sources += self.waiting
            self.waiting = []
        # one more, since the very text is passed over
        found = self._index.find(asked, floor, most + 1)
        return {
            source: score for place, score in found if (source := self._sources[place]) != asked
        }


@lru_cache(maxsize=256)
def _codes(lang: str, target: str) -> tuple[str, str]:
    return language_code(lang), language_code(target)
