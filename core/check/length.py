"""Length out of proportion: a translation far shorter or longer than its language pair lets expect.

The logarithm of the ratio of lengths is nearly normal, with a spread that shrinks with the length
of the text (Gale and Church, 1993); the facts of each language are in `data/lengths.toml`.
"""

import math
from collections.abc import Iterator
from typing import Any

from core.article import TranslationWarning
from core.check.pair import Pair
from core.facts import read_facts
from core.prepare.language import primary_subtag

_TOO_SHORT = 3.8
_TOO_LONG = 5.0
"""How many standard deviations are out of proportion; a long-winded translation loses nothing."""
_FEWEST = 25
"""Shorter originals, in characters of English, say little about the length of a translation."""
_GROWTH = 30


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn where the translation is too short or too long for the original."""
    expected = _size(pair.source.text.strip(), pair.source.lang)
    target = _size(pair.target.text.strip(), pair.target.lang)
    if not expected or not target:
        return
    if expected < _FEWEST:
        if target > expected * 4 + _GROWTH:
            yield _warning("long")
        return
    apart = math.log(target / expected)
    spread = _spread(expected, pair.source.lang, pair.target.lang)
    if apart < -_TOO_SHORT * spread:
        yield _warning("short")
    elif apart > _TOO_LONG * spread:
        yield _warning("long")


def _warning(which: str) -> TranslationWarning:
    hint = {
        "short": "something may be missing",
        "long": "something may have been added",
    }[which]
    return TranslationWarning(
        check="length",
        message=f"The translation is much too {which} for the original: {hint}.",
    )


def _facts() -> dict[str, Any]:
    return read_facts("core.check", "data", "lengths.toml")


def _size(text: str, lang: str) -> float:
    """Return how many characters of English say what `text` does; 1 for each where unknown."""
    told: dict[str, int] = _facts()["characters"]
    code = primary_subtag(lang) or ""
    share = told.get(code, 100) / 100
    if code not in _facts()["spread"]["dense"].split():
        return len(text) / share
    # names and figures in Latin letters are no denser than anywhere
    plain = sum(map(str.isascii, text))
    return plain + (len(text) - plain) / share


def _spread(size: float, *langs: str) -> float:
    spread = _facts()["spread"]
    variance = spread["text"] ** 2 + spread["character"] ** 2 / size + (spread["short"] / size) ** 2
    for lang in langs:
        code = primary_subtag(lang) or ""
        if code in spread["dense"].split():
            variance += spread["unspaced"] ** 2
        elif code not in spread["measured"].split():
            variance += spread["unmeasured"] ** 2
    return math.sqrt(variance)
