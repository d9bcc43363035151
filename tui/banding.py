"""Composing only the lines of a screen that are painted anew.

Textual's compositor asks every widget in sight for all of its lines, however little has changed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class PlainChops(ChopsUpdate):
    """Parts of lines and where they stand, written without an object for each place."""

    def render_segments(self, console: Console) -> str:
        """Return what Textual would write to the terminal."""
        written: list[str] = []
        last_y = self.spans[-1][0]
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is None or x > last or end <= first:
                    continue
                is_whole = first <= x < last and end <= last
                shown = strip if is_whole else strip.crop(0, min(end, last) - x)
                written += (f"\x1b[{y + 1};{x + 1}H", shown.render(console))
            if y != last_y:
                written.append("\n")
        return "".join(written)


class BandCompositor(Compositor):
    """Asks widgets only for the bands of lines in which something has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: list[Region] = []

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what has changed, if anything has."""
        update = super().render_partial_update()
        return update and PlainChops(update.chops, update.spans, update.chop_ends)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        # As wide as the screen: a strip that ends before its widget's edge could not be divided.
        self._bands = [
            Region(0, first, self.size.width, end - first)
            for first, end in bands_of(crop.line_range, is_rendered_line)
        ]
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders(crop)
            return
        # What was asked before is nearer to the reader; of each band, the parts that it covers.
        covered: list[list[Region]] = [[] for _ in self._bands]
        for widget, (region, clip) in self.visible_widgets.items():
            for band, over in zip(self._bands, covered, strict=True):
                clipped = clip.intersection(band)
                shown = region.intersection(clipped)
                if not shown or not shown.overlaps(crop) or is_covered(shown, over):
                    continue
                strips = widget.render_lines(shown.translate(-region.offset))
                # A widget that has yet to hear of its new size gives less than it has room for.
                width = min((strip.cell_length for strip in strips), default=0)
                over.append(Region(shown.x, shown.y, min(width, shown.width), len(strips)))
                yield region, clipped, strips


def is_covered(region: Region, over: Iterable[Region]) -> bool:
    """Return whether these regions, together, leave nothing of one to be seen.

    >>> is_covered(Region(0, 1, 9, 2), [Region(0, 0, 5, 4), Region(5, 1, 4, 1), Region(5, 2, 4, 1)])
    True
    >>> is_covered(Region(0, 1, 9, 2), [Region(0, 0, 5, 4), Region(5, 1, 4, 1), Region(6, 2, 3, 1)])
    False
    """
    before = sorted(over)
    edges = {y for one in before for y in (one.y, one.bottom) if region.y < y < region.bottom}
    for top, bottom in pairwise([region.y, *sorted(edges), region.bottom]):
        x = region.x
        for one in before:
            if one.y <= top and bottom <= one.bottom and one.x <= x:
                x = max(x, one.right)
        if x < region.right:
            return False
    return True


def bands_of(
    lines: Iterable[int], is_rendered_line: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Return the runs of lines that are to be rendered, as first line and the one after the last.

    >>> bands_of(range(10), {2, 3, 7}.__contains__)
    [(2, 4), (7, 8)]
    """
    bands: list[tuple[int, int]] = []
    for y in lines:
        if not is_rendered_line(y):
            continue
        if bands and bands[-1][1] == y:
            bands[-1] = (bands[-1][0], y + 1)
        else:
            bands.append((y, y + 1))
    return bands
