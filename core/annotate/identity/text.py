"""Names as plain letters: for comparing spellings, and for keys."""

import re
import unicodedata
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^\w]+")
_LATIN_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""Combining marks that Latin letters are decomposed into; U+034F is none."""
# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ð": "d",
        "þ": "th",
    }
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, for comparing spellings."""
    small = text.lower()
    if small.isascii():
        return small
    decomposed = unicodedata.normalize("NFKD", small.translate(_PLAIN))
    bare = _LATIN_MARKS.sub("", decomposed)
    if bare.isascii():
        return bare.lower()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def slug(text: str) -> str:
    """Return `text` as it stands in a key: folded, words joined by hyphens."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-_") or "-"
