"""The words, marks and names of a sentence, as the search for roles reads them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from core.article import Entity

_PLAIN = r"[^\W_]+(?:[-‑][^\W_]+)*(?:(?<=\bSt)\.)?|['’][sS]\b|[^\w\s]"
_ELIDED = r"[Aa]ujourd['’]hui|[^\W\d_]{1,5}['’](?=\w)|" + _PLAIN


class Token(NamedTuple):
    """A word, a mark, or a whole name (`entity`); `key` is its text case folded."""

    text: str
    key: str
    start: int
    end: int
    entity: Entity | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word that is no name."""
        return self.entity is None and (self.key[0].isalnum() or self.key == "'s")


@cache
def _pattern(elides: bool) -> re.Pattern[str]:
    return re.compile(_ELIDED if elides else _PLAIN)


def tokens_of(text: str, entities: Sequence[Entity], *, elides: bool) -> list[Token]:
    """Return the tokens of `text`; `entities` are in order and point into it.

    A name that begins or ends inside a word (`CDU-Chef`) leaves the word as it is.
    """
    tokens: list[Token] = []
    made = tuple.__new__  # what `Token(...)` does after a call of its own; there are many of them
    named = iter(entities)
    entity = next(named, None)
    last = -1
    for found in _pattern(elides).finditer(text):
        start, end = found.span()
        if start < last:
            continue
        while entity is not None and entity.start < start:
            entity = next(named, None)
        if entity is not None and entity.start == start and entity.end >= end:
            name = text[start : entity.end]
            tokens.append(made(Token, (name, name.casefold(), start, entity.end, entity)))
            last = entity.end
            continue
        word = found[0]
        key = word.casefold()
        if not key.isascii():
            key = key.replace("’", "'").replace("‑", "-")
        tokens.append(made(Token, (word, key, start, end, None)))
    return tokens
