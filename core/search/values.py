"""The values of filters: days, figures, languages; whoever reads them says what a value may be."""

import calendar
import math
import re
from datetime import date

from core.errors import SearchError
from core.search.nodes import DayKind, Days, Quantity

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BOUND = re.compile(r"(>=|<=|>|<|=)?\s*(.*)", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<before>[€$£¥])?\s*(?P<number>[-−+]?(?:\d{1,3}(?:[,_ \u00a0\u202f]\d{3})+|\d{1,30})"
    r"(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?)\s*(?P<after>(?!\d)[\w°%‰€$£¥][\w²³°/]{0,11})?",
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "percent": "%"}
_RAISED = str.maketrans("²³", "23")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.ASCII)

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


def read_days(kind: DayKind, value: str) -> Days:
    """Return the days that `value` means (`2024-11`, `2024-11..`, `>2024-11-20`).

    Raises SearchError.
    """
    try:
        low, high = _ends(value)
        if low == high and low is not None:
            return Days(kind, *_stretch(low))
        sign, bare = _sign(value)
        if sign:
            first, last = _stretch(bare)
            begin = {">": last + 1, ">=": first}.get(sign, FIRST_DAY)
            end = {"<": first - 1, "<=": last}.get(sign, LAST_DAY)
        else:
            begin = _stretch(low)[0] if low else FIRST_DAY
            end = _stretch(high)[1] if high else LAST_DAY
    except ValueError as error:
        raise SearchError(
            f"{kind}:{value} is no date that can be searched for; write {kind}:2024, "
            f"{kind}:2024-11, {kind}:2024-11-20, or a range such as {kind}:2024-11..2025-02 "
            f"or {kind}:2024-11.."
        ) from error
    if begin > end:
        raise SearchError(f"{kind}:{value} ends before it begins; put the earlier date first.")
    return Days(kind, begin, end)


def day_stretch(iso: str) -> tuple[int, int] | None:
    """Return the first and last day of an ISO date cut to its grain, as ordinals; None if none.

    Weeks, seasons, quarters, decades and centuries are read as far as they begin like a date.
    """
    try:
        return _stretch(iso)
    except ValueError:
        return None


def _stretch(written: str) -> tuple[int, int]:
    """Return the first and last day of a year, month or day; raises ValueError."""
    found = _DAY.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    year, month, day = (int(one) if one else None for one in found.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1).toordinal(), date(year or 0, 12, 31).toordinal()
    if day is None:
        last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
    one = date(year, month, day).toordinal()
    return one, one


def read_quantity(value: str) -> Quantity:
    """Return the figures that `value` means (`1000`, `>1,000`, `10..50%`, `>5km`).

    Raises SearchError.
    """
    try:
        sign, bare = _sign(value)
        if sign:
            number, unit = _number(bare)
            low = {">": math.nextafter(number, math.inf), ">=": number}.get(sign, -math.inf)
            high = {"<": math.nextafter(number, -math.inf), "<=": number}.get(sign, math.inf)
            return Quantity(low, high, unit)
        ends = _ends(value)
        first, unit = _number(ends[0]) if ends[0] else (-math.inf, None)
        last, other = _number(ends[1]) if ends[1] else (math.inf, None)
        if unit and other and unit != other:
            raise ValueError(value)
    except ValueError as error:
        raise SearchError(
            f"figure:{value} is no figure that can be searched for; write figure:1000, "
            "figure:>1000, figure:1000..2000, figure:50% or figure:>5km, with a point before "
            "decimals (1.5)."
        ) from error
    if first > last:
        raise SearchError(f"figure:{value} ends before it begins; put the smaller figure first.")
    return Quantity(first, last, unit or other)


def _number(written: str) -> tuple[float, str | None]:
    found = _NUMBER.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    number = float(re.sub("[,_ \u00a0\u202f]", "", found["number"]).replace("−", "-"))
    if not math.isfinite(number):
        raise ValueError(written)
    unit = found["before"] or (found["after"] or "").strip() or None
    if found["before"] and found["after"]:
        raise ValueError(written)
    return number, None if unit is None else _SIGNS.get(unit, unit.translate(_RAISED))


def read_languages(value: str) -> tuple[str, ...]:
    """Return the codes of languages in `value`, parted by commas. Raises SearchError."""
    codes = []
    for one in value.split(","):
        found = _LANGUAGE.fullmatch(one.strip().lower())
        if found is None:
            raise SearchError(
                f"lang:{value} names no language; write its code, such as lang:de or lang:fr,ro."
            )
        codes.append(found[1])
    return tuple(dict.fromkeys(codes))


def _sign(value: str) -> tuple[str, str]:
    found = _BOUND.fullmatch(value.strip())
    sign, bare = (found[1] or "", found[2]) if found is not None else ("", value)
    if sign == "=" or ".." in bare:
        return "", bare
    return sign, bare


def _ends(value: str) -> tuple[str | None, str | None]:
    """Return both ends of a range, None for an open one, or twice the same; raises ValueError."""
    sign, bare = _sign(value)
    if sign:
        return None, None
    bare = bare.strip()
    low, dots, high = (one.strip() for one in bare.partition(".."))
    if not low and not high:
        raise ValueError(value)
    if not dots:
        return low, low
    return low or None, high.lstrip(".") or None
