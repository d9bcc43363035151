"""Which mentions show that their words are a name, and not a noun that has a capital anyway.

German nouns all have one, and so has the first word of a sentence or of an office's name. What a
recogniser took for a name there is believed where a translation keeps the word, as translations
keep names, or where a table knows it.
"""

import re
import unicodedata
from functools import lru_cache

from core.article import Entity
from core.brief.sentences import Sentence
from core.brief.stance.nouns import meanings

_LONGEST_SMALL = 4
"""Letters of an agency's abbreviation, which may be written small."""

_SHARED = 4
"""First letters that a name and its form in another language share: `Gdyni`, `Gdynia`."""

_ENDING = 3
"""Letters by which such forms may differ in length."""

_COUNTED = re.compile(r"\S+\s+\d+\s+[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def may_be_name(entity: Entity) -> bool:
    """Return whether a mention has a capital or a figure, as names do and common nouns do not.

    Recognisers take `conservateurs` for a party now and then. What a table knows under another
    name ("rumänisch": Romania) is one however it is written, and so is a short agency's ("dpa");
    several words ("institut sismologique national") may well be what somebody is called.
    """
    text = entity.text
    if text != text.lower() or text == text.upper() or any(map(str.isdigit, text)):
        return True  # or a script without capitals
    if (entity.key or "").startswith("territory:"):
        return True
    return entity.label == "ORG" and (" " in text or len(text) <= _LONGEST_SMALL)


def is_known(entity: Entity) -> bool:
    """Return whether a table knows the identity: a territory, a city, an office, by its name."""
    key = entity.key or ""
    return (
        key.startswith("territory:")
        or (key.startswith("place:") and key[6:7].isdigit())
        or bool(entity.name and entity.name != entity.text)
    )


def is_kept(entity: Entity, sentence: Sentence) -> bool | None:
    """Return whether a translation keeps the words as a name; None where nothing can tell.

    Asked of single words and of names with a number before a word (`Gendarmerie 14 Beamte`).
    """
    made, text = sentence.translation, entity.text
    counted = _COUNTED.fullmatch(text) is not None
    if made is None or is_known(entity) or text == text.upper() or not text[0].isascii():
        return None
    if not counted and not _WORD.fullmatch(text):
        return None
    if counted:
        return text in made.text
    if entity.label == "ORG" and meanings(text.lower(), sentence.article.lang):
        return None  # `Jandarmeria` is an office, whatever a translation calls it
    if any(one.key and one.key == entity.key for one in made.entities):
        return True
    return _stands_in(text, _capitals(made.text), sentence.article.lang)


def _stands_in(text: str, words: frozenset[str], lang: str) -> bool:
    plain = _plain(text)
    if plain in words:
        return True
    derived = lang == "de" and plain.endswith("er")  # `Bremer`: of Bremen
    return any(
        word[:_SHARED] == plain[:_SHARED] and abs(len(word) - len(plain)) <= _ENDING
        for word in words
        if not (derived and len(word) <= len(plain))
    )


@lru_cache(maxsize=2048)
def _capitals(text: str) -> frozenset[str]:
    """Return the words with a capital, as `_plain` writes them."""
    return frozenset(_plain(one) for one in _WORD.findall(text) if one[0].isupper())


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """Return a word in small letters, without marks over and under them."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
