"""Calendar dates as pages print them: `2. November 2024`, `le 20 novembre 2024`, `2024-11-20`."""

import re
from dataclasses import dataclass
from datetime import date

from core.prepare.calendars import month_number
from core.prepare.facts import is_month_first

_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)"
    r"|(?P<first>[0-3]?\d)\s?(?P<sep2>[-./])\s?(?P<second>[0-3]?\d)\s?(?P=sep2)\s?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)\s?[年년]\s?(?P<month3>[01]?\d)\s?[月월]\s?(?P<day3>[0-3]?\d))"
    r"(?!\d|[./-]\d)"
)
_NAMED = re.compile(
    r"(?<![\d.])(?P<day>[0-3]?\d)(?:\.|er|st|nd|rd|th|º|ª)?[ \u00a0\u202f]?"
    r"(?:(?:de|of|di|del|a)\s)?(?P<month>[^\W\d_]{3,14})\.?,?[ \u00a0\u202f](?:(?:de|del)\s)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,14})\.?[ \u00a0](?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?"
    r"[ \u00a0](?P<year>(?:19|20)\d\d)(?!\d)"
)
_MAX_SCAN = 400


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full calendar date in a line."""

    start: int
    end: int
    iso: str


def find_dates(text: str, lang: str) -> list[FoundDate]:
    """Return the full dates in the first 400 characters of `text`, in order.

    Month names are read in `lang` and in English. `3/4/2024` is left out in English, where nobody
    can tell whether it is in March or in April.
    """
    head = text[:_MAX_SCAN]
    found: list[FoundDate] = []
    for match in _NUMERIC.finditer(head):
        iso = _numeric(match, lang)
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
    for shape in (_NAMED, _MONTH_FIRST):
        for match in shape.finditer(head):
            month = month_number(match["month"], lang) or month_number(match["month"], "en")
            iso = _iso(match["year"], month, match["day"])
            if iso:
                found.append(FoundDate(match.start(), match.end(), iso))
    return sorted(found, key=lambda one: one.start)


def valid_iso(value: str | None) -> str | None:
    """Return the calendar date that an ISO 8601 date or time starts with, or None."""
    match = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)", value or "")
    return _iso(match[1], int(match[2]), match[3]) if match else None


def _numeric(match: re.Match[str], lang: str) -> str | None:
    if match["year"]:
        return _iso(match["year"], int(match["month"]), match["day"])
    if match["year3"]:
        return _iso(match["year3"], int(match["month3"]), match["day3"])
    first, second = int(match["first"]), int(match["second"])
    if (
        is_month_first(lang)
        and first <= 12
        and second <= 12
        and first != second
        and match["sep2"] == "/"
    ):
        return None
    if second > 12:
        first, second = second, first
    return _iso(match["year2"], second, str(first))


def _iso(year: str, month: int | None, day: str) -> str | None:
    try:
        return date(int(year), month or 0, int(day)).isoformat()
    except ValueError:
        return None
