"""A long article is seen before all of it is laid out, and every key acts on all of it."""

import asyncio
from collections.abc import Callable

import pytest
from textual.strip import Strip

from tests.benchmarks.bench_view import ViewApp, long_article
from tui.widgets.parallel.sheet import LONG
from tui.widgets.parallel_view import ParallelView

COUNT = LONG + 100
ARTICLE = long_article(COUNT)


class _Shown(ViewApp):
    """Shows the article from a segment on when told to, not before."""

    def __init__(self) -> None:
        super().__init__(ARTICLE)

    def on_mount(self) -> None:
        """Show nothing yet."""

    def show_from(self, segment: int) -> ParallelView:
        self.view.show(ARTICLE, "en", segment=segment)
        assert self.view._glimpse is not None
        return self.view


def _painted(view: ParallelView) -> list[Strip]:
    top = view._top
    lines = range(view._room)
    assert view._top == top
    return [view.render_line(y) for y in lines]


@pytest.mark.parametrize("segment", [0, 1, 7, 250, COUNT - 2, COUNT - 1])
async def test_what_is_seen_first_stays_when_all_is_laid_out(segment: int) -> None:
    app = _Shown()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = app.show_from(segment)
        seen, in_sight = _painted(view), view.segments_in_sight()
        layout = view._layout
        assert layout is not None and len(layout.first) == COUNT
        assert [one.text for one in _painted(view)] == [one.text for one in seen]
        assert view.segments_in_sight() == in_sight
        assert view.virtual_size.height == layout.height


@pytest.mark.parametrize(
    ("act", "current"),
    [
        (lambda view: view.go_to_end(1), COUNT - 1),
        (lambda view: view.go_to(400), 400),
        (lambda view: view.move(1), 201),
        (lambda view: view.step_mark(figures=False, forward=False), 200),
        (lambda view: view.find(", 444.") and view.step_match(forward=True, is_first=True), 444),
    ],
)
async def test_keys_act_on_all_at_once(act: Callable[[ParallelView], object], current: int) -> None:
    app = _Shown()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = app.show_from(200)
        act(view)
        assert view.current == current
        assert current in view.segments_in_sight()


async def test_the_rest_is_laid_out_without_a_key() -> None:
    app = _Shown()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = app.show_from(200)
        async with asyncio.timeout(90):
            while view._glimpse is not None:
                await pilot.pause()
        assert view.current == 200
        assert 200 in view.segments_in_sight()
