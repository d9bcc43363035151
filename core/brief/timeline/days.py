"""Days and longer stretches of time: their first and last day, and how people write them."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from core.article import Grain

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
"""The seasons of ISO 8601-2, and the month in which each begins in the northern hemisphere."""

_ISO = re.compile(r"(\d{2,4})(?:-(?:W(\d{2})|Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)

Days = tuple[int, int]
"""The first and the last day of a stretch, as ordinals."""


@lru_cache(maxsize=4096)
def days_of(iso: str, grain: Grain) -> Days | None:
    """Return the first and last day of a date cut to `grain`; None where it is no such date."""
    found = _ISO.fullmatch(iso)
    if found is None:
        return None
    year, week, quarter, month, day = (int(part) if part else None for part in found.groups())
    try:
        if grain == "century" and len(iso) == 2 and year:
            return _months(year * 100, 1, 1200)
        if grain == "decade" and len(iso) == 3 and year:
            return _months(year * 10, 1, 120)
        if len(found[1]) != 4 or not year:
            return None
        if week:
            first = date.fromisocalendar(year, week, 1).toordinal()
            return first, first + 6
        if quarter:
            return _months(year, quarter * 3 - 2, 3)
        if month in _SEASONS:
            return _months(year, _SEASONS[month][1], 3)
        if month and day:
            only = date(year, month, day).toordinal()
            return only, only
        return _months(year, month, 1) if month else _months(year, 1, 12)
    except (ValueError, OverflowError):
        return None


def _months(year: int, month: int, count: int) -> Days:
    """Return the days of `count` months from the first one on."""
    final = year * 12 + month - 1 + count - 1
    last_year, last_month = final // 12, final % 12 + 1
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return date(year, month, 1).toordinal(), last.toordinal()


def span_of(iso: str, grain: Grain, until: str | None) -> Days | None:
    """Return the days of a date, or of a period up to `until`."""
    first = days_of(iso, grain)
    last = days_of(until, grain) if until else None
    if first is None:
        return None
    return first if last is None else (first[0], max(first[1], last[1]))


def date_words(iso: str, grain: Grain, until: str | None = None) -> str:
    """Return a date as people write it: 20 Nov 2024, Nov 2024, 2024, 2010s; else as it stands."""
    said = _words(iso, grain)
    return f"{said} – {_words(until, grain)}" if until and until != iso else said


def _words(iso: str, grain: Grain) -> str:
    if days_of(iso, grain) is None:
        return iso
    year, _, rest = iso.partition("-")
    if grain == "century" and len(iso) == 2:
        return f"{iso}00s"
    if grain == "decade" and len(iso) == 3:
        return f"{iso}0s"
    if not rest:
        return year
    if rest[0] == "W":
        return f"week {int(rest[1:])}, {year}"
    if rest[0] == "Q":
        return f"{rest} {year}"
    month, _, day = rest.partition("-")
    if int(month) in _SEASONS:
        return f"{_SEASONS[int(month)][0]} {year}"
    said = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {said}" if day else said
