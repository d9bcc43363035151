"""The table of articles: two lines a row, painted line by line, as many rows as you like."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.article_list import ArticleList, Row, SortKey
from tui.widgets.article_columns import LANGUAGE, TITLE, Column, columns_for, fit, gaps_of
from tui.widgets.painted_view import PaintedView

_ROOMY = 30
"""Lines of window from which an empty line follows each row."""

_RIGHT = 2
"""Cells left free on the right."""

MOST_LINES = 256
"""Painted lines that are kept: a few screens."""

MARKS = 5
"""Cells before the columns: cursor, selected, unread."""

_SORTED_BY: dict[str, tuple[SortKey, ...]] = {
    "title": ("title",),
    "lang": ("language",),
    "date": ("date",),
    "source": ("date",),
    "minutes": ("length",),
}


class ArticleTable(PaintedView, can_focus=True, inherit_bindings=False):
    """Shows an `ArticleList`; the cursor is on one of its visible rows.

    The screen changes the list and calls `show_list`; the table only paints it and says what was
    clicked. Its keys are the screen's: those of a scroll view would leave the cursor behind.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-table--heading",
        "article-table--title",
        "article-table--unread",
        "article-table--translation",
        "article-table--detail",
        "article-table--cursor",
        "article-table--cursor-blurred",
        "article-table--mark",
        "article-table--selected",
    }

    class Chosen(Message):
        """A row was clicked a second time: the reader wants it open."""

        def __init__(self, article_id: str) -> None:
            super().__init__()
            self.article_id = article_id

    def __init__(self, articles: ArticleList, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.articles = articles
        self._cursor = 0
        self._current: str | None = None
        self._is_moved = False
        self._styles_now: dict[tuple[str, bool], Style] = {}
        """What one painting has looked up: each look takes longer than painting a cell."""
        self._painted: dict[tuple[str, int, bool, bool], tuple[Row, Strip]] = {}
        """Lines by article, line of its row, cursor and selection, and the row as it was then."""

    @property
    def current(self) -> str | None:
        """The id of the article under the cursor."""
        return self._current

    @property
    def _row_lines(self) -> int:
        return 3 if self.size.height >= _ROOMY else 2

    @property
    def rows_a_page(self) -> int:
        """How many whole rows are seen at once, at least 1."""
        return max(1, (self.size.height - 1) // self._row_lines)

    def show_list(self, keep: str | None = None) -> None:
        """Paint the list as it is now, with the cursor on `keep`, else on the article it was on.

        Where that is no longer to be seen, the cursor keeps its place in the list. Until it has
        been moved it stays at the top, whatever comes in above the article it was on.
        """
        wanted = keep or (self._current if self._is_moved else None)
        at = self.articles.index(wanted) if wanted is not None else None
        last = max(0, len(self.articles.visible) - 1)
        self._put_cursor(min(self._cursor, last) if at is None else at)
        self.forget_lines()
        self._resize()
        self._follow_cursor()
        self.refresh()

    def move(self, rows: int) -> None:
        """Move the cursor by a number of rows, stopping at the ends."""
        self.move_to(self._cursor + rows)

    def move_to(self, row: int) -> None:
        """Move the cursor to a row, or to the nearest there is."""
        self._is_moved = True
        row = max(0, min(row, len(self.articles.visible) - 1))
        if row != self._cursor:
            for changed in (self._cursor, row):
                self.refresh_lines(1 + changed * self._row_lines, self._row_lines)
            self._put_cursor(row)
            self._follow_cursor()

    def _put_cursor(self, row: int) -> None:
        rows = self.articles.visible
        self._cursor = row
        self._current = rows[row].id if row < len(rows) else None

    def refresh_row(self, article_id: str) -> None:
        """Paint one article anew."""
        at = self.articles.index(article_id)
        if at is not None:
            self.refresh_lines(1 + at * self._row_lines, self._row_lines)

    def _resize(self) -> None:
        # One line more than the rows need: the heading covers the first line of the window.
        size = Size(
            self.scrollable_content_region.width, 1 + len(self.articles.visible) * self._row_lines
        )
        height = self._container_size.height
        if (size.height > height) == (self.virtual_size.height > height):
            # The bar stays or stays away: nothing but its thumb is laid out anew.
            self.set_reactive(PaintedView.virtual_size, size)
            self._scroll_update(size)
        else:
            self.virtual_size = size

    def _follow_cursor(self) -> None:
        if not self.size.height:
            return
        top = self._cursor * self._row_lines
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + self._row_lines > self.scroll_offset.y + self.size.height - 1:
            self.scroll_to(y=top + self._row_lines + 1 - self.size.height, animate=False)

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        self.forget_lines()
        self._resize()
        self._follow_cursor()

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self.forget_lines()
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor more quietly."""
        self.forget_lines()
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        super().notify_style_update()
        self.forget_lines()

    def forget_lines(self) -> None:
        """Paint every line anew when it is seen again."""
        self._painted.clear()

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a click on the cursor opens."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < 1:
            return
        at = (offset.y - 1 + self.scroll_offset.y) // self._row_lines
        if at >= len(self.articles.visible):
            return
        if event.chain > 1 or at == self._cursor:
            self.post_message(self.Chosen(self.articles.visible[at].id))
        else:
            self.move_to(at)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a region, the styles as they are now."""
        self._styles_now.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the window: the heading, or half a row."""
        width = self.scrollable_content_region.width
        if y == 0:
            return self._heading(width)
        row, line = divmod(y - 1 + self.scroll_offset.y, self._row_lines)
        if line == 2 or row >= len(self.articles.visible):
            return self.let_out([Segment(" " * width, self._style(""))], width)
        return self._kept_line(self.articles.visible[row], line, row == self._cursor)

    def _kept_line(self, row: Row, line: int, is_cursor: bool) -> Strip:
        key = (row.id, line, is_cursor, row.id in self.articles.selected)
        kept = self._painted.get(key)
        if kept is not None and kept[0] is row:
            return kept[1]
        if len(self._painted) >= MOST_LINES:
            self.forget_lines()
        strip = self._row_line(row, line, is_cursor)
        self._painted[key] = (row, strip)
        return strip

    def _heading(self, width: int) -> Strip:
        columns = columns_for(max(1, width - MARKS - _RIGHT))
        style = self._style("heading")
        segments = [Segment(" " * MARKS, style)]
        arrow = "↑" if self.articles.is_reversed else "↓"
        gaps = gaps_of([column for column, _ in columns])
        for (column, cells), after in zip(columns, gaps, strict=True):
            heading = column.heading
            if self.articles.sort in _SORTED_BY.get(column.name, ()) and heading:
                heading = f"{heading} {arrow}" if len(heading) + 2 <= cells else heading + arrow
            text = fit(heading, cells, is_right=column.is_right) + " " * after
            segments.append(Segment(text, style))
        return self.let_out(list(Strip(segments).adjust_cell_length(width, style)), width)

    def _row_line(self, row: Row, line: int, is_cursor: bool) -> Strip:
        width = self.scrollable_content_region.width
        columns = columns_for(max(1, width - MARKS - _RIGHT))
        base = self._style("", is_cursor)
        segments = self._marks(row, line, is_cursor, base)
        gaps = gaps_of([column for column, _ in columns])
        for (column, cells), after in zip(columns, gaps, strict=True):
            text = (column.bottom if line else column.top)(row)
            if line and column is TITLE and not text:
                text = "" if row.entry.lang == self.articles.target else "not translated yet"
            style = self._style(_part(column, line, row), is_cursor)
            segments.append(Segment(fit(text, cells, is_right=column.is_right), style))
            segments.append(Segment(" " * after, base))
        return self.let_out(list(Strip(segments).adjust_cell_length(width, base)), width)

    def _marks(self, row: Row, line: int, is_cursor: bool, base: Style) -> list[Segment]:
        cursor = "▌" if is_cursor else " "
        if line:
            return [
                Segment(cursor, self._style("mark", is_cursor)),
                Segment(" " * (MARKS - 1), base),
            ]
        selected = "✓" if row.id in self.articles.selected else " "
        unread = " " if row.is_read else "●"
        return [
            Segment(cursor, self._style("mark", is_cursor)),
            Segment(selected + " ", self._style("selected", is_cursor)),
            Segment(unread + " ", self._style("mark", is_cursor)),
        ]

    def _style(self, part: str, is_cursor: bool = False) -> Style:
        """Return the finished style of a part, or of what is between the parts, on a row."""
        found = self._styles_now.get((part, is_cursor))
        if found is None:
            found = self.finished_style(self._mixed(part, is_cursor))
            self._styles_now[part, is_cursor] = found
        return found

    def _mixed(self, part: str, is_cursor: bool) -> Style:
        if part:
            return self._mixed("", is_cursor) + self._look_up(part)
        if is_cursor:
            return self.rich_style + self._look_up("cursor" if self.has_focus else "cursor-blurred")
        return self.rich_style

    def _look_up(self, part: str) -> Style:
        return self.get_component_rich_style(f"article-table--{part}", partial=True)


def _part(column: Column, line: int, row: Row) -> str:
    if column is TITLE:
        return "translation" if line else ("title" if row.is_read else "unread")
    return "mark" if column is LANGUAGE else "detail"
