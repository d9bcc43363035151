"""Calendar dates as pages print them: `2. November 2024`, `le 20 novembre 2024`, `2024-11-20`."""

import re
import unicodedata
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
# A name runs up to a space or mark, so that Indic vowel signs are in it; one in two (`نوفمبر/تشرين
# الثاني`) is told by its first.
_NAME = r"(?P<month>[^\s\d.,:;/()|_-]{3,20})(?:/[^\d\n,:;()|]{3,20}?)?"
_SPACE = r"[ \u00a0\u202f]"
_NAMED = re.compile(
    rf"(?<![\d.])(?P<day>[0-3]?\d)(?:[.°-]|er|st|nd|rd|th|º|ª)?{_SPACE}?"
    rf"(?:(?:de|of|di|del|a)\s)?{_NAME}[.-]?,?{_SPACE}?(?:(?:de|del)\s)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_NAME}\.?{_SPACE}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?"
    rf"{_SPACE}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)\.?{_SPACE}{_NAME}\.?{_SPACE}(?P<day>[0-3]?\d)(?!\d)"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d./:-])(?P<first>[0-3]?\d)(?P<sep>[./-])(?P<second>[0-3]?\d)(?P=sep)(?P<year>\d\d)"
    r"(?![\d/:-]|\.\d)"
)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_MAX_SCAN = 400
_MAX_LINE = 60
"""A date whose year has two digits is read in a line of its own alone, or with a name."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full calendar date in a line."""

    start: int
    end: int
    iso: str


def find_dates(text: str, lang: str) -> list[FoundDate]:
    """Return the full dates in the first 400 characters of `text`, in order.

    Month names are read in `lang` and in English. `3/4/2024` is left out in English, where nobody
    can tell whether it is in March or in April. Years of two digits are read in short lines.
    """
    head = _OTHER_DIGIT.sub(_plain_digit, text[:_MAX_SCAN])
    found: list[FoundDate] = []
    for match in _NUMERIC.finditer(head):
        iso = _numeric(match, lang)
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
    if not found and len(text) <= _MAX_LINE:
        for match in _SHORT_YEAR.finditer(head):
            iso = _day_and_month(match, f"20{match['year']}", lang)
            if iso:
                found.append(FoundDate(match.start(), match.end(), iso))
    for shape in (_NAMED, _MONTH_FIRST, _YEAR_FIRST):
        for match in shape.finditer(head):
            month = month_number(match["month"], lang) or month_number(match["month"], "en")
            iso = _iso(match["year"], month, match["day"])
            if iso:
                found.append(FoundDate(match.start(), match.end(), iso))
    return sorted(found, key=lambda one: one.start)


def _plain_digit(match: re.Match[str]) -> str:
    return str(unicodedata.digit(match[0], match[0]))


def told_date(value: str | None, lang: str) -> str | None:
    """Return the calendar date that a source gives for itself, in ISO 8601 or in words, or None."""
    found = valid_iso(value)
    if found is None and value:
        found = next((one.iso for one in find_dates(value, lang)), None)
    return found


def valid_iso(value: str | None) -> str | None:
    """Return the calendar date that an ISO 8601 date or time starts with, or None."""
    match = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)", value or "")
    return _iso(match[1], int(match[2]), match[3]) if match else None


def _numeric(match: re.Match[str], lang: str) -> str | None:
    if match["year"]:
        return _iso(match["year"], int(match["month"]), match["day"])
    if match["year3"]:
        return _iso(match["year3"], int(match["month3"]), match["day3"])
    return _day_and_month(match, match["year2"], lang)


def _day_and_month(match: re.Match[str], year: str, lang: str) -> str | None:
    first, second = int(match["first"]), int(match["second"])
    is_either = first <= 12 and second <= 12 and first != second
    if is_month_first(lang) and is_either and "/" in match[0]:
        return None
    if second > 12:
        first, second = second, first
    return _iso(year, second, str(first))


def _iso(year: str, month: int | None, day: str) -> str | None:
    try:
        return date(int(year), month or 0, int(day)).isoformat()
    except ValueError:
        return None
