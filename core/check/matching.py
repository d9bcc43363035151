"""Which number of a text is which in its translation: one to one, the likeliest first."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from core.check.mention import Mention
from core.facts import read_facts

_HALVES_OF_DAY = re.compile(r"(?<![^\W\d_])[ap]\.?\s?m\b|o['’]clock", re.IGNORECASE)
_NEAR = 0.04
"""How far a converted or rounded amount may be off."""
_SAME = 1e-6
_TEN, _DOZEN = 10, 12
_SUMMED = 1000
"""The least number that may be said in two parts."""
_WRITTEN_OUT = 12
"""Numbers up to this one are usually written in words."""
_ALIKE = 1.5
"""How far two vague amounts may begin apart: French tens are dozens in English."""
_BEST, _LIKELY, _POSSIBLE = range(3)
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
                    is_sum = _equal(one.values[0], a.values[0] + b.values[0])
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
            _units_grade(one.unit, other.unit) is not None
            or (len(wanted) + len(other.parts) > 2 and _are_durations(one.unit, other.unit))
        )
        for part in other.parts
    ]
    # `on doktordan dokuzu`: of ten doctors nine
    is_share = not one.in_digits and bool(one.values) and 0 < one.values[0] < 1
    orders = (wanted, wanted[::-1]) if is_share else (wanted,)
    return any(
        all(
            _equal(a, b) or (has_halves and one.in_digits and max(a, b) <= 24 and abs(a - b) == 12)
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
                if (grade := _grade(one, two, has_halves)) is not None
            }
            for one in source
        ]

    def pair(self, sure_source: Sequence[bool], sure_target: Sequence[bool]) -> None:
        """Pair the sure with the sure, then with words that may stand for a number."""
        for worst in (_BEST, _LIKELY, _POSSIBLE):
            for i, is_sure in enumerate(sure_source):
                if is_sure and i not in self.of_source:
                    self._augment(i, worst, set(), sure_target)
        self._pair_loose(sure_source, sure_target)
        everything = [True] * len(sure_target)
        for worst in (_BEST, _LIKELY, _POSSIBLE):
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
                if grade == _BEST and not sure_target[j] and j not in self.of_target:
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


def _grade(one: Mention, two: Mention, has_halves: bool) -> int | None:
    """Return how well two numbers fit; None where they do not."""
    if one.span is not None or two.span is not None:
        return _vague_grade(one, two)
    if not _may_be_one(one, two) or not _may_be_one(two, one):
        return None
    units = _units_grade(one.unit, two.unit)
    if units is None and (one.is_lent or two.is_lent):
        units = _LIKELY
    # A second reading of digits before a scale is none before another scale.
    has_scale = one.scale == two.scale or 1 in (one.scale, two.scale)
    ours, theirs = (one.values, two.values) if has_scale else (one.values[:1], two.values[:1])
    same = any(_equal(a, b) for a in ours for b in theirs)
    if same and units is not None:
        # `kwart` is 15 minutes only where no 15 is at hand.
        is_other = one.in_digits != two.in_digits and not _equal(one.values[0], two.values[0])
        if is_other and (one.is_article or two.is_article):
            return None  # `1.000` may be one and no thousandths, but then nobody says `a`
        return max(units, _LIKELY) if is_other else units
    if _converted(one, two):
        return _POSSIBLE
    if _is_carried(one, two, everywhere=True) or _is_carried(two, one, everywhere=False):
        return _LIKELY
    if units is None:
        return None
    is_other = any(
        _is_same_year(one, a, two, b) or (has_halves and _is_same_hour(one, a, two, b))
        for a in one.values
        for b in two.values
    )
    return _POSSIBLE if is_other else None


def _is_carried(bare: Mention, full: Mention, *, everywhere: bool) -> bool:
    """Return whether `full` says aloud what `bare` leaves to a number beside it.

    The original may do so `everywhere`; in a translation a unit that is gone may as well be lost.
    """
    return any(
        (is_near or everywhere)
        and _units_grade(unit, full.unit) is not None
        and any(_equal(value, other) for other in full.values)
        for value, unit, is_near in bare.carried
    )


def _may_be_one(this: Mention, other: Mention) -> bool:
    """Return whether an article, or one of the many words for `one`, may answer to `other`."""
    if this.is_article and not (other.is_counted or other.unit is not None):
        return False
    if this.is_unit and other.unit is None:
        return False
    if this.is_month and not other.may_be_month:
        return False
    is_name = other.is_label and other.in_digits and other.values[:1] == (1.0,)
    return not is_name or this.in_digits or this.is_label


def _vague_grade(one: Mention, two: Mention) -> int | None:
    if _units_grade(one.unit, two.unit) is None:
        return None
    (low, high), (other_low, other_high) = _range(one), _range(two)
    if low > other_high or other_low > high:
        vague, exact = (one, two) if one.span is not None else (two, one)
        # `viele tausend`: thousands
        is_scale = not exact.in_digits and _equal(2 * _range(exact)[0], _range(vague)[0])
        return _POSSIBLE if is_scale and exact.span is None else None
    both = one.span is not None and two.span is not None
    if not both and not _is_about(*((one, two) if one.span is not None else (two, one))):
        return None
    if both and max(low, other_low) > _ALIKE * min(low, other_low):
        return None
    return _BEST if both and (low, high) == (other_low, other_high) else _LIKELY


def _is_about(vague: Mention, exact: Mention) -> bool:
    """Return whether an exact number may render a vague one.

    `une dizaine` is ten, or loosely a dozen; `des milliers` is no number at all.
    """
    low, high = _range(vague)
    if high > _ALIKE * low * (1 + _SAME):
        return not exact.is_sure
    middle = (low + high) / 2
    return any(math.isclose(v, middle, rel_tol=_NEAR) for v in exact.values) or (
        middle == _TEN and _DOZEN in exact.values
    )


def _range(one: Mention) -> tuple[float, float]:
    return one.span or (min(one.values), max(one.values))


def _equal(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=_SAME, abs_tol=1e-9)


def _units_grade(one: str | None, two: str | None) -> int | None:
    if one == two:
        return _BEST
    if "%" in (one, two) and None in (one, two):
        return None
    if one is None or two is None or _families().get(one, one) == _families().get(two, two):
        return _LIKELY
    return None


def _are_durations(one: str | None, two: str | None) -> bool:
    """Return whether both units may be parts of one amount (`27 years and three months`)."""
    return all((_factor(unit) or ("",))[0] == "duration" for unit in (one, two))


def _converted(one: Mention, two: Mention) -> bool:
    """Return whether two amounts are the same in other units (`30 min`, `0.5 h`)."""
    if one.values and two.values:
        told = ((one.values[0], one.unit), (two.values[0], two.unit))
        if told in _idioms() or told[::-1] in _idioms():
            return True
    a, b = _factor(one.unit), _factor(two.unit)
    if a is None and b is None:
        return _is_same_temperature(one, two)
    if a is not None and b is not None and a[0] != b[0]:
        return False
    if a is None or b is None:
        # A share without a unit (`two thirds`) beside percents.
        if (a or b or ("", 1.0))[0] != "share":
            return False
        plain = two if b is None else one
        if plain.unit is not None or not any(0 < value < 1 for value in plain.values):
            return False
    first, second = (a or ("", 1.0))[1], (b or ("", 1.0))[1]
    return any(
        math.isclose(x * first, y * second, rel_tol=_NEAR)
        for x in one.values[:1]
        for y in two.values[:1]
        if one.unit != two.unit
    )


def _is_same_temperature(one: Mention, two: Mention) -> bool:
    if {one.unit, two.unit} != {"°C", "°F"} or not one.values or not two.values:
        return False
    celsius, fahrenheit = (one, two) if one.unit == "°C" else (two, one)
    return abs(celsius.values[0] * 9 / 5 + 32 - fahrenheit.values[0]) <= 1


def _is_same_year(one: Mention, a: float, two: Mention, b: float) -> bool:
    """Return whether one is the other without its century (`'98`, `the 90s`)."""
    if a > b:
        one, a, two, b = two, b, one, a
    if not (1800 <= b < 2100 and a < 100 and b % 100 == a):
        return False
    return one.is_short_year or a % 10 == 0


def _is_same_hour(one: Mention, a: float, two: Mention, b: float) -> bool:
    if one.unit not in (None, "h") or two.unit not in (None, "h"):
        return False
    return a <= 24 and b <= 24 and abs(a - b) == 12


@cache
def _idioms() -> frozenset[tuple[tuple[float, str | None], ...]]:
    idioms = read_facts("core.check", "data", "units.toml")["idioms"]
    return frozenset((tuple(one["one"]), tuple(one["other"])) for one in idioms)


@cache
def _families() -> dict[str, str]:
    families = read_facts("core.check", "data", "units.toml")["families"]
    return {unit: name for name, units in families.items() for unit in units}


@cache
def _factors() -> dict[str, tuple[str, float]]:
    kinds = read_facts("core.check", "data", "units.toml")["factors"]
    return {unit: (kind, float(f)) for kind, units in kinds.items() for unit, f in units.items()}


def _factor(unit: str | None) -> tuple[str, float] | None:
    return None if unit is None else _factors().get(unit)
