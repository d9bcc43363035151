"""Names of months and weekdays, and the numbers of days and years beside them, one at a time."""

from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.numeric import read_numeric
from core.annotate.temporal.years import is_unit, year_number
from core.annotate.tokens import Tokens

_SIGNS = frozenset("%€$£°/:+=")
_DASHES = frozenset("-–—")
_OLD_YEARS = range(32, 100)
"""Years of two digits that no day can be (`Mai 68`)."""


def day_number(tokens: Tokens, calendar: Calendar, i: int) -> tuple[int, int] | None:
    """Return the day at token `i` and the token after it (`2`, `27.`, `1er`, `3rd`)."""
    if tokens.kind(i) != "d" or not 1 <= len(tokens.forms[i]) <= 2:
        return None
    day = int(tokens.forms[i])
    if not 1 <= day <= 31:
        return None
    at = i + 1
    if at < len(tokens) and tokens.glued(at):
        key = tokens.keys[at]
        runs_on = tokens.kind(at + 1) == "d" and tokens.glued(at + 1)
        if key == "." and calendar.dotted_days and not runs_on:
            return day, at + 1
        if tokens.kinds[at] == "w":
            return (day, at + 1) if key in calendar.ordinal_marks else None
        if key in _SIGNS and not (key == "/" and runs_on):
            return None
        if runs_on and key == "," and calendar.links.comma_year and len(tokens.forms[at + 1]) == 4:
            return day, at  # `May 3,2024`
        if runs_on and key not in _DASHES and key != "/":
            return None
    return day, at


def month_name(
    tokens: Tokens, calendar: Calendar, i: int, *, numbered: bool
) -> tuple[int, int] | None:
    """Return the month named at token `i` and the token after its name.

    `numbered` is whether the number of a day stands before it.
    """
    names = calendar.names
    hit = names.months.longest(tokens, i)
    if hit is None:
        return None
    last, number = hit
    if tokens.glued(last) and (
        tokens.kind(last) == "w" or (tokens.kind(last) == "d" and not tokens.is_unspaced(last - 1))
    ):
        return None
    if is_hyphened(tokens, last) and names.months.longest(tokens, last + 1) is None:
        return None
    is_short = " ".join(tokens.keys[i:last]) in names.short_months
    end = last
    if is_short and tokens.key(last) == "." and tokens.glued(last):
        goes_on = tokens.kind(last + 1) == "d" or tokens.key(last + 1) == ","
        is_lower = tokens.kind(last + 1) == "w" and not tokens.is_capital(last + 1)
        end += 1 if goes_on or is_lower else 0
    has_number = numbered or _day_or_year(tokens, calendar, end)
    if is_short and not has_number:
        return None
    if not _is_cased(tokens, i, names.month_capital, has_number=has_number):
        return None
    return number, end


def is_tight(tokens: Tokens, i: int) -> bool:
    """Return whether no space stands on either side of token `i`."""
    return tokens.glued(i) and tokens.glued(i + 1)


def is_hyphened(tokens: Tokens, i: int) -> bool:
    """Return whether a hyphen at token `i` joins a word to the one before it."""
    return tokens.key(i) == "-" and is_tight(tokens, i) and tokens.kind(i + 1) == "w"


def _day_or_year(tokens: Tokens, calendar: Calendar, i: int) -> bool:
    """Return whether the number of a year, or of a day where it comes second, is at token `i`."""
    if tokens.key(i) == "," and calendar.links.comma_year:
        i += 1
    if year_number(tokens, i) is not None:
        return True
    return calendar.month_first and day_number(tokens, calendar, i) is not None


def _is_cased(tokens: Tokens, i: int, capital: bool | None, *, has_number: bool) -> bool:
    """Return whether the word at token `i` has the letter case of a month or weekday here."""
    if capital is None or (capital and tokens.is_capital(i)):
        return True
    if capital:
        return False
    if has_number or not tokens.is_capital(i):
        return True
    form = tokens.forms[i]
    return (len(form) > 1 and form.isupper()) or tokens.begins_sentence(i)


def year_after(tokens: Tokens, calendar: Calendar, i: int) -> tuple[int | None, int]:
    """Return the year at token `i` (after a comma or a link like `de`) and the token after it."""
    at = i
    hit = calendar.links.year.longest(tokens, at)
    if hit is not None:
        at = hit[0]
    elif tokens.key(at) == "," or (tokens.key(at) == "-" and is_tight(tokens, at)):
        at += 1
    year = year_number(tokens, at)
    if year is not None:
        end = at + 1
        is_list = tokens.key(i) == "," and not calendar.links.comma_year
        if is_unit(tokens, calendar, end) or (is_list and tokens.kind(end) == "w"):
            return None, i
        return year, end
    return _short_year(tokens, calendar, at) or (None, i)


def _short_year(tokens: Tokens, calendar: Calendar, i: int) -> tuple[int, int] | None:
    """Read `'68`, and `68` where it cannot be a day."""
    at = i + 1 if tokens.key(i) == "'" and tokens.glued(i + 1) else i
    if tokens.kind(at) != "d" or len(tokens.forms[at]) != 2:
        return None
    if tokens.key(i - 1) == "-" and is_tight(tokens, i - 1) and tokens.key(i - 3) == "-":
        year = int(tokens.forms[at])  # `01-Feb-02`
        return year + (1900 if year >= _OLD_YEARS.start else 2000), at + 1
    if tokens.glued(at + 1) and (tokens.kind(at + 1) == "w" or tokens.key(at + 1) in _SIGNS):
        return None
    short = int(tokens.forms[at])
    following = tokens.key(at + 1)
    is_counted = tokens.kind(at + 1) == "w" and following not in calendar.function_words
    if at == i and (short not in _OLD_YEARS or is_counted):
        return None
    return (short + 1900 if short >= _OLD_YEARS.start else short + 2000), at + 1


def weekday_name(
    tokens: Tokens, calendar: Calendar, i: int, *, numbered: bool
) -> tuple[int, int] | None:
    """Return the weekday named at token `i` and the token after it and its part of the day."""
    names = calendar.names
    hit = names.weekdays.longest(tokens, i)
    if hit is None:
        return None
    last, number = hit
    if tokens.glued(last) and tokens.kind(last) in ("w", "d"):
        return None
    is_short = " ".join(tokens.keys[i:last]) in names.short_weekdays
    if is_short and tokens.key(last) == "." and tokens.glued(last):
        last += 1
    at = skip_to_day(tokens, calendar, last)
    has_number = (
        numbered
        or day_number(tokens, calendar, at) is not None
        or (tokens.kind(at) == "d" and read_numeric(tokens, calendar, at) is not None)
        or names.months.longest(tokens, at) is not None
    )
    if is_short and not has_number:
        return None
    if not _is_cased(tokens, i, names.weekday_capital, has_number=has_number):
        return None
    if tokens.keys[i] in names.not_weekdays and (
        _is_number(tokens, calendar, i - 1)
        or (tokens.key(i - 1) in names.not_weekday_links and _is_number(tokens, calendar, i - 2))
        or (tokens.key(last) in names.not_weekday_before and not tokens.is_capital(last + 1))
    ):
        return None
    part = calendar.periods.day_parts.longest(tokens, last)
    return number, part[0] if part is not None else last


def _is_number(tokens: Tokens, calendar: Calendar, i: int) -> bool:
    return tokens.kind(i) == "d" or tokens.key(i) in calendar.names.not_weekday_after


def skip_to_day(tokens: Tokens, calendar: Calendar, i: int) -> int:
    """Return the token after a comma, bracket and article between a weekday and its day."""
    if tokens.key(i) in (",", "("):
        i += 1
    return i + 1 if tokens.key(i) in calendar.links.before_day else i
