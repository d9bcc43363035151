"""Dates in digits: `27.11.2024`, `20/11/2024`, `2024-11-20`, `24.02.`, `2024年11月20日`."""

from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.days import iso_day
from core.annotate.temporal.expression import Expression
from core.annotate.tokens import Tokens

_MARKS = frozenset("./-")
_YEARS = range(1000, 2101)
_NEXT_CENTURY = 70
"""Years of two digits below it are of the 21st century."""


def read_numeric(
    tokens: Tokens, calendar: Calendar, i: int, *, is_told: bool = False
) -> Expression | None:
    """Read a date in digits alone from token `i`; `is_told` is whether a weekday stands before."""
    if calendar.marks is not None and tokens.kind(i + 1) == "w":
        return _read_marked(tokens, calendar, i)
    mark = tokens.key(i + 1)
    if mark not in _MARKS or tokens.kind(i + 2) != "d" or not _may_begin(tokens, calendar, i):
        return None
    if tokens.key(i + 3) != mark:
        return None
    loose = 1 if mark == "." and not tokens.glued(i + 2) else 0
    if tokens.kind(i + 4) != "d":
        is_told = is_told or calendar.date_before.longest(tokens, i - 1) is not None
        return _read_short(tokens, calendar, i) if is_told and not loose else None
    if not all(tokens.glued(at) for at in (i + 1, i + 3)):
        return None
    if not loose and not (tokens.glued(i + 2) and tokens.glued(i + 4)):
        return None
    if _runs_on(tokens, i + 5):
        return None
    parts = tokens.forms[i], tokens.forms[i + 2], tokens.forms[i + 4]
    year, month, day = _in_order(parts, mark, calendar.month_first)
    if (loose and len(parts[2]) != 4) or year is None or iso_day(year, month, day) is None:
        return None
    return Expression(i, i + 5, "day", year=year, month=month, day=day)


def _in_order(
    parts: tuple[str, str, str], mark: str, month_first: bool
) -> tuple[int | None, int, int]:
    """Return year, month and day of `parts`; the year is None where they are no date."""
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2:
        return _year(parts[0]), int(parts[1]), int(parts[2])
    if len(parts[0]) > 2 or len(parts[1]) > 2 or len(parts[2]) not in (2, 4):
        return None, 0, 0
    day, month = int(parts[0]), int(parts[1])
    is_swapped = (month_first and day <= 12) or month > 12
    if mark == "/" and is_swapped:
        day, month = month, day
    return _year(parts[2]), month, day


def _year(digits: str) -> int | None:
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < _NEXT_CENTURY else 1900)
    return year if year in _YEARS else None


def _may_begin(tokens: Tokens, calendar: Calendar, i: int) -> bool:
    """Return whether digits here are not the end of a longer number, a version or a section."""
    if tokens.key(i - 1) in calendar.not_date_before:
        return False
    if not tokens.glued(i):
        return True
    before = tokens.key(i - 1)
    return tokens.kind(i - 1) == "p" and (before not in ".,/-:" or tokens.kind(i - 2) != "d")


def _runs_on(tokens: Tokens, i: int) -> bool:
    """Return whether what stands right before token `i` goes on in it."""
    if not tokens.glued(i):
        return False
    if tokens.kind(i) == "w":
        # The time of an ISO 8601 date and time (`2024-11-20T18:03`).
        return not (tokens.keys[i] == "t" and tokens.kind(i + 1) == "d")
    is_joined = tokens.key(i) in "./-," and tokens.glued(i + 1) and tokens.kind(i + 1) == "d"
    return tokens.kind(i) == "d" or is_joined


def _read_short(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `24.02.`, where the words before it tell that it is no section."""
    if tokens.key(i + 1) != "." or not all(tokens.glued(at) for at in range(i + 1, i + 4)):
        return None
    if not calendar.dotted_days:
        return None
    if len(tokens.forms[i]) > 2 or len(tokens.forms[i + 2]) > 2:
        return None
    day, month = int(tokens.forms[i]), int(tokens.forms[i + 2])
    if iso_day(2000, month, day) is None:
        return None
    return Expression(i, i + 4, "day", month=month, day=day)


def _read_marked(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read year, month and day, each with its mark after it; the year or the day may be missing."""
    assert calendar.marks is not None  # noqa: S101 - asked by the caller
    year_mark, day_mark = calendar.marks
    year: int | None = None
    at = i
    if tokens.key(at + 1) == year_mark:
        year = _year(tokens.forms[at]) if len(tokens.forms[at]) == 4 else None
        if year is None:
            return None
        at += 2
        if tokens.kind(at) != "d":
            return Expression(i, at, "year", year=year)
    hit = calendar.names.months.longest(tokens, at)
    if hit is None:
        return Expression(i, at, "year", year=year) if year is not None else None
    at, month = hit
    if tokens.kind(at) == "d" and tokens.key(at + 1) == day_mark and len(tokens.forms[at]) <= 2:
        day = int(tokens.forms[at])
        if iso_day(year or 2000, month, day) is not None:
            return Expression(i, at + 2, "day", year=year, month=month, day=day)
    return Expression(i, at, "month", year=year, month=month)
