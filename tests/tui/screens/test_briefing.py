"""The briefing on the whole screen: sources and back, the reader's word, making and stopping."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from core.article import Article, Translation
from core.errors import BriefError, StoreError
from core.store.anchor import make_passage
from tests.tui.briefing_samples import BUILT
from tests.tui.conftest import library_screen, settle, until
from tests.tui.reader_driver import press, quiet_settings, view_of
from tests.tui.samples import ARTICLES, KOREA, make_app
from tui.app import DragomanApp
from tui.briefing import make_briefing
from tui.screens.briefed_screen import STOPPED, progress_said
from tui.screens.briefing import BriefingScreen
from tui.screens.export import ExportScreen
from tui.screens.reader import ReaderScreen
from tui.screens.sources import SourcesScreen
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.key_bar import KeyBar

IDS = ("a1", "b2", "c3")
Opened = tuple[DragomanApp, Pilot[Any], BriefingScreen, BriefingPane]


@asynccontextmanager
async def briefed(
    folder: Path,
    *,
    size: tuple[int, int] = (120, 40),
    ids: tuple[str, ...] = IDS,
    more: tuple[Article, ...] = (),
) -> AsyncIterator[Opened]:
    """Open the full-screen briefing on articles of a small library, and `more` of them."""
    app = make_app(folder, (*ARTICLES, *more), settings=quiet_settings())
    app.library.save_passage(make_passage(KOREA, 0, 20))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.open_briefing(ids, "articles")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, BriefingScreen)
        yield app, pilot, screen, screen.query_one(BriefingPane)


def said(screen: BriefingScreen, what: str = "said") -> str:
    return str(screen.query_one(f"#{what}", Static).content)


def key(pane: BriefingPane) -> str:
    return pane.current.key if pane.current else ""


def go_to(pane: BriefingPane, wanted: Callable[[str], bool]) -> str:
    """Put the cursor on the first line whose key is wanted, and return its key."""
    at = next(n for n, one in enumerate(pane._entries) if wanted(one.key))
    pane.highlighted = at
    return pane._entries[at].key


def claims(pane: BriefingPane) -> list[str]:
    return [one.id for one in pane.briefing.claims] if pane.briefing else []


async def test_b_shows_the_selected_articles_on_the_whole_screen(tmp_path: Path) -> None:
    app = make_app(tmp_path, settings=quiet_settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "B")
        screen = app.screen
        assert isinstance(screen, BriefingScreen) and len(screen.article_ids) == 2
        assert "Briefing on 2 articles" in said(screen, "briefing-title")
        assert "2 articles" in said(screen, "briefing-counts")
        keys = str(screen.query_one(KeyBar).render())
        for hint in ("x export", "1 one page", "space fold", "p pin", "esc close"):
            assert hint in keys
        await press(pilot, "escape")
        assert app.screen is library_screen(app)


async def test_b_in_the_reader_is_on_its_article_or_on_the_selection(tmp_path: Path) -> None:
    app = make_app(tmp_path, settings=quiet_settings(), open_article="a1")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "B")
        assert isinstance(app.screen, BriefingScreen) and app.screen.article_ids == ("a1",)
        await press(pilot, "escape")
        assert isinstance(app.screen, ReaderScreen)
        app.articles.selected.update(("a1", "b2"))
        await press(pilot, "B")
        assert isinstance(app.screen, BriefingScreen)
        assert set(app.screen.article_ids) == {"a1", "b2"}


async def test_enter_opens_the_article_and_esc_comes_back_to_the_line(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        await press(pilot, "z")
        for wanted in ("claims:", "who:", "passages:", "source:b2"):
            named = [one.key for one in pane._entries if one.citations]
            line = next(one for one in named if one.startswith(wanted))
            go_to(pane, line.__eq__)
            entry = pane.current
            assert entry is not None
            await press(pilot, "enter")
            reader = app.screen
            assert isinstance(reader, ReaderScreen)
            assert reader.article_id == entry.citations[0].article
            assert view_of(reader).current == entry.citations[0].segment
            await press(pilot, "escape")
            assert app.screen is screen and key(pane) == line and app.focused is pane


async def test_the_place_of_a_line_is_said_on_that_line_alone(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        entry = next(one for one in pane._entries if len(one.citations) > 1)
        go_to(pane, entry.key.__eq__)
        await press(pilot, "enter", "escape")
        assert app.screen is screen and key(pane) == entry.key
        assert said(screen).startswith(f"Place 1 of {len(entry.citations)}")
        await press(pilot, "right_square_bracket")
        assert key(pane) != entry.key and said(screen) == ""
        go_to(pane, entry.key.__eq__)
        await press(pilot, "enter", "escape")
        assert said(screen).startswith("Place 1 of")
        await press(pilot, "p", "j")
        assert said(screen).startswith("Pinned")


async def test_a_change_in_an_article_reaches_the_briefing_under_it(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, _, pane):
        line = go_to(pane, lambda one: one.startswith("claims:"))
        await press(pilot, "enter")
        better = Translation(segment=1, text="North Korea sent 3,000 troops.", engine="reader")
        app.library.change("a1", lambda one: one.with_translations("en", (better,)))
        await press(pilot, "escape")
        assert "3,000 troops" in "\n".join(one.plain for one in pane._entries)
        assert key(pane) == line


async def test_choices_last_and_u_undoes_each(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        first, *_ = before = claims(pane)
        assert len(before) > 1
        go_to(pane, lambda one: one == f"claims:{before[1]}")
        await press(pilot, "p")
        assert claims(pane)[0] == before[1] and "Pinned" in said(screen)
        assert key(pane) == f"claims:{before[1]}"
        await press(pilot, "p")
        assert claims(pane) == before
        await press(pilot, "u")
        assert claims(pane)[0] == before[1]
        await press(pilot, "u")
        assert claims(pane) == before
        go_to(pane, lambda one: one == f"claims:{first}")
        await press(pilot, "J")
        assert claims(pane)[1] == first and key(pane) == f"claims:{first}"
        await press(pilot, "K")
        assert claims(pane) == before
        await press(pilot, "K")
        assert "cannot go further" in said(screen)
        await press(pilot, "d")
        assert first not in claims(pane) and "Dropped" in said(screen)
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        assert first not in claims(pane)
        await press(pilot, "z")
        dropped = go_to(pane, lambda one: one.startswith("dropped:"))
        assert dropped == f"dropped:claims:{first}"
        await press(pilot, "t")
        assert first in claims(pane)
        await press(pilot, "u")
        assert first not in claims(pane)
        await press(pilot, "u")
        assert "Nothing to undo" in said(screen)
        assert app.library.briefing_choices(IDS).lines


async def test_a_row_is_pinned_from_its_value_and_cannot_be_reworded(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        go_to(pane, lambda one: one.startswith("ledger:") and one.count(":") > 2)
        await press(pilot, "p")
        assert pane.briefing is not None and pane.briefing.ledger[0].is_pinned
        await press(pilot, "r")
        assert "cannot be reworded" in said(screen) and app.screen is screen
        await press(pilot, "left_square_bracket", "p")
        assert "go to a line with j or k" in said(screen)
        await press(pilot, "t")
        assert "nothing to take back" in said(screen)


async def test_i_leaves_a_source_out_and_takes_it_in(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        await press(pilot, "z")
        go_to(pane, lambda one: one == "source:a1")
        await press(pilot, "i")
        assert pane.briefing is not None
        assert [row.article for row in pane.briefing.left_out] == ["a1"]
        assert key(pane) == "source:a1" and "Left out" in said(screen)
        await press(pilot, "i")
        assert pane.briefing.left_out == ()
        go_to(pane, lambda one: one.startswith("heading:"))
        await press(pilot, "i")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        await press(pilot, "space", "j", "space", "j", "space", "enter")
        assert "needs a source" in str(app.screen.query_one(".complaint", Static).content)
        await press(pilot, "space", "enter")
        await settle(pilot)
        assert app.screen is screen and len(pane.briefing.sources) == 1
        assert "1 of 3 sources speak" in said(screen)
        left = f"source:{pane.briefing.sources[0].article}"
        go_to(pane, left.__eq__)
        await press(pilot, "i")
        assert "only source" in said(screen) and len(pane.briefing.sources) == 1


async def test_one_page_export_and_help(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        await press(pilot, "1")
        assert {one.section for one in pane._entries} == {"claims", "sources"}
        assert "one page" in said(screen, "briefing-counts")
        await press(pilot, "1")
        assert len({one.section for one in pane._entries}) > 8
        await press(pilot, "x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        target = tmp_path / "out.md"
        app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
        await until(pilot, target.exists)
        await settle(pilot)
        await press(pilot, "question_mark")
        assert "on the whole screen" in str(app.screen.query_one(".dialog").border_title)


async def test_making_shows_progress_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, going = threading.Event(), threading.Event()
    ended: list[str] = []

    def slow(*args: Any) -> Any:
        progress = args[3]
        progress("claims", 40, 100)
        asked.set()
        going.wait(5)
        try:
            progress("ledger", 0, 1)
        except BaseException:
            ended.append("stopped")
            raise
        return BUILT

    monkeypatch.setattr("tui.briefing.make_briefing", slow)
    app = make_app(tmp_path, settings=quiet_settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_briefing(IDS, "articles")
        await until(pilot, asked.is_set)
        screen = app.screen
        assert isinstance(screen, BriefingScreen)
        await until(
            pilot, lambda: "Finding what happened…  40 of 100" in said(screen, "briefing-counts")
        )
        pane = screen.query_one(BriefingPane)
        assert "40 of 100" in pane._entries[0].plain
        await pilot.press("escape")
        await pilot.pause()
        assert pane._entries[0].plain == STOPPED and app.screen is screen
        going.set()
        await settle(pilot)
        assert ended == ["stopped"] and pane.briefing is None
        await press(pilot, "escape")
        assert app.screen is library_screen(app)


async def test_what_is_late_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, going = threading.Event(), threading.Event()

    def make(*args: Any) -> Any:
        if not first.is_set():
            first.set()
            going.wait(5)
            return BUILT
        return make_briefing(*args)

    monkeypatch.setattr("tui.briefing.make_briefing", make)
    app = make_app(tmp_path, settings=quiet_settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_briefing(("a1",), "articles")
        await until(pilot, first.is_set)
        screen = app.screen
        assert isinstance(screen, BriefingScreen)
        screen.make_anew()
        await settle(pilot)
        going.set()
        await settle(pilot)
        pane = screen.query_one(BriefingPane)
        assert pane.briefing is not None and len(pane.briefing.sources) == 1


@pytest.mark.parametrize(
    "error", [BriefError("There is [nothing] to say."), StoreError("It is damaged.")]
)
async def test_what_goes_wrong_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*_: Any) -> None:
        raise error

    monkeypatch.setattr("tui.briefing.make_briefing", refuse)
    async with briefed(tmp_path) as (_, pilot, _screen, pane):
        assert pane._entries[0].plain == str(error)
        await press(pilot, "p", "d", "r", "i", "J", "1", "z", "enter")
        assert pane._entries[0].plain == str(error)


async def test_choices_that_cannot_be_kept_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, _):

        def refuse(_: object) -> None:
            raise StoreError("briefings.json cannot be written; free some space.")

        monkeypatch.setattr(app.library, "put_briefing_choices", refuse)
        await press(pilot, "p")
        assert "cannot be written" in said(screen)
        await press(pilot, "u")
        assert "Nothing to undo" in said(screen)


def test_progress_in_words() -> None:
    assert progress_said("claims", 1, 1) == "Finding what happened…"
    assert progress_said("opening", 3, 5) == "Opening the articles…  3 of 5"
    steps = {progress_said("claims", done, 5000) for done in range(5000)}
    assert len(steps) <= 20
    assert progress_said("something", 0, 0) == "something…"


def test_the_samples_are_those_of_the_library() -> None:
    assert {one.id for one in ARTICLES} == set(IDS)
