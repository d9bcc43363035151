"""Seasons, quarters, decades, centuries: `été 2022`, `third quarter`, `anii '90`, `XIXe siècle`."""

import re

from core.annotate.quantities.numberwords import read_words
from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.expression import Expression
from core.annotate.temporal.names import year_after
from core.annotate.temporal.years import year_end, year_number
from core.annotate.tokens import Tokens

_ROMAN = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})")
_ROMAN_UNITS = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_ROMAN_UNITS["ix"] = 9
_CENTURIES = range(1, 22)
_YOUNG_DECADES = range(0, 20, 10)
"""Decades of two digits that are of this century (`années 10`)."""


def with_article(tokens: Tokens, calendar: Calendar, i: int, floor: int) -> int:
    """Return where the article before token `i` begins, if one stands there."""
    articles = calendar.periods.articles
    if tokens.key(i - 1) == "'" and i - 2 >= floor and tokens.key(i - 2) + "'" in articles:
        return i - 2
    return i - 1 if i - 1 >= floor and tokens.key(i - 1) in articles else i


def read_season(tokens: Tokens, calendar: Calendar, i: int, floor: int) -> Expression | None:
    """Read a season with its year or a word that says which one; no token before `floor`."""
    hit = calendar.names.seasons.longest(tokens, i)
    if hit is None:
        return None
    last, season = hit
    found = Expression(i, last, "season", season=season)
    year, end = period_year(tokens, calendar, last)
    if year is not None:
        found.year, found.last = year, end
        return found
    pointed = calendar.periods.after.longest(tokens, last)
    if pointed is None:
        return None
    found.last, found.pointed = pointed
    found.first = with_article(tokens, calendar, i, floor)
    return found


def period_year(tokens: Tokens, calendar: Calendar, i: int) -> tuple[int | None, int]:
    """Return the year of a season or quarter that ends before token `i`, and the token after it."""
    hit = calendar.periods.quarter_links.longest(tokens, i)
    at = hit[0] if hit is not None else i
    year = year_number(tokens, at)
    if year is not None:
        return year, year_end(tokens, at)
    return year_after(tokens, calendar, i)


def read_ordinal(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `premier mai`, `troisième trimestre`, `nineteenth century` from an ordinal word."""
    hit = calendar.periods.ordinals.longest(tokens, i)
    if hit is None:
        return None
    at, number = hit
    return _numbered(tokens, calendar, i, at, number) or _first_of(tokens, calendar, i, at, number)


def _first_of(
    tokens: Tokens, calendar: Calendar, i: int, at: int, number: int
) -> Expression | None:
    link = calendar.links.day.longest(tokens, at)
    at = link[0] if link is not None else at
    hit = calendar.names.months.longest(tokens, at)
    if hit is None or (calendar.names.month_capital and not tokens.is_capital(at)):
        return None
    if " ".join(tokens.keys[at : hit[0]]) in calendar.names.short_months:
        return None
    if tokens.keys[at] in calendar.names.ambiguous and calendar.names.month_after:
        return None  # Romanian `primul mai mare`
    year, last = year_after(tokens, calendar, hit[0])
    return Expression(i, last, "day", year=year, month=hit[1], day=number)


def read_number(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read a quarter, decade or century that begins with digits (`3. Quartal`, `90er Jahre`)."""
    if len(tokens.forms[i]) > 4 or (tokens.glued(i) and tokens.kind(i - 1) in ("w", "d")):
        return None
    at = i + 1
    if at >= len(tokens):
        return None
    if tokens.glued(at) and (key := tokens.keys[at]) in calendar.periods.decade_marks:
        return _decade(tokens, calendar, i, int(tokens.forms[i]), at + 1)
    if tokens.glued(at) and key == "'" and tokens.key(at + 1) in calendar.periods.decade_marks:
        return _decade(tokens, calendar, i, int(tokens.forms[i]), at + 2)
    if len(tokens.forms[i]) > 2:
        return None
    if tokens.glued(at) and (
        key == "." or key in calendar.ordinal_marks or key in calendar.periods.roman_marks
    ):
        at += 1
    return _numbered(tokens, calendar, i, at, int(tokens.forms[i]))


def _numbered(
    tokens: Tokens, calendar: Calendar, i: int, at: int, number: int
) -> Expression | None:
    """Read the noun at token `at` that an ordinal makes a quarter or century."""
    if tokens.key(at) in ("-", ".") and tokens.glued(at):
        at += 1
    quarter = calendar.periods.quarter_nouns.longest(tokens, at)
    if quarter is not None and 1 <= number <= 4:
        return _quarter(tokens, calendar, i, quarter[0], number)
    century = calendar.periods.century_nouns.longest(tokens, at)
    if century is not None and number in _CENTURIES:
        return _century(tokens, calendar, i, century[0], number)
    return None


def _quarter(
    tokens: Tokens, calendar: Calendar, i: int, last: int, number: int
) -> Expression | None:
    found = Expression(i, last, "quarter", quarter=number)
    year, end = period_year(tokens, calendar, last)
    if year is not None:
        found.year, found.last = year, end
    elif tokens.key(i - 1) in calendar.periods.not_quarter_after:
        return None  # `a third quarter` may be one of anything
    return found


def read_quarter_letter(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `Q3`, `T3 2024`."""
    at = i + 1
    if (
        not tokens.glued(at)
        or not tokens.is_capital(i)
        or tokens.key(at) not in ("1", "2", "3", "4")
    ):
        return None
    if tokens.glued(i) or (tokens.glued(at + 1) and tokens.kind(at + 1) in ("w", "d")):
        return None
    found = Expression(i, at + 1, "quarter", quarter=int(tokens.forms[at]))
    year, end = period_year(tokens, calendar, at + 1)
    if year is not None:
        found.year, found.last = year, end
    elif tokens.keys[i] != "q":
        return None
    return found


def read_quarter_noun(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read a quarter whose number follows (`trimestrul al treilea`, `trimestrul III`)."""
    hit = calendar.periods.quarter_nouns.longest(tokens, i)
    if hit is None:
        return None
    link = calendar.periods.century_links.longest(tokens, hit[0])
    at = link[0] if link is not None else hit[0]
    number, last = _number_after(tokens, calendar, at)
    return _quarter(tokens, calendar, i, last, number) if 1 <= number <= 4 else None


def _number_after(tokens: Tokens, calendar: Calendar, at: int) -> tuple[int, int]:
    """Return the number at token `at` in digits, Roman digits or as an ordinal; 0 for none."""
    hit = calendar.periods.ordinals.longest(tokens, at)
    if hit is not None:
        return hit[1], hit[0]
    number, last = 0, at + 1
    if tokens.kind(at) == "d" and len(tokens.forms[at]) <= 2:
        number = int(tokens.forms[at])
    elif tokens.kind(at) == "w" and tokens.is_capital(at):
        number = _roman(tokens.keys[at])
    if tokens.key(last) == "-" and tokens.key(last + 1) in calendar.periods.roman_marks:
        last += 2
    elif tokens.key(last) in calendar.periods.roman_marks:
        last += 1
    return number, last


def _roman(form: str) -> int:
    """Return the value of a Roman number up to 29; 0 where `form` is none."""
    match = _ROMAN.fullmatch(form)
    return 10 * len(match[1]) + _ROMAN_UNITS[match[2]] if match else 0


def read_century(tokens: Tokens, calendar: Calendar, i: int, floor: int) -> Expression | None:
    """Read a century by its noun at token `i`; its Roman number may stand before it or after it.

    No token before `floor` is taken in.
    """
    hit = calendar.periods.century_nouns.longest(tokens, i)
    if hit is None:
        return None
    before = i - 1
    if before >= floor and tokens.kind(before) == "w" and tokens.is_capital(before):
        form = tokens.keys[before]
        mark = next((m for m in calendar.periods.roman_marks if form.endswith(m)), "")
        number = _roman(form.removesuffix(mark))
        if number in _CENTURIES and tokens.forms[before].removesuffix(mark).isupper():
            return _century(tokens, calendar, before, hit[0], number)
    link = calendar.periods.century_links.longest(tokens, hit[0])
    number, last = _number_after(tokens, calendar, link[0] if link is not None else hit[0])
    if number in _CENTURIES and last > hit[0]:
        return _century(tokens, calendar, i, last, number)
    return None


def _century(
    tokens: Tokens, calendar: Calendar, first: int, last: int, number: int
) -> Expression | None:
    if calendar.periods.not_century_after.longest(tokens, last) is not None:
        return None  # before our era
    return Expression(first, last, "century", iso=f"{number - 1:02d}")


def read_decade(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `années 1990`, `anii '90`, `années quatre-vingt` from the noun at token `i`."""
    hit = calendar.periods.decade_before.longest(tokens, i)
    if hit is None:
        return None
    at = hit[0] + 1 if tokens.key(hit[0]) == "'" else hit[0]
    if tokens.kind(at) == "d" and len(tokens.forms[at]) in (2, 4):
        if tokens.glued(at + 1) and tokens.kind(at + 1) in ("d", "w"):
            return None
        return _decade(tokens, calendar, i, int(tokens.forms[at]), at + 1, is_told=True)
    if tokens.kind(at) != "w":
        return None
    number = read_words(tokens, at, calendar.numerals)
    if number is None or number.value is None or not 20 <= number.value < 100:
        return None
    return _decade(tokens, calendar, i, int(number.value), number.last, is_told=True)


def read_decade_word(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `Neunzigerjahre`, `neunziger Jahren`, `nineties`."""
    hit = calendar.periods.decade_words.longest(tokens, i)
    if hit is None:
        return None
    return _decade(tokens, calendar, i, hit[1], hit[0])


def _decade(
    tokens: Tokens, calendar: Calendar, i: int, number: int, last: int, *, is_told: bool = False
) -> Expression | None:
    """Return the decade that `number` of two or four digits begins."""
    periods = calendar.periods
    at = last + 1 if tokens.key(last) == "-" and tokens.glued(last) else last
    noun = periods.decade_nouns.longest(tokens, at)
    if tokens.kinds[i] == "d" and len(tokens.forms[i]) not in (2, 4):
        return None
    first = i - 1 if tokens.key(i - 1) == "'" and tokens.glued(i) else i
    if number % 10:
        return None
    if noun is not None:
        last = noun[0]
    elif not (is_told or number >= 1000 or first < i or _has_article(tokens, calendar, i)):
        return None
    if number < 100:
        number += 2000 if number in _YOUNG_DECADES else 1900
    elif number not in range(1000, 2100):
        return None
    return Expression(first, last, "decade", iso=str(number // 10))


def _has_article(tokens: Tokens, calendar: Calendar, i: int) -> bool:
    """Return whether an article stands before `80s` or `nineties`, with a part of it or without."""
    before = calendar.periods.decade_short_before
    at = i - 2 if tokens.key(i - 1) == "-" else i - 1
    is_part = calendar.periods.parts.longest(tokens, at) is not None
    return tokens.key(at) in before or (is_part and tokens.key(at - 1) in before)
