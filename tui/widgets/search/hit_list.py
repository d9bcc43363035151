"""The sentences found, by article: painted row by row, as many as have been asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.plain import plain
from tui.widgets.article_columns import fit
from tui.widgets.parallel.painting import NOT_TRANSLATED
from tui.widgets.parallel.wrapping import Line, drawn, whole_graphemes
from tui.widgets.search.head import Head
from tui.widgets.search.layout import Piece, Row, columns_for, rows_of

if TYPE_CHECKING:
    from core.search import Hit

NEAR = 12
"""Hits before the last one seen at which more are asked for."""

_PARTS = (
    "title",
    "unread",
    "detail",
    "text",
    "translation",
    "found",
    "bar",
    "selected",
    "star",
    "pending",
    "cursor",
    "cursor-blurred",
)
_PREFIX = "hit-list--"


class HitList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows hits; the cursor is on one of them.

    The screen fills it and knows the articles: `heads` says what stands over the hits of one.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {_PREFIX + one for one in _PARTS}

    class Chosen(Message):
        """A hit was clicked a second time: the reader wants it open."""

    class MoreWanted(Message):
        """The cursor comes near the last hit that there is here."""

    class Moved(Message):
        """The cursor is on another hit."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.hits: list[Hit] = []
        self.heads: dict[str, Head] = {}
        self.target = ""
        self._rows: list[Row] = []
        self._firsts: list[int] = []
        self._columns = columns_for(80)
        self._cursor = 0
        self._styles: dict[str, Style] = {}

    @property
    def current(self) -> "Hit | None":
        """The hit under the cursor."""
        return self.hits[self._cursor] if self._cursor < len(self.hits) else None

    @property
    def cursor(self) -> int:
        """The number of the hit under the cursor."""
        return self._cursor

    def show(self, hits: "Sequence[Hit]", *, at: int = 0) -> None:
        """Show these hits, the cursor on number `at`."""
        self.hits = list(hits)
        self._cursor = max(0, min(at, len(self.hits) - 1))
        self._lay_out()
        if not at:
            self.scroll_to(y=0, animate=False)
        self._follow_cursor()
        self.refresh()

    def add(self, hits: "Sequence[Hit]") -> None:
        """Show more hits after those that there are."""
        begin = len(self.hits)
        self.hits += hits
        self._grow(begin)
        self.refresh()

    def put(self, hits: "Sequence[Hit]") -> None:
        """Show what has changed of the same hits."""
        self.hits = list(hits)
        self._lay_out()
        self.refresh()

    def move(self, hits: int) -> None:
        """Move the cursor by a number of hits, stopping at the ends."""
        self.move_to(self._cursor + hits)

    def move_to(self, at: int) -> None:
        """Move the cursor to a hit, or to the nearest there is."""
        last = len(self.hits) - 1
        at = max(0, min(at, last))
        if at + NEAR >= last:
            self.post_message(self.MoreWanted())
        if at == self._cursor and at:
            return
        self._cursor = at
        self._follow_cursor()
        self.refresh()
        self.post_message(self.Moved())

    def turn_page(self, pages: int) -> None:
        """Go about as many hits on as fill the window."""
        if not self.hits:
            return
        wanted = self._firsts[self._cursor] + pages * max(1, self.size.height - 3)
        at = bisect_left(self._firsts, wanted)
        if pages > 0:
            at = max(self._cursor + 1, at - (at < len(self._firsts) and self._firsts[at] > wanted))
        self.move_to(at if pages > 0 else min(at, self._cursor - 1))

    def next_article(self, way: int) -> None:
        """Go to the first hit of the next article, or of this one or the one before."""
        if not self.hits:
            return
        starts = [
            number
            for number, hit in enumerate(self.hits)
            if not number or self.hits[number - 1].article != hit.article
        ]
        wanted = [one for one in starts if (one > self._cursor if way > 0 else one < self._cursor)]
        if wanted:
            self.move_to(wanted[0] if way > 0 else wanted[-1])
        elif way > 0:
            self.move_to(len(self.hits) - 1)

    def on_resize(self) -> None:
        """Lay the texts out anew."""
        if columns_for(self._width) != self._columns:
            self._lay_out()
        self._follow_cursor()

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor more quietly."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        super().notify_style_update()
        self._styles = {}

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more when the wheel comes near the end."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value and new_value + 2 * self.size.height >= len(self._rows):
            self.post_message(self.MoreWanted())

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a click on the cursor opens."""
        offset = event.get_content_offset(self)
        y = -1 if offset is None else offset.y + self.scroll_offset.y
        if not 0 <= y < len(self._rows) or self._rows[y].kind == "blank":
            return
        at = self._rows[y].hit
        if event.chain > 1 or at == self._cursor:
            self.post_message(self.Chosen())
        else:
            self.move_to(at)

    # Layout

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _lay_out(self) -> None:
        self._rows, self._firsts = [], []
        self._columns = columns_for(self._width)
        self._grow(0)

    def _grow(self, begin: int) -> None:
        before = self.hits[begin - 1].article if begin else None
        for row in rows_of(self.hits[begin:], begin, before, self._columns, self.target):
            if row.hit == len(self._firsts) and row.kind == "text":
                self._firsts.append(len(self._rows))
            self._rows.append(row)
        self.virtual_size = Size(self._width, len(self._rows))

    def _follow_cursor(self) -> None:
        if not self.size.height or not self.hits:
            return
        top = self._firsts[self._cursor]
        end = top
        while end < len(self._rows) and self._rows[end].hit == self._cursor:
            end += 1
        if top and self._rows[top - 1].kind == "head":
            top -= 1
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif end > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=min(top, end - self.size.height), animate=False)

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint one line of the window."""
        width, at = self._width, y + self.scroll_offset.y
        if at >= len(self._rows) or self._rows[at].kind == "blank":
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        hit = self.hits[row.hit]
        if row.kind == "head":
            return Strip(self._head(hit, width)).adjust_cell_length(width, self.rich_style)
        base = self._base(is_cursor=row.hit == self._cursor)
        segments = self._gutter(row, hit, base)
        if row.kind == "tags":
            tags = "  ".join(f"#{one}" for one in hit.tags)
            segments.append(
                Segment(fit(tags, self._columns.left_width), base + self._style("star"))
            )
        else:
            segments += self._texts(row, base)
        return Strip(segments).adjust_cell_length(width, base)

    def _head(self, hit: "Hit", width: int) -> list[Segment]:
        head = self.heads.get(hit.article) or Head(hit.title)
        base = self.rich_style
        detail = f"  {hit.lang}  {plain(hit.published or 'undated')}"
        if hit.in_article > 1:
            detail += f"  {hit.in_article:,} sentences"
        title = fit(head.title, max(8, width - 6 - cell_len(detail))).rstrip()
        return [
            Segment(" ", base),
            Segment("✓" if head.is_selected else " ", base + self._style("selected")),
            Segment(" ", base),
            Segment("●" if head.is_unread else " ", base + self._style("bar")),
            Segment(" ", base),
            Segment(title, base + self._style("unread" if head.is_unread else "title")),
            Segment(detail, base + self._style("detail")),
        ]

    def _gutter(self, row: Row, hit: "Hit", base: Style) -> list[Segment]:
        bar = "▌" if row.hit == self._cursor else " "
        star = "★" if hit.is_bookmarked and row.is_first else " "
        return [
            Segment(bar, base + self._style("bar")),
            Segment("  " + star, base + self._style("star")),
            Segment(" " * (self._columns.left - 4), base),
        ]

    def _texts(self, row: Row, base: Style) -> Iterator[Segment]:
        columns, at = self._columns, self._columns.left
        if row.left is not None:
            style = base + self._style("text")
            for segment in self._piece(row.left, style):
                at += cell_len(segment.text)
                yield segment
        if row.right is not None or row.is_missing:
            yield Segment(" " * max(0, columns.under - at), base)
        if row.right is not None:
            yield from self._piece(row.right, base + self._style("translation"))
        elif row.is_missing:
            text = NOT_TRANSLATED[: columns.under_width]
            yield Segment(text, base + self._style("pending"))

    def _piece(self, piece: Piece, style: Style) -> Iterator[Segment]:
        shown = drawn(piece.text, Line(piece.start, piece.end))
        at, found = 0, style + self._style("found")
        for a, b in piece.marks:
            if b <= piece.start or a >= piece.start + len(shown):
                continue
            start, end = whole_graphemes(
                shown, max(0, a - piece.start), min(len(shown), b - piece.start)
            )
            if start > at:
                yield Segment(shown[at:start], style)
            yield Segment(shown[max(at, start) : end], found)
            at = max(at, end)
        if at < len(shown):
            yield Segment(shown[at:], style)

    def _base(self, *, is_cursor: bool) -> Style:
        if not is_cursor:
            return self.rich_style
        return self.rich_style + self._style("cursor" if self.has_focus else "cursor-blurred")

    def _style(self, part: str) -> Style:
        style = self._styles.get(part)
        if style is None:
            style = self.get_component_rich_style(_PREFIX + part, partial=True)
            self._styles[part] = style
        return style
