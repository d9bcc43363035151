"""How a language speaks of dates: months and weekdays of CLDR, phrases of our own data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.annotate.lexicon import spellings
from core.annotate.tense import Tense, read_tense
from core.annotate.tokens import PhraseTable
from core.article import Grain
from core.facts import read_facts


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names and phrases by which one language speaks of dates."""

    months: PhraseTable[int]
    short_months: frozenset[str]
    """Abbreviations: months only with a number beside them."""
    weekdays: PhraseTable[int]
    ambiguous: frozenset[str]
    month_before: PhraseTable[bool]
    year_before: PhraseTable[bool]
    day_links: frozenset[str]
    year_links: frozenset[str]
    first_day: PhraseTable[bool]
    parts: PhraseTable[bool]
    future: frozenset[str]
    past: frozenset[str]
    seasons: PhraseTable[int]
    relative: PhraseTable[tuple[Grain, int]]
    tense: Tense
    not_weekdays: frozenset[str]
    """Weekdays that are other words after a number (Romanian `luni`, also months)."""
    not_weekday_after: frozenset[str]
    not_weekday_before: frozenset[str]
    needs_capital: bool
    """Months are written with a capital: without one they are another word."""
    month_first: bool
    """Numeric dates put the month first (11/27/2024)."""


@cache
def calendar_of(lang: str) -> Calendar:
    """Return the calendar of `lang`; one with numeric dates alone where CLDR has no language."""
    facts = read_facts("core.annotate", "lang", lang, "dates.toml") or read_facts(
        "core.annotate", "lang", "default", "dates.toml"
    )
    months: PhraseTable[int] = PhraseTable()
    weekdays: PhraseTable[int] = PhraseTable()
    wide = {name for _, name, is_wide in _cldr_names(lang, "months") if is_wide}
    short: set[str] = set()
    for number, name, _ in _cldr_names(lang, "months"):
        for form in spellings(name):
            months.add(form, number)
            if name not in wide:
                short.add(form)
    for number, name, is_wide in _cldr_names(lang, "days"):
        for form in spellings(name) if is_wide else ():
            weekdays.add(form, number)
    return Calendar(
        months=months,
        short_months=frozenset(short),
        weekdays=weekdays,
        ambiguous=frozenset(facts.get("ambiguous_months", ())),
        month_before=_set(facts.get("month_before", ())),
        year_before=_set(facts.get("year_before", ())),
        day_links=frozenset(facts.get("day_links", ())),
        year_links=frozenset(facts.get("year_links", ())),
        first_day=_set(facts.get("first_day", ()), backwards=False),
        parts=_set(facts.get("parts", ())),
        future=frozenset(facts.get("future", ())),
        past=frozenset(facts.get("past", ())),
        seasons=_seasons(facts.get("seasons", {})),
        relative=_relative_phrases(facts.get("relative", {})),
        tense=read_tense(facts),
        not_weekdays=frozenset(facts.get("not_weekdays", ())),
        not_weekday_after=frozenset(facts.get("not_weekday_after", "").split()),
        not_weekday_before=frozenset(facts.get("not_weekday_before", "").split()),
        needs_capital=facts.get("months_are_capital", False),
        month_first=facts.get("month_first", False),
    )


def _relative_phrases(facts: Mapping[str, Any]) -> PhraseTable[tuple[Grain, int]]:
    relative: PhraseTable[tuple[Grain, int]] = PhraseTable()
    grains: tuple[Grain, ...] = ("day", "week", "month", "year")
    for grain in grains:
        for offset, phrases in facts.get(grain, {}).items():
            for phrase in phrases:
                for form in spellings(phrase):
                    relative.add(form, (grain, int(offset)))
    return relative


def _seasons(facts: Mapping[str, Any]) -> PhraseTable[int]:
    seasons: PhraseTable[int] = PhraseTable()
    for number, forms in facts.items():
        for form in forms:
            for spelling in spellings(form):
                seasons.add(spelling, int(number))
    return seasons


def _set(phrases: list[str], *, backwards: bool = True) -> PhraseTable[bool]:
    table: PhraseTable[bool] = PhraseTable(backwards=backwards)
    for phrase in phrases:
        table.add(phrase, True)
        for form in spellings(phrase):
            # `dès` without its accent is the article `des`: short words keep their accents.
            if len(phrase) > 3:
                table.add(form, True)
    return table


def _cldr_names(lang: str, what: str) -> Iterator[tuple[int, str, bool]]:
    """Yield number and name of months or weekdays, and whether it is the whole name."""
    from babel import Locale, UnknownLocaleError

    try:
        names = getattr(Locale.parse(lang), what)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in names[context][width].items():
                plain = name.rstrip(".")
                if plain and not plain.isdigit():
                    yield number, plain, width == "wide"
