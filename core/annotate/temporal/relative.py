"""Dates told from the day of writing: `hier soir`, `letzte Woche`, `acum trei zile`, `next May`."""

from core.annotate.quantities.numberwords import read_words
from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.cldr import Distance
from core.annotate.temporal.expression import Expression
from core.annotate.temporal.named import read_month, read_weekday
from core.annotate.temporal.names import is_hyphened, is_tight
from core.annotate.temporal.periods import with_article
from core.annotate.temporal.tense import Clues
from core.annotate.temporal.years import year_number
from core.annotate.tokens import Tokens
from core.article import Grain

_NUMBER_WORDS = 6
"""Tokens of a number in words before `days ago` that are looked at."""


def read_fixed(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read a phrase that is a date by itself, with its part of the day."""
    hit = calendar.periods.fixed.longest(tokens, i)
    if hit is None:
        return None
    last, fixed = hit
    if tokens.glued(last) and tokens.kind(last) in ("w", "d"):
        return None
    if fixed.is_lower and _is_name(tokens, i):
        return None
    if calendar.periods.not_before.longest(tokens, last) is not None and fixed.shift is not None:
        return None  # `ce jour-là`
    if is_hyphened(tokens, last):
        return None  # `Heute-Journal`
    if not fixed.is_lower and not tokens.is_capital(i):
        return None
    if fixed.grain == "day":
        part = calendar.periods.day_parts.longest(tokens, last)
        last = part[0] if part is not None else last
    return Expression(i, last, fixed.grain, shift=fixed.shift, is_open=fixed.shift is None)


def _is_name(tokens: Tokens, i: int) -> bool:
    """Return whether a capital at token `i` makes a name of a word."""
    if not tokens.is_capital(i) or tokens.begins_sentence(i):
        return False
    return len(tokens.forms[i]) == 1 or not tokens.forms[i].isupper()


def read_unit(tokens: Tokens, calendar: Calendar, i: int, floor: int) -> Expression | None:
    """Read a unit and the word after it that says which one (`semaine dernière`, `anul trecut`)."""
    hit = calendar.periods.units.longest(tokens, i)
    if hit is None:
        return None
    last, (grain, is_part) = hit
    after = calendar.periods.after.longest(tokens, last)
    if after is None:
        is_told = is_part and calendar.names.weekend_before.longest(tokens, i - 1) is not None
        link = calendar.links.part.longest(tokens, last)
        if link is not None and tokens.kind(link[0]) == "d":
            return None  # `the weekend of 23 November`
        return Expression(i, last, "week", weekday=5) if is_told else None
    last, offset = after
    first = with_article(tokens, calendar, i, floor)
    return _unit(first, last, grain, offset, is_part=is_part)


def read_bare_unit(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read the unit after a word for a part of it (`Anfang` `des Jahres`), with its own year."""
    hit = calendar.periods.units.longest(tokens, i)
    if hit is None:
        return None
    last, (grain, is_part) = hit
    if is_part or grain == "day" or (tokens.glued(last) and tokens.kind(last) in ("w", "d")):
        return None
    year = year_number(tokens, last)
    if grain == "year" and year is not None:
        return Expression(i, last + 1, "year", year=year)
    return Expression(i, last, grain, shift=0)


def _unit(first: int, last: int, grain: Grain, offset: int, *, is_part: bool) -> Expression:
    if is_part:  # the weekend, by its Saturday
        return Expression(first, last, "week", weekday=5, pointed=offset)
    return Expression(first, last, grain, shift=offset)


def read_modified(tokens: Tokens, calendar: Calendar, i: int) -> list[Expression]:
    """Read `letzte Woche`, `this Friday`, `last November`, `cet été` from the word before."""
    hit = calendar.periods.before_from.longest(tokens, i)
    if hit is None:
        return []
    at, offset = hit
    if tokens.key(at) == "-" and is_tight(tokens, at):
        at += 1  # `astă-vară`
    unit = calendar.periods.units.longest(tokens, at)
    if unit is not None:
        last, (grain, is_part) = unit
        if tokens.glued(last) and tokens.kind(last) in ("w", "d"):
            return []
        if _is_other_unit(tokens, calendar, i, last):
            return []
        after = calendar.periods.after.longest(tokens, last)
        if after is not None and after[1] == offset:
            last = after[0]  # `ce mois-ci`
        return [_unit(i, last, grain, offset, is_part=is_part)]
    found = read_weekday(tokens, calendar, at)
    if found and found[0].day is None and found[0].month is None:
        found[0].first, found[0].pointed = i, offset
        return found
    if found:
        return []
    month = read_month(tokens, calendar, at, is_evident=True)
    if month is not None:
        if month.year is None:
            month.first, month.pointed = i, offset
        return [month]
    season = calendar.names.seasons.longest(tokens, at)
    if season is not None and year_number(tokens, season[0]) is None:
        return [Expression(i, season[0], "season", season=season[1], pointed=offset)]
    return []


def _is_other_unit(tokens: Tokens, calendar: Calendar, i: int, last: int) -> bool:
    """Return whether `last week` is the last of something (`the last week of the war`)."""
    if calendar.periods.not_before.longest(tokens, last) is not None:
        return True
    return tokens.key(i - 1) in calendar.periods.not_after_article


def read_distance(tokens: Tokens, calendar: Calendar, i: int) -> Expression | None:
    """Read `il y a trois jours`, `vor etwa zwei Wochen`, `in two weeks` from its first word."""
    distances = calendar.distances
    opener = distances.openers.longest(tokens, i)
    if opener is None:
        return None
    about = distances.about.longest(tokens, opener[0])
    at = about[0] if about is not None else opener[0]
    number = _count(tokens, calendar, at)
    if number is None:
        return None
    tail = distances.tails[opener[1]].longest(tokens, number[1])
    if tail is None:
        return None
    return _distant(tokens, calendar, i, tail[0], number[0], tail[1])


def read_tail(tokens: Tokens, calendar: Calendar, i: int, floor: int) -> Expression | None:
    """Read `three days ago` from the unit at token `i`; the number stands before it."""
    tail = calendar.distances.tails[""].longest(tokens, i)
    if tail is None:
        return None
    first, value = i, 0
    for start in range(i - 1, max(floor, i - 1 - _NUMBER_WORDS) - 1, -1):
        number = _count(tokens, calendar, start)
        if number is not None and number[1] == i:
            first, value = start, number[0]
    if first == i:
        return None
    return _distant(tokens, calendar, first, tail[0], value, tail[1])


def _count(tokens: Tokens, calendar: Calendar, at: int) -> tuple[int, int] | None:
    """Return the whole number at token `at`, in digits or words, and the token after it."""
    if tokens.kind(at) == "d":
        is_end = tokens.glued(at) and (
            tokens.key(at - 1) in (".", ",", "-", "/", ":") or tokens.kind(at - 1) == "d"
        )
        if len(tokens.forms[at]) > 4 or is_end:
            return None
        return int(tokens.forms[at]), at + 1
    if tokens.kind(at) != "w":
        return None
    number = read_words(tokens, at, calendar.numerals)
    if number is not None and number.value is not None and number.value == int(number.value):
        return int(number.value), number.last
    key = tokens.keys[at]
    if key in calendar.numerals.ones or key in calendar.numerals.articles:
        return 1, at + 1
    return None


def _distant(
    tokens: Tokens, calendar: Calendar, first: int, last: int, value: int, distance: Distance
) -> Expression | None:
    sign = distance.sign
    if not 1 <= value <= distance.most:
        return None
    if tokens.glued(last) and tokens.kind(last) in ("w", "d"):
        return None
    if sign > 0 and (
        Clues(calendar.tense, tokens).direction(first, last) == -1
        or calendar.distances.not_before.longest(tokens, first - 1) is not None
        or tokens.key(last) in calendar.distances.not_after
    ):
        return None  # `in two weeks he had built it`: how long, not when
    return Expression(first, last, distance.grain, shift=sign * value)
