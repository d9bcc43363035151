"""A scroll view painted line by line, with as few objects made for each line as can be."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, DimFilter, LineFilter, Monochrome, NoColor
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.steady_bar import SteadyBarView

_BY_STYLE = (ANSIToTruecolor, DimFilter, Monochrome, NoColor)
"""Textual's filters that look at a style alone, whatever the text."""


class Finish(NamedTuple):
    """What is done to a line once it is painted: Textual's filters, on this ground."""

    ground: Color
    filters: tuple[LineFilter, ...] = ()


class PaintedStrip(Strip):
    """A line that does not hold on to itself.

    Textual's remembers itself as its only part, so that each line painted would wait for Python's
    look through all objects, and make it longer: 86,000 objects and 45 ms after 300 keys.
    """

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the parts between cuts, as Textual does."""
        cuts = [cut for cut in cuts if cut <= self.cell_length]
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class PaintedView(SteadyBarView, inherit_bindings=False):
    """Has no frame and no padding, so that a line painted is a line shown.

    `render_line` gives lines that have been through `let_out`, as wide as there is room; so its
    styles are finished once, not once for each piece of text in them.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._finish = Finish(Color(0, 0, 0))

    def forget_lines(self) -> None:
        """Drop the lines that are kept painted."""

    def finished_style(self, style: Style) -> Style:
        """Return a style as it goes to the terminal, for lines that `let_out` makes."""
        segments = [Segment(" ", style)]
        for one in self._finish.filters:
            if isinstance(one, _BY_STYLE):
                segments = one.apply(segments, self._finish.ground)
        return segments[0].style or Style.null()

    def let_out(self, painted: list[Segment], cells: int) -> Strip:
        """Return a line of `cells` cells, its styles finished, past the filters of texts."""
        for one in self._finish.filters:
            if not isinstance(one, _BY_STYLE):
                painted = one.apply(painted, self._finish.ground)
        return PaintedStrip(painted, cells)

    def rendered(self, lines: range) -> list[Strip]:
        """Return lines of the window."""
        return [self.render_line(y) for y in lines]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the window, from and to the columns of `crop`."""
        finish = Finish(self.background_colors[1], tuple(self.get_line_filters()))
        if finish != self._finish:
            self._finish = finish
            self.forget_lines()
        strips = self.rendered(crop.line_range)
        # What lies under the bar is seen by nobody, and would be cut off again in every line.
        right = crop.right
        if self.show_vertical_scrollbar:
            right = min(right, self.scrollable_content_region.width)
        if not crop.x and all(strip.cell_length == right for strip in strips):
            return strips
        style = self.rich_style
        return [strip.crop_extend(crop.x, right, style) for strip in strips]
