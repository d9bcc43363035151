"""What the expressions of a text mean together: dates joined to one another, then their values."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from core.annotate.temporal.calendars import Calendar
from core.annotate.temporal.days import (
    day_of_month,
    iso_day,
    month_of_year,
    nearest_weekday,
    nth_weekday,
    pointed_year,
    quarter_of_year,
    season_of_year,
    shifted,
    weekday_in_week,
    year_of_day,
    year_of_weekday,
)
from core.annotate.temporal.expression import Expression
from core.annotate.temporal.tense import Clues
from core.annotate.tokens import Tokens

_BETWEEN = 4
"""Tokens between two dates of one list (`28 novembre` `jusqu'au` `2 décembre`)."""
_BESIDE = 3
"""Tokens between a weekday and its week (`mardi` `de` `la semaine dernière`)."""


def resolve(
    found: Sequence[Expression], tokens: Tokens, calendar: Calendar, published: date | None
) -> list[str | None]:
    """Return the ISO value of each of `found`, in order; None where the text does not tell.

    Fills in what one date takes over from another (`du 3 au 5 mai`).
    """
    joined = [False, *(_is_joined(one, two, tokens, calendar) for one, two in pairwise(found))]
    for at in range(len(found) - 1, 0, -1):
        if joined[at]:
            _take_from_next(found[at - 1], found[at])
    told: Expression | None = None
    for at, one in enumerate(found):
        if joined[at] and (one.month is None or _is_range(found[at - 1], one, tokens, calendar)):
            _take_from_previous(one, found[at - 1])
        if one.day is not None and one.month is None and one.weekday is None and told is not None:
            _take_from_previous(one, told)
        if one.month is not None:
            told = one
            if one.year is None and at and _is_in_year(found[at - 1], one, tokens, calendar):
                one.year_shift = found[at - 1].shift
    starts: list[int] = []
    for at in range(len(found)):
        goes_on = joined[at] and _is_alike(found[at - 1], found[at])
        starts.append(starts[-1] if goes_on else at)
    reader = _Resolver(found, starts, tokens, calendar, published)
    return [reader.value(at) for at in range(len(found))]


def _is_joined(one: Expression, two: Expression, tokens: Tokens, calendar: Calendar) -> bool:
    """Return whether nothing but small words of a list or range stand between two dates."""
    if not 0 < two.first - one.last <= _BETWEEN:
        return False
    at = one.last
    while at < two.first:
        link = calendar.links.range.longest(tokens, at)
        if link is not None and link[0] <= two.first:
            at = link[0]
        elif tokens.key(at) in calendar.links.before_day or tokens.key(at) in ",/":
            at += 1
        else:
            return False
    return True


def _is_range(one: Expression, two: Expression, tokens: Tokens, calendar: Calendar) -> bool:
    """Return whether two joined dates are the ends of one stretch, and not two of a list."""
    between = set(tokens.keys[one.last : two.first])
    return not between & (calendar.links.conjunctions | {",", "/"})


def _is_in_year(year: Expression, one: Expression, tokens: Tokens, calendar: Calendar) -> bool:
    """Return whether a month or day goes with the year told before it (`anul viitor în iunie`)."""
    if year.grain != "year" or year.shift is None or not 0 < one.first - year.last <= 2:
        return False
    return all(
        tokens.key(at) == "," or calendar.names.month_before.longest(tokens, at) is not None
        for at in range(year.last, one.first)
    )


def _take_from_next(one: Expression, two: Expression) -> None:
    """Give a date the month and year of the one that it is joined to (`3 au 5 mai 2023`)."""
    if two.month is None:
        return
    if one.day is not None and one.month is None and two.day is not None:
        one.month, one.year = two.month, two.year
        if one.day > two.day:
            one.month, one.year = _month_before(two.month, two.year)
    elif one.month is not None and one.year is None and two.year is not None:
        is_before = (one.month, one.day or 0) <= (two.month, two.day or 31)
        one.year = two.year if is_before else two.year - 1
    if one.pointed is None and one.year is None:
        one.pointed = two.pointed


def _take_from_previous(one: Expression, previous: Expression) -> None:
    """Give a date the month and year of the one before it (`May 3 to 5`)."""
    if previous.month is None:
        return
    if one.day is not None and one.month is None:
        one.month, one.year, one.pointed = previous.month, previous.year, previous.pointed
        if previous.day is not None and one.day < previous.day:
            one.month, one.year = _month_after(previous.month, previous.year)
    elif one.month is not None and one.year is None and one.pointed is None:
        if previous.year is None:
            return
        is_after = (one.month, one.day or 31) >= (previous.month, previous.day or 0)
        one.year = previous.year if is_after else previous.year + 1


def _month_before(month: int, year: int | None) -> tuple[int, int | None]:
    return (month - 1, year) if month > 1 else (12, None if year is None else year - 1)


def _month_after(month: int, year: int | None) -> tuple[int, int | None]:
    return (month + 1, year) if month < 12 else (1, None if year is None else year + 1)


class _Resolver:
    """Gives the expressions of one text their values."""

    def __init__(
        self,
        found: Sequence[Expression],
        starts: Sequence[int],
        tokens: Tokens,
        calendar: Calendar,
        published: date | None,
    ) -> None:
        self.found = found
        self.starts = starts
        dated = {at for one in found for at in range(one.first, one.last)}
        self.clues = Clues(calendar.tense, tokens, dated)
        self.published = published
        self.last: date | None = None
        """The weekday that was resolved last."""

    def value(self, at: int) -> str | None:
        one = self.found[at]
        if one.iso is not None or one.is_open:
            return one.iso
        if one.shift is not None:
            return shifted(self.published, one.grain, one.shift)
        if one.year_shift is not None and self.published is not None:
            one.year = self.published.year + one.year_shift
        if one.month is not None and one.day is not None:
            return self._day(at, one.month, one.day)
        if one.month is not None:
            year = one.year if one.year is not None else self._month_year(at, one.month)
            if one.nth is not None and one.weekday is not None and year is not None:
                day = nth_weekday(year, one.month, one.weekday, one.nth)
                return None if day is None else day.isoformat()
            return None if year is None else f"{year:04d}-{one.month:02d}"
        if one.season is not None:
            return self._season(one, one.season)
        if one.quarter is not None:
            return self._quarter(at, one.quarter)
        if one.day is not None:
            return self._number(at, one.day)
        if one.weekday is not None:
            return self._weekday(at, one.weekday)
        return None if one.year is None else f"{one.year:04d}"

    def _pointed(self, at: int) -> int | None:
        """Return where the words around a date point; a list points as a whole."""
        first = self.found[self.starts[at]].first
        return self.clues.direction(first, self.found[at].last)

    def _day(self, at: int, month: int, day: int) -> str | None:
        one = self.found[at]
        year = one.year
        if year is None and self.published is not None:
            if one.pointed is not None:
                year = pointed_year(self.published, month, day, one.pointed)
            elif one.weekday is not None:
                year = year_of_weekday(self.published, month, day, one.weekday)
        if year is None and self.published is not None:
            year = year_of_day(self.published, month, day, self._leaning(at))
        return None if year is None else iso_day(year, month, day)

    def _month_year(self, at: int, month: int) -> int | None:
        if self.published is None:
            return None
        one = self.found[at]
        if one.pointed is not None:
            return pointed_year(self.published, month, None, one.pointed)
        return month_of_year(self.published, month, self._leaning(at))

    def _leaning(self, at: int) -> int:
        """Return the same for a date that may well be far off.

        0 where a past tense tells nothing of it: for a limit, and a day that is announced.
        """
        one, first = self.found[at], self.found[self.starts[at]].first
        if first < one.first and self.clues.is_moved_to(one.first, one.last):
            return 1
        leaning = self.clues.leaning(first, one.last)
        if leaning >= 0:
            return leaning
        is_announced = one.day is not None and self.clues.is_announced(first)
        return 0 if is_announced or self.clues.is_limit(first) else leaning

    def _season(self, one: Expression, season: int) -> str | None:
        year = one.year
        if year is None and self.published is not None:
            year = season_of_year(self.published, season, one.pointed or 0)
        return None if year is None else f"{year:04d}-{season}"

    def _quarter(self, at: int, quarter: int) -> str | None:
        one = self.found[at]
        year = one.year
        if year is None and self.published is not None:
            year = quarter_of_year(self.published, quarter, self._leaning(at))
        return None if year is None else f"{year:04d}-Q{quarter}"

    def _number(self, at: int, day: int) -> str | None:
        """Return the day of a month that the text does not name (`mardi 19`, `le 18`)."""
        if self.published is None:
            return None
        one = self.found[at]
        found = day_of_month(self.published, day, one.weekday, self._leaning(at))
        return None if found is None else found.isoformat()

    def _weekday(self, at: int, weekday: int) -> str | None:
        day = self._day_of_week(at, weekday)
        if day is None:
            return None
        if self.starts[at] < at and self.last is not None and day < self.last:
            day += timedelta(days=7)  # `von Montag bis Freitag`
        self.last = day
        return shifted(day, self.found[at].grain, 0)

    def _day_of_week(self, at: int, weekday: int) -> date | None:
        if self.published is None:
            return None
        one = self.found[at]
        week = self._week_beside(at) if one.grain == "day" and one.pointed is None else None
        if week is not None:
            return weekday_in_week(self.published, weekday, week)
        if one.grain == "week" and one.pointed is not None:
            return weekday_in_week(self.published, weekday, one.pointed)
        if one.pointed == 0:
            day = weekday_in_week(self.published, weekday, 0)
            ahead = self._pointed(at) or 0
            is_against = (day - self.published).days * ahead < 0
            return day + timedelta(days=7 * ahead) if is_against else day
        if one.pointed is not None:
            return nearest_weekday(self.published, weekday, one.pointed, is_named=True)
        told = self._pointed(at)
        if told is None:
            return None
        # what goes on until Monday, said on a Monday, goes on for a week
        is_next = told > 0 and self.clues.ends_period(one.first)
        return nearest_weekday(self.published, weekday, told, is_named=is_next)

    def _week_beside(self, at: int) -> int | None:
        """Return how many weeks off the week is that is named beside (`mardi de la semaine …`)."""
        one = self.found[at]
        for other in self.found[max(0, at - 1) : at + 2]:
            gap = max(other.first - one.last, one.first - other.last)
            if other.grain == "week" and other.shift is not None and gap <= _BESIDE:
                return other.shift
        return None


def _is_alike(one: Expression, two: Expression) -> bool:
    return one.grain == two.grain and (one.weekday is None) == (two.weekday is None)
