"""The reader opened for a test, and what can be seen and pressed in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from core.article import Article
from core.settings import Settings, TranslationSettings
from tests.tui.conftest import settle
from tests.tui.reader_samples import ENGLISH, FLOOD, HOSTILE, LONG, WIDE
from tests.tui.samples import make_app
from tui.app import DragomanApp
from tui.screens.reader import ReaderScreen
from tui.widgets.parallel_view import ParallelView
from tui.widgets.status_line import StatusLine

ARTICLES = (FLOOD, LONG, WIDE, ENGLISH, HOSTILE)
SMALL, LARGE, HUGE = (80, 24), (120, 40), (200, 50)
Opened = tuple[DragomanApp, Pilot[Any], ReaderScreen]


def quiet_settings() -> Settings:
    return Settings(translation=TranslationSettings(online="refused"))


@asynccontextmanager
async def opened(
    folder: Path,
    article: str = "flood",
    *,
    size: tuple[int, int] = LARGE,
    settings: Settings | None = None,
    articles: tuple[Article, ...] = ARTICLES,
    before: Callable[[DragomanApp], None] = lambda app: None,
) -> AsyncIterator[Opened]:
    """Open an article in the application."""
    app = make_app(folder, articles, settings=settings or quiet_settings(), open_article=article)
    before(app)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        yield app, pilot, screen


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def view_of(screen: ReaderScreen) -> ParallelView:
    return screen.query_one(ParallelView)


def shown(screen: ReaderScreen) -> str:
    """Return what stands in the rows in sight."""
    view = view_of(screen)
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


def status(screen: ReaderScreen) -> str:
    return " ".join(
        " ".join(str(one.render()) for one in screen.query_one(StatusLine).children).split()
    )
