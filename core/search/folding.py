"""Text as the index holds it: words in one case, without accents, and where they stand.

A language written without spaces gives a word for each character, so that any run of its
characters can be found as a phrase.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

VERSION = f"1 {unicodedata.unidata_version}"
"""Of the rules below; an index made by others is made anew."""

LONGEST = 64
"""Letters of a word that count; what is longer is cut."""

_LONGEST_RUN = 256

# Letters that Unicode does not take apart into a plain letter and a mark, and Arabic letters that
# are written in more than one way (the forms of alef come apart by themselves).
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "þ": "th",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ـ": None,
    }
)
_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
)


class Token(NamedTuple):
    """A word as the index holds it, and the code points of the text that it comes from."""

    word: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """Return the words of a text as the index holds them."""
    if text.isascii():
        return [one[:LONGEST] for one in _ascii().findall(text.lower())]
    return [word for one in _runs().finditer(text) for word in _folded(one.group()[:_LONGEST_RUN])]


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their places; what folds into several words shares one."""
    return [
        Token(word, one.start(), one.end())
        for one in _runs().finditer(text)
        for word in _folded(one.group()[:_LONGEST_RUN])
    ]


@lru_cache(maxsize=16384)
def _folded(run: str) -> tuple[str, ...]:
    """Return a run of letters as words: in one case, without marks."""
    text = run.casefold()
    if not text.isascii():
        # twice: capitals may appear only when a sign is taken apart (℡, ㎒)
        for _ in range(2):
            text = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
        text = unicodedata.normalize("NFC", _accents().sub("", text)).translate(_PLAIN)
    return tuple(one[:LONGEST] for one in _runs().findall(text))


@cache
def _ascii() -> re.Pattern[str]:
    return re.compile(r"[0-9a-z]+")


@cache
def _accents() -> re.Pattern[str]:
    """Return the marks that a reader may leave out: accents, and points of Hebrew and Arabic."""
    return re.compile(
        "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
        "\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    )


@cache
def _runs() -> re.Pattern[str]:
    """Return the pattern of a word with the marks on its letters, or of one unspaced character."""
    marks = _mark_ranges()
    return re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}](?:[^\\W_{_UNSPACED}]|[{marks}\u0640])*")


@cache
def _mark_ranges() -> str:
    """Return the marks of all scripts but the unspaced, as a class of a pattern."""
    found = [
        chr(at)
        for first, last in ((0x300, 0x3100), (0xA600, 0xAC00), (0xFB1E, 0xFB1F), (0xFE20, 0xFE30))
        for at in range(first, last)
        if unicodedata.category(chr(at)).startswith("M") and not re.match(f"[{_UNSPACED}]", chr(at))
    ]
    return "".join(found)
