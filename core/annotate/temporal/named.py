"""Days and months by their names: `2 noiembrie 2024`, `mardi 19 et mercredi 20 novembre`, `May`."""

from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.days import iso_day
from core.annotate.temporal.expression import Expression
from core.annotate.temporal.names import (
    day_number,
    is_tight,
    month_name,
    skip_to_day,
    weekday_name,
    year_after,
)
from core.annotate.temporal.numeric import read_numeric
from core.annotate.temporal.years import is_unit, year_number
from core.annotate.tokens import Tokens

_MOST_DAYS = 8
"""Days in one list (`3, 4 et 5 mai`)."""


def read_days(
    tokens: Tokens, calendar: Calendar, i: int, first: int, weekday: int | None = None
) -> list[Expression]:
    """Read `27. November`, `26 et 27 novembre 2024`, `3.-5. Mai` from the day at token `i`.

    `first` is where the first of them begins (its weekday); `weekday` is that weekday.
    """
    found: list[Expression] = []
    at, conjoined = i, False
    while len(found) < _MOST_DAYS:
        read = day_number(tokens, calendar, at)
        if read is None or (found and read[0] <= (found[-1].day or 0)):
            return []
        day, at = read
        found.append(Expression(first, at, "day", day=day, weekday=weekday))
        month = _month_after(tokens, calendar, at)
        if month is not None:
            return (
                _with_month(tokens, calendar, found, *month) if _is_list(found, conjoined) else []
            )
        link = calendar.links.range.longest(tokens, at)
        if link is not None:
            conjoined = True
            at = link[0]
        elif tokens.key(at) in (",", "/"):
            conjoined = conjoined or tokens.key(at) == "/"
            at += 1
        else:
            return []
        if tokens.key(at) in calendar.links.before_day:
            at += 1
        first, weekday = at, None
        named = weekday_name(tokens, calendar, at, numbered=True)
        if named is not None:
            weekday, at = named
            at = skip_to_day(tokens, calendar, at)
    return []


def _is_list(found: list[Expression], conjoined: bool) -> bool:
    """Return whether days before one month belong to it: two by `et`, `-`, `/`; not `12, 3 mai`."""
    return len(found) == 1 or conjoined or any(one.weekday is not None for one in found)


def _month_after(tokens: Tokens, calendar: Calendar, i: int) -> tuple[int, int] | None:
    hit = calendar.links.day.longest(tokens, i)
    at = hit[0] if hit is not None else i
    if tokens.key(at) == "-" and is_tight(tokens, at):
        at += 1
    return month_name(tokens, calendar, at, numbered=True)


def _with_month(
    tokens: Tokens, calendar: Calendar, found: list[Expression], month: int, at: int
) -> list[Expression]:
    year, last = year_after(tokens, calendar, at)
    for one in found:
        one.month, one.year = month, year
    end = found[-1]
    end.last = last
    if year is None:
        _point(tokens, calendar, end)
        for one in found:
            one.pointed = end.pointed
    valid = all(iso_day(one.year or 2000, month, one.day or 0) is not None for one in found)
    return found if valid else []


def _point(tokens: Tokens, calendar: Calendar, one: Expression) -> None:
    """Take in a word after a date that says which one it is (`le 3 mai dernier`)."""
    hit = calendar.periods.after.longest(tokens, one.last)
    if hit is not None:
        one.last, one.pointed = hit


def read_year_first(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `2024. november 20.` from the year at token `i`."""
    year = year_number(tokens, i) if calendar.year_first else None
    if year is None:
        return None
    at = i + 2 if tokens.key(i + 1) == "." and tokens.glued(i + 1) else i + 1
    named = month_name(tokens, calendar, at, numbered=True)
    if named is None:
        return None
    month, last = named
    number = tokens.forms[last] if tokens.kind(last) == "d" else ""
    if len(number) > 2 or not number or iso_day(year, month, int(number)) is None:
        return Expression(i, last, "month", year=year, month=month)
    return Expression(i, last + 1, "day", year=year, month=month, day=int(number))


def read_month_first(tokens: Tokens, calendar: Calendar, i: int, first: int) -> list[Expression]:
    """Read `Nov. 26-27`, `May 3, 2024`, `May 3 to 5` from the month at token `i`."""
    named = month_name(tokens, calendar, i, numbered=False)
    if named is None:
        return []
    month, at = named
    if tokens.key(at) in calendar.links.before_day:
        at += 1
    read = day_number(tokens, calendar, at)
    if read is None or _is_counted(tokens, calendar, read[1], i):
        return []
    found = [Expression(first, read[1], "day", month=month, day=read[0])]
    year, last = year_after(tokens, calendar, read[1])
    while year is None and len(found) < _MOST_DAYS:
        more = _day_after(tokens, calendar, found[-1])
        if more is None:
            break
        found.append(more)
        year, last = year_after(tokens, calendar, more.last)
    if year is not None:
        found[-1].last = last
    for one in found:
        one.year, one.month = year, month
    valid = all(iso_day(year or 2000, month, one.day or 0) is not None for one in found)
    return found if valid else []


def _day_after(tokens: Tokens, calendar: Calendar, one: Expression) -> Expression | None:
    """Return the day that goes on a list after its month (`May 3 and 4`)."""
    link = calendar.links.range.longest(tokens, one.last)
    at = link[0] if link is not None else one.last + 1 if tokens.key(one.last) == "," else -1
    read = day_number(tokens, calendar, at) if at > 0 else None
    if read is None or read[0] <= (one.day or 0):
        return None
    day, last = read
    if _month_after(tokens, calendar, last) is not None:
        return None
    if tokens.kind(last) == "w" and tokens.key(last) not in calendar.function_words:
        return None
    if link is None and calendar.links.range.longest(tokens, last) is None:
        return None  # `May 3, 4` alone may be anything
    return Expression(at, last, "day", day=day)


def _is_counted(tokens: Tokens, calendar: Calendar, last: int, i: int) -> bool:
    """Return whether the number after a month counts something (`In May 20 people died`)."""
    if is_unit(tokens, calendar, last):
        return True
    before = calendar.years.before.longest(tokens, i - 1)
    is_noun = tokens.kind(last) == "w" and tokens.key(last) not in calendar.function_words
    return before is not None and is_noun


def read_month(
    tokens: Tokens, calendar: Calendar, i: int, *, is_evident: bool = False
) -> Expression | None:
    """Read `septembre 2023`, `novembre dernier`, `iulie`, `March` from token `i`.

    `is_evident` is whether a word before it has told that a month follows.
    """
    named = month_name(tokens, calendar, i, numbered=False)
    if named is None:
        return None
    month, at = named
    year, last = year_after(tokens, calendar, at)
    found = Expression(i, last, "month", year=year, month=month)
    if year is None:
        _point(tokens, calendar, found)
    if year is not None or found.pointed is not None or is_evident:
        return found
    return found if _is_month(tokens, calendar, i, at) else None


def _is_month(tokens: Tokens, calendar: Calendar, i: int, last: int) -> bool:
    """Return whether a name that is another word as well is a month here."""
    names = calendar.names
    if tokens.keys[i] not in names.ambiguous:
        return True
    if not names.month_capital and not names.month_after and not tokens.is_capital(i):
        return True  # `mars` the planet has a capital
    if names.month_before.longest(tokens, i - 1) is None:
        return False
    if tokens.is_capital(last) and calendar.links.range.longest(tokens, i - 1) is not None:
        return False  # `and April Jones`
    following = tokens.key(last)
    return not names.month_after or tokens.kind(last) != "w" or following in names.month_after


def read_weekday(tokens: Tokens, calendar: Calendar, i: int) -> list[Expression]:
    """Read `mercredi`, `lundi soir`, `jeudi 21 novembre`, `Dienstag (19.11.2024)`, `mardi 19`."""
    named = weekday_name(tokens, calendar, i, numbered=False)
    if named is None:
        return []
    weekday, last = named
    at = skip_to_day(tokens, calendar, last)
    dated = _date_after(tokens, calendar, at, i, weekday)
    if dated:
        dated[0].weekday = weekday
        end = dated[-1]
        if tokens.key(last) == "(" and tokens.key(end.last) == ")":
            end.last += 1
        return dated
    number = number_alone(tokens, calendar, at)
    # After a comma alone it is an hour (`samedi, 10-14`).
    if number is not None and tokens.key(at - 1) not in ("(", ","):
        return [Expression(i, number[1], "day", weekday=weekday, day=number[0])]
    if calendar.names.habitual_before.longest(tokens, i - 1) is not None:
        return []
    found = Expression(i, last, "day", weekday=weekday)
    _point(tokens, calendar, found)
    return [found]


def _date_after(
    tokens: Tokens, calendar: Calendar, at: int, first: int, weekday: int
) -> list[Expression]:
    if tokens.kind(at) == "d":
        numeric = read_numeric(tokens, calendar, at, is_told=True)
        if numeric is not None:
            numeric.first = first
            return [numeric]
        return read_days(tokens, calendar, at, first, weekday)
    if calendar.month_first and tokens.kind(at) == "w":
        return read_month_first(tokens, calendar, at, first)
    return []


def number_alone(tokens: Tokens, calendar: Calendar, at: int) -> tuple[int, int] | None:
    """Return the day after a weekday where no month follows (`mardi 19`), if it counts nothing."""
    read = day_number(tokens, calendar, at)
    if read is None:
        return None
    day, last = read
    is_noun = tokens.kind(last) == "w" and tokens.key(last) not in calendar.function_words
    if is_noun or tokens.kind(last) == "d" or is_unit(tokens, calendar, last):
        return None
    goes_on = tokens.key(last) in ("-", "–") and tokens.kind(last + 1) == "d"
    return None if goes_on or tokens.key(last) in (":", "h", "/") else (day, last)


def read_nth_weekday(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `the first Tuesday of November`, `ultima vineri din mai` from the ordinal."""
    hit = calendar.periods.ordinals.longest(tokens, i)
    if hit is None:
        return None
    at, nth = hit
    named = weekday_name(tokens, calendar, at, numbered=True)
    link = calendar.links.part.longest(tokens, named[1]) if named is not None else None
    if named is None or link is None or not -1 <= nth <= 5:
        return None
    month = read_month(tokens, calendar, link[0], is_evident=True)
    if month is None:
        return None
    month.first, month.grain = i, "day"
    month.weekday, month.nth = named[0], nth
    return month


def read_bound_weekday(tokens: Tokens, calendar: Calendar, i: int) -> list[Expression]:
    """Read forms that need a word beside them (`lunea trecută`)."""
    hit = calendar.names.bound_weekdays.longest(tokens, i)
    if hit is None:
        return []
    last, weekday = hit
    part = calendar.periods.day_parts.longest(tokens, last)
    found = Expression(i, part[0] if part is not None else last, "day", weekday=weekday)
    _point(tokens, calendar, found)
    return [found] if found.pointed is not None else []
