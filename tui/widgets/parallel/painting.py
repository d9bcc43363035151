"""Rows as Rich segments: what each cell of the parallel view says and looks like."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from core.article import Role
from tui.widgets.parallel.columns import Side
from tui.widgets.parallel.finding import Match
from tui.widgets.parallel.layout import Layout, Piece, Row
from tui.widgets.parallel.marks import Mark, MarkKind
from tui.widgets.parallel.page import PlacedPassage
from tui.widgets.parallel.places import Stretch
from tui.widgets.parallel.wrapping import NARROW, Line, drawn, whole_graphemes

NOT_TRANSLATED = "not translated yet"

STAR = "★"
THREAD = "┊"
CURRENT = "▌"
RULE = "│"
CORRECTED = "✎"
WARNED = "!"

STYLES = (
    "text",
    "translation",
    "title",
    "subtitle",
    "heading",
    "dateline",
    "caption",
    "quote",
    "ornament",
    "fold",
    "folded",
    "pending",
    "rule",
    "bar",
    "star",
    "warning",
    "person",
    "place",
    "organisation",
    "misc",
    "figure",
    "term",
    "lost",
    "current",
    "passage",
    "match",
    "match-here",
    "here",
    "selection",
)
"""Names of the styles that a palette holds, in no order."""

_ROLE_STYLES: dict[Role, str] = {
    "title": "title",
    "subtitle": "subtitle",
    "heading": "heading",
    "dateline": "dateline",
    "caption": "caption",
    "quote": "quote",
}

_MARK_STYLES: dict[MarkKind, str] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organisation",
    "MISC": "misc",
    "figure": "figure",
}

Layer = tuple[int, int, str]
"""A stretch of a text and the style laid over it."""


@dataclass
class Look:
    """What changes on the page while one reads.

    `lit` are the current name or figure and its twins; `matches` what was found, by side and block;
    `match` the one the reader is on.
    """

    current: int = 0
    lit: frozenset[Mark] = frozenset()
    matches: dict[tuple[Side, int], list[Match]] = field(default_factory=dict)
    match: Match | None = None
    selection: Stretch | None = None

    def set_matches(self, found: Iterable[Match]) -> None:
        """Show these as found."""
        self.matches = {}
        for one in found:
            self.matches.setdefault((one.side, one.block), []).append(one)


class Painter:
    """Paints the rows of a layout in the styles of a palette.

    The palette's styles are laid one over the other, so all but `text` say only what they change;
    what comes of that is painted as `finish` has it.
    """

    def __init__(
        self,
        layout: Layout,
        look: Look,
        palette: Mapping[str, Style],
        finish: Callable[[Style], Style] | None = None,
    ) -> None:
        self._layout = layout
        self._page = layout.page
        self._columns = layout.columns
        self._look = look
        self._palette = palette
        self._finish = finish
        self._mixed: dict[tuple[str, ...], Style] = {}

    def paint(self, y: int) -> tuple[list[Segment], int]:
        """Return row `y` and its cells, as many as the columns' view has."""
        row = self._layout.rows[y]
        line = _Line()
        if row.kind == "fold":
            self._paint_fold(row, line)
        elif row.kind != "blank":
            self._paint_row(y, row, line)
        elif self._columns.rule is not None and self._is_between(y):
            line.fill(self._columns.rule, self._style("text"))
            line.add(RULE, self._style("rule"))
        line.fill(self._columns.width, self._style("text"))
        return line.segments, line.cells

    def _style(self, *names: str) -> Style:
        style = self._mixed.get(names)
        if style is None:
            style = Style.null() if names[0] == "text" else self._palette["text"]
            for name in names:
                style += self._palette[name]
            style = self._finish(style) if self._finish else style
            self._mixed[names] = style
        return style

    def _is_between(self, y: int) -> bool:
        """Return whether a blank row stands between rows of segments, where the rule goes on."""
        rows = self._layout.rows
        return 0 < y < len(rows) - 1 and rows[y - 1].kind == rows[y + 1].kind == "text"

    def _paint_fold(self, row: Row, line: "_Line") -> None:
        count = self._layout.hidden_lines(row.block)
        sign = "▾" if self._layout.unfolded else "▸"
        lines = "1 more line" if count == 1 else f"{count} more lines"
        said = f"{sign} {lines} of the page (z)"
        line.fill(self._columns.left, self._style("text"))
        line.add(said[: self._columns.left_width], self._style("fold"))

    def _paint_row(self, y: int, row: Row, line: "_Line") -> None:
        columns = self._columns
        ground = ("current",) if 0 <= row.segment == self._look.current else ()
        fill = self._style("text", *ground)
        line.fill(columns.gutter, self._style("text"))
        self._paint_gutter(y, row, line, ground)
        if row.left is not None:
            line.fill(columns.left, fill)
            self._paint_piece(row, row.left, "original", line, ground)
        if columns.rule is not None and columns.layout == "both" and row.kind == "text":
            line.fill(columns.rule, fill)
            line.add(RULE, self._style("rule", *ground))
        if row.right is not None or row.is_pending:
            self._paint_remark(row, line, ground)
            line.fill(columns.right, fill)
        if row.right is not None:
            self._paint_piece(row, row.right, "translation", line, ground)
        elif row.is_pending:
            room = columns.end - columns.right
            line.add(NOT_TRANSLATED[:room], self._style("pending", *ground))
        line.fill(columns.end, fill)

    def _paint_gutter(self, y: int, row: Row, line: "_Line", ground: tuple[str, ...]) -> None:
        sign = ""
        for one in self._passages_of(row):
            sign = STAR if sign == STAR or self._is_first_row(y, row, one) else THREAD
        line.add(sign, self._style("star", *ground))
        if ground:
            line.fill(self._columns.gutter + 1, self._style("text", *ground))
            line.add(CURRENT, self._style("bar", *ground))

    def _passages_of(self, row: Row) -> Sequence[PlacedPassage]:
        page = self._page
        if not page.passages:
            return ()
        if row.kind == "folded":
            return page.passages_in(row.left.start, row.left.end) if row.left else ()
        if row.left is not None:
            return page.passages_in(row.left.start, row.left.end)
        if self._columns.layout == "both" and not self._columns.is_stacked:
            return ()
        return page.passages_on(row.segment)

    def _is_first_row(self, y: int, row: Row, placed: PlacedPassage) -> bool:
        if row.left is not None:
            return row.left.start <= placed.start < row.left.end
        if self._columns.layout == "both" or row.segment < 0:
            return False
        segment = self._page.article.segments[row.segment]
        return y == self._layout.first[row.segment] and segment.start <= placed.start

    def _paint_remark(self, row: Row, line: "_Line", ground: tuple[str, ...]) -> None:
        """Mark a translation that the reader corrected, or that has warnings."""
        columns = self._columns
        made = self._page.translation(row.segment)
        if made is None or columns.layout != "both" or row.right is None or row.right.start:
            return
        sign = WARNED if made.warnings else CORRECTED if made.engine == "reader" else ""
        if sign:
            line.fill(columns.right - 2, self._style("text", *ground))
            line.add(sign, self._style("star" if sign == CORRECTED else "warning", *ground))

    def _paint_piece(
        self, row: Row, piece: Piece, side: Side, line: "_Line", ground: tuple[str, ...]
    ) -> None:
        text = self._page.text
        if side == "translation":
            text = self._page.translated_text(row.segment) or ""
        base = self._base(row, side)
        if piece.indent:
            mark = piece.mark[: piece.indent]
            line.add(mark, self._style("ornament", *ground))
            pad = " " * (piece.indent - cell_len(mark))
            line.add(pad, self._style("text", *ground))
        shown = drawn(text, Line(piece.start, piece.end))
        layers = self._layers(row, piece, side, piece.start + len(shown))
        is_narrow = NARROW.fullmatch(shown) is not None
        for start, end, names in _stretches(shown, piece.start, layers, is_narrow=is_narrow):
            style = self._style(*base, *ground, *names)
            line.add(shown[start:end], style, end - start if is_narrow else None)

    def _base(self, row: Row, side: Side) -> tuple[str, ...]:
        if row.kind == "folded":
            return ("folded",)
        role = _ROLE_STYLES.get(self._page.role(row.block))
        names = [role] if role else ["text"]
        if side == "translation" and self._columns.is_stacked:
            names.insert(0, "translation")
        return tuple(names)

    def _layers(self, row: Row, piece: Piece, side: Side, end: int) -> list[Layer]:
        """Return what lies over a piece, lowest first."""
        look, start = self._look, piece.start
        lit: list[Layer] = []
        layers: list[Layer] = [
            (*stretch, "passage")
            for one in self._passages_of_text(row, piece, side)
            if (stretch := self._on_side(one.start, one.end, row, side))
        ]
        if row.segment >= 0:
            for mark in self._page.marks.of(side, row.segment):
                if mark.start < end and start < mark.end:
                    layers.append((mark.start, mark.end, _MARK_STYLES[mark.kind]))
                    if look.lit and mark in look.lit:  # to look into an empty set takes a hash, too
                        lit.append((mark.start, mark.end, "here"))
            layers += self._page.highlights(side, row.segment)
        for match in look.matches.get((side, row.block), ()):
            if match.segment == row.segment:
                layers.append((match.start, match.end, "match"))
                if match == look.match:
                    lit.append((match.start, match.end, "match-here"))
        if look.selection is not None:
            stretch = self._on_side(*look.selection, row, side)
            if stretch:
                layers.append((*stretch, "selection"))
        return [one for one in (*layers, *lit) if one[0] < end and start < one[1]]

    def _passages_of_text(self, row: Row, piece: Piece, side: Side) -> Sequence[PlacedPassage]:
        if not self._page.passages:
            return ()
        if side == "original":
            return self._page.passages_in(piece.start, piece.end)
        return self._page.passages_on(row.segment)

    def _on_side(self, start: int, end: int, row: Row, side: Side) -> tuple[int, int] | None:
        """Return a stretch of the article's text as one of `side`.

        A translation is touched only as a whole: which of its words stand for a part of the
        original cannot be told.
        """
        if side == "original":
            return start, end
        segment = self._page.article.segments[row.segment]
        if start <= segment.start and segment.end <= end:
            return 0, len(self._page.translated_text(row.segment) or "")
        return None


class _Line:
    """Segments from left to right, and how many cells they fill."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.cells = 0

    def add(self, text: str, style: Style, cells: int | None = None) -> None:
        if text:
            self.segments.append(Segment(text, style))
            self.cells += cell_len(text) if cells is None else cells

    def fill(self, until: int, style: Style) -> None:
        if until > self.cells:
            self.segments.append(Segment(" " * (until - self.cells), style))
            self.cells = until


def _stretches(
    shown: str, offset: int, layers: Sequence[Layer], *, is_narrow: bool
) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    """Cut `shown`, which begins at `offset` of its text, where a layer begins or ends.

    Cuts fall between graphemes, never within.
    """
    length = len(shown)
    if not layers:
        return [(0, length, ())] if length else []
    inside = [
        (max(0, start - offset), min(length, end - offset), name) for start, end, name in layers
    ]
    if not is_narrow:
        inside = [(*whole_graphemes(shown, start, end), name) for start, end, name in inside]
    cuts = sorted({0, length, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    return [
        (a, b, tuple([name for start, end, name in inside if start <= a and b <= end]))
        for a, b in pairwise(cuts)
    ]
