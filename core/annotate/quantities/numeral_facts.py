"""The facts of number words in one language, made ready for looking up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.annotate.quantities.units import Unit, Units
from core.annotate.spellings import keyed, spelt_phrases, spelt_words, valued_phrases
from core.annotate.tokens import PhraseTable

HEAD = 3
"""Letters by which a one-word number is told at a glance."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """How a language says that so many of so many do something."""

    ones: frozenset[str]
    """Pronouns for one of them (`unul din trei`), beside the words for the number one."""
    over: PhraseTable[str]
    over_with_noun: PhraseTable[str]
    """What says `of` with the noun inside (`un habitant sur trois`)."""
    every: PhraseTable[str]
    """What stands before an ordinal that makes a share of it (`jeder Dritte`)."""
    ordinals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Numerals:
    """Number words. Every table is keyed by folded and plain lower-case forms."""

    decimal: str
    is_doubtful: bool
    """Whether some countries of the language group with that mark (Spanish `1,500`)."""
    small: Mapping[str, int]
    ones: frozenset[str]
    scales: Mapping[str, float]
    stems: tuple[tuple[str, float], ...]
    """What every inflected form of a scale begins with, the longest first."""
    bare_scales: frozenset[str]
    suffixes: Mapping[str, float]
    carats: frozenset[str]
    """Those that stand for carats too (`24 k`)."""
    money_suffixes: Mapping[str, float]
    decimal_suffixes: Mapping[str, float]
    """Letters that are a scale after a decimal (`1.2b`), not after a whole number (`221B`)."""
    denominators: Mapping[str, int]
    ordinal_fractions: frozenset[str]
    """Denominators that are ordinals too (`a third man`)."""
    after_fraction: frozenset[str]
    """Words that may follow such a fraction all the same (`a third said`)."""
    before_ordinal: frozenset[str]
    """Conjunctions before such an ordinal."""
    after_ordinal: frozenset[str]
    """Verbs in the singular, after which an ordinal is the next of what was counted."""
    after_fraction_endings: tuple[str, ...]
    collectives: Mapping[str, float]
    collectives_about: Mapping[str, int]
    sizes: frozenset[str]
    """Adjectives that may stand before a collective (`une petite centaine`)."""
    vague: Mapping[str, float]
    few: PhraseTable[str]
    halves: PhraseTable[float]
    """Shares said after a number (`et demi`), of its last scale or of one."""
    shares_before: PhraseTable[float]
    """Shares said before a scale, a collective or a unit (`half a`, `un quart d'`)."""
    one_half: frozenset[str]
    half_endings: tuple[str, ...]
    ratios: Ratios
    joiners: frozenset[str]
    scale_links: frozenset[str]
    noun_links: frozenset[str]
    """What joins a collective to a scale (`une centaine de millions`)."""
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
    compound_joiners: frozenset[str]
    pieces: frozenset[str]
    """Number words that such a word may be made of."""
    piece_lengths: tuple[int, int]
    """Letters of the shortest and the longest of them, joiners among them."""
    compound_spellings: tuple[tuple[str, str], ...]
    """Pieces of such words that lose a letter, and how they are spelt out (`centott`)."""
    has_apostrophes: bool
    """Whether number words are written with an apostrophe inside (Ukrainian `п'ять`)."""
    fractions: Mapping[str, float]
    """Shares in one word (Dutch `driekwart`)."""
    linked_denominators: frozenset[str]
    """Denominators that are other nouns where no `noun_links` follows (Portuguese `quartos`)."""
    genitives: frozenset[str]
    """Vague plurals that are one magnitude after a qualifier (Russian `более тысячи`)."""
    compound_heads: frozenset[str]
    """How one-word numbers begin, in as many letters as the shortest number word has."""
    adjectives: tuple[tuple[str, Unit], ...]
    """Endings of adjectives that hold a number and its unit in one word (`dreitägige`)."""
    adjective_sign: str
    """Letters that all those endings hold: most words are let pass at a glance."""
    longest_ending: int
    """Letters at the end of an adjective in which its sign must stand (`-ig`, `-igem`)."""
    word_shares: Mapping[str, float]
    """Shares that such an adjective begins with (`halbstündig`)."""
    unit_starts: frozenset[str]


def read_numerals(
    facts: Mapping[str, Any], decimal: str, units: Units, *, is_doubtful: bool = False
) -> Numerals:
    """Return the number words that `facts` (a `figures.toml`) tell of."""
    grammar = facts.get("grammar", {})
    ratios = facts.get("ratios", {})
    words = [w for ws in facts.get("adjectives", {}).get("shares", {}).values() for w in ws]
    if grammar.get("compounds") or facts.get("adjectives", {}).get("of_words"):
        words += [form for forms in facts["words"].values() for form in forms]
        words += grammar.get("one", [])
        words += grammar.get("one_half", [])
        words += facts.get("scales", {}).get("1000", [])
    joiners = frozenset(grammar.get("compound_joiners", ()))
    heads = frozenset(word[:HEAD] for word in spelt_words(words))
    small: dict[str, int] = keyed(facts.get("words", {}))
    scales: dict[str, float] = keyed(facts.get("scales", {}), float)
    ones = spelt_words(grammar.get("one", ()))
    thousands = (word for word, scale in scales.items() if scale == 1000)
    pieces = frozenset(word for word in (*small, *ones, *thousands) if len(word) >= HEAD)
    return Numerals(
        decimal=decimal,
        is_doubtful=is_doubtful,
        small=small,
        ones=ones,
        scales=scales,
        stems=_stems(facts.get("stems", {})),
        bare_scales=spelt_words(facts.get("scale_rules", {}).get("bare", ())),
        suffixes={f: float(v) for v, fs in facts.get("suffixes", {}).items() for f in fs},
        carats=frozenset(grammar.get("carats", ())),
        money_suffixes={
            f: float(v) for v, fs in facts.get("money_suffixes", {}).items() for f in fs
        },
        decimal_suffixes={
            f: float(v) for v, fs in facts.get("decimal_suffixes", {}).items() for f in fs
        },
        denominators=keyed(facts.get("denominators", {})),
        ordinal_fractions=spelt_words(grammar.get("ordinal_fractions", ())),
        after_fraction=spelt_words(grammar.get("after_fraction", ())),
        before_ordinal=spelt_words(grammar.get("before_ordinal", ())),
        after_ordinal=spelt_words(grammar.get("after_ordinal", ())),
        after_fraction_endings=tuple(grammar.get("after_fraction_endings", ())) or ("\0",),
        collectives=keyed(facts.get("collectives", {}), float),
        collectives_about=keyed(facts.get("collectives_about", {})),
        sizes=spelt_words(grammar.get("sizes", ())),
        vague=keyed(facts.get("vague", {}), float),
        few=spelt_phrases({"few": facts.get("few", {}).get("words", ())}),
        halves=valued_phrases(facts.get("shares_after", {})),
        shares_before=valued_phrases(facts.get("shares_before", {})),
        one_half=spelt_words(grammar.get("one_half", ())),
        half_endings=tuple(grammar.get("half_endings", ())),
        ratios=Ratios(
            ones=spelt_words(ratios.get("one", ())) | spelt_words(grammar.get("one", ())),
            over=spelt_phrases({"of": ratios.get("of", ()), "over": ratios.get("over", ())}),
            over_with_noun=spelt_phrases({"over": ratios.get("over_with_noun", ())}),
            every=spelt_phrases({"every": ratios.get("every", ())}, backwards=True),
            ordinals=keyed(ratios.get("ordinals", {})),
        ),
        joiners=spelt_words(grammar.get("joiners", ())),
        scale_links=spelt_words(grammar.get("scale_links", ())),
        noun_links=spelt_words(grammar.get("noun_links", ())),
        decimal_words=spelt_words(grammar.get("decimal_words", ())),
        minus=spelt_words(grammar.get("minus", ())),
        not_before_minus=spelt_words(grammar.get("not_before_minus", ())),
        articles=spelt_words(grammar.get("articles", ())),
        bare_articles=spelt_words(grammar.get("bare_articles", ())),
        skipped=spelt_words(grammar.get("skipped_words", ())),
        vigesimal=bool(grammar.get("vigesimal", False)),
        bare_hundred=bool(grammar.get("bare_hundred", False)),
        compounds=bool(grammar.get("compounds", False)),
        compound_joiners=joiners,
        pieces=pieces,
        piece_lengths=(min(map(len, joiners), default=HEAD), max(map(len, pieces), default=HEAD)),
        compound_spellings=tuple(grammar.get("compound_spellings", {}).items()),
        has_apostrophes=bool(grammar.get("apostrophes", False)),
        fractions=keyed(facts.get("fractions", {}), float),
        linked_denominators=spelt_words(grammar.get("linked_denominators", ())),
        genitives=spelt_words(grammar.get("genitives", ())),
        compound_heads=heads,
        adjectives=units.adjectives,
        adjective_sign=facts.get("adjectives", {}).get("sign", "\0"),
        longest_ending=facts.get("adjectives", {}).get("longest_ending", 4),
        word_shares=keyed(facts.get("adjectives", {}).get("shares", {}), float),
        unit_starts=units.starts,
    )


def _stems(facts: Mapping[str, Iterable[str]]) -> tuple[tuple[str, float], ...]:
    stems: dict[str, float] = keyed(facts, float)
    return tuple(sorted(stems.items(), key=lambda item: (-len(item[0]), item[0])))
