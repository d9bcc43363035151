"""Dates in running text: whole, partial and relative ones, with ISO value and grain.

Month and weekday names are CLDR's (through Babel), so that numeric dates and written months are
found in every language; what a language adds stands in `lang/<xx>/dates.toml`. The grammar is in
`core.annotate.temporal`, one module for each kind of expression.

Relative dates are resolved from the publication date. A weekday is the last one, the day itself
included, or the next one where tense and prepositions say so (temporal.tense); it has no value
where they disagree. A month or day without a year is the last one before publication unless the
words around it point ahead or it is near. ISO values are cut to their grain: `2024-11-20`,
`2024-W47`, `2024-11`, `2024`, `199` (a decade), `18` (the 19th century), `2024-Q3`, seasons as ISO
8601-2 numbers them (`2022-22` is the summer of 2022; a winter has the year of its December).
"""

import re
import unicodedata

from core.annotate.temporal.calendars import Calendar, calendar_of
from core.annotate.temporal.days import parse_day
from core.annotate.temporal.expression import Expression
from core.annotate.temporal.named import (
    number_alone,
    read_bound_weekday,
    read_days,
    read_month,
    read_month_first,
    read_nth_weekday,
    read_weekday,
    read_year_first,
)
from core.annotate.temporal.numeric import read_numeric
from core.annotate.temporal.periods import (
    read_century,
    read_decade,
    read_decade_word,
    read_number,
    read_ordinal,
    read_quarter_letter,
    read_quarter_noun,
    read_season,
)
from core.annotate.temporal.relative import (
    read_bare_unit,
    read_distance,
    read_fixed,
    read_modified,
    read_tail,
    read_unit,
)
from core.annotate.temporal.resolving import resolve
from core.annotate.temporal.years import read_told_year, read_year
from core.annotate.tokens import Tokens, tokenize
from core.article import Date

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_PART_LINKS = 4
"""Small words between a part and what it is of (`the end of the year`)."""
_NEAR = 80
"""Tokens after a date in which the number of a day alone is of the same month."""


def find_dates(text: str, lang: str, published: str | None = None) -> list[Date]:
    """Return the dates of `text` in order, none overlapping another.

    `published` is an ISO date; without it relative dates have no ISO value.
    """
    tokens = tokenize(_OTHER_DIGIT.sub(_plain_digit, text))
    calendar = calendar_of(lang)
    if "d" not in tokens.kinds and calendar.triggers.keys().isdisjoint(tokens.keys):
        return []
    found = _Reader(tokens, calendar).read()
    values = resolve(found, tokens, calendar, parse_day(published))
    return [
        Date(
            start=tokens.starts[one.first],
            end=tokens.ends[one.last - 1],
            text=text[tokens.starts[one.first] : tokens.ends[one.last - 1]],
            iso=value,
            grain=one.grain,
        )
        for one, value in zip(found, values, strict=True)
    ]


def _plain_digit(match: re.Match[str]) -> str:
    """Return a digit of another script (Arabic-Indic, full-width) as the one it stands for."""
    return str(unicodedata.digit(match[0], match[0]))


class _Reader:
    """Reads the expressions of one text from left to right."""

    def __init__(self, tokens: Tokens, calendar: Calendar) -> None:
        self.tokens = tokens
        self.calendar = calendar
        self.found: list[Expression] = []
        self.floor = 0
        """The first token that no date has taken yet."""

    def read(self) -> list[Expression]:
        tokens, triggers = self.tokens, self.calendar.triggers
        i, end = 0, len(tokens)
        kinds, keys = tokens.kinds, tokens.keys
        while i < end:
            kind = kinds[i]
            found: list[Expression] = []
            if kind == "d":
                found = self._from_digits(i)
            elif kind == "w" and (told := triggers.get(keys[i])) is not None:
                skip = self._skipped(i, told)
                if skip is not None:
                    i = skip
                    continue
                if self._may_begin(i):
                    found = self._from_word(i, told)
            if found:
                self._with_year(found[-1])
                self.found += found
                i = self.floor = found[-1].last
            else:
                i += 1
        return self.found

    def _skipped(self, i: int, told: frozenset[str]) -> int | None:
        """Return the end of a name at token `i` that only sounds like a date."""
        if "no date" not in told or not self.tokens.is_capital(i):
            return None
        hit = self.calendar.names.not_dates.longest(self.tokens, i)
        return None if hit is None else hit[0]

    def _may_begin(self, i: int) -> bool:
        """Return whether a date may begin at a word, which is not the end of another one."""
        tokens = self.tokens
        if not tokens.glued(i) or tokens.is_unspaced(i):
            return True
        if tokens.key(i - 1) in ("-", "–", "/"):
            return bool(self.found) and self.floor == i - 1
        return tokens.key(i - 1) not in ("_", "@", "#", "&") and tokens.kind(i - 1) != "d"

    def _from_digits(self, i: int) -> list[Expression]:
        tokens, calendar = self.tokens, self.calendar
        if len(tokens.forms[i]) > 4:
            return []
        if tokens.glued(i) and tokens.kind(i - 1) == "w" and not tokens.is_unspaced(i - 1):
            return []
        one = read_numeric(tokens, calendar, i) or read_year_first(tokens, calendar, i)
        if one is not None:
            return [one]
        return (
            read_days(tokens, calendar, i, i)
            or _listed(read_number(tokens, calendar, i))
            or _listed(read_year(tokens, calendar, i, self._last()))
            or _listed(self._distance_in_digits(i))
            or _listed(self._day_alone(i))
        )

    def _last(self) -> Expression | None:
        return self.found[-1] if self.found else None

    def _distance_in_digits(self, i: int) -> Expression | None:
        if "" not in self.calendar.distances.tails:
            return None
        found = read_tail(self.tokens, self.calendar, i + 1, i)
        return found if found is not None and found.first == i else None

    def _day_alone(self, i: int) -> Expression | None:
        """Read a day by its number alone (`le 18`), after a date that tells the month."""
        tokens, calendar, last = self.tokens, self.calendar, self._last()
        if calendar.alone_before.longest(tokens, i - 1) is None:
            return None
        read = number_alone(tokens, calendar, i)
        if read is None:
            return None
        is_ordinal = tokens.key(read[1] - 1) in calendar.ordinal_marks
        is_near = last is not None and last.month is not None and last.day is not None
        if not is_ordinal and not (is_near and i - self.floor <= _NEAR):
            return None
        return Expression(i, read[1], "day", day=read[0])

    def _from_word(self, i: int, told: frozenset[str]) -> list[Expression]:
        tokens, calendar = self.tokens, self.calendar
        found: list[Expression] = []
        if "part" in told:
            found = self._with_part(i)
        if not found and "fixed" in told:
            found = _listed(read_fixed(tokens, calendar, i))
        if not found and "ordinal" in told:
            found = _listed(read_nth_weekday(tokens, calendar, i))
        if not found and "modifier" in told:
            found = read_modified(tokens, calendar, i)
        if not found and "unit" in told:
            found = _listed(read_unit(tokens, calendar, i, self.floor))
        if not found and "ordinal" in told:
            found = _listed(read_ordinal(tokens, calendar, i))
        if not found and "distance" in told:
            found = _listed(read_distance(tokens, calendar, i))
        return found or self._from_name(i, told)

    def _from_name(self, i: int, told: frozenset[str]) -> list[Expression]:
        tokens, calendar = self.tokens, self.calendar
        found: list[Expression] = []
        if "weekday" in told:
            found = read_weekday(tokens, calendar, i)
        if not found and "bound weekday" in told:
            found = read_bound_weekday(tokens, calendar, i)
        if not found and "month" in told and calendar.month_first:
            found = read_month_first(tokens, calendar, i, i)
        if not found and "month" in told:
            found = _listed(read_month(tokens, calendar, i, is_evident=self._goes_on(i)))
        if not found and "season" in told:
            found = _listed(read_season(tokens, calendar, i, self.floor) or self._season_of_year(i))
        return found or self._from_period(i, told)

    def _goes_on(self, i: int) -> bool:
        """Return whether a month stands right before token `i`, parted by one mark or word."""
        last = self._last()
        if last is None or last.month is None or last.last != i - 1:
            return False
        links = self.calendar.links
        return self.tokens.key(i - 1) in ("/", ",") or (
            links.range.longest(self.tokens, i - 1) is not None
        )

    def _from_period(self, i: int, told: frozenset[str]) -> list[Expression]:
        tokens, calendar = self.tokens, self.calendar
        one: Expression | None = None
        if "decade" in told:
            one = read_decade(tokens, calendar, i)
        if one is None and "decade word" in told:
            one = read_decade_word(tokens, calendar, i)
        if one is None and "century" in told:
            one = read_century(tokens, calendar, i, self.floor)
        if one is None and "quarter noun" in told:
            one = read_quarter_noun(tokens, calendar, i)
        if one is None and "quarter" in told:
            one = read_quarter_letter(tokens, calendar, i)
        if one is None and "tail" in told:
            one = read_tail(tokens, calendar, i, self.floor)
        return _listed(one)

    def _with_part(self, i: int) -> list[Expression]:
        """Read `début août`, `Ende letzten Jahres`, `the beginning of the year`."""
        tokens, calendar = self.tokens, self.calendar
        hit = calendar.periods.parts.longest(tokens, i)
        if hit is None:
            return []
        at: int | None = hit[0]
        for _ in range(_PART_LINKS):
            if at is None:
                return []
            if hit[1] or at > hit[0] or tokens.kind(at) == "d":
                found = self._part_of(at)
                if found is not None:
                    found.first = i
                    return [found]
            link = calendar.links.part.longest(tokens, at)
            is_dash = tokens.key(at) == "-" and tokens.glued(at)
            at = link[0] if link is not None else at + 1 if is_dash else None
        return []

    def _part_of(self, at: int) -> Expression | None:
        """Read the period at token `at` that a word before it names a part of."""
        tokens, calendar = self.tokens, self.calendar
        if tokens.kind(at) == "d":
            return read_number(tokens, calendar, at) or read_told_year(tokens, calendar, at)
        noun = calendar.names.month_nouns.longest(tokens, at)
        if noun is not None and (month := read_month(tokens, calendar, noun[0], is_evident=True)):
            return month
        told = calendar.triggers.get(tokens.key(at), frozenset())
        if not told:
            return None
        if "fixed" in told and (one := read_fixed(tokens, calendar, at)) is not None:
            return one if one.grain != "day" else None
        if "month" in told:
            return read_month(tokens, calendar, at, is_evident=True)
        modified = read_modified(tokens, calendar, at) if "modifier" in told else []
        if len(modified) == 1:
            return modified[0]
        if "ordinal" in told and (one := read_ordinal(tokens, calendar, at)) is not None:
            return one
        if "season" in told:
            return read_season(tokens, calendar, at, at)
        if "weekday" in told:
            days = read_weekday(tokens, calendar, at)
            return days[0] if len(days) == 1 and days[0].month is None else None
        period = self._from_period(at, told)
        if period:
            return period[0]
        if "unit" not in told:
            return None
        return read_unit(tokens, calendar, at, at) or read_bare_unit(tokens, calendar, at)

    def _season_of_year(self, i: int) -> Expression | None:
        """Read a season whose year is told from the publication (`vara anului trecut`)."""
        hit = self.calendar.names.seasons.longest(self.tokens, i)
        if hit is None:
            return None
        found = Expression(i, hit[0], "season", season=hit[1])
        self._with_year(found)
        return found if found.year_shift is not None else None

    def _with_year(self, one: Expression) -> None:
        """Take in the year that is told after a month or season (`November letzten Jahres`)."""
        if one.year is not None or one.pointed is not None or one.shift is not None:
            return
        if (one.month, one.season, one.quarter) == (None, None, None):
            return
        tokens, calendar = self.tokens, self.calendar
        at = one.last
        for _ in range(_PART_LINKS):
            told = calendar.triggers.get(tokens.key(at), frozenset())
            year = read_unit(tokens, calendar, at, at) if "unit" in told else None
            if year is None and "modifier" in told:
                year = next(iter(read_modified(tokens, calendar, at)), None)
            if year is not None:
                if year.grain == "year" and year.shift is not None:
                    one.year_shift, one.last = year.shift, year.last
                return
            link = calendar.links.part.longest(tokens, at)
            if link is None:
                return
            at = link[0]


def _listed(one: Expression | None) -> list[Expression]:
    return [] if one is None else [one]
