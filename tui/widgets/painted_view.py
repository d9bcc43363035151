"""A scroll view painted line by line, with as few objects made for each line as can be."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.steady_bar import SteadyBarView


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

    `render_line` gives lines that have been through `finished`, as wide as there is room.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._finish = Finish(Color(0, 0, 0))

    def forget_lines(self) -> None:
        """Drop the lines that are kept painted."""

    def finished(self, painted: Iterable[Segment]) -> Strip:
        """Return a line as it goes to the terminal, past Textual's filters and the last door."""
        segments = list(painted)
        for one in self._finish.filters:
            segments = one.apply(segments, self._finish.ground)
        return PaintedStrip(segments)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the window."""
        finish = Finish(self.background_colors[1], tuple(self.get_line_filters()))
        if finish != self._finish:
            self._finish = finish
            self.forget_lines()
        strips = [self.render_line(y) for y in crop.line_range]
        # What lies under the bar is seen by nobody, and would be cut off again in every line.
        right = crop.right
        if self.show_vertical_scrollbar:
            right = min(right, self.scrollable_content_region.width)
        if not crop.x and all(strip.cell_length == right for strip in strips):
            return strips
        style = self.rich_style
        return [strip.crop_extend(crop.x, right, style) for strip in strips]
