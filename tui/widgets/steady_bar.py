"""A scroll view whose scroll bar is painted when it looks another, and then soon."""

from typing import cast

from rich.segment import Segment
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

_STEPS = len(ScrollBarRender.VERTICAL_BARS)


class SteadyBar(ScrollBar):
    """A bar whose cells are what Textual makes them, without the way through Rich's console.

    Its lines are three or four different ones, many times.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the bar."""
        shown = cast("ScrollBarRender", self.render())
        style = self.app.console.get_style(shown.style)
        if style.color is None or style.bgcolor is None:
            return super().render_lines(crop)
        cells = shown.render_bar(
            size=self.size.height,
            virtual_size=shown.virtual_size,
            window_size=shown.window_size,
            position=shown.position,
            vertical=shown.vertical,
            thickness=self.size.width,
            back_color=style.bgcolor,
            bar_color=style.color,
        ).segments
        ground, base = self.background_colors[1], self.visual_style.rich_style
        finished: dict[int, Strip] = {}
        for cell in cells:
            if id(cell) not in finished:
                line = [Segment(cell.text, base + cell.style)]
                for one in self.get_line_filters():
                    line = one.apply(line, ground)
                finished[id(cell)] = Strip(line)
        strips = [finished[id(cell)] for cell in cells[crop.y : crop.bottom]]
        if (crop.x, crop.right) == (0, self.size.width):
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]


class SteadyBarView(ScrollView, inherit_bindings=False):
    """Its bar stays as it is painted while the thumb would stand on the same eighth of a cell."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar; made when first asked for, as Textual does."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = SteadyBar(
                name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint what has come into sight, and the bar if its thumb has moved."""
        if self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            sizes = self.size.height, bar.window_virtual_size, bar.window_size
            if thumb_at(*sizes, new_value) == thumb_at(*sizes, bar.position):
                bar.set_reactive(ScrollBar.position, new_value)
            else:
                bar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)


def thumb_at(size: int, virtual: int, window: int, position: float) -> int:
    """Return where the thumb of a bar of `size` cells begins, in the steps that it is drawn in.

    The sheet has `virtual` lines, `window` of them in sight from line `position` on.
    """
    if virtual <= window or not size:
        return 0
    thumb = max(1.0, window / (virtual / size))
    return int((size - thumb) * (position / (virtual - window)) * _STEPS)
