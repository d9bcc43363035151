"""A briefing as a page that is not yet Markdown or HTML: sections of items, of pieces of text.

Whatever came from outside is a `Text`; each writer escapes that and nothing else. `Own` holds our
words, which have no character that any writer would have to escape.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.brief.notes import Note

Style: TypeAlias = Literal["plain", "strong", "emphasis", "mark", "name", "tag"]
"""How a text is shown; `mark` is highlighted, `name` a name that could be a page of its own."""


@dataclass(frozen=True)
class Own:
    """Words of ours, in English."""

    words: str
    is_emphasised: bool = False


@dataclass(frozen=True)
class Text:
    """A text from outside, in `lang` where that is not the reader's language."""

    text: str
    style: Style = "plain"
    lang: str | None = None


@dataclass(frozen=True)
class Refs:
    """References to notes."""

    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Address:
    """Where a source is: a link where it is on the web."""

    address: str


@dataclass(frozen=True)
class Place:
    """A sentence of a source by their numbers, where there are no notes to refer to."""

    source: int
    words: str


@dataclass(frozen=True)
class Related:
    """Another line of the briefing, by its id."""

    line: str
    text: str


Piece: TypeAlias = Own | Text | Refs | Address | Place | Related
Pieces: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list: a line, and paragraphs under it. `line` is the id of the line."""

    pieces: Pieces
    more: tuple[Pieces, ...] = ()
    line: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading within a section, above the items that follow it."""

    pieces: Pieces


@dataclass(frozen=True)
class Row:
    """A row of a table; `line` is the id of the line that begins with it."""

    cells: tuple[Pieces, ...]
    line: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


Block: TypeAlias = Item | Heading | Table


@dataclass(frozen=True)
class Section:
    """A section; `none` is what it says when there is nothing to say."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    none: str = ""
    is_numbered: bool = False
    is_apparatus: bool = False


@dataclass(frozen=True)
class Page:
    """All of it, in order of reading."""

    title: str
    opening: Pieces
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    target: str
