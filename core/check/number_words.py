"""The words of a language that say a number, or may stand for one, made ready for looking up.

Cardinals are the annotator's where it has them; the rest stands in `data/numbers/<xx>.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from msgspec import Struct

from core.annotate.quantities.cldr_figures import cldr_facts
from core.annotate.quantities.lexicon import lexicon
from core.annotate.quantities.numeral_facts import Numerals, read_numerals
from core.annotate.spellings import keyed, spellings
from core.annotate.temporal.calendars import calendar_of
from core.annotate.tokens import PhraseTable
from core.facts import kept_table, read_facts

_SURE = ("ordinals", "shares", "times")
_APOSTROPHE = re.compile(r"(?<=[Ѐ-ӿ])['’](?=[Ѐ-ӿ])")
_LONGEST, _SHORTEST = 24, 5
"""Letters of the longest beginning, and of the shortest word that may have one."""


class NumberWords(Struct, frozen=True):
    """What says a number in one language."""

    numerals: Numerals
    is_known: bool
    """Whether we know its number words at all; else a number may hide in any word."""
    sure: Mapping[str, tuple[float, ...]]
    """Ordinals, shares and multiples that a translation has to render."""
    loose: Mapping[str, tuple[float, ...]]
    """Every word that may stand for a number (`both`), those of `sure` too."""
    begins: Mapping[str, float]
    """How words begin that hold a number (`Zweikampf`)."""
    unsure: frozenset[str]
    """Number words that mostly are other words, in these letters."""
    ordinals_after: frozenset[str]
    """Words after which `ordinal_forms` of cardinals are ordinals (Romanian `a doua`)."""
    ordinal_forms: frozenset[str]
    percent_before: frozenset[str]
    """What says percent before the number (Turkish `yüzde 5`)."""
    articles: frozenset[str]
    """Words for one that are mostly articles."""
    half_to: frozenset[str]
    """What makes half past the hour before of an hour (`halb acht`)."""
    idioms: PhraseTable[bool]
    """Phrases in which a number counts nothing (`unter vier Augen`)."""
    finals: frozenset[str]
    """Words after a number that make it the matches of a round (`8es de finale`: 16 play)."""
    phrases: PhraseTable[float]
    """Phrases that may stand for a number (`May Day`)."""
    minus: frozenset[str]
    """What says right before a number that it is below zero."""
    not_before_minus: frozenset[str]
    below_zero: PhraseTable[bool]
    """What says so after it."""
    has_plural_s: bool
    """Whether the lower part of a fraction ends in s after two and more (`five eighths`)."""
    has_glued_names: bool
    """Whether weekdays and months become the beginning of longer words."""
    sure_begins: tuple[tuple[str, float], ...]
    """How compounds begin that a translation has to render (`drittgrößte`)."""
    decades: PhraseTable[int]
    months: PhraseTable[int]
    months_by_letter: Mapping[str, tuple[int, ...]]
    """Months by the letter that they begin with, where dates are called so (`11-S`)."""
    units: Mapping[str, str]
    """Words for units of time, each with the unit that it is one of."""

    def beginning(self, key: str) -> float | None:
        """Return the number that a compound word begins with."""
        if len(key) < _SHORTEST:
            return None
        for length in range(min(len(key) - 1, _LONGEST), 1, -1):
            found = self.begins.get(key[:length])
            if found is not None:
                return found
        return None


@cache
@kept_table
def number_words(lang: str) -> NumberWords:
    """Return the number words of `lang`."""
    facts = _joined(read_facts("core.check", "data", "numbers", f"{lang}.toml"))
    lex = lexicon(lang)
    numerals = lex.numerals
    if "words" in facts and len(numerals.small) <= 1:
        known = cldr_facts(lang)
        merged = {**known, **read_facts("core.annotate", "lang", lang, "figures.toml"), **facts}
        merged["scales"] = {**facts.get("scales", {})}
        for value, forms in known.get("scales", {}).items():
            merged["scales"].setdefault(value, forms)
        numerals = read_numerals(merged, numerals.decimal, lex.units)
    elif "vague" in facts:
        numerals = replace(numerals, vague={**numerals.vague, **keyed(facts["vague"], float)})
    sure: dict[str, list[float]] = {}
    loose: dict[str, list[float]] = {}
    for name in (*_SURE, "also"):
        for value, forms in facts.get(name, {}).items():
            for key in _keys(forms):
                loose.setdefault(key, []).append(float(value))
                if name in _SURE and facts.get("sure"):
                    sure.setdefault(key, []).append(float(value))
    calendar = calendar_of(lang)
    return NumberWords(
        numerals=numerals,
        is_known=len(numerals.small) > 1,
        sure={key: tuple(loose[key]) for key in sure},
        loose={key: tuple(dict.fromkeys(values)) for key, values in loose.items()},
        begins=_beginnings(facts.get("begins", {})),
        unsure=frozenset(facts.get("unsure", ())),
        ordinals_after=lex.labels.ordinals_after,
        ordinal_forms=lex.labels.ordinal_forms,
        percent_before=frozenset(_keys(facts.get("percent_before", ()))),
        articles=numerals.bare_articles or numerals.articles,
        half_to=frozenset(_keys(facts.get("half_to", ()))),
        idioms=_phrases(facts.get("idioms", ())),
        finals=frozenset(_keys(facts.get("finals", ()))),
        phrases=_valued_phrases(facts.get("phrases", {})),
        minus=numerals.minus | frozenset(_keys(facts.get("minus", ()))),
        not_before_minus=numerals.not_before_minus,
        below_zero=_phrases(facts.get("below_zero", ())),
        has_plural_s=bool(facts.get("has_plural_s")),
        has_glued_names=bool(facts.get("has_glued_names")),
        sure_begins=tuple(_beginnings(facts.get("sure_begins", {})).items()),
        decades=calendar.periods.decade_words,
        months=calendar.names.months,
        months_by_letter=_months_by_letter(facts.get("months_by_letter", {})),
        units=_time_units(lang),
    )


def one_word(text: str, lang: str) -> str:
    """Return `text`, as long as before, with what splits words made a part of them.

    An apostrophe inside a Cyrillic word is a letter there (Ukrainian `п'ять`), and the dotted
    capital of Turkish has a small letter of two code points.
    """
    text = _APOSTROPHE.sub("\u02bc", text)
    return text.replace("İ", "i") if lang in ("tr", "az") else text


def _joined(facts: Any) -> Any:
    if isinstance(facts, str):
        return one_word(facts, "")
    if isinstance(facts, list):
        return [_joined(one) for one in facts]
    return {k: _joined(v) for k, v in facts.items()} if isinstance(facts, dict) else facts


def _phrases(forms: Iterable[str]) -> PhraseTable[bool]:
    table: PhraseTable[bool] = PhraseTable()
    for form in forms:
        table.add(form, True)
    return table


def _months_by_letter(facts: Mapping[str, Iterable[int]]) -> dict[str, tuple[int, ...]]:
    return {letter: tuple(months) for letter, months in facts.items()}


def _valued_phrases(facts: Mapping[str, Iterable[str]]) -> PhraseTable[float]:
    table: PhraseTable[float] = PhraseTable()
    for value, forms in facts.items():
        for form in forms:
            table.add(form, float(value))
    return table


def _beginnings(facts: Mapping[str, Iterable[str]]) -> dict[str, float]:
    return {key: float(value) for value, forms in facts.items() for key in _keys(forms)}


def _keys(forms: Iterable[str]) -> set[str]:
    """Return the spellings of `forms`; short words keep their accents."""
    return {
        spelling
        for form in forms
        for spelling in ([form.lower()] if len(form) <= 3 else spellings(form))
    }


def _time_units(lang: str) -> dict[str, str]:
    """Return the one-word names of days, weeks, months, … by key."""
    own: dict[str, Any] = read_facts("core.annotate", "lang", lang, "figures.toml").get("units", {})
    known: dict[str, Any] = {} if own.get("day") else cldr_facts(lang).get("units", {})
    names = ("min", "h", "day", "week", "month", "quarter", "year", "decade", "century")
    return {
        key: name
        for name in names
        for key in _keys([*own.get(name, ()), *known.get(name, ())])
        if " " not in key
    }
