"""Words of a sentence as a translator counts them: the unit in which matches are measured."""

import re
import unicodedata
from typing import NamedTuple

_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uaa60-\uaa7f"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Tai, Han, kana."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u0859-\u085b\u08d3-\u08ff\u0900-\u0963"
    "\u0970-\u0dff\u135d-\u135f\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ua8e0-\ua8ff\ufe20-\ufe2f"
)
"""Marks that stand on letters, and blocks of India whose vowel signs are no letters to `re`."""

_FIGURE = r"\d+(?:[.,'’٫٬]\d+)+"
_SIGNS = r"[%‰€$£¥₽₴₺₹§°]"
_SPACED = rf"{_FIGURE}|[\w{_MARKS}]+|{_SIGNS}"
_MIXED = (
    rf"{_FIGURE}|[{_UNSPACED}][{_MARKS}\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3]*"
    rf"|(?:(?![{_UNSPACED}])[\w{_MARKS}])+|{_SIGNS}"
)
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_WORDS, _WORDS_MIXED = re.compile(_SPACED), re.compile(_MIXED)
_TOKENS, _TOKENS_MIXED = re.compile(rf"({_SPACED})|\S"), re.compile(rf"({_MIXED})|\S")


class Token(NamedTuple):
    """A word, figure or punctuation mark at its place in a text, in code points."""

    start: int
    end: int
    exact: str
    """What stands there, in NFC."""
    folded: str
    """The same without regard to capitals."""
    is_word: bool
    """Whether it counts in a match; punctuation does not."""


def fold_space(text: str) -> str:
    """Return `text` in NFC with every stretch of white space one space, none at its ends."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return text if folded == text else folded  # one string in memory, not two


def words_of(text: str) -> list[str]:
    """Return the words, figures and signs such as % of a text in NFC, without capitals.

    In scripts without spaces each character is a word.
    """
    pattern = _WORDS_MIXED if _HAS_UNSPACED.search(text) else _WORDS
    return pattern.findall(text.casefold())


def tokens_of(text: str) -> list[Token]:
    """Return what stands in `text`, punctuation too, with its place in it."""
    pattern = _TOKENS_MIXED if _HAS_UNSPACED.search(text) else _TOKENS
    tokens = []
    for found in pattern.finditer(text):
        exact = unicodedata.normalize("NFC", found[0])
        tokens.append(
            Token(found.start(), found.end(), exact, exact.casefold(), found[1] is not None)
        )
    return tokens
