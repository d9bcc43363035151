"""The briefing beside the text or over it: what the keys act on, and the ways back."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import library_screen, settle, until
from tests.tui.reader_driver import (
    LARGE,
    SMALL,
    opened,
    press,
    quiet_settings,
    shown,
    status,
    view_of,
)
from tests.tui.reader_samples import FLOOD
from tests.tui.samples import make_app
from tui.screens.confirm import ConfirmScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.article_table import ArticleTable
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.parallel.columns import STACKED_BELOW, STACKED_BELOW_BESIDE


def keys_shown(screen: object) -> str:
    return str(screen.query_one(KeyBar).render())  # type: ignore[attr-defined]


async def test_esc_leads_from_a_cited_sentence_back_to_the_briefing(tmp_path: Path) -> None:
    async with opened(tmp_path, size=SMALL) as (app, pilot, screen):
        pane = screen.query_one(BriefingPane)
        await press(pilot, "b", "j", "enter")
        line = pane.highlighted
        assert not pane.display and "esc goes back to the briefing" in status(screen)
        await press(pilot, "j", "j", "escape")
        assert pane.display and app.focused is pane and pane.highlighted == line
        await press(pilot, "escape")
        assert not pane.display and app.screen is screen
        await press(pilot, "escape")
        assert app.screen is library_screen(app)


async def test_a_covered_text_takes_no_keys(tmp_path: Path) -> None:
    async with opened(tmp_path, size=SMALL) as (app, pilot, screen):
        place = view_of(screen).current
        await press(pilot, "b")
        assert "e/E" not in keys_shown(screen) and "m mark" not in keys_shown(screen)
        await press(pilot, "e", "f", "m", "t", "a", "c", "o", "slash", "n")
        assert app.screen is screen and view_of(screen).current == place
        assert not app.library.passages()
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "e/E name" in keys_shown(screen)
        await press(pilot, "m")
        assert len(app.library.passages()) == 1


async def test_tab_goes_between_text_and_briefing(tmp_path: Path) -> None:
    async with opened(tmp_path, size=LARGE) as (_, pilot, screen):
        pane = screen.query_one(BriefingPane)
        assert "tab" not in keys_shown(screen)
        await press(pilot, "b")
        assert "tab other side" in keys_shown(screen)
        await press(pilot, "tab")
        assert view_of(screen).has_focus
        await press(pilot, "tab")
        assert pane.has_focus


async def test_covered_articles_take_no_keys(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "b", "s", "d", "r", "slash")
        assert not isinstance(app.screen, ConfirmScreen)
        assert library_screen(app).articles.sort == "date"
        assert library_screen(app).articles.unread == 3
        assert not app.screen.query_one("#filter", Input).display
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        await press(pilot, "tab", "s")
        assert isinstance(app.focused, ArticleTable)
        assert library_screen(app).articles.sort == "added"


@pytest.mark.parametrize("width", range(60, 130, 7))
async def test_every_line_of_the_briefing_is_whole(tmp_path: Path, width: int) -> None:
    async with opened(tmp_path, size=(width, 16)) as (_, pilot, screen):
        await press(pilot, "b")
        pane = screen.query_one(BriefingPane)
        assert pane.max_scroll_y > 0
        said = ""
        for y in range(int(pane.max_scroll_y) + 1):
            pane.scroll_to(y=y, animate=False)
            await pilot.pause()
            rows = [pane.render_line(at).text for at in range(pane.size.height)]
            said += "".join(rows if not y else rows[-1:])
        words = [str(one.prompt).split() for one in pane.options]
        assert said.replace("▌", " ").split() == [word for line in words for word in line]


async def test_a_long_notice_is_seen_whole(tmp_path: Path) -> None:
    async with opened(tmp_path, size=SMALL) as (app, pilot, screen):
        words = " ".join(f"word{number}" for number in range(30))
        screen.say(words)
        await settle(pilot)
        line = screen.query_one("#status-remarks")
        rows = [line.render_line(y).text for y in range(line.size.height)]
        assert " ".join(" ".join(rows).split()) == words
        assert not app._notifications
        await press(pilot, "j")
        assert screen.query_one("#status").size.height == 1


async def test_notices_leave_keys_and_status_in_sight(tmp_path: Path) -> None:
    app = make_app(tmp_path, (FLOOD,), settings=quiet_settings(), open_article=FLOOD.id)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        app.tell("Something happened that takes a few more words than one line of a notice has.")
        await until(pilot, lambda: bool(app.screen.query("Toast")))
        await pilot.pause()
        toast = app.screen.query_one("Toast").region
        assert toast and toast.bottom <= app.screen.query_one("#status").region.y


async def test_enter_is_offered_while_words_are_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, size=SMALL) as (app, pilot, screen):
        await press(pilot, "slash", *"eau")
        assert "Enter read on" in keys_shown(screen)
        await press(pilot, "enter")
        assert app.focused is view_of(screen) and "eau" in shown(screen)
        assert isinstance(app.screen, ReaderScreen)


async def test_beside_the_text_enter_goes_there_and_esc_comes_back_to_the_line(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, size=LARGE) as (app, pilot, screen):
        pane, view = screen.query_one(BriefingPane), view_of(screen)
        assert view.stacked_below == STACKED_BELOW
        await press(pilot, "b", "j")
        line = pane.highlighted
        cited = pane.current.citations[0] if pane.current else None
        assert cited is not None and view.stacked_below == STACKED_BELOW_BESIDE
        assert view._layout is not None and not view._layout.columns.is_stacked
        await press(pilot, "enter")
        assert view.has_focus and pane.display and view.current == cited.segment
        await press(pilot, "j", "escape")
        assert pane.has_focus and pane.highlighted == line
        await press(pilot, "escape")
        assert not pane.display and app.screen is screen
        assert view.stacked_below == STACKED_BELOW


async def test_lines_are_chosen_beside_the_articles_and_undone_before_articles(
    tmp_path: Path,
) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "b", "p")
        pane = app.screen.query_one(BriefingPane)
        assert pane.briefing is not None and pane.briefing.claims[0].is_pinned
        ids = [one.article for one in pane.briefing.sources]
        assert app.library.briefing_choices(ids).lines[0].is_pinned
        await press(pilot, "u")
        assert not pane.briefing.claims[0].is_pinned
        assert not app.library.briefing_choices(ids).lines
        assert len(library_screen(app).articles) == 3
        await press(pilot, "tab", "k", "tab", "p")
        assert [one.article for one in pane.briefing.sources] == ids
