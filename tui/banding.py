"""Composing only the lines of a screen that are painted anew.

Textual's compositor asks every widget in sight for all of its lines, however little has changed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class BandCompositor(Compositor):
    """Asks widgets only for the bands of lines in which something has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: list[Region] = []

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
        covered: list[Region] = []  # by what was asked before, which is nearer to the reader
        for widget, (region, clip) in self.visible_widgets.items():
            for band in self._bands:
                clipped = clip.intersection(band)
                shown = region.intersection(clipped)
                if not shown.overlaps(crop) or any(one.contains_region(shown) for one in covered):
                    continue
                covered.append(shown)
                yield region, clipped, widget.render_lines(shown.translate(-region.offset))


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
