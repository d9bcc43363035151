"""The rows of the parallel view, made once for each width.

A segment begins on the same row in both columns and takes as many rows as the longer of the two.
Blocks are set apart by a blank row; a run of blocks that are not the article is one folded row.
"""

from typing import Literal, NamedTuple, TypeAlias

from rich.cells import cell_len

from core.article import Role, Segment
from tui.widgets.parallel.columns import Columns
from tui.widgets.parallel.page import LIST_MARKER, Page, Run
from tui.widgets.parallel.wrapping import Line, wrap

RowKind: TypeAlias = Literal["text", "blank", "fold", "folded"]
"""A row of a segment, an empty row, the row that folds, or a row of a folded block shown."""

BULLET = "•"
BAR = "▎"
INDENT = 2
"""Cells that list items and quotes are set in by."""

TOP = 1
BOTTOM = 2
"""Blank rows above and below the article."""


class Piece(NamedTuple):
    """A line of one text on a row: where it stands in that text, and how far it is set in.

    `mark` is drawn in the indent: a bullet, or the bar of a quote.
    """

    start: int
    end: int
    indent: int = 0
    mark: str = ""


class Row(NamedTuple):
    """One row. `segment` is -1 where the row belongs to none, `block` likewise.

    `left` points into the article's text, `right` into the segment's translation. A row that
    `is_pending` says in the translation's place that there is none yet.
    """

    kind: RowKind
    segment: int = -1
    block: int = -1
    left: Piece | None = None
    right: Piece | None = None
    is_pending: bool = False


BLANK = Row("blank")


class LineCache:
    """Remembers wrapped texts, so that a layout that changes in one place costs little."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, int, int], list[Line]] = {}

    def wrap(self, text: str, width: int, first_width: int) -> list[Line]:
        """Return the lines of `text`, as `wrap` does."""
        key = (text, width, first_width)
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = wrap(text, width, first_width)
        return lines

    def clear(self) -> None:
        """Forget all; call it when the width has changed."""
        self._lines.clear()


class Layout:
    """The rows of a page in given columns; `first` and `last` are the rows of each segment.

    With `only`, a range of segments, it is the rows of the blocks that these are in, alone.
    """

    def __init__(
        self,
        page: Page,
        columns: Columns,
        *,
        unfolded: bool,
        cache: LineCache | None = None,
        only: range | None = None,
    ) -> None:
        self.page = page
        self.columns = columns
        self.unfolded = unfolded
        self.rows: list[Row] = [BLANK] * TOP
        count = len(page.article.segments)
        self.first: list[int] = [0] * count
        self.last: list[int] = [0] * count
        self._cache = cache or LineCache()
        self._blocks = range(len(page.article.blocks))
        if only is not None:
            segments = page.article.segments
            self._blocks = range(segments[only[0]].block, segments[only[-1]].block + 1)
        self._lay_out()

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def segment_near(self, y: int) -> int:
        """Return the segment at row `y`, or the nearest one below, or the last; -1 when none."""
        for row in self.rows[max(0, y) :]:
            if row.segment >= 0:
                return row.segment
        return len(self.first) - 1

    def hidden_lines(self, block: int) -> int:
        """Return how many lines the folded run that begins at `block` has."""
        run = next(one for one in self.page.runs if one.first == block)
        return run.last - run.first + 1

    def _lay_out(self) -> None:
        before: Role | None = None
        for run in self.page.runs:
            if run.last < self._blocks.start or run.first >= self._blocks.stop:
                continue
            if run.is_folded:
                self._add_folded(run)
                before = "boilerplate"
                continue
            first, last = max(run.first, self._blocks.start), min(run.last, self._blocks.stop - 1)
            for block in range(first, last + 1):
                segments = self.page.segments_of_block[block]
                if not segments:
                    continue
                role = self.page.role(block)
                if before is not None and (self.columns.is_stacked or _is_apart(before, role)):
                    self.rows.append(BLANK)
                self._add_block(block, role, segments)
                before = role
        self.rows.extend([BLANK] * BOTTOM)

    def _add_folded(self, run: Run) -> None:
        if len(self.rows) > TOP:
            self.rows.append(BLANK)
        self.rows.append(Row("fold", block=run.first))
        if not self.unfolded:
            return
        width = self.columns.left_width
        for index in range(run.first, run.last + 1):
            block = self.page.article.blocks[index]
            text = self.page.text[block.start : block.end]
            for line in self._cache.wrap(text, width, width):
                piece = Piece(block.start + line.start, block.start + line.end)
                self.rows.append(Row("folded", block=index, left=piece))

    def _add_block(self, block: int, role: Role, segments: list[Segment]) -> None:
        for number, segment in enumerate(segments):
            if number and self.columns.is_stacked:
                self.rows.append(BLANK)
            self.first[segment.id] = len(self.rows)
            self._add_segment(block, role, segment, is_first=number == 0)
            self.last[segment.id] = len(self.rows) - 1

    def _add_segment(self, block: int, role: Role, segment: Segment, *, is_first: bool) -> None:
        columns, layout = self.columns, self.columns.layout
        left: list[Piece] = []
        right: list[Piece] = []
        if layout != "translation":
            text = self.page.text[segment.start : segment.end]
            left = self._pieces(text, columns.left_width, role, segment.start, is_first)
        is_pending = False
        if layout != "original":
            translated = self.page.translated_text(segment.id)
            is_pending = translated is None
            right = self._pieces(translated or "", columns.right_width, role, 0, is_first)
        if columns.is_stacked or layout == "translation":
            rows = [Row("text", segment.id, block, left=one) for one in left]
            rows += [Row("text", segment.id, block, right=one) for one in right]
            if is_pending:
                rows[len(left)] = Row("text", segment.id, block, is_pending=True)
            self.rows += rows
            return
        for index in range(max(len(left), len(right))):
            one = left[index] if index < len(left) else None
            other = right[index] if index < len(right) and not is_pending else None
            self.rows.append(Row("text", segment.id, block, one, other, is_pending and index == 0))

    def _pieces(
        self, text: str, width: int, role: Role, offset: int, is_first: bool
    ) -> list[Piece]:
        if role == "quote":
            inner = width - INDENT
            lines = self._cache.wrap(text, inner, inner)
            return [Piece(offset + a, offset + b, INDENT, BAR) for a, b in lines]
        if role == "list_item":
            return self._item_pieces(text, width, offset, is_first)
        lines = self._cache.wrap(text, width, width)
        return [Piece(offset + a, offset + b) for a, b in lines]

    def _item_pieces(self, text: str, width: int, offset: int, is_first: bool) -> list[Piece]:
        marker = LIST_MARKER.match(text) if is_first else None
        indent = min(cell_len(marker.group()), width // 2) if marker else INDENT
        first = width if marker else width - indent
        lines = self._cache.wrap(text, width - indent, first)
        pieces = [Piece(offset + a, offset + b, indent) for a, b in lines]
        if marker:
            pieces[0] = pieces[0]._replace(indent=0)
        elif is_first:
            pieces[0] = pieces[0]._replace(mark=BULLET)
        return pieces


def _is_apart(before: Role, role: Role) -> bool:
    """Return whether a blank row stands between two blocks that are side by side."""
    if before == role == "list_item":
        return False
    return before not in ("dateline", "heading")
