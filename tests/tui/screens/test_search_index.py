"""Searching on the screen while the index changes, is slow, or cannot be used."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.errors import SearchError
from core.search import Refreshed, SearchIndex
from tests.tui.conftest import settle, until
from tests.tui.samples import make_app, make_article
from tests.tui.search_driver import ask, opened, painted, read_in, said
from tui.asking import Answer, Wish
from tui.screens.search import SearchScreen
from tui.widgets.search.question_line import QuestionLine


async def test_an_article_that_comes_in_is_found(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "zebra")
        assert not screen.hit_list.hits
        app.library.put(make_article("z9", [("title", "Un zebra traverse la rue", None)]))
        screen.searching.look()
        await read_in(pilot, screen)
        await until(pilot, lambda: bool(screen.hit_list.hits))
        assert "zebra" in painted(screen)


async def test_the_cursor_stays_on_its_hit_when_others_come(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "coree")
        await pilot.press("down")
        here = screen.hit_list.current
        app.library.put(make_article("z9", [("title", "Corée, Corée, Corée", None)]))
        screen.searching.look()
        await read_in(pilot, screen)
        await until(pilot, lambda: len(screen.hit_list.hits) == 3)
        assert screen.hit_list.current == here


async def test_an_answer_that_came_too_late_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = threading.Event(), threading.Event()
    search = SearchIndex.search

    def slow(self: SearchIndex, query: Any, *args: Any, **kwargs: Any) -> Any:
        if query.text == "poutine":
            asked.set()
            assert go_on.wait(5)
        return search(self, query, *args, **kwargs)

    monkeypatch.setattr(SearchIndex, "search", slow)
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        shown: list[str] = []
        take = screen._take

        def note(wish: Wish, answer: Answer) -> None:
            shown.append(wish.question)
            take(wish, answer)

        monkeypatch.setattr(screen, "_take", note)
        line = screen.query_one(QuestionLine)
        line.value = "poutine"
        await until(pilot, asked.is_set)
        line.value = "besuch"
        await pilot.pause()
        go_on.set()
        await settle(pilot)
        assert shown == ["besuch"]
        assert "Besuch" in painted(screen)


async def test_an_index_that_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise SearchError("SQLite here has no FTS5.")

    monkeypatch.setattr(SearchIndex, "refresh", refuse)
    monkeypatch.setattr(SearchIndex, "search", refuse)
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask(pilot, "poutine")
        assert "no FTS5" in said(screen, "search-note")


async def test_the_making_of_the_index_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    refresh = SearchIndex.refresh

    def slow(self: SearchIndex, progress: Callable[[int, int], object]) -> Refreshed:
        done = refresh(self, progress)
        progress(1000, 3000)
        assert go_on.wait(5)
        return done

    monkeypatch.setattr(SearchIndex, "refresh", slow)
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        await until(pilot, lambda: "1,000 of 3,000" in said(screen, "search-note"))
        await ask(pilot, "poutine")
        assert "Poutine" in painted(screen)
        go_on.set()
        await read_in(pilot, screen)
        await until(pilot, lambda: "3,000" not in said(screen, "search-note"))
