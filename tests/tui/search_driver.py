"""Driving the search in tests."""

from typing import Any

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from core.settings import Settings, TranslationSettings
from tests.tui.conftest import settle, until
from tui.screens.search import SearchScreen
from tui.widgets.search.question_line import QuestionLine

OFFLINE = Settings(translation=TranslationSettings(online="refused"))


async def opened(pilot: Pilot[Any]) -> SearchScreen:
    """Open the search from the library, and wait until the index is as the library is."""
    await settle(pilot)
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    await read_in(pilot, screen)
    await settle(pilot)
    return screen


async def read_in(pilot: Pilot[Any], screen: SearchScreen) -> None:
    thread = screen.searching._thread
    assert thread is not None
    await until(pilot, lambda: not thread.is_alive())
    await settle(pilot)


async def ask(pilot: Pilot[Any], question: str) -> None:
    screen = pilot.app.screen
    screen.query_one(QuestionLine).value = question
    await pilot.pause()
    await settle(pilot)


def said(screen: Any, name: str) -> str:
    shown = screen.query_one(f"#{name}", Static).render()
    assert isinstance(shown, Content)
    return shown.plain


def painted(screen: SearchScreen) -> str:
    hits = screen.hit_list
    return "\n".join(hits.render_line(y).text.rstrip() for y in range(hits.size.height))
