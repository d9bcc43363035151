"""Which number of a text is which in its translation: one to one, the likeliest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.check.likeness import (
    BEST,
    LIKELY,
    POSSIBLE,
    are_durations,
    grade_of,
    is_equal,
    units_grade,
)
from core.check.mention import Mention

_HALVES_OF_DAY = re.compile(r"(?<![^\W\d_])[ap]\.?\s?m\b|o['’]clock", re.IGNORECASE)
_SUMMED = 1000
"""The least number that may be said in two parts."""
_WRITTEN_OUT = 12
"""Numbers up to this one are usually written in words."""
_MOST = 40_000
"""Pairs of numbers above which only the same digits are looked for: it is a table."""


@dataclass(frozen=True)
class Matched:
    """What found no counterpart: numbers of the original, and of the translation."""

    gone: tuple[Mention, ...]
    new: tuple[Mention, ...]


def match(
    source: Sequence[Mention], target: Sequence[Mention], texts: tuple[str, str], *, is_known: bool
) -> Matched:
    """Return the sure numbers of either side that the other has not.

    `is_known` is whether we know the number words of both languages; else numbers in words, and
    those that are usually written so, are not asked for.
    """
    if len(source) * len(target) > _MOST:
        return _counted(source, target, is_known)
    if not is_known:
        # Percent may be said in a word that is not understood.
        source, target = _without_percent(source), _without_percent(target)
    has_halves = any(_HALVES_OF_DAY.search(text) for text in texts)
    pairing = _Pairing(source, target, has_halves)
    sure = (
        [one.is_sure and _is_asked(one, is_known) for one in source],
        [one.is_sure and _is_asked(one, is_known) for one in target],
    )
    pairing.pair(*sure)
    gone = [i for i in range(len(source)) if sure[0][i] and i not in pairing.of_source]
    new = [i for i in range(len(target)) if sure[1][i] and i not in pairing.of_target]
    free_source = [source[i] for i in range(len(source)) if i not in pairing.of_source]
    free_target = [target[i] for i in range(len(target)) if i not in pairing.of_target]
    for i, j in pairing.of_source.items():
        free_source += _rest(source[i], target[j])
        free_target += _rest(target[j], source[i])
    found = _summed(
        tuple(source[i] for i in gone if not _is_in_parts(source[i], free_target, has_halves)),
        tuple(target[i] for i in new if not _is_in_parts(target[i], free_source, has_halves)),
    )
    return found if is_known else _beyond_doubt(found)


def _rest(one: Mention, other: Mention) -> list[Mention]:
    """Return what `one` says beyond its counterpart (`27 years and three months` and `27`)."""
    known = len(other.parts)
    if known and len(one.parts) > known and one.parts[:known] == other.parts:
        return [replace(one, parts=one.parts[known:], unit=None)]
    return []


def _summed(gone: tuple[Mention, ...], new: tuple[Mention, ...]) -> Matched:
    """Return both without what is said in two numbers here and one there (`1億2千万`)."""
    for ones, others in ((gone, new), (new, gone)):
        for one in ones:
            for a, b in pairwise(others):
                if one.values and a.values and b.values:
                    is_sum = is_equal(one.values[0], a.values[0] + b.values[0])
                    if is_sum and one.values[0] >= _SUMMED and a.values[0] > b.values[0]:
                        left = (one, a, b)
                        return Matched(
                            tuple(two for two in gone if two not in left),
                            tuple(two for two in new if two not in left),
                        )
    return Matched(gone, new)


def _without_percent(numbers: Sequence[Mention]) -> list[Mention]:
    return [replace(one, unit=None) if one.unit == "%" else one for one in numbers]


def _counted(source: Sequence[Mention], target: Sequence[Mention], is_known: bool) -> Matched:
    """Compare numbers by their values alone."""
    values = [{value for one in side for value in one.values} for side in (source, target)]
    missing = [
        tuple(
            one
            for one in side
            if one.is_sure and _is_asked(one, is_known) and not others.intersection(one.values)
        )
        for side, others in ((source, values[1]), (target, values[0]))
    ]
    return Matched(*missing)


def _is_asked(one: Mention, is_known: bool) -> bool:
    return is_known or one.in_digits


def _beyond_doubt(found: Matched) -> Matched:
    """Return what is missing for sure where a number may hide in a word that is not known.

    That is digits that are never written out, and digits that stand where others should.
    """
    if any(one.in_digits for one in found.gone) and any(one.in_digits for one in found.new):
        return found
    gone, new = (
        tuple(one for one in side if any(value > _WRITTEN_OUT for value in one.values))
        for side in (found.gone, found.new)
    )
    return Matched(gone, new)


def _is_in_parts(one: Mention, others: Sequence[Mention], has_halves: bool) -> bool:
    """Return whether the numerals of `one` follow one another among those of `others`."""
    wanted = one.parts
    if not wanted:
        return False
    parts = [
        part
        for other in others
        if (other.is_sure or (len(wanted) > 1 and other.parts != (1.0,)))
        and (
            units_grade(one.unit, other.unit) is not None
            or (len(wanted) + len(other.parts) > 2 and are_durations(one.unit, other.unit))
        )
        for part in other.parts
    ]
    # `on doktordan dokuzu`: of ten doctors nine
    is_share = not one.in_digits and bool(one.values) and 0 < one.values[0] < 1
    orders = (wanted, wanted[::-1]) if is_share else (wanted,)
    return any(
        all(
            is_equal(a, b)
            or (has_halves and one.in_digits and max(a, b) <= 24 and abs(a - b) == 12)
            for a, b in zip(order, parts[at : at + len(wanted)], strict=True)
        )
        for order in orders
        for at in range(len(parts) - len(wanted) + 1)
    )


class _Pairing:
    def __init__(
        self, source: Sequence[Mention], target: Sequence[Mention], has_halves: bool
    ) -> None:
        self.source = source
        self.of_source: dict[int, int] = {}
        self.of_target: dict[int, int] = {}
        self.grades = [
            {
                j: grade
                for j, two in enumerate(target)
                if (grade := grade_of(one, two, has_halves)) is not None
            }
            for one in source
        ]

    def pair(self, sure_source: Sequence[bool], sure_target: Sequence[bool]) -> None:
        """Pair the sure with the sure, then with words that may stand for a number."""
        for worst in (BEST, LIKELY, POSSIBLE):
            for i, is_sure in enumerate(sure_source):
                if is_sure and i not in self.of_source:
                    self._augment(i, worst, set(), sure_target)
        self._pair_loose(sure_source, sure_target)
        everything = [True] * len(sure_target)
        for worst in (BEST, LIKELY, POSSIBLE):
            for i, is_sure in enumerate(sure_source):
                if is_sure and i not in self.of_source:
                    self._augment(i, worst, set(), everything)
            for j, is_sure in enumerate(sure_target):
                if is_sure and j not in self.of_target:
                    self._take(j, worst)

    def _pair_loose(self, sure_source: Sequence[bool], sure_target: Sequence[bool]) -> None:
        """Pair words that may stand for a number with their like (`zweiten` and `second`)."""
        for i, grades in enumerate(self.grades):
            if sure_source[i] or self.source[i].values[:1] == (1.0,):
                continue
            if self.source[i].values[:1] > (_SUMMED,):
                continue  # a year that only one of the two may say
            for j, grade in grades.items():
                if grade == BEST and not sure_target[j] and j not in self.of_target:
                    self.of_source[i], self.of_target[j] = j, i
                    break

    def _augment(self, i: int, worst: int, seen: set[int], allowed: Sequence[bool]) -> bool:
        for j, grade in sorted(self.grades[i].items(), key=lambda item: item[1]):
            if grade > worst or j in seen or not allowed[j]:
                continue
            seen.add(j)
            holder = self.of_target.get(j)
            if holder is None or self._augment(holder, worst, seen, allowed):
                self.of_source[i], self.of_target[j] = j, i
                return True
        return False

    def _take(self, j: int, worst: int) -> None:
        """Pair a number of the translation with a loose word of the original."""
        for i, grades in enumerate(self.grades):
            if i not in self.of_source and grades.get(j, worst + 1) <= worst:
                self.of_source[i], self.of_target[j] = j, i
                return
