"""What the lines taken so far say, and how much of it a further one would say again."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from core.brief.claims.content import Content
from core.brief.claims.merge import Group

_COVERED = 0.75
"""What a term loses each time that a line taken has it."""

_FEWEST_COMMON = 2

_QUANTITY, _DAY, _ACT_OF_WHOM, _MARK, _NOT = 2.0, 1.0, 1.0, 1.0, 2.0


@dataclass(frozen=True)
class Candidate:
    """A group and what it is worth before anything is taken."""

    group: Group
    worth: float


class Coverage:
    """What the lines taken so far say."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._terms = [_terms(one.group.speaker) for one in candidates]
        self._spread = Counter(chain.from_iterable(self._terms))
        self._weighed: dict[int, tuple[dict[str, float], float]] = {}
        self._left: dict[str, float] = defaultdict(lambda: 1.0)

    def novelty(self, number: int) -> float:
        """Return the part of a candidate that nothing taken says, from 0 to 1."""
        weights, total = self._weights(number)
        if not total:
            return 0.0
        left = self._left
        fresh = sum(
            weight * left[term] if term in left else weight for term, weight in weights.items()
        )
        return fresh / total

    def take(self, number: int) -> None:
        """Count what a candidate says as said."""
        for term in self._terms[number]:
            self._left[term] *= 1 - _COVERED

    def _weights(self, number: int) -> tuple[dict[str, float], float]:
        """Return what each thing that a candidate says weighs, and all of it together."""
        if number not in self._weighed:
            count, spread = len(self._terms), self._spread
            weights = {
                term: weight * math.log(1 + count / spread[term])
                for term, weight in self._terms[number].items()
            }
            self._weighed[number] = weights, sum(weights.values())
        return self._weighed[number]


def have_common(one: Content, said: Content) -> bool:
    """Return whether two share so much that a closer look is worth it."""
    return (
        len(one.stems & said.stems)
        + len(one.keys & said.keys)
        + 2 * _give_same_number(one, said)
        + (not one.days.isdisjoint(said.days))
    ) >= _FEWEST_COMMON


def _give_same_number(one: Content, said: Content) -> bool:
    return not (
        one.figures.keys().isdisjoint(said.figures) and one.amounts.isdisjoint(said.amounts)
    )


def _terms(one: Content) -> dict[str, float]:
    """Return what a sentence says, each thing with what it weighs before its rareness."""
    terms = dict.fromkeys(sorted(one.stems), 1.0)
    for key in sorted(one.keys):
        terms[f"key {key}"] = 1.0
    for act in sorted(one.all_acts):
        for key in sorted(one.keys):
            terms[f"act {act} {key}"] = _ACT_OF_WHOM / max(1, len(one.keys))
    for quantity in sorted(one.quantities, key=repr):
        terms[f"quantity {quantity!r}"] = _QUANTITY
    for day in sorted(one.days):
        terms[f"day {day}"] = _DAY
    for mark in sorted(one.marks):
        terms[f"mark {mark}"] = _MARK
    if one.polarity % 2:
        # what contradicts a line is news, however few its other words
        terms[f"not {' '.join(sorted(one.all_acts))}"] = _NOT
    return terms
