"""The facts of a language that figures are read by, made ready for looking up.

The facts stand in `lang/<xx>/figures.toml` and `data/units.toml`. A language without a file of its
own is read with digits, signs and symbols alone, in the number style that CLDR gives it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from core.annotate.quantities.figure_facts import figure_facts
from core.annotate.quantities.numeral_facts import Numerals, read_numerals
from core.annotate.quantities.units import Units, read_units
from core.annotate.spellings import spellings as spellings
from core.annotate.spellings import spelt_phrases, spelt_words
from core.annotate.tokens import PhraseTable
from core.facts import kept_table
from core.locales import locale_of


class Labels(Struct, frozen=True):
    """What tells that a number is a name, a place in a list, a year or a time."""

    before: frozenset[str]
    """Words after which a number is a label, whatever follows (`article 5`)."""
    before_weak: frozenset[str]
    """The same, but only where the number counts nothing (`dial 112`)."""
    near: frozenset[str]
    """Words shortly after which a bare number is a label too (`le numéro d'urgence est le 112`)."""
    phrases: PhraseTable[str]
    """Phrases that do the same (`round of 16`)."""
    before_endings: tuple[str, ...]
    """How words of that sort end (`Losnummer`, `Nikolaikirchhof`, `terminalul`)."""
    capital_kinds: bool
    """Whether those words have a capital."""
    articles: frozenset[str]
    """Articles that make a label of a noun's number (`le vol 370`)."""
    after: frozenset[str]
    """What makes an ordinal or a name of the number before it (`2nd`)."""
    streets: frozenset[str]
    streets_named: frozenset[str]
    """Words for streets that follow their name (`10 Downing Street`)."""
    postcode: int
    """Digits of a postcode; 0 where none is written before its town."""
    enumerators: frozenset[str]
    """What joins one label to the next (`pages 71, 72 and 73`)."""
    determiners: frozenset[str]
    possessives: frozenset[str]
    year_before: frozenset[str]
    year_after: PhraseTable[str]
    decade_before: frozenset[str]
    clock_before: PhraseTable[str]
    clock_ahead: PhraseTable[str]
    """Words after which hours alone, in words or digits, are a time (Spanish `a las`)."""
    clock_after: PhraseTable[str]
    clock_units: frozenset[str]
    clock_words: frozenset[str]
    """Words that only a time of day stands beside."""
    hour_before: frozenset[str]
    """Words before a bare hour where the clause has a time already (`… et se termine à 17`)."""
    score_words: frozenset[str]
    """What stands between the two sides of a score in words (`tre a uno`)."""
    ordinal_stems: tuple[str, ...]
    """How an ordinal begins that ends a number in words (`сто первый`)."""
    months: frozenset[str]
    """Months before which a number in words is their day (`el once de marzo`)."""
    duration_before: PhraseTable[str]
    """What makes a duration of hours and minutes (`pendant 2 h 30`)."""
    duration_after: frozenset[str]
    """The same after them (`2 h 30 de débats`)."""
    angles: frozenset[str]
    compass: frozenset[str]
    """Letters for north, east, south and west."""
    ordinals_after: frozenset[str]
    ordinal_forms: frozenset[str]
    """Forms that are ordinals after those words (Romanian `a doua`), however they are spelt."""


class Ages(Struct, frozen=True):
    """How an age is told from a duration."""

    before: PhraseTable[str]
    after: PhraseTable[str]
    units: frozenset[str]
    bare: PhraseTable[str]
    commas: bool
    """Whether years between commas are an age after any word (Italian `la donna, 82 anni, …`)."""
    brackets: bool
    """Whether a number in brackets after a person is their age (`Müller (52)`)."""
    not_before: frozenset[str]
    """Parts of nouns whose age is a duration (`eine zweijährige Haftstrafe`)."""


class Changes(Struct, frozen=True):
    """What tells `passer de 3 à 5`, two figures, from `de 3 à 5 ans`, one range."""

    words: frozenset[str]
    stems: tuple[str, ...]
    """How words of change begin (`augment`)."""
    by_stems: tuple[str, ...]
    """Those after which percents said once are by how much (`augmenter de 2 à 3 %`)."""
    openers: PhraseTable[Mapping[str, bool]]
    """What stands before the first figure of a change: what may stand before the second, and
    whether the two together are a change whatever the verb (`von … auf`)."""
    goals: PhraseTable[str]


class CountedFacts(Struct, frozen=True):
    """How the noun phrase after a number is read (see core.annotate.quantities.counted)."""

    style: str
    links: PhraseTable[str]
    share_links: PhraseTable[str]
    """What stands only between a share and what it is of (`ein Drittel des Landes`)."""
    before: frozenset[str]
    """Adjectives that go before the noun."""
    also_nouns: frozenset[str]
    """Those of them that are nouns where none follows (`doi tineri`)."""
    endings: tuple[str, ...]
    not_adjectives: frozenset[str]
    not_noun_endings: tuple[str, ...]
    """How verbs end that may follow a number (`двоих ищут`)."""
    not_nouns: frozenset[str]
    """Words that never are what is counted, though they follow the number (`encore`)."""
    plurals: frozenset[str]
    singulars: frozenset[str]
    """Nouns that a share is taken of in the singular (`30% of the population`)."""
    irregular_endings: tuple[str, ...]
    """Endings of plurals that have no `s` (`servicemen`)."""
    plural_endings: tuple[str, ...]
    """Endings one of which a noun has after two and more; empty where plurals vary."""
    hyphened: frozenset[str]
    """Nouns that a number is tied to with a hyphen (`a 34-member team`)."""


class Lexicon(Struct, frozen=True):
    """Everything that figures of one language are read by."""

    lang: str
    numerals: Numerals
    units: Units
    unit_adjectives: frozenset[str]
    """Words that may stand between a number and its unit (`two additional months`)."""
    more: frozenset[str]
    """Words after an amount that leave it what it is (`13 dollars 45 more`)."""
    unit_links: PhraseTable[str]
    """What stands between a share and its unit (`trois quarts d'heure`)."""
    glued_units: Mapping[str, str]
    """Letters that are a unit right after digits, with its name (`35C`)."""
    glued_near: tuple[str, ...]
    """Beginnings of words one of which degrees so written need beside them."""
    scale_letters: Mapping[str, float]
    scale_nouns: frozenset[str]
    """Nouns before which such a letter is a scale (`2m people`)."""
    qualifiers: PhraseTable[str]
    qualifiers_ahead: PhraseTable[str]
    """What makes a number about so many, read towards it."""
    qualifiers_after: PhraseTable[str]
    range_joiners: PhraseTable[str]
    between: PhraseTable[str]
    between_joiners: PhraseTable[str]
    changes: Changes
    unsure: tuple[str, ...]
    """How a word that is not understood begins if it may be a scale; empty where we know all."""
    doubtful: frozenset[str]
    """Scales that say one thing here and another there (Portuguese `Bi`)."""
    ordinal_marks: frozenset[str]
    ordinal_dot: bool
    labels: Labels
    ages: Ages
    counted: CountedFacts
    triggers: frozenset[str]
    """Keys of words that a figure can begin with."""


@cache
@kept_table
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of `lang`."""
    facts = figure_facts(lang)
    units = read_units(lang, facts)
    decimal = facts.get("digits", {}).get("decimal") or _cldr_decimal(lang)
    variants = facts.get("cldr", {}).get("variants", {}).get(lang, ())
    is_doubtful = any(_cldr_decimal(variant) != decimal for variant in variants)
    numerals = read_numerals(facts, decimal, units, is_doubtful=is_doubtful)
    ranges, counted = facts.get("ranges", {}), facts.get("counted", {})
    digits = facts.get("digits", {})
    return Lexicon(
        lang=lang,
        numerals=numerals,
        units=units,
        unit_adjectives=spelt_words(facts.get("grammar", {}).get("unit_adjectives", ())),
        more=spelt_words(facts.get("grammar", {}).get("more", ())),
        unit_links=spelt_phrases({"link": facts.get("unit_links", counted.get("links", ()))}),
        glued_units=digits.get("glued_units", {}),
        glued_near=tuple(spelt_words(digits.get("glued_near", ()))),
        scale_letters={
            f: float(v) for v, fs in digits.get("scale_letters", {}).items() for f in fs
        },
        scale_nouns=spelt_words(digits.get("scale_nouns", ())),
        qualifiers=spelt_phrases(facts.get("qualifiers", _SIGNS), backwards=True),
        qualifiers_ahead=spelt_phrases({"about": facts.get("qualifiers", _SIGNS).get("about", ())}),
        qualifiers_after=spelt_phrases(facts.get("qualifiers_after", {"at_least": ["+"]})),
        range_joiners=spelt_phrases(
            {"or": ranges.get("or", ()), "to": ranges.get("joiners", ["-", "–", "—"])}
        ),
        between=spelt_phrases({"between": ranges.get("between", ())}, backwards=True),
        between_joiners=spelt_phrases({"and": ranges.get("between_joiners", ())}),
        changes=_changes(ranges),
        unsure=tuple(facts.get("unsure", {}).get("heads", ())),
        doubtful=frozenset(facts.get("doubtful", ())),
        ordinal_marks=frozenset(facts.get("unsure", {}).get("ordinal_marks", ())),
        ordinal_dot=bool(digits.get("ordinal_dot", False)),
        labels=_labels(facts.get("labels", {})),
        ages=_ages(facts.get("age", {})),
        counted=CountedFacts(
            style=counted.get("style", ""),
            links=spelt_phrases({"link": counted.get("links", ())}),
            share_links=spelt_phrases({"link": counted.get("share_links", ())}),
            before=spelt_words(counted.get("before", ())),
            also_nouns=spelt_words(counted.get("also_nouns", ())),
            endings=tuple(counted.get("endings", ())),
            not_adjectives=spelt_words(counted.get("not_adjectives", ())),
            not_noun_endings=tuple(counted.get("not_noun_endings", ())),
            not_nouns=spelt_words(counted.get("not_nouns", ())),
            plurals=spelt_words(counted.get("plurals", ())),
            singulars=spelt_words(counted.get("singulars", ())),
            irregular_endings=tuple(counted.get("irregular_endings", ())) or ("\0",),
            plural_endings=tuple(counted.get("plural_endings", ())),
            hyphened=spelt_words(counted.get("hyphened", ())),
        ),
        triggers=_triggers(facts, numerals),
    )


def _triggers(facts: Mapping[str, Any], numerals: Numerals) -> frozenset[str]:
    phrases = [
        *facts.get("few", {}).get("words", ()),
        *(form for forms in facts.get("shares_before", {}).values() for form in forms),
    ]
    return frozenset(
        numerals.small.keys()
        | numerals.scales.keys()
        | numerals.ones
        | numerals.ratios.ones
        | numerals.ratios.ordinals.keys()
        | numerals.collectives.keys()
        | numerals.collectives_about.keys()
        | numerals.vague.keys()
        | numerals.one_half
        | numerals.minus
        | numerals.denominators.keys()
        | numerals.fractions.keys()
        | {word.partition("'")[0] for word in numerals.small if numerals.has_apostrophes}
        | spelt_words({form.replace("-", " ").replace("'", " ").split()[0] for form in phrases})
    )


def _labels(labels: Mapping[str, Any]) -> Labels:
    def words(name: str) -> frozenset[str]:
        return spelt_words(labels.get(name, ()))

    return Labels(
        before=words("before"),
        before_weak=words("before_weak"),
        near=words("near"),
        phrases=spelt_phrases({"label": labels.get("phrases", ())}, backwards=True),
        before_endings=tuple(words("before_endings")),
        capital_kinds=bool(labels.get("capital_kinds", False)),
        articles=words("articles"),
        after=words("after"),
        streets=words("streets"),
        streets_named=words("streets_named"),
        postcode=int(labels.get("postcode", 0)),
        enumerators=words("enumerators") | {",", "/", "-", "–", "&"},
        determiners=words("determiners"),
        possessives=words("possessives"),
        year_before=words("year_before"),
        year_after=spelt_phrases({"year": labels.get("year_after", ())}),
        decade_before=words("decade_before"),
        clock_before=spelt_phrases({"clock": labels.get("clock_before", ())}, backwards=True),
        clock_ahead=spelt_phrases({"clock": labels.get("clock_ahead", ())}, backwards=True),
        clock_after=spelt_phrases({"clock": labels.get("clock_phrases_after", ())}),
        clock_units=words("clock_after"),
        clock_words=words("clock_words"),
        hour_before=words("hour_before"),
        score_words=words("score_words"),
        ordinal_stems=tuple(labels.get("ordinal_stems", ())),
        months=words("months"),
        duration_before=spelt_phrases(
            {"duration": labels.get("duration_before", ())}, backwards=True
        ),
        duration_after=words("duration_after"),
        angles=words("angles"),
        compass=words("compass"),
        ordinals_after=words("ordinals_after"),
        ordinal_forms=frozenset(labels.get("ordinal_forms", ())),
    )


def _ages(age: Mapping[str, Any]) -> Ages:
    return Ages(
        before=spelt_phrases(
            {"weak": age.get("before_weak", ()), "age": age.get("before", ())}, backwards=True
        ),
        after=spelt_phrases({"age": age.get("after", ())}),
        units=frozenset(age.get("units", ())),
        bare=spelt_phrases({"age": age.get("bare_before", ())}, backwards=True),
        commas=bool(age.get("commas", False)),
        brackets=bool(age.get("brackets", False)),
        not_before=spelt_words(age.get("not_before", ())),
    )


def _changes(ranges: Mapping[str, Any]) -> Changes:
    sure = ranges.get("sure_change_pairs", ())
    pairs = [*sure, *ranges.get("change_pairs", ())]
    goals: dict[str, dict[str, bool]] = {}
    for opener, goal in pairs:
        goals.setdefault(opener, {})[goal] = [opener, goal] in sure
    openers: PhraseTable[Mapping[str, bool]] = PhraseTable(backwards=True)
    for opener, found in goals.items():
        openers.add(opener, found)
    return Changes(
        words=spelt_words(ranges.get("changes", ())),
        stems=tuple(spelt_words(ranges.get("change_stems", ()))),
        by_stems=tuple(spelt_words(ranges.get("by_stems", ()))) or ("\0",),
        openers=openers,
        goals=spelt_phrases({goal: [goal] for _, goal in pairs}),
    )


_SIGNS = {"about": ["~", "≈"], "more_than": [">"], "less_than": ["<"]}


def _cldr_decimal(lang: str) -> str:
    from babel.numbers import get_decimal_symbol

    locale = locale_of(lang)
    return "," if locale is not None and get_decimal_symbol(locale) == "," else "."
