"""Whether two figures can be the same value, said more or less exactly."""

import math
import re
from functools import lru_cache

from core.article import Figure, Kind

_ABOUT = 0.05
"""How far a value may lie from one that is given as approximate."""
_ABOUT_SHARE = 0.06
"""The same from a share that is given in words."""
_DIGIT = re.compile(r"\d")
_DECIMAL = re.compile(r"\d[.,٫]\d")
_BOUND = 1.25
"""How far beyond a bound ("more than 10,000") a value still tells the same."""
_CLOSE_BOUND = 1.03
"""The same beyond a bound that is no round number, or a small one ("at least 24")."""
_ROUND_DIGITS = 2
_SMALLEST_BOUND = 100
_VAGUE = 2
RARE = 1000
RARE_DIGITS = 3
"""From which number, or how many digits, a value by itself nearly tells what it is of."""
_ROUNDED = 0.01
"""How far rounding may lead from a value."""
_EXACT = 1e-9
_STEP = 1.1
_NEAR_ZERO = 1e-6
_SMALLEST_ROUND = 1000
_SMALLEST_SHARE = 15
REPLACED = ("count", "money", "mass", "area", "volume")
"""Kinds of which a new value replaces the old one."""
_SMALLEST_SUM = 1000
"""From which amount of money on it is a sum rather than the price of one thing."""
_FINEST_ROUND = 100
"""Least number that may be rounded, and least place that it may be rounded to."""


@lru_cache(maxsize=8192)
def span_of(figure: Figure) -> tuple[float, float] | None:
    """Return the least and greatest value that the wording of `figure` allows; None without any."""
    if figure.value is None:
        if figure.low is None or figure.high is None:
            return None
        return float(min(figure.low, figure.high)), float(max(figure.low, figure.high))
    value = float(figure.value)
    far = abs(value)
    match figure.qualifier:
        case "about":
            reach = min(far * _ABOUT, _unit_of(value) / 2) if far else 0.0
            if figure.kind == "percent" and not _DIGIT.search(figure.text):
                reach = far * _ABOUT_SHARE  # `nearly a third` of 32 percent
            return value - reach, value + reach
        case "at_least" | "more_than":
            return value, value + far * (_bound_of(value) - 1)
        case "up_to" | "less_than":
            return value - far * (1 - 1 / _bound_of(value)), value
    return value, value


def may_agree(one: Figure, other: Figure) -> bool:
    """Return whether both can be one value of one unit: equal, rounded, or within a qualifier."""
    if one.kind != other.kind or one.unit != other.unit:
        return False
    if one.value is not None and one.value == other.value:
        return True
    first, second = span_of(one), span_of(other)
    if first is None or second is None:
        return first is None and second is None and _same_vague(one, other)
    if one.value is None and other.value is None:
        return _is_within(first, second) or _is_within(second, first)
    reach = _EXACT * (1.0 + min(abs(first[1]), abs(second[1])))
    if first[0] <= second[1] + reach and second[0] <= first[1] + reach:
        return True
    if one.value is None or other.value is None:
        return False
    ours, theirs = float(one.value), float(other.value)
    if one.kind == "percent" and one.unit == "%":
        # most are far apart, and no share is the other without its decimals then
        return abs(ours - theirs) <= 0.5 and (_is_whole_of(one, other) or _is_whole_of(other, one))
    return _is_rounded(ours, theirs) or _is_rounded(theirs, ours)


def _is_within(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    """Return whether a range lies in another, but for rounding."""
    low, high = (_ROUNDED * abs(end) for end in outer)
    return outer[0] - low <= inner[0] and inner[1] <= outer[1] + high


def _bound_of(value: float) -> float:
    is_round = abs(value) >= _SMALLEST_BOUND and abs(value) < _unit_of(value) * 10**_ROUND_DIGITS
    return _BOUND if is_round else _CLOSE_BOUND


def is_vague(figure: Figure) -> bool:
    """Return whether the wording leaves far apart values ("tens of thousands")."""
    if figure.value is not None or figure.low is None:
        return False
    return figure.high is None or abs(figure.high) >= abs(figure.low) * _VAGUE


def digits_of(figure: Figure) -> int:
    """Return how many digits the value has but for zeros at its ends; 0 without a value."""
    value = figure.value
    return len(f"{value:f}".strip("0").replace(".", "")) if value is not None else 0


@lru_cache(maxsize=8192)
def telling_digits(figure: Figure) -> int:
    """Return how many digits the value has but for zeros at its ends (2 for 3,100)."""
    return len(f"{figure.value:f}".replace(".", "").strip("0")) if figure.value is not None else 0


def is_rare(figure: Figure) -> bool:
    """Return whether the number is one that two quantities hardly share by chance."""
    value = abs(float(figure.value or 0))
    return value >= RARE or digits_of(figure) >= RARE_DIGITS


def kind_of(figure: Figure, after: Figure | None = None) -> Kind:
    """Return the kind of a figure; a bare number has that of the next ("1.99 to 2.29 euros")."""
    if after is not None and figure.kind == "count" and not figure.counted:
        return after.kind
    return figure.kind


def is_price(figure: Figure) -> bool:
    """Return whether a sum is so small that it is what one thing costs."""
    return figure.kind == "money" and abs(figure.value or 0) < _SMALLEST_SUM


def is_replaced(figure: Figure, after: Figure | None = None) -> bool:
    """Return whether a later value of a figure replaces it: rates and prices are of their time."""
    kind = kind_of(figure, after)
    return kind in REPLACED and not is_price(figure.with_(kind=kind))


def is_same(one: Figure, other: Figure) -> bool:
    """Return whether both give the same number or the same range, whatever the qualifier."""
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


@lru_cache(maxsize=8192)
def steps_of(figure: Figure) -> tuple[int, ...]:
    """Return numbers of which any two figures that may agree share one; few for each figure."""
    span = span_of(figure)
    if span is None:
        return ()
    low, high = sorted((abs(span[0]), abs(span[1])))
    if span[0] < 0 < span[1]:
        low = 0.0
    return tuple(
        range(
            _step(max(0.0, low * (1 - _ROUNDED) - _NEAR_ZERO)),
            _step(high * (1 + _ROUNDED) + _NEAR_ZERO) + 1,
        )
    )


def _step(value: float) -> int:
    """Return how many times over a tenth more than 1 `value` is."""
    return round(math.log1p(value) / math.log(_STEP))


def middle_of(figure: Figure) -> float | None:
    """Return a number to set `figure` in order by."""
    if figure.value is not None:
        return float(figure.value)
    span = span_of(figure)
    return None if span is None else (span[0] + span[1]) / 2


def _is_rounded(rough: float, fine: float) -> bool:
    """Return whether `rough` is `fine` to fewer digits."""
    if abs(rough) < _SMALLEST_ROUND or abs(rough - fine) > _ROUNDED * abs(rough):
        return False
    unit = _unit_of(rough)
    return unit >= _FINEST_ROUND and unit > _unit_of(fine) and abs(rough - fine) <= unit / 2


def _is_whole_of(one: Figure, other: Figure) -> bool:
    """Return whether one share is the other without its decimals; "25.0" has its decimals."""
    rough, fine = float(one.value or 0), float(other.value or 0)
    if abs(rough) < _SMALLEST_SHARE or _DECIMAL.search(one.text):
        return False
    return rough == round(rough) != fine != round(fine) and round(fine) == rough


@lru_cache(maxsize=4096)
def _unit_of(value: float) -> float:
    """Return the place of the last digit of `value` that is not 0 (1,000 for 11,000)."""
    if not value or not math.isfinite(value):
        return 1.0
    unit = 10.0 ** math.floor(math.log10(abs(value)))
    while unit > 1e-6 and abs(round(value / unit) * unit - value) > abs(value) * _EXACT:
        unit /= 10
    return unit


def _same_vague(one: Figure, other: Figure) -> bool:
    """Return whether both are "tens of thousands", or said in the same words."""
    if one.text == other.text:
        return True
    return one.low is not None and (one.low, one.high) == (other.low, other.high)
