"""What lies under a cell, and stretches of text selected with the mouse."""

from typing import NamedTuple

from tui.widgets.parallel.columns import Side
from tui.widgets.parallel.layout import Layout, Piece, Row
from tui.widgets.parallel.wrapping import Line, drawn, grapheme_at


class Place(NamedTuple):
    """A position in one of the texts.

    `offset` points into the article's text or into the segment's translation, by `side`; `end` is
    where the character there ends. `segment` is -1 in a folded block.
    """

    side: Side
    segment: int
    offset: int
    end: int


class Stretch(NamedTuple):
    """A stretch of the article's text, end exclusive."""

    start: int
    end: int


def place_at(layout: Layout, x: int, y: int, side: Side | None = None) -> Place | None:
    """Return the position nearest to cell `x` of row `y`, on `side` or on the one under it.

    Between rows of text it is the end of the row above. None where no text stands above, and on
    the row of folded blocks.
    """
    rows = layout.rows
    side = side or side_of(layout, x, y)
    y = min(y, len(rows) - 1)
    moved = False
    while y >= 0:
        row = rows[y]
        piece = row.left if side == "original" else row.right
        if piece is not None:
            return _in_piece(layout, row, piece, side, None if moved else x)
        y -= 1
        moved = True
    return None


def side_of(layout: Layout, x: int, y: int) -> Side:
    """Return whose text a cell belongs to; in stacked columns the row decides."""
    columns = layout.columns
    if columns.is_stacked and 0 <= y < len(layout.rows):
        row = layout.rows[y]
        return "translation" if row.right is not None or row.is_pending else "original"
    return columns.side_at(x)


def stretch_between(layout: Layout, one: Place, other: Place) -> Stretch | None:
    """Return what lies between two positions of the same side.

    In the original that is exact, both characters included; in the translation the whole segments.
    """
    if one.side == "translation" or other.side == "translation":
        numbers = sorted((one.segment, other.segment))
        if numbers[0] < 0:
            return None
        segments = layout.page.article.segments
        return Stretch(segments[numbers[0]].start, segments[numbers[1]].end)
    start, end = min(one.offset, other.offset), max(one.end, other.end)
    return Stretch(start, end) if start < end else None


def _in_piece(layout: Layout, row: Row, piece: Piece, side: Side, x: int | None) -> Place:
    columns, page = layout.columns, layout.page
    text = page.text if side == "original" else page.translated_text(row.segment) or ""
    shown = drawn(text, Line(piece.start, piece.end))
    begin = (columns.left if side == "original" else columns.right) + piece.indent
    start, end = len(shown), len(shown)
    if x is not None:
        start, end = grapheme_at(shown, max(0, x - begin))
    return Place(side, row.segment, piece.start + start, piece.start + end)
