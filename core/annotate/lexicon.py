"""The facts of a language that figures are read by, made ready for looking up.

The facts stand in `lang/<xx>/figures.toml` and `data/units.toml`. A language without a file of its
own is read with digits, signs and symbols alone, in the number style that CLDR gives it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from core.annotate.cldr_figures import cldr_facts
from core.annotate.names import fold
from core.annotate.tokens import PhraseTable, key_of, phrase_table
from core.article import Kind
from core.facts import read_facts


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: canonical name, what it measures, and a factor for its number.

    `exact` is the spelling in which alone it counts (`m`, not `M`).
    """

    name: str
    kind: Kind
    factor: float = 1
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Numerals:
    """Number words. Every table is keyed by folded and plain lower-case forms."""

    decimal: str
    small: Mapping[str, int]
    ones: frozenset[str]
    scales: Mapping[str, float]
    stems: tuple[tuple[str, float], ...]
    """What every inflected form of a scale begins with, the longest first."""
    bare_scales: frozenset[str]
    suffixes: Mapping[str, float]
    money_suffixes: Mapping[str, float]
    denominators: Mapping[str, int]
    collectives: Mapping[str, int]
    collectives_about: Mapping[str, int]
    vague: Mapping[str, float]
    few: PhraseTable[str]
    halves: PhraseTable[str]
    half_before: PhraseTable[str]
    one_half: frozenset[str]
    half_ending: str
    over: PhraseTable[str]
    over_with_noun: PhraseTable[str]
    """What says `of` in a ratio with the noun inside (`un habitant sur trois`)."""
    joiners: frozenset[str]
    scale_links: frozenset[str]
    decimal_words: frozenset[str]
    minus: frozenset[str]
    not_before_minus: frozenset[str]
    articles: frozenset[str]
    bare_articles: frozenset[str]
    """Articles that never stand for the number one (`a`, `an`)."""
    skipped: frozenset[str]
    vigesimal: bool
    bare_hundred: bool
    compounds: bool
    compound_joiner: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that figures of one language are read by."""

    lang: str
    numerals: Numerals
    units: PhraseTable[tuple[Unit, ...]]
    before_units: PhraseTable[tuple[Unit, ...]]
    parts: Mapping[str, Mapping[str, int]]
    qualifiers: PhraseTable[str]
    qualifiers_after: PhraseTable[str]
    range_joiners: PhraseTable[str]
    between: PhraseTable[str]
    between_joiners: PhraseTable[str]
    changes: frozenset[str]
    change_stems: tuple[str, ...]
    """How words of change begin (`augment`)."""
    change_from: PhraseTable[Mapping[str, bool]]
    """What stands before the first figure of a change: what may stand before the second, and
    whether the two together are a change whatever the verb (`von … auf`)."""
    change_to: PhraseTable[str]
    unsure: tuple[str, ...]
    """How a word that is not understood begins if it may be a scale; empty where we know all."""
    doubtful: frozenset[str]
    """Scales that say one thing here and another there (Portuguese `Bi`)."""
    ordinal_marks: frozenset[str]
    labels_before: frozenset[str]
    labels_after: frozenset[str]
    determiners: frozenset[str]
    year_before: frozenset[str]
    clock_before: PhraseTable[str]
    clock_after: PhraseTable[str]
    clock_units: frozenset[str]
    age_before: PhraseTable[str]
    age_after: PhraseTable[str]
    age_units: frozenset[str]
    age_bare: PhraseTable[str]
    angles: frozenset[str]
    counted: "CountedFacts"
    ordinal_dot: bool
    triggers: frozenset[str]
    """Keys of words that a figure can begin with."""


@dataclass(frozen=True, slots=True)
class CountedFacts:
    """How the noun phrase after a number is read (see core.annotate.counted)."""

    style: str
    links: PhraseTable[str]
    before: frozenset[str]
    endings: tuple[str, ...]
    not_adjectives: frozenset[str]
    plurals: frozenset[str]
    plural_endings: tuple[str, ...]
    """Endings one of which a noun has after two and more; empty where plurals vary."""


def spellings(form: str) -> Iterator[str]:
    """Yield `form` as tables hold it: lower case, without accents, umlauts written out."""
    lower = form.lower()
    yield lower
    yield fold(lower)
    written_out = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    yield fold(written_out)
    # Romanian with the cedilla letters of old keyboards.
    yield lower.replace("ș", "ş").replace("ț", "ţ")
    yield lower.replace("â", "î")


def _keyed(facts: Mapping[str, Iterable[str]], number: Any = int) -> dict[str, Any]:
    keyed: dict[str, Any] = {}
    for value, forms in facts.items():
        for form in forms:
            for spelling in spellings(form):
                keyed.setdefault(spelling, number(float(value)))
    return keyed


def _words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(spelling for form in forms for spelling in spellings(form))


def _phrases(facts: Mapping[str, Iterable[str]], *, backwards: bool = False) -> PhraseTable[str]:
    return phrase_table(
        {name: [s for form in forms for s in spellings(form)] for name, forms in facts.items()},
        backwards=backwards,
    )


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of `lang`."""
    facts = _facts(lang)
    numerals = _numerals(lang, facts)
    units, before_units = _units(facts)
    ranges, labels, age = facts.get("ranges", {}), facts.get("labels", {}), facts.get("age", {})
    dashes = ["-", "–", "—"]
    counted = facts.get("counted", {})
    few_starts = {form.split()[0] for form in facts.get("few", {}).get("words", ())}
    half_starts = {form.split()[0] for form in facts.get("grammar", {}).get("half_before", ())}
    triggers = (
        numerals.small.keys()
        | numerals.scales.keys()
        | numerals.ones
        | numerals.collectives.keys()
        | numerals.collectives_about.keys()
        | numerals.vague.keys()
        | numerals.one_half
        | numerals.minus
        | numerals.denominators.keys()
        | _words(few_starts)
        | _words(half_starts)
    )
    return Lexicon(
        lang=lang,
        numerals=numerals,
        units=units,
        before_units=before_units,
        parts=read_facts("core.annotate", "data", "units.toml")["parts"],
        qualifiers=_phrases(facts.get("qualifiers", _SIGNS), backwards=True),
        qualifiers_after=_phrases(facts.get("qualifiers_after", {"at_least": ["+"]})),
        range_joiners=_phrases({"to": ranges.get("joiners", dashes)}),
        between=_phrases({"between": ranges.get("between", ())}, backwards=True),
        between_joiners=_phrases({"and": ranges.get("between_joiners", ())}),
        changes=_words(ranges.get("changes", ())),
        change_stems=tuple(_words(ranges.get("change_stems", ()))),
        change_from=_change_openers(ranges),
        change_to=_phrases({pair[1]: [pair[1]] for pair in _pairs(ranges)}),
        unsure=tuple(facts.get("unsure", {}).get("heads", ())),
        doubtful=frozenset(facts.get("doubtful", ())),
        ordinal_marks=frozenset(facts.get("unsure", {}).get("ordinal_marks", ())),
        labels_before=_words(labels.get("before", ())),
        labels_after=_words(labels.get("after", ())),
        determiners=_words(labels.get("determiners", ())),
        year_before=_words(labels.get("year_before", ())),
        clock_before=_phrases({"clock": labels.get("clock_before", ())}, backwards=True),
        clock_after=_phrases({"clock": labels.get("clock_phrases_after", ())}),
        clock_units=_words(labels.get("clock_after", ())),
        age_before=_phrases(
            {
                "weak": age.get("before_weak", ()),
                "age": age.get("before", ()),
            },
            backwards=True,
        ),
        age_after=_phrases({"age": age.get("after", ())}),
        age_units=frozenset(age.get("units", ())),
        age_bare=_phrases({"age": age.get("bare_before", ())}, backwards=True),
        angles=_words(labels.get("angles", ())),
        counted=CountedFacts(
            style=counted.get("style", ""),
            links=_phrases({"link": counted.get("links", ())}),
            before=_words(counted.get("before", ())),
            endings=tuple(counted.get("endings", ())),
            not_adjectives=_words(counted.get("not_adjectives", ())),
            plurals=_words(counted.get("plurals", ())),
            plural_endings=tuple(counted.get("plural_endings", ())),
        ),
        ordinal_dot=bool(facts.get("digits", {}).get("ordinal_dot", False)),
        triggers=frozenset(triggers),
    )


def _facts(lang: str) -> Mapping[str, Any]:
    """Return the facts of `lang`; CLDR's and what languages share where we have no number words."""
    own = read_facts("core.annotate", "lang", lang, "figures.toml")
    if "words" in own:
        return own
    shared = read_facts("core.annotate", "lang", "default", "figures.toml")
    return {**shared, **cldr_facts(lang), **own}


def _pairs(ranges: Mapping[str, Any]) -> list[list[str]]:
    return [*ranges.get("sure_change_pairs", ()), *ranges.get("change_pairs", ())]


def _change_openers(ranges: Mapping[str, Any]) -> PhraseTable[Mapping[str, bool]]:
    goals: dict[str, dict[str, bool]] = {}
    for opener, goal in _pairs(ranges):
        is_sure = [opener, goal] in ranges.get("sure_change_pairs", ())
        goals.setdefault(opener, {})[goal] = is_sure
    table: PhraseTable[Mapping[str, bool]] = PhraseTable(backwards=True)
    for opener, pairs in goals.items():
        table.add(opener, pairs)
    return table


_SIGNS = {"about": ["~", "≈"], "more_than": [">"], "less_than": ["<"]}


def _numerals(lang: str, facts: Mapping[str, Any]) -> Numerals:
    grammar = facts.get("grammar", {})
    ones = _words(grammar.get("one", ()))
    return Numerals(
        decimal=facts.get("digits", {}).get("decimal") or _cldr_decimal(lang),
        small=_keyed(facts.get("words", {})),
        ones=ones,
        scales=_keyed(facts.get("scales", {}), float),
        stems=_stems(facts.get("stems", {})),
        bare_scales=_words(facts.get("scale_rules", {}).get("bare", ())),
        suffixes={f: float(v) for v, fs in facts.get("suffixes", {}).items() for f in fs},
        money_suffixes={
            f: float(v) for v, fs in facts.get("money_suffixes", {}).items() for f in fs
        },
        denominators=_keyed(facts.get("denominators", {})),
        collectives=_keyed(facts.get("collectives", {})),
        collectives_about=_keyed(facts.get("collectives_about", {})),
        vague=_keyed(facts.get("vague", {}), float),
        few=_phrases({"few": facts.get("few", {}).get("words", ())}),
        halves=_phrases({"half": grammar.get("halves", ())}),
        half_before=_phrases({"half": grammar.get("half_before", ())}),
        one_half=_words(grammar.get("one_half", ())),
        half_ending=grammar.get("half_ending", ""),
        over=_phrases({"over": grammar.get("over", ())}),
        over_with_noun=_phrases({"over": grammar.get("over_with_noun", ())}),
        joiners=_words(grammar.get("joiners", ())),
        scale_links=_words(grammar.get("scale_links", ())),
        decimal_words=_words(grammar.get("decimal_words", ())),
        minus=_words(grammar.get("minus", ())),
        not_before_minus=_words(grammar.get("not_before_minus", ())),
        articles=_words(grammar.get("articles", ())),
        bare_articles=_words(grammar.get("bare_articles", ())),
        skipped=_words(grammar.get("skipped_words", ())),
        vigesimal=bool(grammar.get("vigesimal", False)),
        bare_hundred=bool(grammar.get("bare_hundred", False)),
        compounds=bool(grammar.get("compounds", False)),
        compound_joiner=grammar.get("compound_joiner", ""),
    )


def _stems(facts: Mapping[str, Iterable[str]]) -> tuple[tuple[str, float], ...]:
    keyed: dict[str, float] = _keyed(facts, float)
    return tuple(sorted(keyed.items(), key=lambda item: (-len(item[0]), item[0])))


def _cldr_decimal(lang: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return "," if get_decimal_symbol(Locale.parse(lang)) == "," else "."
    except (UnknownLocaleError, ValueError):
        return "."


_UnitForms: TypeAlias = dict[str, list[Unit]]


def _units(
    facts: Mapping[str, Any],
) -> tuple[PhraseTable[tuple[Unit, ...]], PhraseTable[tuple[Unit, ...]]]:
    """Return the units that follow a number, and the money signs that may stand before one."""
    shared = read_facts("core.annotate", "data", "units.toml")
    kinds: dict[str, Kind] = {u: kind for kind, names in shared["kinds"].items() for u in names}
    after: _UnitForms = {}
    before: _UnitForms = {}
    for name, forms in facts.get("units", {}).items():
        _add_words(after, forms, Unit(name, kinds[name]))
    for name, forms in facts.get("money", {}).items():
        _add_words(after, forms, Unit(name, "money"))
    for name, forms in facts.get("age", {}).get("words", {}).items():
        _add_words(after, forms, Unit(name, "age"))
    for name, forms in shared["symbols"].items():
        for form in forms:
            _add(after, form, Unit(name, kinds[name], exact=form if form.isascii() else None))
    for name, forms in shared["money"].items():
        for form in forms:
            exact = form if form != form.lower() else None
            for table in (after, before):
                _add(table, form, Unit(name, "money", exact=exact))
                if form.isalpha() or form in ("€", "$", "£"):
                    _add_prefixed(table, name, form, shared["money_prefixes"])
    return _unit_table(after), _unit_table(before, backwards=True)


def _add(table: _UnitForms, form: str, unit: Unit) -> None:
    table.setdefault(" ".join(key_of(form)), []).append(unit)


def _add_words(table: _UnitForms, forms: Iterable[str], unit: Unit) -> None:
    for form in forms:
        for spelling in dict.fromkeys(spellings(form)):
            _add(table, spelling, unit)


def _add_prefixed(table: _UnitForms, name: str, form: str, prefixes: Mapping[str, float]) -> None:
    """Add `MEUR`, `M€` and `Mio €` for each letter that stands for thousands or millions."""
    for prefix, factor in prefixes.items():
        _add(table, prefix + form, Unit(name, "money", factor, exact=prefix + form))


def _unit_table(
    forms: Mapping[str, list[Unit]], *, backwards: bool = False
) -> PhraseTable[tuple[Unit, ...]]:
    table: PhraseTable[tuple[Unit, ...]] = PhraseTable(backwards=backwards)
    for form, units in forms.items():
        table.add(form, tuple(units))
    return table
