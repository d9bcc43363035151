"""The briefing beside the articles, while these are selected, removed and put back."""

from pathlib import Path

from tests.tui.conftest import library_screen, settle, until
from tests.tui.samples import make_app
from tui.screens.briefing import BriefingScreen
from tui.screens.confirm import ConfirmScreen
from tui.widgets.briefing.pane import BriefingPane


async def test_ctrl_a_selects_all_and_none(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+a")
        assert len(library_screen(app).articles.selected) == 3
        await pilot.press("b")
        await settle(pilot)
        pane = app.screen.query_one(BriefingPane)
        assert pane.border_subtitle == "3 articles"
        await pilot.press("tab", "ctrl+a")
        await settle(pilot)
        assert not library_screen(app).articles.selected
        assert pane.border_subtitle == "1 article"


async def test_the_briefing_follows_what_is_removed_and_put_back(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+a", "space", "b")
        await settle(pilot)
        screen, pane = library_screen(app), app.screen.query_one(BriefingPane)
        assert pane.border_subtitle == "2 articles"
        await pilot.press("tab", "d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: len(screen.articles) == 1)
        await settle(pilot)
        assert pane.briefing is not None and screen.briefed() == [screen.articles.visible[0].id]
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not len(screen.articles))
        await settle(pilot)
        assert pane.briefing is None and "no article to brief on" in pane._entries[0].plain
        await pilot.press("u")
        await until(pilot, lambda: len(screen.articles) == 1)
        await settle(pilot)
        assert pane.briefing is not None


async def test_what_is_shown_beside_is_what_is_opened_whole(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("b")
        await settle(pilot)
        shown = library_screen(app).briefed()
        await pilot.press("tab", "j", "tab", "B")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert list(app.screen.article_ids) == shown
