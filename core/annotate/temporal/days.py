"""Reckoning with days: ISO dates, and days and spans told from the day of publication."""

from datetime import date, timedelta

from core.article import Grain

_PRINTED = range(1500, 3000)
_ANNOUNCED = 62
"""Days after the publication up to which a day without a year is announced, not remembered."""
_FORESEEN = 320
_LAST_MONTHS = 11
"""Months ahead by which one is rather that just past (`la réunion d'octobre`, in November)."""
_NEARBY = 45
"""Days around the publication in which a day without a month lies."""
_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The months in which the seasons of ISO 8601-2 begin, of the northern hemisphere."""


def parse_day(iso: str | None) -> date | None:
    """Return the day of publication that an ISO date or time begins with.

    None where it begins with none, and for days on which nothing was printed.
    """
    try:
        day = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
    return day if day.year in _PRINTED else None


def iso_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO date of a day; None where the calendar has no such day."""
    found = _day(year, month, day)
    return None if found is None else found.isoformat()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date | None, grain: Grain, offset: int) -> str | None:
    """Return the day, week, month, … `offset` away from that of `day`, cut to `grain`.

    Decades and centuries are the first digits of their years. None where the calendar does not
    reach so far.
    """
    if day is None:
        return None
    try:
        return _shifted(day, grain, offset)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, grain: Grain, offset: int) -> str | None:
    if grain == "day":
        return (day + timedelta(days=offset)).isoformat()
    if grain == "week":
        year, week, _ = (day + timedelta(weeks=offset)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if grain == "month":
        months = day.year * 12 + day.month - 1 + offset
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if months >= 12 else None
    if grain == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + offset
        return f"{quarters // 4:04d}-Q{quarters % 4 + 1}" if quarters >= 4 else None
    size = {"decade": 10, "century": 100}.get(grain, 1)
    period = day.year // size + offset
    return f"{period:0{5 - len(str(size))}d}" if period > 0 else None


def weekday_in_week(published: date, number: int, weeks: int) -> date:
    """Return weekday `number` (Monday is 0) of the week `weeks` after that of `published`."""
    return published + timedelta(days=7 * weeks + number - published.weekday())


def nearest_weekday(published: date, number: int, pointed: int, *, is_named: bool) -> date:
    """Return the day that weekday `number` (Monday is 0) means in a text of `published`.

    `pointed` is 1 ahead, -1 back, 0 unknown: then it is the last one. The day of publication
    counts, unless `is_named`: the text itself says `next` or `last`.
    """
    back = (published.weekday() - number) % 7
    if not back:
        return published + timedelta(days=7 * pointed) if is_named else published
    return published + timedelta(days=7 - back if pointed > 0 else -back)


def year_of_day(published: date, month: int, day: int, pointed: int) -> int:
    """Return the year of a day that a text of `published` names without one.

    `pointed` is 1 ahead, -1 back, 0 unknown: then up to two months ahead, and back otherwise. What
    is just past is that, whatever the words: nobody announces a day of next year so.
    """
    this, that = (published.month, published.day), (month, day)
    if this == that:
        return published.year
    ahead = published.year if that > this else published.year + 1
    coming = ((_day(ahead, month, min(day, 28)) or published) - published).days
    if pointed:
        return ahead if pointed > 0 and coming <= _FORESEEN else ahead - 1
    return ahead if coming <= _ANNOUNCED else ahead - 1


def month_of_year(published: date, month: int, pointed: int) -> int:
    """Return the year of a month that a text of `published` names without one; see year_of_day."""
    if month == published.month:
        return published.year
    ahead = published.year if month > published.month else published.year + 1
    coming = (month - published.month) % 12
    if pointed:
        return ahead if pointed > 0 and coming < _LAST_MONTHS else ahead - 1
    return ahead if coming <= 2 else ahead - 1


def pointed_year(published: date, month: int, day: int | None, pointed: int) -> int:
    """Return the year of the last (-1), this (0) or next (1) month or day of a name."""
    if not pointed:
        return published.year
    this = published.month, published.day if day is not None else 0
    that = month, day or 0
    if pointed > 0:
        return published.year if that > this else published.year + 1
    return published.year if that < this else published.year - 1


def year_of_weekday(published: date, month: int, day: int, weekday: int) -> int | None:
    """Return the year nearest to `published` in which a day is that weekday; None for none near."""
    years = [
        year
        for year in range(published.year - 1, published.year + 2)
        if (found := _day(year, month, day)) is not None and found.weekday() == weekday
    ]
    return min(years, key=lambda year: abs((date(year, month, day) - published).days), default=None)


def day_of_month(published: date, day: int, weekday: int | None, pointed: int) -> date | None:
    """Return the day with this number (and weekday) near `published`; None where none fits."""
    near = [
        found
        for offset in range(-_NEARBY, _NEARBY + 1)
        if (found := published + timedelta(days=offset)).day == day
        and (weekday is None or found.weekday() == weekday)
    ]
    wanted = [one for one in near if (one - published).days * pointed >= 0] if pointed else near
    return min(
        wanted or (near if weekday is not None else []),
        key=lambda one: (abs((one - published).days), one),
        default=None,
    )


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the first (1), second, … or last (-1) of a weekday in a month; None for no such."""
    days = [
        found
        for number in range(1, 32)
        if (found := _day(year, month, number)) is not None and found.weekday() == weekday
    ]
    at = nth - 1 if nth > 0 else nth
    return days[at] if -len(days) <= at < len(days) else None


def season_of_year(published: date, season: int, pointed: int) -> int:
    """Return the year of the last (-1), this (0) or next (1) season; winter has that of December.

    This winter is the one that is on, until spring.
    """
    begin = _FIRST_MONTHS[season]
    year = published.year
    if season == 24 and published.month < 3:
        year -= 1  # the winter of this January began in the year before
    started = year < published.year or published.month >= begin
    over = year == published.year and season != 24 and published.month >= begin + 3
    if pointed > 0:
        return year if not started else year + 1
    if pointed < 0:
        return year if over else year - 1
    return year


def quarter_of_year(published: date, quarter: int, pointed: int) -> int:
    """Return the year of a quarter that a text of `published` names without one."""
    current = (published.month - 1) // 3 + 1
    if pointed > 0:
        return published.year if quarter >= current else published.year + 1
    return published.year if quarter <= current else published.year - 1
