"""A bar that is not painted anew would have looked the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.steady_bar import SteadyBar, SteadyBarView, thumb_at


@given(
    size=st.integers(1, 60),
    window=st.integers(1, 60),
    more=st.integers(1, 30_000),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_bars_with_one_thumb_look_the_same(
    size: int, window: int, more: int, shares: tuple[float, float]
) -> None:
    virtual = window + more
    one, other = (int(share * more) for share in shares)
    for step in range(3):
        here = other + step
        if thumb_at(size, virtual, window, one) == thumb_at(size, virtual, window, here):
            assert _bar(size, virtual, window, one) == _bar(size, virtual, window, here)


def test_a_thumb_that_moves_is_told() -> None:
    assert thumb_at(36, 72, 36, 0) == 0
    assert thumb_at(36, 72, 36, 36) > thumb_at(36, 72, 36, 18) > 0


def _bar(size: int, virtual: int, window: int, position: int) -> object:
    return list(
        ScrollBarRender.render_bar(
            size=size, virtual_size=virtual, window_size=window, position=position
        ).segments
    )


class _Lines(SteadyBarView):
    def on_mount(self) -> None:
        self.virtual_size = Size(10, 500)

    def render_line(self, y: int) -> Strip:
        return Strip.blank(self.size.width)


class _LinesApp(App[None]):
    CSS = "_Lines { scrollbar-size-vertical: 2; }"

    def compose(self) -> ComposeResult:
        yield _Lines()


@pytest.mark.parametrize("ansi", [False, True])
async def test_the_bar_looks_and_acts_as_textuals(ansi: bool) -> None:
    app = _LinesApp(ansi_color=ansi)
    async with app.run_test(size=(20, 24)) as pilot:
        view = app.query_one(_Lines)
        bar = view.vertical_scrollbar
        assert isinstance(bar, SteadyBar)
        for position, is_over in ((0, False), (3, True), (217, False), (476, True)):
            view.scroll_to(y=position, animate=False, immediate=True)
            bar.mouse_over = is_over
            await pilot.pause()
            for crop in (Region(0, 0, 2, 24), Region(0, 5, 2, 3), Region(1, 20, 1, 4)):
                ours, theirs = bar.render_lines(crop), Widget.render_lines(bar, crop)
                assert list(map(_cells, ours)) == list(map(_cells, theirs)), (position, crop)
        before = view.scroll_y
        await pilot.click(bar, offset=(0, 0))
        assert view.scroll_y < before


def _cells(strip: Strip) -> list[tuple[str, object, object]]:
    return [(c, one.style, one.style and one.style.meta) for one in strip for c in one.text]
