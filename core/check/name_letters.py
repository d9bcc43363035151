"""Whether a word is spelt unlike the words of a language: then it is a name, and is copied."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from core.annotate.names import fold

_STRANGE = 0.3
"""The least share of a word's threes of letters that the language's own words do not have."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40
_STEM = 4
"""Letters of the shortest word that another may be made of (`Westerners`, of `western`)."""


@lru_cache(maxsize=8192)
def looks_foreign(form: str, lang: str) -> bool:
    """Return whether the letters of `form` are no German, French … word's.

    False for languages of which no sentences are at hand (those that the model of names learned
    from).
    """
    known = _threes(lang)
    if not known or len(form) > _LONGEST:
        return False
    threes = _threes_of(fold(form))
    strange = sum(three not in known for three in threes)
    return strange > 1 and strange >= _STRANGE * len(threes)


def _threes_of(folded: str) -> list[str]:
    edged = f"^{folded}$"
    return [edged[i : i + 3] for i in range(len(edged) - 2)]


def is_common(form: str, lang: str) -> bool:
    """Return whether `form` is made of a word that the sentences of `lang` have in small letters.

    True for languages of which no sentences are at hand.
    """
    known, small = _words(lang), form.lower()
    return not known or any(small[:i] in known for i in range(_STEM, len(small) + 1))


@cache
def _threes(lang: str) -> frozenset[str]:
    """Return all threes of letters in the sentences of `lang`; empty where there are none."""
    return frozenset(three for word in _words(lang) for three in _threes_of(fold(word)))


@cache
def _words(lang: str) -> frozenset[str]:
    place = files("core.annotate").joinpath("models", "sentences", f"{lang}.txt")
    if not lang.isalpha() or not place.is_file():
        return frozenset()
    return frozenset(_WORD.findall(place.read_text(encoding="utf-8")))
