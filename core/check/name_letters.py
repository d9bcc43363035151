"""Whether a word is spelt unlike the words of a language: then it is a name, and is copied."""

import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from string import ascii_lowercase
from typing import TypeAlias

from core.annotate.names import fold
from core.facts import facts_folder, kept_table, read_facts

_STRANGE = 0.25
"""The least share of a word's threes of letters that the language's own words do not have."""
_SEAMS = 10
"""Letters from which a word is likely a compound."""
_RARE = 0.003
"""The share of words that a letter of the language is in at least."""
_LONGEST = 40
_STEM = 4
"""Letters of the shortest word that another may be made of (`Westerners`, of `western`)."""

_Three: TypeAlias = tuple[str, str, str]


@lru_cache(maxsize=8192)
def looks_foreign(form: str, lang: str) -> bool:
    """Return whether the letters of `form` are no German, French … word's.

    False for languages of which no words are at hand.
    """
    known = _threes(lang)
    if not known or len(form) > _LONGEST:
        return False
    if not _alphabet(lang).issuperset(unicodedata.normalize("NFC", form.lower())):
        return True
    for prefix in read_facts("core.check", "data", "name_words.toml")["prefixes"].get(lang, ()):
        if form.lower().startswith(prefix) and len(form) - len(prefix) >= _STEM:
            form = form[len(prefix) :]
            break
    threes = _threes_of(fold(form))
    strange = sum(three not in known for three in threes)
    # A long word is made of several, whose seams are seldom seen.
    share = _STRANGE if len(form) < _SEAMS else 2 * _STRANGE
    return strange > 1 and strange >= share * len(threes)


def _threes_of(folded: str) -> list[_Three]:
    edged = f"^{folded}$"
    return list(zip(edged, edged[1:], edged[2:], strict=False))


def is_word(form: str, lang: str) -> bool:
    """Return whether the words at hand of `lang` have `form` in small letters."""
    return form.lower() in _words(lang)


def is_common(form: str, lang: str) -> bool:
    """Return whether `form` is made of a word of `lang` in small letters.

    True for languages of which no words are at hand.
    """
    known, small = _words(lang), form.lower()
    return not known or any(small[:i] in known for i in range(_STEM, len(small) + 1))


@lru_cache(maxsize=8192)
def is_like_noun(form: str, lang: str, *, whole: bool = False) -> bool:
    """Return whether `form` ends or begins like a noun of `lang`, where nouns have a capital.

    Of German surnames and lesser places three of ten do, of nouns eight. `whole`: only where it is
    one of the words at hand, or has an ending of nouns.
    """
    facts = read_facts("core.check", "data", "name_shapes.toml")["nouns"].get(lang)
    if facts is None:
        return False
    small, parts = form.lower()[:_LONGEST], _parts(lang)
    if small.endswith(tuple(facts["endings"].split())):
        return True
    for prefix in () if whole else facts["prefixes"].split():
        if small.startswith(prefix) and len(small) - len(prefix) >= _STEM:
            return True
    for case in facts["cases"]:
        if small.endswith(case):
            bare = small.removesuffix(case)
            if any(bare[i:] in parts for i in range(1 if whole else len(bare) - _STEM + 1)):
                return True
    return not whole and any(small[:i] in parts for i in range(_STEM, len(small) - _STEM + 1))


def ends_like(kind: str, form: str, lang: str) -> bool:
    """Return whether `surnames` or `places` end like `form` and nouns of `lang` seldom do."""
    facts = read_facts("core.check", "data", "name_shapes.toml")["nouns"].get(lang)
    return facts is not None and form.lower().endswith(tuple(facts[kind].split()))


@lru_cache(maxsize=4096)
def is_adjective(form: str, lang: str) -> bool:
    """Return whether `form` is an adjective of `lang`, such as names are made of (`Tote`)."""
    facts = read_facts("core.check", "data", "name_shapes.toml")["nouns"].get(lang)
    small = form.lower()
    if facts is None or small in facts["ordinals"].split():
        return False
    named = facts["named"].split()
    for ending in facts["adjectives"].split():
        stem = small.removesuffix(ending)
        if small.endswith(ending) and (
            is_word(form, lang)
            or any(stem.endswith(one[1:]) if one.startswith("~") else stem == one for one in named)
        ):
            return True
    return False


@cache
def _parts(lang: str) -> frozenset[str]:
    """Return what nouns of `lang` are made of (made by `data/make_words.py`)."""
    place = facts_folder("core.check").joinpath("data", f"parts_{lang}.txt")
    return frozenset(place.read_text(encoding="utf-8").split())


@cache
@kept_table
def _threes(lang: str) -> frozenset[_Three]:
    """Return all threes of letters in the words of `lang`; empty where there are none.

    Those that hold the end of one word and the beginning of another are in no word.
    """
    # of all words at once: one by one they take three times as long
    text = fold("\n".join(_words(lang))).replace("\n", "$^")
    edged = f"^{text}$" if text else ""
    return frozenset(zip(edged, edged[1:], edged[2:], strict=False))


@cache
@kept_table
def _alphabet(lang: str) -> frozenset[str]:
    """Return the letters that more than a handful of words of `lang` have."""
    words = _words(lang)
    counted = Counter(chain.from_iterable(map(set, map(str.lower, words))))
    common = (one for one, count in counted.items() if count > _RARE * len(words))
    return frozenset((*common, *ascii_lowercase, "'", "’"))


@cache
def _words(lang: str) -> frozenset[str]:
    """Return the words of `lang` that are at hand (made by `data/make_words.py`), or none."""
    place = facts_folder("core.check").joinpath("data", f"words_{lang}.txt")
    if not lang.isalpha() or not place.is_file():
        return frozenset()
    return frozenset(place.read_text(encoding="utf-8").split())
