"""How telling what sentences say is in their collection."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from core.brief.claims.content import Content
from core.brief.claims.lexicon import Classes
from core.brief.claims.wording import BEGINNING
from core.brief.sentences import Quantity

KEY, NUMBER = "key ", "number "
"""What names and figures begin with among the terms, which are else the stems of words."""

_WHOLE_DAY = len("2025-03-19")

_FEWEST_GENERIC, _FEW, _RARE = 2, 3, 0.06
"""Articles that a name at least has that tells nothing, and the part of all sentences that a name
may at most have that tells much."""


class Weighed(NamedTuple):
    """What a sentence says, each thing with its weight, and the sum of these.

    Stems come with what they stand for, and with their beginning, empty where it is too short.
    """

    stems: list[tuple[str, float, Classes | None, str]]
    keys: list[tuple[str, float]]
    numbers: list[tuple[str, float]]
    total: float


class Rare(NamedTuple):
    """Names, days and stems of a sentence that few others have."""

    keys: list[str]
    days: list[str]
    stems: frozenset[str]


class _Told(NamedTuple):
    """Stems, names and figures of a sentence, without those that only say who says so."""

    stems: list[str]
    keys: list[str]
    numbers: list[str]

    def terms(self) -> list[str]:
        """Return all of them, told apart."""
        return [
            *self.stems,
            *[f"{KEY}{key}" for key in self.keys],
            *[f"{NUMBER}{value}" for value in self.numbers],
        ]


class Weights:
    """How telling each term is in the collection: inverse document frequency."""

    def __init__(self, contents: Sequence[Content]) -> None:
        self._told = {one.number: _Told(_stems(one), _keys(one), _numbers(one)) for one in contents}
        spread = Counter(chain.from_iterable(one.terms() for one in self._told.values()))
        count = len(contents)
        self._weights = {term: math.log(1 + count / often) for term, often in spread.items()}
        self._highest = math.log(1 + max(1, count))
        self._weighed: dict[int, Weighed] = {}
        self._rare_of: dict[int, Rare] = {}
        articles = {one.sentence.article.id for one in contents}
        naming = Counter(
            key
            for _, key in {(one.sentence.article.id, key) for one in contents for key in one.keys}
        )
        self.generic = frozenset(
            key
            for key, often in naming.items()
            if often >= _FEWEST_GENERIC and 2 * often >= len(articles)
        )
        days = Counter(day for one in contents for day in one.days if len(day) == _WHOLE_DAY)
        often = max(_FEW, _RARE * count)
        self.rare_days = frozenset(day for day, times in days.items() if times <= often)
        self.rare = frozenset(key for key in naming if spread[f"{KEY}{key}"] <= often)
        self.rare_stems = frozenset(term for term, times in spread.items() if times <= often)

    def rarest(self, one: Content) -> float:
        """Return how rare the rarest word of a sentence is, from 0 to 1 for one said only once."""
        found = [self._weights[stem] for stem in one.stems if stem in self._weights]
        return max(found, default=0.0) / self._highest

    def weighed(self, one: Content) -> Weighed:
        """Return what a sentence says, with its weights."""
        found = self._weighed.get(one.number)
        if found is None:
            found = self._weighed[one.number] = self._weigh(one)
        return found

    def rare_of(self, one: Content) -> Rare:
        """Return what a sentence says that few others do, but for who says so."""
        found = self._rare_of.get(one.number)
        if found is None:
            found = self._rare_of[one.number] = Rare(
                keys=[key for key in self._told[one.number].keys if key in self.rare],
                days=[day for day in one.days if day in self.rare_days],
                stems=(one.stems - one.assertion) & self.rare_stems,
            )
        return found

    def _weigh(self, one: Content) -> Weighed:
        weights, meanings, told = self._weights, one.meanings, self._told[one.number]
        stems = [
            (
                stem,
                weights[stem],
                meanings.get(stem) or None,
                stem[:BEGINNING] if len(stem) >= BEGINNING else "",
            )
            for stem in told.stems
        ]
        keys = [(key, weights[f"{KEY}{key}"]) for key in told.keys]
        numbers = [(value, weights[f"{NUMBER}{value}"]) for value in told.numbers]
        total = sum([one[1] for one in stems])
        total += sum([weight for _, weight in keys]) + sum([weight for _, weight in numbers])
        return Weighed(stems, keys, numbers, total)


def _stems(one: Content) -> list[str]:
    return sorted(one.stems - one.assertion or one.stems)


def _keys(one: Content) -> list[str]:
    return sorted(one.keys - one.asserting_keys)


def _numbers(one: Content) -> list[str]:
    return sorted({numbers_of(quantity) for quantity in one.figures})


def numbers_of(quantity: Quantity) -> str:
    """Return the numbers of a quantity, whatever its kind and unit."""
    _, _, value, low, high = quantity
    return f"{value} {low} {high}"
