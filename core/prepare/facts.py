"""The facts of languages that preparation goes by, read from the data files under `lang/`."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.facts import facts_folder, read_facts

_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Return `text` for comparing: no case, no accents, words parted by one space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_WORD.sub(" ", _MARKS.sub("", decomposed)).strip()


@dataclass(frozen=True)
class SentenceFacts:
    """What tells a full stop that ends a sentence from one that does not."""

    lang: str
    has_ordinal_dot: bool
    never_last: frozenset[str]
    may_be_last: frozenset[str]
    before_ordinal: frozenset[str]
    after_ordinal: frozenset[str]
    starters: frozenset[str]
    """Function words in lower case: capitalised after a full stop they start a sentence."""


@dataclass(frozen=True)
class Phrases:
    """Words that pages print around articles, folded, by how a line must hold them."""

    whole: dict[str, str]
    start: dict[str, tuple[tuple[str, str], ...]]
    """By first word: phrases and their topics."""
    anywhere: dict[str, tuple[tuple[str, str], ...]]


def languages() -> tuple[str, ...]:
    """Return the languages with a file of their own, then "default"."""
    names = [
        place.name.removesuffix(".toml")
        for place in facts_folder("core.prepare").joinpath("lang").iterdir()
        if place.name.endswith(".toml") and place.name != "varieties.toml"
    ]
    return tuple(sorted(names, key=lambda name: (name == "default", name)))


@cache
def sentence_facts(lang: str) -> SentenceFacts:
    """Return the sentence facts of `lang`, or the default ones."""
    facts = _own_or_default(lang)
    told = facts["sentences"]
    return SentenceFacts(
        lang=lang,
        has_ordinal_dot=told["ordinal_dot"],
        never_last=frozenset(told["never_last"].split()),
        may_be_last=frozenset(told["may_be_last"].split()),
        before_ordinal=frozenset(told["before_ordinal"].split()),
        after_ordinal=frozenset(told["after_ordinal"].split()),
        starters=function_words(lang),
    )


@cache
def function_words(lang: str) -> frozenset[str]:
    """Return the function words of `lang` in lower case; none where we have no list."""
    return frozenset(_own_or_default(lang)["function_words"].split())


def locales(lang: str) -> tuple[str, ...]:
    """Return the CLDR locales whose calendars serve `lang`."""
    return tuple(_facts(lang).get("locales", ())) or (lang,)


def more_months(lang: str) -> dict[str, int]:
    """Return folded spellings of months that CLDR does not have, with their numbers."""
    return {fold(name): number for name, number in _facts(lang).get("months", {}).items()}


def is_month_first(lang: str) -> bool:
    """Return whether numeric dates may put the month first (11/27/2024)."""
    return bool(_facts(lang).get("month_first", False))


@cache
def metadata_words(lang: str, topic: str) -> frozenset[str]:
    """Return the folded words of `lang`, of English and of the default that mean `topic`."""
    return frozenset(
        fold(word)
        for code in {lang, "en", "default"}
        for word in _facts(code).get("metadata", {}).get(topic, ())
    )


@cache
def phrases() -> Phrases:
    """Return the page words of all languages together: pages mix them."""
    whole: dict[str, str] = {}
    begun: dict[str, dict[str, str]] = {}
    inside: dict[str, dict[str, str]] = {}
    for code in languages():
        page = _facts(code).get("page", {})
        for topic, words in page.get("whole", {}).items():
            for word in words:
                whole.setdefault(fold(word), topic)
        for mode, table in (("start", begun), ("anywhere", inside)):
            for topic, words in page.get(mode, {}).items():
                for word in words:
                    folded = fold(word)
                    if folded:
                        table.setdefault(folded.split()[0], {}).setdefault(folded, topic)
    return Phrases(whole, _longest_first(begun), _longest_first(inside))


def is_rights_phrase(text: str) -> bool:
    """Return whether `text` is a phrase that reserves rights, in any language, and no more."""
    folded = fold(text)
    table = phrases()
    tables = (table.anywhere, table.start)
    first = folded.split()[0] if folded else ""
    return any(
        topic == "copyright" and phrase == folded
        for held in tables
        for phrase, topic in held.get(first, ())
    )


@cache
def subscription_stems() -> tuple[str, ...]:
    """Return how words for subscribing begin, folded."""
    stems: list[str] = _facts("default")["page"]["subscription_stems"]
    return tuple(map(fold, stems))


@cache
def credit_words() -> frozenset[str]:
    """Return the words of all languages that stand before a colon and a photographer's name."""
    words = {
        word.strip(" :(©")
        for code in languages()
        for word in _facts(code).get("page", {}).get("start", {}).get("caption", ())
    }
    # "source:" and "via:" stand before anything
    return frozenset(word for word in words if word not in ("", "source", "via"))


@cache
def agency_names() -> dict[str, str]:
    """Return the names of news agencies by the forms in which they sign, in lower case."""
    named = read_facts("core.prepare", "agencies.toml")["agencies"]
    return {form: name for name, forms in named.items() for form in forms}


@cache
def agencies() -> frozenset[str]:
    """Return what signs a dateline, in lower case: agencies, and what means one only there."""
    only_there = read_facts("core.prepare", "agencies.toml")["datelines"]
    return frozenset((*agency_names(), *only_there.split()))


@cache
def before_agencies() -> frozenset[str]:
    """Return the words that may lead the name of an agency: "avec", "Sursa", "Material der"."""
    return frozenset(read_facts("core.prepare", "agencies.toml")["leading"].split())


@cache
def picture_agencies() -> frozenset[str]:
    """Return the names of picture agencies, folded and in one word."""
    return frozenset(read_facts("core.prepare", "agencies.toml")["pictures"].split())


def _longest_first(table: dict[str, dict[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        first: tuple(sorted(found.items(), key=lambda item: -len(item[0])))
        for first, found in table.items()
    }


def _own_or_default(lang: str) -> dict[str, Any]:
    own = _facts(lang)
    return own if "sentences" in own else {**_facts("default"), **own}


def _facts(lang: str) -> dict[str, Any]:
    return read_facts("core.prepare", "lang", f"{lang}.toml") if lang.isalpha() else {}
