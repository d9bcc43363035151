"""Only lines that changed are asked for, and what is painted is what Textual would paint."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from tests.tui.reader_driver import opened, press
from tui.banding import BandCompositor, bands_of


class _Counting(Static):
    asked = 0
    given = Region(0, 0, 99, 99)

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked += crop.height
        strips = super().render_lines(crop)[: self.given.height]
        return [strip.crop(0, self.given.width) for strip in strips]


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


@pytest.mark.parametrize("given", [Region(0, 0, 0, 0), Region(0, 0, 7, 20), Region(0, 0, 60, 3)])
async def test_what_a_widget_leaves_bare_is_painted_below_it(given: Region) -> None:
    app = _App()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        left = app.query_one("#left", _Counting)
        left.given = given
        rows = Region(0, 0, 60, 20)
        chops = app.screen._compositor._render_chops(rows, range(20).__contains__)
        assert all(strip is not None for line in chops[:20] for strip in line.values())


async def test_what_is_written_is_what_textual_writes() -> None:
    app = _App()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        compositor = app.screen._compositor
        console = Console(color_system="truecolor", force_terminal=True)
        for regions in (
            {Region(2, 3, 20, 1), Region(2, 15, 40, 1)},
            {Region(29, 0, 2, 23)},
            {Region(59, 22, 1, 1)},
        ):
            compositor._dirty_regions.update(regions)
            update = compositor.render_partial_update()
            assert update is not None
            theirs = ChopsUpdate(update.chops, update.spans, update.chop_ends)
            assert update.render_segments(console) == theirs.render_segments(console)
        assert compositor.render_partial_update() is None


@pytest.mark.parametrize("article", ["flood", "wide", "hostile"])
async def test_the_reader_looks_as_textual_would_paint_it(tmp_path: Path, article: str) -> None:
    async with opened(tmp_path, article) as (app, pilot, _):
        for keys in (("space", "e"), ("question_mark",), ("escape", "slash", "a"), ("escape", "v")):
            await press(pilot, *keys)
            compositor = app.screen._compositor
            if not isinstance(compositor, BandCompositor):
                continue
            whole = compositor.size.region
            drawn = [
                [_cells(strip) for line in render(whole, lambda _: True) for strip in line.values()]
                for render in (compositor._render_chops, _textual(compositor))
            ]
            assert drawn[0] == drawn[1]


def _cells(strip: Strip) -> list[tuple[str, object]]:
    return [(cell, segment.style) for segment in strip for cell in segment.text]


def _renders(compositor: Compositor, crop: Region) -> list[tuple[Region, Region, Sequence[Strip]]]:
    compositor._render_chops(crop, lambda _: True)
    return list(compositor._get_renders(crop))


def _textual(ours: Compositor) -> Callable[..., Sequence[Mapping[int, Strip]]]:
    theirs = Compositor()
    theirs.__dict__.update({k: v for k, v in vars(ours).items() if k != "_bands"})
    return theirs._render_chops


def _is_in(regions: set[Region], x: int, y: int) -> bool:
    return any(one.x <= x < one.right and one.y <= y < one.bottom for one in regions)
