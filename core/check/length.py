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

_TOO_SHORT = 3.7
_TOO_LONG = 5.0
"""How many standard deviations are out of proportion; a long-winded translation loses nothing."""
_FEWEST = 25
"""Shorter originals, in characters of English, say little about the length of a translation."""
_GROWTH = 30


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn where the translation is too short or too long for the original."""
    source, target = len(pair.source.text.strip()), len(pair.target.text.strip())
    if not source or not target:
        return
    mine, theirs = _characters(pair.source.lang), _characters(pair.target.lang)
    size = source / mine
    expected = size * theirs
    if size < _FEWEST:
        if target > expected * 4 + _GROWTH:
            yield _warning("long")
        return
    apart = math.log(target / expected)
    spread = _spread(size, pair.source.lang, pair.target.lang)
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


def _characters(lang: str) -> float:
    """Return how many characters of `lang` say what one of English does; 1 where unknown."""
    told: dict[str, int] = _facts()["characters"]
    return told.get(primary_subtag(lang) or "", 100) / 100


def _spread(size: float, *langs: str) -> float:
    spread = _facts()["spread"]
    variance = spread["text"] ** 2 + spread["character"] ** 2 / size
    for lang in langs:
        code = primary_subtag(lang) or ""
        if code in spread["dense"].split():
            variance += spread["unspaced"] ** 2
        elif code not in spread["measured"].split():
            variance += spread["unmeasured"] ** 2
    return math.sqrt(variance)
