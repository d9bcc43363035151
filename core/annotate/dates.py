"""Dates in running text: whole, partial and relative ones, with ISO value and grain.

Month and weekday names are CLDR's (through Babel), so that numeric dates and written months are
found in every language; what a language adds stands in `lang/<xx>/dates.toml`.

Relative dates are resolved from the publication date. A weekday is the last one before it or the
next one after it, as tense and prepositions tell (core.annotate.tense), and has no value where they
do not. A month without a year is the last one before publication unless a word points ahead; a
month of the same name as the publication's is that month. ISO values are cut to their grain:
`2024-11-20`, `2024-W47`, `2024-11`, `2024`, seasons as ISO 8601-2 has them (`2022-22` is the summer
of 2022).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.annotate.calendars import Calendar, calendar_of
from core.annotate.days import iso_day, nearest_weekday, parse_day, shifted
from core.annotate.tokens import Tokens, tokenize
from core.article import Date, Grain

_ORDINAL_MARKS = frozenset(("er", "st", "nd", "rd", "th"))
_UNIT_MARKS = frozenset(("%", ":", "/", "€", "$", "°"))
_YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    iso: str | None
    grain: Grain


def find_dates(text: str, lang: str, published: str | None = None) -> list[Date]:
    """Return the dates of `text` in order, none overlapping another.

    `published` is an ISO date; without it relative dates have no ISO value.
    """
    tokens = tokenize(text)
    reader = _Reader(tokens, calendar_of(lang), parse_day(published))
    return [
        Date(
            start=tokens.starts[one.first],
            end=tokens.ends[one.last - 1],
            text=text[tokens.starts[one.first] : tokens.ends[one.last - 1]],
            iso=one.iso,
            grain=one.grain,
        )
        for one in reader.read()
    ]


class _Reader:
    def __init__(self, tokens: Tokens, calendar: Calendar, published: date | None) -> None:
        self.tokens = tokens
        self.calendar = calendar
        self.published = published

    def read(self) -> Iterator[_Found]:
        i = 0
        while i < len(self.tokens):
            found = self._at(i)
            if found is None:
                i += 1
                continue
            yield found
            i = found.last

    def _at(self, i: int) -> _Found | None:
        tokens = self.tokens
        if tokens.kinds[i] == "d":
            if tokens.glued(i) and tokens.kind(i - 1) == "w":
                return None
            return self._numeric(i) or self._day_month(i, i) or self._bare_year(i)
        if tokens.kinds[i] != "w":
            return None
        if tokens.glued(i) and tokens.key(i - 1) in ("-", "_", "@", "/"):
            return None
        return (
            self._relative(i)
            or self._weekday(i)
            or self._worded_day(i)
            or self._month(i)
            or self._season(i)
        )

    # Absolute dates

    def _numeric(self, i: int) -> _Found | None:
        """Read `27.11.2024`, `20/11/2024`, `2024-11-20`."""
        tokens = self.tokens
        mark = tokens.key(i + 1)
        if mark not in (".", "/", "-") or tokens.key(i + 3) != mark or i + 4 >= len(tokens):
            return None
        if not all(tokens.glued(at) for at in range(i + 1, i + 5)):
            return None
        parts = [tokens.forms[at] for at in (i, i + 2, i + 4)]
        if not all(part.isdigit() for part in parts):
            return None
        if tokens.glued(i + 5) and tokens.kind(i + 5) in ("d", "w"):
            return None
        if len(parts[0]) == 4:
            year, month, day = (int(part) for part in parts)
        else:
            day, month, year = (int(part) for part in parts)
            is_swapped = (self.calendar.month_first and day <= 12) or month > 12
            if mark == "/" and is_swapped:
                day, month = month, day
            if len(parts[2]) == 2:
                year += 2000 if year < 70 else 1900
        iso = iso_day(year, month, day)
        return None if iso is None else _Found(i, i + 5, iso, "day")

    def _day_number(self, i: int) -> tuple[int, int] | None:
        """Return the day at token `i` and the token after it (`2`, `27.`, `1er`, `3rd`)."""
        tokens = self.tokens
        if tokens.kind(i) != "d" or not 1 <= len(tokens.forms[i]) <= 2:
            return None
        day = int(tokens.forms[i])
        if not 1 <= day <= 31:
            return None
        at = i + 1
        if at < len(tokens) and tokens.glued(at):
            runs_on = tokens.kind(at + 1) == "d" and tokens.glued(at + 1)
            if tokens.keys[at] == ".":
                # `27. November`: elsewhere the dot ends a sentence, or the number runs on.
                if runs_on:
                    return None
                at += 1 if self.calendar.months.longest(tokens, at + 1) else 0
            elif tokens.keys[at] in _ORDINAL_MARKS:
                at += 1
            elif tokens.keys[at] in ("-", "–"):
                pass  # `26-27 novembre` begins with a day all the same
            elif tokens.kinds[at] != "p" or tokens.keys[at] in _UNIT_MARKS or runs_on:
                return None
        if tokens.key(at) in self.calendar.day_links:
            at += 1
        return day, at

    def _day_month(self, i: int, first: int) -> _Found | None:
        """Read `2 noiembrie 2024`, `27. November`, `1er mars` from the day at token `i`."""
        day = self._day_number(i)
        if day is None:
            return None
        month = self._month_name(day[1])
        if month is None:
            return self._day_range(i, first)
        number, at = month
        year, last = self._year_after(at)
        return self._dated(first, last, year, number, day[0])

    def _day_range(self, i: int, first: int) -> _Found | None:
        """Read the first day of `26-27 novembre` or `26 et 27 novembre` by itself."""
        tokens = self.tokens
        if tokens.key(i + 1) not in ("-", "–", "et", "und", "și", "and", "au"):
            return None
        second = self._day_number(i + 2)
        month = self._month_name(second[1]) if second else None
        if second is None or month is None or int(tokens.forms[i]) >= second[0]:
            return None
        year, _ = self._year_after(month[1])
        return self._dated(first, i + 1, year, month[0], int(tokens.forms[i]))

    def _worded_day(self, i: int) -> _Found | None:
        """Read `premier mars`, `1 Decembrie` being read by its digits."""
        hit = self.calendar.first_day.longest(self.tokens, i)
        if hit is None:
            return None
        month = self._month_name(hit[0])
        if month is None:
            return None
        year, last = self._year_after(month[1])
        return self._dated(i, last, year, month[0], 1)

    def _month_name(self, i: int) -> tuple[int, int] | None:
        """Return the month named at token `i` and the token after its name."""
        tokens = self.tokens
        hit = self.calendar.months.longest(tokens, i)
        if hit is None:
            return None
        last, number = hit
        if self.calendar.needs_capital and not tokens.is_capital(i):
            return None
        if tokens.glued(last) and tokens.kind(last) in ("w", "d"):
            return None
        is_short = tokens.keys[i] in self.calendar.short_months
        if is_short and tokens.key(last) == "." and tokens.glued(last):
            last += 1 if tokens.kind(last + 1) == "d" else 0
        if last - i <= 2 and tokens.keys[i] in self.calendar.short_months:
            before = i - 2 if tokens.key(i - 1) == "." else i - 1
            if tokens.kind(last) != "d" and tokens.kind(before) != "d":
                return None
        return number, last

    def _year_after(self, i: int) -> tuple[int | None, int]:
        """Return the year at token `i` (after a comma or `de`) and the token after it."""
        tokens, at = self.tokens, i
        if tokens.key(at) == "," or tokens.key(at) in self.calendar.year_links:
            at += 1
        year = self._year_number(at)
        return (year, at + 1) if year is not None else (None, i)

    def _year_number(self, i: int) -> int | None:
        tokens = self.tokens
        if tokens.kind(i) != "d" or len(tokens.forms[i]) != 4:
            return None
        if tokens.glued(i + 1) and (
            tokens.kind(i + 1) in ("w", "d")
            or tokens.key(i + 1) in ("%", "€", "$", "°")
            or (
                tokens.key(i + 1) in (".", ",", "/")
                and tokens.glued(i + 2)
                and tokens.kind(i + 2) == "d"
            )
        ):
            return None
        year = int(tokens.forms[i])
        return year if year in _YEARS else None

    def _month(self, i: int) -> _Found | None:
        """Read `month day, year` in English, `septembre 2023`, `début août`, `iulie`."""
        month = self._month_name(i)
        if month is None:
            return None
        number, at = month
        tokens = self.tokens
        if self.calendar.month_first:
            day = self._day_number(at)
            after_is_unit = (
                day is not None
                and tokens.kind(day[1]) == "w"
                and (
                    tokens.keys[day[1]] not in ("in", "at", "and", "to", "when", "as", "on", "for")
                )
            )
            if day is not None and not (after_is_unit and tokens.key(i - 1) == "in"):
                year, last = self._year_after(day[1])
                return self._dated(i, last, year, number, day[0])
        year, last = self._year_after(at)
        evident = (
            year is not None
            or self.calendar.month_before.longest(tokens, i - 1) is not None
            or self.calendar.parts.longest(tokens, i - 1) is not None
        )
        if tokens.keys[i] in self.calendar.ambiguous and not evident:
            return None
        if tokens.key(last) in self.calendar.past or tokens.key(last) in self.calendar.future:
            last += 1
        first = self._with_part(i)
        return self._dated(first, last, year, number, None)

    def _with_part(self, i: int) -> int:
        """Return where a date begins when `début`, `Ende`, `early` stand before it."""
        before = i - 1
        if self.tokens.key(before) == "-" and self.tokens.glued(i):
            before -= 1
        hit = self.calendar.parts.longest(self.tokens, before)
        return i if hit is None else hit[0]

    def _bare_year(self, i: int) -> _Found | None:
        """Read a year alone after a word that years follow (`en 2019`, `im Jahr 2022`)."""
        tokens = self.tokens
        year = self._year_number(i)
        if year is None or (tokens.glued(i) and tokens.key(i - 1) in (".", ",", "-", "/")):
            return None
        before = self.calendar.year_before.longest(tokens, i - 1)
        if before is None or year < 1500:
            return None
        first = self._with_part(i)
        return _Found(first, i + 1, f"{year:04d}", "year")

    def _season(self, i: int) -> _Found | None:
        hit = self.calendar.seasons.longest(self.tokens, i)
        if hit is None:
            return None
        at, number = hit
        if self.tokens.key(at) in (*self.calendar.year_links, "de"):
            at += 1
        year = self._year_number(at)
        if year is None:
            return None
        return _Found(i, at + 1, f"{year:04d}-{number}", "season")

    def _dated(
        self, first: int, last: int, year: int | None, month: int, day: int | None
    ) -> _Found | None:
        pointed = {self.tokens.key(at) for at in (first - 1, last - 1, last)}
        if year is None and self.published is not None:
            year = self._nearest_year(month, day, is_future=bool(pointed & self.calendar.future))
        if day is None:
            iso = None if year is None else f"{year:04d}-{month:02d}"
            return _Found(first, last, iso, "month")
        if year is not None and iso_day(year, month, day) is None:
            return None
        return _Found(first, last, None if year is None else iso_day(year, month, day), "day")

    def _nearest_year(self, month: int, day: int | None, *, is_future: bool) -> int:
        """Return the year of a month or day that the text gives without one."""
        assert self.published is not None  # noqa: S101 - asked by the caller
        year = self.published.year
        this = (self.published.month, self.published.day if day is not None else 0)
        that = (month, day or 0)
        if is_future:
            return year if that >= this else year + 1
        # A day up to two months ahead is announced, not remembered.
        ahead = (month - self.published.month) % 12
        if that > this and ahead <= 2 and month >= self.published.month:
            return year
        return year if that <= this else year - 1

    # Relative dates

    def _relative(self, i: int) -> _Found | None:
        hit = self.calendar.relative.longest(self.tokens, i)
        if hit is None:
            return None
        last, (grain, offset) = hit
        year, after = self._year_after(last)
        if year is not None and grain == "year":
            return _Found(i, after, f"{year:04d}", "year")
        return _Found(i, last, shifted(self.published, grain, offset), grain)

    def _weekday(self, i: int) -> _Found | None:
        """Read `mercredi`, `jeudi 21 novembre`, `Sâmbătă, 2 noiembrie 2024`."""
        tokens = self.tokens
        hit = self.calendar.weekdays.longest(tokens, i)
        if hit is None:
            return None
        last, number = hit
        if self._is_other_word(i, last):
            return None
        at = last
        while tokens.key(at) in (",", "le", "der", "den", "dem", "the", "on") and at < last + 2:
            at += 1
        if at < len(tokens):
            whole = self._day_month(at, i) if tokens.kinds[at] == "d" else None
            if whole is None and self.calendar.month_first and tokens.kinds[at] == "w":
                whole = self._month(at)
                whole = whole if whole is not None and whole.grain == "day" else None
            if whole is None and tokens.kinds[at] == "d":
                whole = self._numeric(at)
            if whole is not None:
                return _Found(i, whole.last, whole.iso, "day")
        following, before = tokens.key(last), tokens.key(i - 1)
        is_future = following in self.calendar.future or before in self.calendar.future
        if following in self.calendar.future or following in self.calendar.past:
            last += 1
        pointed = 1 if is_future else self._pointed(i, last)
        if self.published is None:
            return _Found(i, last, None, "day")
        week = self._week_beside(i, last)
        if week is not None:
            monday = self.published - timedelta(days=self.published.weekday())
            day: date | None = monday + timedelta(days=7 * week + number)
        else:
            day = nearest_weekday(self.published, number, pointed, is_named=is_future)
        return _Found(i, last, None if day is None else day.isoformat(), "day")

    def _week_beside(self, first: int, last: int) -> int | None:
        """Return how many weeks off the week is that is named beside (`mardi de la semaine …`)."""
        for start in (*range(last, last + 3), *range(first - 5, first)):
            hit = self.calendar.relative.longest(self.tokens, start) if start >= 0 else None
            if hit is not None and hit[1][0] == "week" and (start >= last or hit[0] > first - 3):
                return hit[1][1]
        return None

    def _is_other_word(self, first: int, last: int) -> bool:
        """Return whether what reads like a weekday is another word here (`4 luni`)."""
        tokens, calendar = self.tokens, self.calendar
        if calendar.needs_capital and not tokens.is_capital(first):
            return True
        if tokens.glued(last) and tokens.kind(last) in ("w", "d"):
            return True
        return tokens.keys[first] in calendar.not_weekdays and (
            tokens.kind(first - 1) == "d"
            or tokens.key(first - 1) in calendar.not_weekday_after
            or tokens.key(last) in calendar.not_weekday_before
        )

    def _pointed(self, first: int, last: int) -> int:
        """Return whether a weekday points ahead (1), back (-1) or does not tell (0)."""
        tokens, calendar = self.tokens, self.calendar
        # `pour jeudi et vendredi`: the second day goes with the first.
        start = first
        while tokens.key(start - 1) in calendar.tense.links:
            before = calendar.weekdays.longest(tokens, start - 2)
            if before is None:
                break
            start -= 2
        return calendar.tense.direction(tokens, start, last)
