"""How a language speaks of dates: names of CLDR, phrases of `lang/<xx>/dates.toml`.

A language without a file of its own has CLDR's names and distances, and what the `default` file
says of languages in general.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias, cast

from msgspec import Struct

from core.annotate.quantities.lexicon import lexicon
from core.annotate.quantities.numeral_facts import Numerals
from core.annotate.quantities.units import Unit
from core.annotate.temporal.cldr import CldrDates, Distance, Name, cldr_dates
from core.annotate.temporal.tables import Tables, spelt
from core.annotate.temporal.tense import Tense, read_tense
from core.annotate.tokens import PhraseTable
from core.article import Grain
from core.facts import kept_table, read_facts
from core.prepare.facts import function_words

Offsets: TypeAlias = PhraseTable[int]
"""Phrases that point back (-1), to the present (0) or ahead (1)."""

_DISTANT: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")


class Fixed(Struct, frozen=True):
    """A phrase that is a date by itself (`yesterday`, `Vorjahr`)."""

    grain: Grain
    shift: int | None
    is_lower: bool
    """With a capital inside a sentence it is a name (`USA Today`)."""


class Names(Struct, frozen=True):
    """Months, weekdays and seasons, and what may stand around them."""

    months: PhraseTable[int]
    short_months: frozenset[str]
    """Abbreviations: months only with a number beside them."""
    weekdays: PhraseTable[int]
    short_weekdays: frozenset[str]
    bound_weekdays: PhraseTable[int]
    """Forms that are a date only with a word beside them (`lunea trecută`)."""
    seasons: PhraseTable[int]
    month_capital: bool | None
    """Whether months are written with a capital; None for scripts without any."""
    weekday_capital: bool | None
    ambiguous: frozenset[str]
    month_before: PhraseTable[bool]
    month_after: frozenset[str]
    """Words after an ambiguous month that let it be one; empty where any may."""
    month_nouns: PhraseTable[bool]
    weekend_before: PhraseTable[bool]
    """What stands before the weekend that the text is about (`am Wochenende`)."""
    not_dates: PhraseTable[bool]
    """Names that hold the name of a day or month (`Black Friday`)."""
    habitual_before: PhraseTable[bool]
    not_weekdays: frozenset[str]
    """Weekdays that are other words after a number (Romanian `luni`, also months)."""
    not_weekday_after: frozenset[str]
    not_weekday_before: frozenset[str]
    not_weekday_links: frozenset[str]
    """What may stand between such a number and the word (`20 de luni`)."""


class Links(Struct, frozen=True):
    """The small words between the parts of a date, and between dates."""

    day: PhraseTable[bool]
    year: PhraseTable[bool]
    part: PhraseTable[bool]
    range: PhraseTable[bool]
    conjunctions: frozenset[str]
    """Those of `range` that join dates which may be of two years."""
    before_day: frozenset[str]
    """Articles between a weekday or a range and its number (`Dienstag, den 19.`)."""
    comma_year: bool
    """A comma stands between month and year (`May 3, 2024`)."""


class Years(Struct, frozen=True):
    """What lets a number of four digits be a year."""

    before: PhraseTable[bool]
    before_weak: PhraseTable[bool]
    """The same, unless something to count follows."""
    after: frozenset[str]
    """Words after a number that make it a year (Russian `году`)."""
    nouns: frozenset[str]
    noun_endings: tuple[str, ...]
    not_before: PhraseTable[bool]
    not_after: frozenset[str]
    counted_endings: tuple[str, ...]
    """How words end that a number can count: its plurals; empty strings for any word."""
    clause_before: frozenset[str]
    """Words after which a year may be the subject (`but 2013 could be`)."""
    determiners: frozenset[str]
    """Before a year that stands before its noun (`the 2016 election`)."""
    is_free: bool
    """Years stand without a preposition (`wurde 2019 gewählt`)."""
    articles: frozenset[str]
    """Before a bare number they are of the noun that follows: a year only before its adjective."""


class Periods(Struct, frozen=True):
    """Units of time, and the words that make a date of them."""

    units: PhraseTable[tuple[Grain, bool]]
    """Grain, and whether only a part of it is meant (`weekend`)."""
    before: Offsets
    before_from: Offsets
    """The same phrases, read forwards."""
    after: Offsets
    articles: frozenset[str]
    not_after_article: frozenset[str]
    not_before: PhraseTable[bool]
    parts: PhraseTable[bool]
    """`début`, `Ende`, `the beginning`; False where it needs a link to what it is of (`end`)."""
    fixed: PhraseTable[Fixed]
    day_parts: PhraseTable[bool]
    ordinals: PhraseTable[int]
    quarter_nouns: PhraseTable[bool]
    quarter_letters: frozenset[str]
    not_quarter_after: frozenset[str]
    quarter_links: PhraseTable[bool]
    decade_before: PhraseTable[bool]
    decade_marks: frozenset[str]
    decade_nouns: PhraseTable[bool]
    decade_words: PhraseTable[int]
    decade_short_before: frozenset[str]
    century_nouns: PhraseTable[bool]
    century_links: PhraseTable[bool]
    roman_marks: tuple[str, ...]
    not_century_after: PhraseTable[bool]


class Distances(Struct, frozen=True):
    """How the language says `3 days ago`: openers, and what follows the number after each."""

    openers: PhraseTable[str]
    tails: dict[str, PhraseTable[Distance]]
    about: PhraseTable[bool]
    not_before: PhraseTable[bool]
    not_after: frozenset[str]


class Calendar(Struct, frozen=True):
    """How one language speaks of dates."""

    names: Names
    links: Links
    years: Years
    periods: Periods
    distances: Distances
    tense: Tense
    numerals: Numerals
    units: PhraseTable[tuple[Unit, ...]]
    function_words: frozenset[str]
    month_first: bool
    """Numeric dates put the month first (11/27/2024)."""
    year_first: bool
    """Dates with the name of the month begin with the year (`2024. november 20.`)."""
    dotted_days: bool
    ordinal_marks: frozenset[str]
    marks: tuple[str, str] | None
    """What follows the number of a year and of a day (Chinese, Japanese, Korean)."""
    date_before: PhraseTable[bool]
    """What stands before `24.02.`, which may as well be a section."""
    not_date_before: frozenset[str]
    alone_before: PhraseTable[bool]
    """What stands before the number of a day alone (`le 18`)."""
    triggers: dict[str, frozenset[str]]
    """By key: the kinds of expressions that may begin with it."""


@cache
def calendar_of(lang: str) -> Calendar:
    """Return the calendar of `lang`; one with numeric dates alone where CLDR has no language."""
    words = lexicon(lang)
    return Calendar(numerals=words.numerals, units=words.units.after, **_of_dates(lang))


@kept_table
def _of_dates(lang: str) -> dict[str, Any]:
    """Return what a calendar has of its own, beside what figures are read by."""
    facts = read_facts("core.annotate", "lang", lang, "dates.toml") or read_facts(
        "core.annotate", "lang", "default", "dates.toml"
    )
    cldr = cldr_dates(lang)
    tables = Tables()
    names = _names(facts, cldr, tables)
    periods = _periods(facts, tables)
    distances = _distances(facts, cldr, tables)
    links = facts.get("links", {})
    numeric = facts.get("numeric", {})
    return {
        "names": names,
        "links": Links(
            day=tables.phrases(links.get("day", ())),
            year=tables.phrases(links.get("year", ())),
            part=tables.phrases(links.get("part", ())),
            range=tables.phrases(("-", "–", "—", *links.get("range", ()))),
            conjunctions=frozenset(links.get("conjunctions", ())),
            before_day=frozenset(links.get("before_day", ())),
            comma_year=bool(links.get("comma_year", False)),
        ),
        "years": _years(facts.get("years", {}), tables),
        "periods": periods,
        "distances": distances,
        "tense": read_tense(facts),
        "function_words": function_words(lang),
        "month_first": cldr.month_first,
        "year_first": cldr.year_first,
        "dotted_days": cldr.dotted_days,
        "ordinal_marks": frozenset(facts.get("ordinal_marks", ())),
        "marks": cldr.marks,
        "date_before": tables.backwards(numeric.get("before", ())),
        "not_date_before": frozenset(numeric.get("not_before", ())),
        "alone_before": tables.backwards(facts.get("days", {}).get("alone_before", ())),
        "triggers": {key: frozenset(kinds) for key, kinds in tables.kinds.items()},
    }


def _names(facts: Mapping[str, Any], cldr: CldrDates, tables: Tables) -> Names:
    told = facts.get("names", {})
    months: PhraseTable[int] = PhraseTable()
    weekdays: PhraseTable[int] = PhraseTable()
    short_months = _add_names(months, cldr.months, tables, "month")
    short_weekdays = _add_names(weekdays, cldr.weekdays, tables, "weekday")
    for table, kind, more in ((months, "month", "months"), (weekdays, "weekday", "weekdays")):
        for number, forms in told.get(more, {}).items():
            for form in forms:
                tables.put(table, form, int(number), kind)
    for number, forms in told.get("short_months", {}).items():
        for form in forms:
            tables.put(months, form, int(number), "month")
            short_months |= spelt(form)
    for suffix in told.get("weekday_suffixes", ()):
        for name in cldr.weekdays:
            if name.is_wide:
                tables.put(weekdays, name.text + suffix, name.number, "weekday")
    return Names(
        months=months,
        short_months=short_months,
        weekdays=weekdays,
        short_weekdays=short_weekdays,
        bound_weekdays=tables.numbered(told.get("bound_weekdays", {}), "bound weekday"),
        seasons=tables.numbered(facts.get("seasons", {}), "season"),
        month_capital=_capital(cldr.months),
        weekday_capital=_capital(cldr.weekdays),
        ambiguous=frozenset(told.get("ambiguous_months", ())),
        month_before=tables.backwards(told.get("month_before", ())),
        month_after=frozenset(told.get("month_after", "").split()),
        month_nouns=tables.phrases(told.get("month_nouns", ())),
        weekend_before=tables.backwards(told.get("weekend_before", ())),
        not_dates=tables.phrases(told.get("not_dates", ()), "no date"),
        habitual_before=tables.backwards(told.get("habitual_before", ())),
        not_weekdays=frozenset(told.get("not_weekdays", ())),
        not_weekday_after=frozenset(told.get("not_weekday_after", "").split()),
        not_weekday_before=frozenset(told.get("not_weekday_before", "").split()),
        not_weekday_links=frozenset(told.get("not_weekday_links", ())),
    )


def _add_names(
    table: PhraseTable[int], names: list[Name], tables: Tables, kind: str
) -> frozenset[str]:
    """Add the names to `table` and return the keys of those that are abbreviations."""
    wide = {name.text for name in names if name.is_wide}
    short: set[str] = set()
    for name in names:
        tables.put(table, name.text, name.number, kind)
        if name.text not in wide:
            short.update(form for form in spelt(name.text))
    return frozenset(short)


def _capital(names: list[Name]) -> bool | None:
    first = names[0].text[:1] if names else ""
    return None if first.lower() == first.upper() else first.isupper()


def _years(facts: Mapping[str, Any], tables: Tables) -> Years:
    return Years(
        before=tables.backwards(facts.get("before", ())),
        before_weak=tables.backwards(facts.get("before_weak", ())),
        after=frozenset(facts.get("after", ())),
        nouns=frozenset(form for one in facts.get("nouns", ()) for form in spelt(one)),
        noun_endings=tuple(facts.get("noun_endings", ())) or ("\0",),
        not_before=tables.backwards(facts.get("not_before", ())),
        not_after=frozenset(facts.get("not_after", ())),
        counted_endings=tuple(facts.get("counted_endings", ("",))),
        clause_before=frozenset(facts.get("clause_before", ())),
        determiners=frozenset(facts.get("determiners", ())),
        is_free=bool(facts.get("free", False)),
        articles=frozenset(facts.get("articles", ())),
    )


def _periods(facts: Mapping[str, Any], tables: Tables) -> Periods:
    modifiers, parts = facts.get("modifiers", {}), facts.get("parts", {})
    quarters, decades = facts.get("quarters", {}), facts.get("decades", {})
    centuries = facts.get("centuries", {})
    before: Offsets = PhraseTable(backwards=True)
    for offset, phrases in modifiers.get("before", {}).items():
        for phrase in phrases:
            before.add(phrase, int(offset))
    tables.trigger(quarters.get("letters", ()), "quarter")
    table_of_parts = tables.phrases(parts.get("before", ()), "part")
    for phrase in parts.get("linked", ()):
        tables.put(table_of_parts, phrase, False, "part")
    return Periods(
        units=_unit_nouns(facts.get("units", {}), tables),
        before=before,
        before_from=tables.numbered(modifiers.get("before", {}), "modifier"),
        after=tables.numbered(modifiers.get("after", {})),
        articles=frozenset(modifiers.get("articles", ())),
        not_after_article=frozenset(modifiers.get("not_after_article", ())),
        not_before=tables.phrases(modifiers.get("not_before", ())),
        parts=table_of_parts,
        fixed=_fixed(facts.get("fixed", {}), tables),
        day_parts=tables.phrases(facts.get("days", {}).get("parts", ())),
        ordinals=tables.numbered(facts.get("ordinals", {}), "ordinal"),
        quarter_nouns=tables.phrases(quarters.get("nouns", ()), "quarter noun"),
        quarter_letters=frozenset(quarters.get("letters", ())),
        not_quarter_after=frozenset(quarters.get("not_after", ())),
        quarter_links=tables.phrases(quarters.get("links", ())),
        decade_before=tables.phrases(decades.get("before", ()), "decade"),
        decade_marks=frozenset(decades.get("marks", ())),
        decade_nouns=tables.phrases(decades.get("nouns", ())),
        decade_words=tables.numbered(decades.get("words", {}), "decade word"),
        decade_short_before=frozenset(decades.get("short_before", ())),
        century_nouns=tables.phrases(centuries.get("nouns", ()), "century"),
        century_links=tables.phrases(centuries.get("links", ())),
        roman_marks=tuple(centuries.get("marks", ())),
        not_century_after=tables.phrases(centuries.get("not_before", ())),
    )


def _unit_nouns(
    facts: Mapping[str, Iterable[str]], tables: Tables
) -> PhraseTable[tuple[Grain, bool]]:
    return tables.valued(facts, _unit, "unit")


def _unit(name: str) -> tuple[Grain, bool]:
    return ("week", True) if name == "weekend" else (cast("Grain", name), False)


def _fixed(facts: Mapping[str, Any], tables: Tables) -> PhraseTable[Fixed]:
    table: PhraseTable[Fixed] = PhraseTable()
    for grain, offsets in facts.items():
        for offset, phrases in offsets.items():
            for phrase in phrases:
                shift = None if offset == "open" else int(offset)
                value = Fixed(cast("Grain", grain), shift, phrase[0].islower())
                tables.put(table, phrase, value, "fixed")
    return table


def _distances(facts: Mapping[str, Any], cldr: CldrDates, tables: Tables) -> Distances:
    told = facts.get("distances", {})
    openers: PhraseTable[str] = PhraseTable()
    tails: dict[str, PhraseTable[Distance]] = {}
    for one in _told_distances(told) if told else cldr.distances:
        for opener in spelt(one.before) if one.before else ("",):
            if opener:
                tables.put(openers, opener, opener, "distance")
            if one.after:
                table = tails.setdefault(opener, PhraseTable())
                tables.put(table, one.after, one, "" if opener else "tail")
    return Distances(
        openers=openers,
        tails=tails,
        about=tables.phrases(told.get("about", ())),
        not_before=tables.backwards(told.get("not_before", ())),
        not_after=frozenset(told.get("not_after", ())),
    )


def _told_distances(told: Mapping[str, Any]) -> Iterable[Distance]:
    """Yield the distances of our own data: each opener and ending with every unit."""
    for name, sign in (("past", -1), ("future", 1)):
        for before, after, *most in told.get(name, ()):
            for grain in _DISTANT:
                for unit in told.get("units", {}).get(grain, ()):
                    yield Distance(before, f"{unit} {after}".strip(), grain, sign, *most)
