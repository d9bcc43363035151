"""Only lines that changed are asked for, and what is painted is what Textual would paint."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from tui.banding import BandCompositor, bands_of


class _Counting(Static):
    asked = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked += crop.height
        return super().render_lines(crop)


class _Banded(Screen[None]):
    def __init__(self) -> None:
        super().__init__()
        self._compositor = BandCompositor()

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield _Counting("\n".join(f"left {n} é" for n in range(20)), id="left")
            yield Static("\n".join(f"right {n}" for n in range(20)), id="right")


class _App(App[None]):
    CSS = "Horizontal { height: 20; } Static { width: 1fr; height: 20; padding: 1 2; }"

    def get_default_screen(self) -> _Banded:
        return _Banded()


@pytest.mark.parametrize(
    ("rendered", "bands"),
    [
        (set(), []),
        ({0}, [(0, 1)]),
        ({2, 3, 7}, [(2, 4), (7, 8)]),
        (set(range(10)), [(0, 10)]),
    ],
)
def test_runs_of_lines_are_bands(rendered: set[int], bands: list[tuple[int, int]]) -> None:
    assert bands_of(range(10), rendered.__contains__) == bands


async def test_two_changed_lines_ask_for_two_lines() -> None:
    app = _App()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        left = app.query_one("#left", _Counting)
        left.asked = 0
        screen = app.screen
        screen._compositor._dirty_regions.update({Region(2, 3, 20, 1), Region(2, 15, 20, 1)})
        screen._compositor.render_partial_update()
        assert left.asked == 2


async def test_what_others_cover_together_is_not_asked_for() -> None:
    app = _App()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        asked = [
            region.width for region, _, _ in _renders(app.screen._compositor, Region(0, 3, 60, 2))
        ]
        assert asked == [30, 30]  # not the row that holds both, nor the screen


async def test_every_part_is_painted_as_by_textual() -> None:
    app = _App()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        ours = app.screen._compositor
        for regions in (
            {Region(0, 0, 60, 24)},
            {Region(31, 4, 20, 3), Region(2, 9, 11, 2)},
            {Region(29, 0, 2, 24)},
        ):
            painted = []
            for render in (ours._render_chops, _textual(ours)):
                rows = {y for region in regions for y in region.line_range}
                crop = Region.from_union(list(regions))
                chops = render(crop, rows.__contains__)
                painted.append(
                    [
                        {x: strip.text for x, strip in chops[y].items() if _is_in(regions, x, y)}
                        for y in sorted(rows)
                    ]
                )
            assert painted[0] == painted[1]


def _renders(compositor: Compositor, crop: Region) -> list[tuple[Region, Region, Sequence[Strip]]]:
    compositor._render_chops(crop, lambda _: True)
    return list(compositor._get_renders(crop))


def _textual(ours: Compositor) -> Callable[..., Sequence[Mapping[int, Strip]]]:
    theirs = Compositor()
    theirs.__dict__.update({k: v for k, v in vars(ours).items() if k != "_bands"})
    return theirs._render_chops


def _is_in(regions: set[Region], x: int, y: int) -> bool:
    return any(one.x <= x < one.right and one.y <= y < one.bottom for one in regions)
