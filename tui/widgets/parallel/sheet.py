"""The sheet that the two columns are painted on.

A line-API scroll view: nothing is mounted for a sentence, rows are painted when they come into
sight and kept until they change.
"""

import asyncio
import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from tui.background import begin
from tui.widgets.painted_view import PaintedView
from tui.widgets.parallel.columns import STACKED_BELOW, LayoutName, columns_for
from tui.widgets.parallel.layout import Layout, LineCache
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.painting import STYLES, Look, Painter

MARGIN = 2
"""Rows kept in sight above and below the current segment where there is room."""

MOST_STRIPS = 256
"""Painted rows that are kept: a few screens. Each is a dozen objects, which add up."""

LONG = 400
"""Segments from which on the first frame is painted before all is laid out."""

_PREFIX = "parallel-view--"


class Glimpse(NamedTuple):
    """The part of a long article that the first frame shows, laid out before the rest.

    `top` is its row that is the first in sight; `height` how far below it the current segment is.
    """

    layout: Layout
    top: int
    height: int


def _whole_of(lay_out: Callable[[Page], Layout], page: Page) -> Layout:
    """Return the layout of all; what the first step to a name needs is made with it."""
    page.marks.place_all()
    return lay_out(page)


class Sheet(PaintedView, can_focus=True, inherit_bindings=False):
    """Lays out and paints one page, and brings places of it into sight.

    `current` is the current segment's id; -1 in an article without segments.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {_PREFIX + name for name in STYLES}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.stacked_below = STACKED_BELOW
        self.page: Page | None = None
        self.layout_name: LayoutName = "both"
        self.unfolded = False
        self._whole: Layout | None = None
        self._glimpse: Glimpse | None = None
        self._coming: Future[Layout] | None = None
        self._look = Look()
        self._cache = LineCache()
        self._shape: tuple[int, bool] | None = None
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}

    @property
    def current(self) -> int:
        """The current segment."""
        return self._look.current

    @property
    def shown_layout(self) -> LayoutName:
        """The layout; an article in the reader's own language has only an original."""
        if self.page is not None and not self.page.is_foreign:
            return "original"
        return self.layout_name

    @property
    def _layout(self) -> Layout | None:
        """The layout of all, made now if only a part of it has been painted so far."""
        if self._glimpse is not None:
            self._lay_out_rest(self._glimpse)
        return self._whole

    def stack_below(self, width: int) -> None:
        """Put the translation under the original in views narrower than `width` cells."""
        self.stacked_below = width
        if self._new_shape() != self._shape:
            self._lay_out()

    def on_unmount(self) -> None:
        """Let the garbage collector see the article again."""
        gc.unfreeze()

    def on_resize(self) -> None:
        """Lay out anew when the width has changed."""
        if self._shape != self._new_shape():
            self._cache.clear()
            self._lay_out()

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        super().notify_style_update()
        self._repaint(anew=True)

    def forget_lines(self) -> None:
        """Paint every row anew when it is seen again."""
        self._painter = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Return a row of the view, painted when first seen."""
        return self.rendered(range(y, y + 1))[0]

    def rendered(self, lines: range) -> list[Strip]:
        """Return rows of the view, painted when first seen."""
        top = self._top
        if len(self._strips) + len(lines) > MOST_STRIPS:
            self._strips.clear()
        for line in range(lines.start + top, lines.stop + top):
            if line not in self._strips:
                self._strips[line] = self._paint(line, top)
        return [self._strips[y + top] for y in lines]

    def _paint(self, line: int, top: int) -> Strip:
        layout = self._whole
        if self._glimpse is not None:
            layout, line = self._glimpse.layout, line - top + self._glimpse.top
        if layout is None or not 0 <= line < layout.height:
            width = self.scrollable_content_region.width
            return self.let_out([Segment(" " * width, self.finished_style(self.rich_style))], width)
        if self._painter is None:
            self._painter = Painter(layout, self._look, self._palette(), self.finished_style)
        return self.let_out(*self._painter.paint(line))

    def _palette(self) -> dict[str, Style]:
        ground = self.background_colors[1]
        palette: dict[str, Style] = {}
        for name in STYLES:
            styles = self.get_component_styles(_PREFIX + name)
            has_colour = styles.has_rule("color")
            has_ground = styles.has_rule("background") and styles.background.a > 0
            palette[name] = styles.text_style + Style(
                color=(ground + styles.color).rich_color if has_colour else None,
                bgcolor=(ground + styles.background).rich_color if has_ground else None,
            )
        palette["text"] = self.rich_style + palette["text"]
        return palette

    def _new_shape(self) -> tuple[int, bool]:
        return self.scrollable_content_region.width, self.outer_size.width < self.stacked_below

    def _lay_out(self, *, keep: bool = True) -> None:
        """Lay out the page; with `keep` the current segment stays on its row of the screen."""
        width, is_stacked = self._new_shape()
        if self.page is None or width <= 0:
            return
        height = None
        if keep and self._glimpse is not None:
            height = self._glimpse.height
        elif keep and self._whole is not None and self.current >= 0:
            height = self._whole.first[self.current] - self._top
        is_new = not keep or (self._glimpse is None and self._whole is None)
        self._shape = (width, is_stacked)
        self._glimpse = self._coming = None
        if is_new and self._is_long:
            self._show_glimpse(self.page)
            return
        self._whole = self._lay_out_page(self.page)
        self._take_whole(self._whole, height)

    def _lay_out_page(self, page: Page, only: range | None = None) -> Layout:
        width, is_stacked = self._shape or self._new_shape()
        columns = columns_for(width, self.shown_layout, is_stacked=is_stacked)
        return Layout(page, columns, unfolded=self.unfolded, cache=self._cache, only=only)

    @property
    def _is_long(self) -> bool:
        """Whether laying it all out takes longer than a frame may."""
        return self.page is not None and len(self.page.article.segments) >= LONG and self._room > 0

    def _show_glimpse(self, page: Page) -> None:
        """Lay out what the first frame shows, and the rest after it."""
        count, room, current = len(page.article.segments), self._room, self.current
        # Each segment takes a row at least, so that these reach beyond what can be seen.
        around = range(max(0, current - room), min(count, current + room + 1))
        layout = self._lay_out_page(page, around)
        first, last = layout.first[current], layout.last[current]
        top = self._top_for(0, first, last)
        self._whole = None
        self._glimpse = glimpse = Glimpse(layout, top, first - top)
        rows = layout.height * count // len(around)
        self.virtual_size = Size(layout.columns.width, max(rows, layout.height, top + room))
        self._scroll(top + around.start * layout.height // len(around))
        gc.freeze()
        self._repaint(anew=True)
        self.call_after_refresh(self._begin_rest, glimpse)

    def _begin_rest(self, glimpse: Glimpse) -> None:
        if self._glimpse is glimpse and self.page is not None:
            self._coming = begin(_whole_of, self._lay_out_page, self.page)
            self.run_worker(self._await_rest(glimpse, self._coming), group="layout")

    async def _await_rest(self, glimpse: Glimpse, coming: "Future[Layout]") -> None:
        await asyncio.wrap_future(coming)
        if self._glimpse is glimpse:
            self._lay_out_rest(glimpse)

    def _lay_out_rest(self, glimpse: Glimpse) -> None:
        """Go on with the layout of all; what is in sight stays where it is."""
        coming, page = self._coming, self.page
        self._glimpse = self._coming = None
        if page is not None:
            self._whole = coming.result() if coming is not None else self._lay_out_page(page)
            self._take_whole(self._whole, glimpse.height)

    def _take_whole(self, whole: Layout, height: int | None) -> None:
        """Go by this layout, the current segment on row `height` of the screen if that is given."""
        self.virtual_size = Size(whole.columns.width, whole.height)
        self.laid_out()
        # A long article is some 100,000 small records, and going through them for cycles that
        # cannot be there would hold up a key by 60-100 ms every few seconds.
        gc.freeze()
        self._repaint(anew=True)
        if self.current >= 0:
            first, last = whole.first[self.current], whole.last[self.current]
            if height is not None:
                self._scroll(first - height)
            self._show_rows(first, last)

    def laid_out(self) -> None:
        """Do what a new layout asks for, before it is painted."""

    def _repaint(self, *, anew: bool = False) -> None:
        if anew:
            self._painter = None
        self._strips.clear()
        self.refresh()

    def _repaint_segment(self, segment: int) -> None:
        if self._layout is None or segment < 0:
            return
        first, last = self._layout.first[segment], self._layout.last[segment]
        for line in range(first, last + 1):
            self._strips.pop(line, None)
        self.refresh_lines(first, last - first + 1)

    # Where things are

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _sight(self) -> tuple[int, int]:
        """The first and the last row in sight."""
        return self._top, self._top + self._room - 1

    def segments_in_sight(self) -> range:
        """Return the segments that are in sight at least in part; may be asked from any thread."""
        layout, top, glimpse = self._whole, self._top, self._glimpse
        if glimpse is not None:
            layout, top = glimpse.layout, glimpse.top
        if layout is None:
            return range(0)
        rows = layout.rows[top : top + self._room]
        seen = [row.segment for row in rows if row.segment >= 0]
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    def _valid(self, segment: int) -> int:
        count = len(self.page.article.segments) if self.page else 0
        return max(-1 if count == 0 else 0, min(segment, count - 1))

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False)

    def _show_rows(self, first: int, last: int) -> None:
        """Scroll as little as needed for these rows to be in sight, the first one above all."""
        top = self._top_for(self._top, first, last)
        if top != self._top:
            self._scroll(top)

    def _top_for(self, top: int, first: int, last: int) -> int:
        """Return the first row in sight, `top` now, with these rows in sight."""
        margin = min(MARGIN, max(0, (self._room - (last - first + 1)) // 2))
        if first - margin < top or last - first >= self._room:
            return max(0, first - margin)
        return max(top, last + margin - self._room + 1)

    def _show_place(self, segment: int, start: int, *, in_original: bool) -> None:
        """Bring a position of one text into sight, with all of its segment where that fits."""
        if self._layout is None:
            return
        rows: Sequence[int] = range(self._layout.height)
        if segment >= 0:
            first, last = self._layout.first[segment], self._layout.last[segment]
            if last - first < self._room:
                self._show_rows(first, last)
                return
            rows = range(first, last + 1)
        for y in rows:
            row = self._layout.rows[y]
            piece = row.left if in_original else row.right
            if row.segment == segment and piece and piece.start <= start < piece.end:
                self._show_rows(y, y)
                return
