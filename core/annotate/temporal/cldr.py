"""What Unicode CLDR (through Babel) knows of dates: names, the order of numbers, `3 days ago`."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, convert

from core.annotate.kept_cldr import kept_cldr
from core.article import Grain
from core.locales import locale_of

_GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
_MARKED = re.compile(r"^y+([\u3400-\u9fff\uac00-\ud7a3]) ?M+.? ?d+([\u3400-\u9fff\uac00-\ud7a3])$")


class Name(Struct, frozen=True):
    """A name of a month or weekday, and whether it is the whole name."""

    number: int
    text: str
    is_wide: bool


class Distance(Struct, frozen=True):
    """How a language says `3 days ago` (`sign` -1) or `in 3 days` (1): around the number."""

    before: str
    after: str
    grain: Grain
    sign: int
    most: int = 3000
    """The largest number that is read so."""


class CldrDates(Struct, frozen=True):
    """The dates of one language; empty where CLDR does not have it."""

    months: list[Name] = []
    weekdays: list[Name] = []
    distances: list[Distance] = []
    month_first: bool = False
    """Numeric dates put the month before the day, and the year last."""
    marks: tuple[str, str] | None = None
    """What stands after year and day where each has a mark (`2024年11月20日`)."""
    year_first: bool = False
    dotted_days: bool = False
    """A day before its month has a full stop (`27. November`)."""


def cldr_dates(lang: str) -> CldrDates:
    """Return what CLDR knows of dates in `lang`."""
    kept = kept_cldr(lang)
    return convert(kept.dates, CldrDates) if kept is not None else babel_dates(lang)


def babel_dates(lang: str) -> CldrDates:
    """Return the same as Babel has it."""
    locale = locale_of(lang) if lang != "und" else None  # Babel takes that for English
    if locale is None:
        return CldrDates()
    short = str(locale.date_formats["short"].pattern)
    long = str(locale.date_formats["long"].pattern)
    marked = _MARKED.match(long)
    return CldrDates(
        months=list(_names(locale.months)),
        weekdays=list(_names(locale.days)),
        distances=list(_distances(locale)),
        month_first=0 <= short.find("M") < short.find("d") < short.find("y"),
        marks=(marked[1], marked[2]) if marked else None,
        year_first=0 <= long.find("y") < long.find("M"),
        dotted_days="d. M" in long,
    )


def _names(names: Any) -> Iterator[Name]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in names[context][width].items():
                plain = str(name).rstrip(".")
                if plain and not plain.isdigit():
                    yield Name(int(number), plain, width == "wide")


def _distances(locale: Any) -> Iterator[Distance]:
    """Yield the patterns that hold a number; Babel keeps them for its own time deltas."""
    fields = locale._data["date_fields"]  # Babel has no public name for them
    for grain in _GRAINS:
        for tense, sign in (("past", -1), ("future", 1)):
            for pattern in dict.fromkeys(fields.get(grain, {}).get(tense, {}).values()):
                before, number, after = str(pattern).partition("{0}")
                if number and (before.strip() or after.strip()):
                    yield Distance(before.strip(), after.strip(), grain, sign)
