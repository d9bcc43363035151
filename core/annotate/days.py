"""Reckoning with days: ISO dates, and days and spans told from the day of publication."""

from datetime import date, timedelta

from core.article import Grain

_RECENT = 2
"""Days before the publication that a weekday alone is taken to mean."""


def parse_day(iso: str | None) -> date | None:
    """Return the day that an ISO date or time begins with; None where it begins with none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def iso_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO date of a day; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def shifted(day: date | None, grain: Grain, offset: int) -> str | None:
    """Return the day, week, month or year `offset` away from that of `day`, cut to `grain`."""
    if day is None:
        return None
    if grain == "day":
        return (day + timedelta(days=offset)).isoformat()
    if grain == "week":
        year, week, _ = (day + timedelta(weeks=offset)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if grain == "month":
        months = day.year * 12 + day.month - 1 + offset
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{day.year + offset:04d}"


def nearest_weekday(published: date, number: int, pointed: int, *, is_named: bool) -> date | None:
    """Return the day that weekday `number` (Monday is 0) means in a text of `published`.

    `pointed` is 1 ahead, -1 back, 0 unknown; `is_named` that the text itself says `next`. None
    where the day may as well be before as after.
    """
    back = (published.weekday() - number) % 7
    if pointed > 0:
        # On a Monday, what will be `on Monday` is today's or next week's.
        return published + timedelta(days=7 - back) if back or is_named else None
    if pointed < 0 or back <= _RECENT:
        return published - timedelta(days=back)
    return None
