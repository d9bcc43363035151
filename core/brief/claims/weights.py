"""How telling what sentences say is in their collection."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from core.brief.claims.content import Content

KEY, NUMBER = "key ", "number "
"""What names and figures begin with among the terms, which are else the stems of words."""

_WHOLE_DAY = len("2025-03-19")

_FEWEST_GENERIC, _FEW, _RARE = 2, 3, 0.06
"""Articles that a name at least has that tells nothing, and the part of all sentences that a name
may at most have that tells much."""


class Weights:
    """How telling each term is in the collection: inverse document frequency."""

    def __init__(self, contents: Sequence[Content]) -> None:
        spread = Counter(term for one in contents for term in _terms(one))
        count = len(contents)
        self._weights = {term: math.log(1 + count / often) for term, often in spread.items()}
        self._highest = math.log(1 + max(1, count))
        self._weighed: dict[int, tuple[_Weighed, float]] = {}
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

    def weighed(self, one: Content) -> "tuple[_Weighed, float]":
        """Return what a sentence says, names as `key …`, with its weights, and their sum."""
        found = self._weighed.get(one.number)
        if found is None:
            weights = tuple((term, self._weights[term]) for term in _terms(one))
            found = self._weighed[one.number] = weights, sum(weight for _, weight in weights)
        return found


_Weighed: TypeAlias = tuple[tuple[str, float], ...]


def _terms(one: Content) -> list[str]:
    """Return stems, names and figures of a sentence, without those that only say who says so."""
    stems = one.stems - one.assertion or one.stems
    keys = one.keys - one.asserting_keys
    return [
        *sorted(stems),
        *(f"{KEY}{key}" for key in sorted(keys)),
        *(f"{NUMBER}{value}" for value in sorted(_values(one))),
    ]


def _values(one: Content) -> set[str]:
    return {f"{value} {low} {high}" for _, _, value, low, high in one.figures}
