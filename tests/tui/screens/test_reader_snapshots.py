"""What the reader looks like. After a wanted change: `pytest --snapshot-update`, then look."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from core.article import Translation, TranslationWarning
from core.settings import Settings, TranslationSettings
from core.store import make_passage
from tests.tui.conftest import settle
from tests.tui.reader_samples import FLOOD, HOSTILE, LONG, WIDE
from tests.tui.samples import make_app
from tui.app import DragomanApp

SHORT = TranslationWarning(check="truncation", message="Too short.")
SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture
def app(tmp_path: Path) -> DragomanApp:
    return make(tmp_path, "flood")


def make(folder: Path, article: str) -> DragomanApp:
    settings = Settings(translation=TranslationSettings(online="refused"))
    corrected = FLOOD.with_translations(
        "en",
        (
            Translation(segment=8, text="- The town promises 45,000 euros.", engine="reader"),
            Translation(
                segment=9,
                text="Never seen.",
                engine="google",
                warnings=(SHORT,),
            ),
        ),
    )
    made = make_app(
        folder, (corrected, LONG, WIDE, HOSTILE), settings=settings, open_article=article
    )
    at = FLOOD.text.index("quitté son lit")
    made.library.save_passage(
        make_passage(FLOOD, at, at + 14).with_(tags=("water",), note="Since when?")
    )
    segment = FLOOD.segments[10]
    made.library.save_passage(make_passage(FLOOD, segment.start, segment.end))
    return made


def press(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES)
def test_reader(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("j", "j", "j"))


@pytest.mark.parametrize("size", SIZES)
def test_name(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("e", "e", "e"))


@pytest.mark.parametrize("size", SIZES)
def test_briefing(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("b", "j"))


@pytest.mark.parametrize("size", SIZES[:2])
def test_find(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    keys = press("slash", *"lisbon", "enter", "n", "n")
    assert snap_compare(app, terminal_size=size, run_before=keys)


@pytest.mark.parametrize("key", [("o",), ("o", "o")])
def test_one_column(app: DragomanApp, snap_compare: Any, key: tuple[str, ...]) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=press(*key))


def test_unfolded(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=press("z", "G"))


def test_without_colour(tmp_path: Path, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = make(tmp_path, "flood")
    assert snap_compare(plain, terminal_size=(120, 40), run_before=press("e", "e", "e"))


def test_in_the_light_theme(app: DragomanApp, snap_compare: Any) -> None:
    app.theme = "dragoman-light"
    assert snap_compare(app, terminal_size=(120, 40), run_before=press("e", "e", "e"))


def test_selection(app: DragomanApp, snap_compare: Any) -> None:
    async def drag(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.mouse_down("ParallelView", offset=(6, 1))
        await pilot.hover("ParallelView", offset=(20, 8))
        await pilot.mouse_up("ParallelView", offset=(20, 8))
        await settle(pilot)

    assert snap_compare(app, terminal_size=(120, 40), run_before=drag)


@pytest.mark.parametrize("article", ["wide", "hostile"])
def test_odd_text(tmp_path: Path, snap_compare: Any, article: str) -> None:
    odd = make(tmp_path, article)
    assert snap_compare(odd, terminal_size=(80, 24), run_before=press("j"))
