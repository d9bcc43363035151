from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.conftest import library_screen, settle
from tests.tui.samples import make_app
from tui.keys import KEYS
from tui.widgets.key_bar import Hint, KeyBar, wrap_hints


@given(
    st.lists(st.builds(Hint, st.text("abc", min_size=1, max_size=9), st.just("do"), st.just("x")))
)
def test_wrapping_keeps_every_hint_in_order(hints: list[Hint]) -> None:
    lines = wrap_hints(hints, 30, 2)
    assert [hint for line in lines for hint in line] == hints
    assert all(sum(hint.width + 2 for hint in line) - 2 <= 30 for line in lines)


async def test_every_key_meant_for_it_is_shown_at_eighty_columns(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(KeyBar)
        shown = str(bar.render())
        assert bar.size.height == len(shown.splitlines()) <= 3
    for key in (*KEYS["library"], *KEYS["app"]):
        if key.show and key.id != "switch-pane":  # only where a briefing stands beside
            assert key.description in shown
    assert "j/k move" in shown and "s/S sort" in shown and "q quit" in shown
    assert "ctrl+s search" in shown


async def test_what_says_nothing_new_on_a_screen_is_left_out(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "search" not in str(app.screen.query_one(KeyBar).render())
        app.open_article("a1")
        await settle(pilot)
        bar = app.screen.query_one(KeyBar)
        assert "ctrl+s" not in str(bar.render()) and bar.size.height == 3


async def test_a_click_presses_the_key(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = str(app.screen.query_one(KeyBar).render()).splitlines()[0]
        await pilot.click(KeyBar, offset=(1 + line.index("s/S sort"), 0))
        await pilot.pause()
        assert library_screen(app).articles.sort == "added"


async def test_what_can_be_typed_is_not_offered_as_a_key(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await pilot.pause()
        shown = str(app.screen.query_one(KeyBar).render())
    assert "esc clear" in shown and "Enter keep" in shown
    assert "filter" not in shown and "sort" not in shown


async def test_remapped_keys_are_shown(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    app.set_keymap({"sort-articles": "f7"})
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        assert "F7/S sort" in str(app.screen.query_one(KeyBar).render())
