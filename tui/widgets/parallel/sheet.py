"""The sheet that the two columns are painted on.

A line-API scroll view: nothing is mounted for a sentence, rows are painted when they come into
sight and kept until they change.
"""

import gc
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.parallel.columns import STACKED_BELOW, LayoutName, columns_for
from tui.widgets.parallel.layout import Layout, LineCache
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.painting import STYLES, Look, Painter

MARGIN = 2
"""Rows kept in sight above and below the current segment where there is room."""

MOST_STRIPS = 256
"""Painted rows that are kept: a few screens. Each is a dozen objects, which add up."""

_PREFIX = "parallel-view--"


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
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
        self._layout: Layout | None = None
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

    def render_line(self, y: int) -> Strip:
        """Return a row of the view, painted when first seen."""
        line = y + self._top
        strip = self._strips.get(line)
        if strip is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[line] = self._paint(line)
        return strip

    def _paint(self, line: int) -> Strip:
        layout = self._layout
        if layout is None or not 0 <= line < layout.height:
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        if self._painter is None:
            self._painter = Painter(layout, self._look, self._palette())
        strip = Strip(self._painter.paint(line))
        width = layout.columns.width
        return strip if strip.cell_length == width else strip.adjust_cell_length(width)

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
        if keep and self._layout is not None and self.current >= 0:
            height = self._layout.first[self.current] - self._top
        columns = columns_for(width, self.shown_layout, is_stacked=is_stacked)
        self._layout = Layout(self.page, columns, unfolded=self.unfolded, cache=self._cache)
        self._shape = (width, is_stacked)
        self.virtual_size = Size(width, self._layout.height)
        self.laid_out()
        # A long article is some 100,000 small records, and going through them for cycles that
        # cannot be there would hold up a key by 60-100 ms every few seconds.
        gc.freeze()
        self._repaint(anew=True)
        if self.current >= 0:
            first, last = self._layout.first[self.current], self._layout.last[self.current]
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
        layout, top = self._layout, self._top
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
        top, bottom = self._sight
        margin = min(MARGIN, max(0, (self._room - (last - first + 1)) // 2))
        if first - margin < top or last - first >= self._room:
            self._scroll(first - margin)
        elif last + margin > bottom:
            self._scroll(last + margin - self._room + 1)

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
