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
        # What was asked before is nearer to the reader; of each band, the parts that it covers.
        covered: list[list[Region]] = [[] for _ in self._bands]
        for widget, (region, clip) in self.visible_widgets.items():
            for band, over in zip(self._bands, covered, strict=True):
                clipped = clip.intersection(band)
                shown = region.intersection(clipped)
                if not shown.overlaps(crop) or is_covered(shown, over):
                    continue
                over.append(shown)
                yield region, clipped, widget.render_lines(shown.translate(-region.offset))


def is_covered(region: Region, over: Iterable[Region]) -> bool:
    """Return whether regions as high as this one, together, leave nothing of it to be seen.

    >>> is_covered(Region(0, 1, 9, 1), [Region(0, 0, 5, 4), Region(5, 1, 4, 1)])
    True
    >>> is_covered(Region(0, 1, 9, 1), [Region(0, 0, 5, 4), Region(6, 1, 3, 1)])
    False
    """
    x = region.x
    for one in sorted(over):
        if one.y <= region.y and region.bottom <= one.bottom and one.x <= x:
            x = max(x, one.right)
    return x >= region.right


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
