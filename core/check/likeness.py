"""How well two numbers fit: the same amount, perhaps said otherwise."""

import math
from functools import cache

from core.check.mention import Mention
from core.facts import read_facts

_NEAR = 0.04
"""How far a converted or rounded amount may be off."""
_SAME = 1e-6
_TEN, _DOZEN = 10, 12
_ALIKE = 1.5
"""How far two vague amounts may begin apart: French tens are dozens in English."""
BEST, LIKELY, POSSIBLE = range(3)
"""How well two numbers fit, the best first."""


def grade_of(one: Mention, two: Mention, has_halves: bool) -> int | None:
    """Return how well two numbers fit; None where they do not."""
    if one.span is not None or two.span is not None:
        return _vague_grade(one, two)
    if not _may_be_one(one, two) or not _may_be_one(two, one):
        return None
    units = units_grade(one.unit, two.unit)
    if units is None and (one.is_lent or two.is_lent):
        units = LIKELY
    # A second reading of digits before a scale is none before another scale.
    has_scale = one.scale == two.scale or 1 in (one.scale, two.scale)
    ours, theirs = (one.values, two.values) if has_scale else (one.values[:1], two.values[:1])
    same = any(is_equal(a, b) for a in ours for b in theirs)
    if same and units is not None:
        # `kwart` is 15 minutes only where no 15 is at hand.
        is_other = one.in_digits != two.in_digits and not is_equal(one.values[0], two.values[0])
        if is_other and (one.is_article or two.is_article):
            return None  # `1.000` may be one and no thousandths, but then nobody says `a`
        return max(units, LIKELY) if is_other else units
    if _converted(one, two):
        return POSSIBLE
    if _is_carried(one, two, everywhere=True) or _is_carried(two, one, everywhere=False):
        return LIKELY
    if units is None:
        return None
    is_other = any(
        _is_same_year(one, a, two, b) or (has_halves and _is_same_hour(one, a, two, b))
        for a in one.values
        for b in two.values
    )
    return POSSIBLE if is_other else None


def _is_carried(bare: Mention, full: Mention, *, everywhere: bool) -> bool:
    """Return whether `full` says aloud what `bare` leaves to a number beside it.

    The original may do so `everywhere`; in a translation a unit that is gone may as well be lost.
    """
    return any(
        (is_near or everywhere)
        and units_grade(unit, full.unit) is not None
        and any(is_equal(value, other) for other in full.values)
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
    if units_grade(one.unit, two.unit) is None:
        return None
    (low, high), (other_low, other_high) = _range(one), _range(two)
    if low > other_high or other_low > high:
        vague, exact = (one, two) if one.span is not None else (two, one)
        # `viele tausend`: thousands
        is_scale = not exact.in_digits and is_equal(2 * _range(exact)[0], _range(vague)[0])
        return POSSIBLE if is_scale and exact.span is None else None
    both = one.span is not None and two.span is not None
    if not both and not _is_about(*((one, two) if one.span is not None else (two, one))):
        return None
    if both and max(low, other_low) > _ALIKE * min(low, other_low):
        return None
    return BEST if both and (low, high) == (other_low, other_high) else LIKELY


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


def is_equal(a: float, b: float) -> bool:
    """Return whether two values are the same but for rounding of their digits."""
    return math.isclose(a, b, rel_tol=_SAME, abs_tol=1e-9)


def units_grade(one: str | None, two: str | None) -> int | None:
    """Return how well two units fit; None where they do not."""
    if one == two:
        return BEST
    if "%" in (one, two) and None in (one, two):
        return None
    if one is None or two is None or _families().get(one, one) == _families().get(two, two):
        return LIKELY
    return None


def are_durations(one: str | None, two: str | None) -> bool:
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
