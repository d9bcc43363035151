"""Reading a question: words, phrases, prefixes, exclusions, alternatives and filters.

Words must all stand in one sentence or its translation. `OR` joins its two neighbours alone, so
that `lang:de missile OR rocket` is about either in German articles; brackets group.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from core.errors import SearchError
from core.search.folding import tokens, words
from core.search.nodes import (
    Any,
    DayKind,
    Every,
    In,
    Lang,
    Named,
    NameKind,
    Node,
    State,
    Tagged,
    Text,
    Without,
)
from core.search.values import read_days, read_languages, read_quantity

LONGEST = 2000
"""Characters of a question."""
MOST = 60
"""Words and filters of a question."""
_DEEPEST = 40
"""Brackets within brackets; deeper ones are passed over."""

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”"}
_FILTER = re.compile(r"([A-Za-z]{2,20}):(?!//)")
_LOOKS_EMPTY = re.compile(r"\s|[()|]|$")
_STATES: tuple[State, ...] = ("read", "unread", "bookmarked")
_DAYS: tuple[DayKind, ...] = ("date", "published", "said")
_NAMED: tuple[NameKind, ...] = ("person", "place", "org")

FILTERS: dict[str, str] = {
    "lang": "lang:de, lang:fr,ro",
    "person": 'person:putin, person:"olaf scholz"',
    "place": "place:kyiv",
    "org": "org:nato",
    "figure": "figure:1000, figure:>1000, figure:1000..2000, figure:50%, figure:>5km",
    "date": "date:2024-11, date:2024-11-20.., date:2024..2025",
    "said": "said:2024-11 (a day that the sentence names)",
    "published": "published:2024-11.. (the day of the article)",
    "tag": "tag:missiles",
    "is": "is:read, is:unread, is:bookmarked",
}
"""Every filter, with examples, in the order in which help shows them."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as read; `node` is None where it asks for nothing."""

    text: str
    node: Node | None

    @property
    def is_empty(self) -> bool:
        """Whether there is no word or filter in it."""
        return self.node is None


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign or word that joins what stands around it."""

    kind: str


_Piece: TypeAlias = Node | _Sign


def parse_query(text: str) -> Query:
    """Return the question that `text` asks; whatever is in it is at least words.

    Raises SearchError where a filter is unknown or its value cannot be read, and for a question
    too long to be one.
    """
    if len(text) > LONGEST:
        raise SearchError(
            f"The question has {len(text)} characters; {LONGEST} are the most. Ask for less."
        )
    pieces = _pieces(text)
    if sum(not isinstance(one, _Sign) for one in pieces) > MOST:
        raise SearchError(f"The question has more than {MOST} words and filters; ask for less.")
    reader = _Reader(pieces)
    parts = []
    while reader.at < len(pieces):
        node = reader.every(0)
        if node is not None:
            parts.append(node)
        reader.at += 1  # a bracket that closes nothing
    return Query(text, _joined(parts, Every))


class _Reader:
    """Goes over the pieces of a question once, from left to right."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self.at = 0

    def every(self, depth: int) -> Node | None:
        """Read up to the bracket that closes, or the end."""
        parts: list[Node] = []
        while self.at < len(self._pieces) and not self._is(")"):
            first = self._one(depth)
            choices = [] if first is None else [first]
            while self._is("or"):
                self.at += 1
                other = self._one(depth)
                if other is not None:
                    choices.append(other)
            node = _joined(choices, Any)
            if node is not None:
                parts.append(node)
        return _joined(parts, Every)

    def _one(self, depth: int) -> Node | None:
        """Read one word, filter or bracket, with the signs of exclusion before it."""
        is_excluded = False
        while self._is("and") or self._is("not"):
            is_excluded ^= self._is("not")
            self.at += 1
        if self.at >= len(self._pieces) or self._is(")") or self._is("or"):
            return None
        piece = self._pieces[self.at]
        self.at += 1
        node: Node | None
        if isinstance(piece, _Sign):  # an opening bracket is all that is left
            if depth >= _DEEPEST:
                return None
            node = self.every(depth + 1)
            self.at += self._is(")")
        else:
            node = piece
        return Without(node) if node is not None and is_excluded else node

    def _is(self, kind: str) -> bool:
        return self.at < len(self._pieces) and self._pieces[self.at] == _Sign(kind)


def _joined(parts: list[Node], joined: Callable[[tuple[Node, ...]], Node]) -> Node | None:
    if len(parts) > 1:
        return joined(tuple(parts))
    return parts[0] if parts else None


def _pieces(text: str) -> list[_Piece]:
    """Return the words, filters and signs of a question in order."""
    found: list[_Piece] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter.isspace():
            at += 1
        elif letter in "()|":
            found.append(_Sign("or" if letter == "|" else letter))
            at += 1
        elif letter in "-−" and at + 1 < len(text) and not text[at + 1].isspace():
            found.append(_Sign("not"))
            at += 1
        elif letter in _QUOTES:
            inner, at = _quoted(text, at)
            is_prefix = text[at : at + 1] == "*"
            _add_text(found, inner, is_prefix=is_prefix, is_exact=True)
            at += is_prefix
        elif (named := _FILTER.match(text, at)) is not None and not _LOOKS_EMPTY.match(
            text, named.end()
        ):
            value, at = _value(text, named.end())
            found.append(_filter(named[1].lower(), value))
        else:
            at = _add_word(found, text, at)
    return found


def _quoted(text: str, at: int) -> tuple[str, int]:
    """Return what stands in the quotes that open at `at`, and where they end."""
    closing = _QUOTES[text[at]]
    end = next((i for i in range(at + 1, len(text)) if text[i] in closing), len(text))
    return text[at + 1 : end], min(end + 1, len(text))


def _value(text: str, at: int) -> tuple[str, int]:
    if text[at] in _QUOTES:
        return _quoted(text, at)
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in "()|":
        end += 1
    return text[at:end], end


def _add_word(found: list[_Piece], text: str, at: int) -> int:
    """Add the word that begins at `at`, or the sign that it stands for; return where it ends."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in "()|" + '"“„«»”':
        end += 1
    word = text[at:end]
    if word in ("OR", "AND", "NOT"):
        found.append(_Sign(word.lower()))
    else:
        if (empty := _FILTER.fullmatch(word)) is not None and empty[1].lower() in FILTERS:
            raise SearchError(
                f"{word} needs a value right after it, such as {FILTERS[empty[1].lower()]}."
            )
        _add_text(found, word.rstrip("*"), is_prefix=word.endswith("*"))
    return end


def _add_text(
    found: list[_Piece], written: str, *, is_prefix: bool = False, is_exact: bool = False
) -> None:
    """Add a word or phrase; what has no letter or digit asks for nothing, nor does a bare sign."""
    folded = tuple(words(written))
    if folded:
        ends = [one.end for one in tokens(written)]
        # `missil-*` is no beginning of a word
        is_prefix = is_prefix and ends[-1] == len(written)
        found.append(Text(folded, written.strip(), is_prefix, is_exact))
    else:
        while found and found[-1] == _Sign("not"):
            found.pop()


def _filter(key: str, value: str) -> Node:
    if key not in FILTERS:
        raise SearchError(
            f"There is no filter {key}:; there are {', '.join(f'{one}:' for one in FILTERS)}. "
            f'To look for the words themselves, put them in quotes: "{key}:{value}".'
        )
    value = value.strip()
    folded = tuple(words(value))
    if key == "figure":
        return read_quantity(value)
    if key == "lang":
        return Lang(read_languages(value))
    for kind in _DAYS:
        if key == kind:
            return read_days(kind, value)
    if key == "is":
        for state in _STATES:
            if value.lower() == state:
                return In(state)
        raise SearchError(f"is:{value} is not known; there are {FILTERS['is']}.")
    if not folded:
        raise SearchError(f"{key}:{value} has no letter in it; write {FILTERS[key]}.")
    if key == "tag":
        return Tagged(" ".join(folded))
    return Named(next(one for one in _NAMED if one == key), folded, value)
