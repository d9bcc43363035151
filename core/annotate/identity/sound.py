"""What a name sounds like, whatever language's press has transcribed it.

`Щербаков`, `Shcherbakov`, `Chtcherbakov`, `Schtscherbakow` and `Șcerbakov` have one sound. The
rules stand in `data/transcription.toml`. Only what every one of these spellings keeps is kept:
German cannot tell `ш` from `ж` nor `с` from `з`, Ukrainian `г` is Romanian `х`, Ukrainian `и` is
Russian `ы`, and `ё` is written `e`, `io` and `o`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from core.annotate.identity.text import fold
from core.facts import read_facts

STYLES = ("en", "fr", "de", "ro", "sl")
"""Ways of writing that we know, by language; the first is taken where nothing tells."""

_LANGUAGE_WEIGHT = 1.2
"""What the language of the text says about the spelling of a name in it, against its letters."""
_LONGEST = 200
"""Letters of one name that are looked at; longer ones are no names."""
# What is alike in every spelling, in this order: letters once, ё as е, no glides, ш before т as с
# (`Штейн`, Stein), ей as ай (`Вайдель`, `Вейдель`), ц as с, дж as ж (`Джомарт`, `Жомарт`), the
# Romanian ea as я, an English w as у and as в.
_AFTERWARDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[bvgdsklmnprtfCS])io"), "e"),
    (re.compile(r"i+(?=[aeou])"), ""),
    (re.compile(r"(?<=[CS])o"), "e"),
    (re.compile(r"S(?=[tp])"), "s"),
    (re.compile(r"ei(?=[^aeiou])"), "ai"),
    (re.compile(r"ts"), "s"),
    (re.compile(r"dS"), "S"),
    (re.compile(r"ea"), "a"),
    (re.compile(r"^u(?=[aeio])"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = {"C": "ch", "S": "sh"}


def is_cyrillic(text: str) -> bool:
    """Return whether `text` has a Cyrillic letter."""
    return any("\u0400" <= c <= "\u04ff" for c in text)


@lru_cache(maxsize=8192)
def style_of(form: str, lang: str = "") -> str:
    """Return in whose way the Latin name `form` is written: one of `STYLES`.

    The letters tell; the language of the text tips the scale where they do not.
    """
    weights = _weights(form)
    if lang in weights:
        weights = {**weights, lang: weights[lang] + _LANGUAGE_WEIGHT}
    best = max(STYLES, key=lambda style: weights[style])
    return best if weights[best] > 0 else STYLES[0]


@lru_cache(maxsize=8192)
def _weights(form: str) -> dict[str, float]:
    """Return what the letters of `form` say for each style."""
    if is_cyrillic(form):
        return dict.fromkeys(STYLES, 0.0)
    small = _small(form)[:_LONGEST]
    return {
        style: sum(weight for pattern, weight in _marks()[style] if pattern.search(small))
        for style in STYLES
    }


@lru_cache(maxsize=16384)
def sound(word: str, style: str = "en") -> str:
    """Return the sound of one word of a name; empty where nothing of it is a letter we know."""
    small = _small(word)[:_LONGEST]
    if is_cyrillic(small):
        pattern, letters = _cyrillic()
        raw = pattern.sub(lambda m: letters[m.group()], small)
    else:
        rules, sounds = _latin(style if style in STYLES else STYLES[0])
        raw = rules.sub(lambda m: sounds[(m.lastindex or 1) - 1], _without_accents(small))
    raw = "".join(c for c in unicodedata.normalize("NFKD", raw) if c.isascii() and c.isalpha())
    for pattern, heard in _AFTERWARDS:
        raw = pattern.sub(heard, raw)
    return raw


def spell(sounds: str) -> str:
    """Return `sounds` in letters that an English reader can say, for a key."""
    return "".join(_ENGLISH.get(c, c) for c in sounds)


def romanise(form: str, lang: str = "") -> str:
    """Return a name in Cyrillic letters as the English press writes it; other letters stay."""
    if not is_cyrillic(form):
        return form
    is_ukrainian = lang == "uk" or any(c in "іїєґІЇЄҐ" for c in form)
    pattern, letters = _english("uk" if is_ukrainian else "ru")

    def english(word: re.Match[str]) -> str:
        small = word.group().lower()
        made = pattern.sub(lambda m: letters[(m.lastindex or 1) - 1], small)
        if word.group().isupper() and len(small) > 1:
            return made.upper()
        return made.capitalize() if word.group()[0].isupper() else made

    return _WORD.sub(english, form[:_LONGEST])


def words(form: str) -> list[str]:
    """Return the words of a name; a hyphen parts words, an apostrophe does not."""
    return _WORD.findall(form.replace("'", "").replace("’", "").replace("ʼ", ""))


def _small(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower().replace("i\u0307", "i")


def _without_accents(small: str) -> str:
    """Return small letters without the accents that none of the rules looks at."""
    if small.isascii():
        return small
    kept = read_facts("core.annotate", "data", "transcription.toml")["latin"]["kept"]
    return "".join(c if c in kept else fold(c) for c in small)


@cache
def _cyrillic() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = read_facts("core.annotate", "data", "transcription.toml")["cyrillic"]
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table


@cache
def _latin(style: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    facts = read_facts("core.annotate", "data", "transcription.toml")["latin"]
    rules: Iterable[tuple[str, str]] = (*facts[style], *facts["shared"])
    patterns, sounds = zip(*rules, strict=True)
    return re.compile("|".join(f"({one})" for one in patterns)), sounds


@cache
def _english(lang: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    facts = read_facts("core.annotate", "data", "transcription.toml")["english"]
    rules: Iterable[tuple[str, str]] = (*(facts["uk"] if lang == "uk" else ()), *facts["ru"])
    patterns, letters = zip(*rules, strict=True)
    return re.compile("|".join(f"({one})" for one in patterns)), letters


@cache
def _marks() -> dict[str, tuple[tuple[re.Pattern[str], float], ...]]:
    facts = read_facts("core.annotate", "data", "transcription.toml")["styles"]
    return {
        style: tuple((re.compile(pattern), weight) for pattern, weight in facts[style])
        for style in STYLES
    }
