"""Where hits stand on the screen: rows of text, original and translation, by the width."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.widgets.parallel.page import drawable
from tui.widgets.parallel.wrapping import Line, wrap

if TYPE_CHECKING:
    from core.search import Hit, Snippet

BESIDE_FROM = 100
"""Cells from which the translation stands beside the original, not under it."""
GUTTER = 5
"""Cells before a text: cursor, selected, unread or bookmarked, and room."""

_GAP = 3
_EDGE = 2
_STEP = 2
"""Cells by which a translation under its original is set in."""
_WIDEST = 84
"""Longer lines are hard to read."""

Kind: TypeAlias = Literal["head", "text", "tags", "blank"]


@dataclass(frozen=True)
class Columns:
    """Where the texts begin and how wide they are; one under the other where `right` is None."""

    left: int
    left_width: int
    right: int | None
    under: int
    under_width: int


def columns_for(width: int) -> Columns:
    """Return the columns of a view `width` cells wide."""
    room = max(8, width - GUTTER - _EDGE)
    if width < BESIDE_FROM:
        wide = min(_WIDEST, room)
        return Columns(GUTTER, wide, None, GUTTER + _STEP, max(6, wide - _STEP))
    each = min(_WIDEST, (room - _GAP) // 2)
    return Columns(GUTTER, each, GUTTER + each + _GAP, GUTTER + each + _GAP, each)


@dataclass(frozen=True)
class Piece:
    """One line of a snippet: `text[start:end]`."""

    text: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """One row of the screen, of the hit number `hit`.

    `is_first` rows bear the marks of their hit. A translation that is missing is said in the row
    that would hold its first line.
    """

    kind: Kind
    hit: int
    left: Piece | None = None
    right: Piece | None = None
    is_under: bool = False
    is_missing: bool = False
    is_first: bool = False


def rows_of(
    hits: Sequence["Hit"], begin: int, before: str | None, columns: Columns, target: str
) -> Iterator[Row]:
    """Give the rows of hits, the first of which is number `begin`.

    `before` is the article of the hit before them: one that goes on has no head again. Readers of
    `target` miss no translation of what is in it.
    """
    at = begin
    for article, some in groupby(hits, key=lambda one: one.article):
        if article != before:
            if at:
                yield Row("blank", at)
            yield Row("head", at)
        for hit in some:
            yield from _hit_rows(hit, at, columns, target)
            at += 1


def _hit_rows(hit: "Hit", at: int, columns: Columns, target: str) -> Iterator[Row]:
    original = _pieces(hit.original, columns.left_width)
    made = hit.translation
    translation = [] if made is None else _pieces(made, columns.under_width)
    is_missing = made is None and hit.lang != target
    if columns.right is None:
        for number, piece in enumerate(original):
            yield Row("text", at, piece, is_first=not number)
        for piece in translation:
            yield Row("text", at, None, piece, is_under=True)
    else:
        for number, (left, right) in enumerate(zip_longest(original, translation)):
            is_here = is_missing and not number
            yield Row("text", at, left, right, is_missing=is_here, is_first=not number)
    if hit.tags:
        yield Row("tags", at)


def _pieces(snippet: "Snippet", width: int) -> list[Piece]:
    text = drawable(snippet.text)
    lines: Iterable[Line] = wrap(text, width)
    return [Piece(text, snippet.marks, start, end) for start, end in lines]
