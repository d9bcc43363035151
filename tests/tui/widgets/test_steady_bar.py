"""A bar that is not painted anew would have looked the same."""

from hypothesis import given
from hypothesis import strategies as st
from textual.scrollbar import ScrollBarRender

from tui.widgets.steady_bar import thumb_at


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
