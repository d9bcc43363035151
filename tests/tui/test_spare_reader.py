"""The reader that is mounted before an article is chosen."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import settle
from tests.tui.reader_driver import LARGE, SMALL, opened, press, shown, status, view_of
from tests.tui.reader_samples import FLOOD, LONG
from tui.app import DragomanApp
from tui.screens.reader import ReaderScreen
from tui.widgets.parallel.places import Stretch


async def until_ready(app: DragomanApp, pilot: Pilot[Any]) -> None:
    app.spare_reader.prepare()
    while not app.spare_reader.is_ready:
        await pilot.pause(0.01)


async def open_from_spare(app: DragomanApp, pilot: Pilot[Any], article: str) -> ReaderScreen:
    await until_ready(app, pilot)
    app.open_article(article)
    assert not app.spare_reader.is_ready
    await settle(pilot)
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


async def test_nothing_of_the_article_before_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(FLOOD, LONG)) as (app, pilot, first):
        await press(pilot, "j", "j", "e", "o", "/", *"der", "enter")
        view_of(first).select(Stretch(0, 5))
        await press(pilot, "b")
        assert first.has_class("-briefing")
        while app.screen is first:
            await press(pilot, "escape")
        second = await open_from_spare(app, pilot, "long")
        view = view_of(second)
        assert second is not first and second.article_id == "long"
        assert second.reading is not None and second.reading.article == LONG
        assert not second.has_class("-briefing") and second.pane.briefing is None
        assert (view.mark, view.selection, view.matches, view.current) == (None, None, [], 0)
        assert not second.query_one("#find").has_class("-open")
        assert "1/" in status(second)
        assert first not in app.screen_stack and not first.is_running


async def test_it_looks_as_one_made_when_it_is_opened(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, first):
        seen, said, width = shown(first), status(first), view_of(first).size
        classes, title = first.classes, first.query_one("#source").render()
        await press(pilot, "escape")
        second = await open_from_spare(app, pilot, "flood")
        assert second is not first
        assert (shown(second), status(second), view_of(second).size) == (seen, said, width)
        assert (second.classes, str(second.query_one("#source").render())) == (classes, str(title))


async def test_keys_work_in_it_and_esc_leaves_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        await press(pilot, "escape")
        library = app.screen
        second = await open_from_spare(app, pilot, "flood")
        await press(pilot, "j")
        assert view_of(second).current == 1 and view_of(second).has_focus
        await press(pilot, "escape")
        assert app.screen is library and app.library.reading("flood").segment == 1


@pytest.mark.parametrize(("before", "after"), [(LARGE, SMALL), (SMALL, LARGE)])
async def test_a_terminal_of_another_size_than_it_was_made_for(
    tmp_path: Path, before: tuple[int, int], after: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=before) as (app, pilot, _):
        await press(pilot, "escape")
        await until_ready(app, pilot)
        await pilot.resize_terminal(*after)
        second = await open_from_spare(app, pilot, "flood")
        assert second.size == after
        assert second.has_class("-narrow") == (after is SMALL)
        assert view_of(second).size.width == after[0]


async def test_a_theme_that_was_changed_after_it_was_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        await press(pilot, "escape")
        await until_ready(app, pilot)
        before = app.screen.styles.background
        app.theme = "dragoman-light"
        await settle(pilot)
        second = await open_from_spare(app, pilot, "flood")
        assert second.styles.background == app.screen_stack[0].styles.background != before


async def test_each_is_used_once_and_where_there_is_none_a_new_one_is_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        await until_ready(app, pilot)
        app.open_article("long")
        app.open_article("wide")
        await settle(pilot)
        *_, second, third = app.screen_stack
        assert isinstance(second, ReaderScreen) and isinstance(third, ReaderScreen)
        assert (second.article_id, third.article_id) == ("long", "wide")
        assert third.reading is not None and third.reading.article.id == "wide"
        assert "long" in app.keeper.watched and "wide" in app.keeper.watched
        await press(pilot, "escape", "escape")
        assert not {"long", "wide", ""} & set(app.keeper.watched)


async def test_one_that_nobody_used_changes_nothing_when_the_reader_quits(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        await until_ready(app, pilot)
        await press(pilot, "q")
    assert app.return_code == 0
