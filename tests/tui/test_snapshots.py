"""What the screens look like. After a wanted change: `pytest --snapshot-update`, then look."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from core.pipeline import AddReport, FailedSource
from core.store.anchor import make_passage
from tests.tui.conftest import library_screen, settle
from tests.tui.samples import ARTICLES, HOSTILE, KOREA, make_app
from tui.app import DragomanApp
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen
from tui.widgets.progress_line import ProgressLine

SMALL, LARGE = (80, 24), (120, 40)


@pytest.fixture
def app(tmp_path: Path) -> DragomanApp:
    made = make_app(tmp_path, (*ARTICLES, HOSTILE))
    made.library.save_passage(
        make_passage(KOREA, KOREA.segments[1].start, KOREA.segments[1].end).with_(
            tags=("troops",), note="Ask Seoul."
        )
    )
    made.library.save_reading("c3", made.library.reading("c3").with_(is_read=True))
    return made


def press(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        still(pilot)

    return run


def still(pilot: Pilot[Any]) -> None:
    """Keep cursors from blinking."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    for area in pilot.app.screen.query(TextArea):
        area.cursor_blink = False


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_library(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("j", "space"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_empty_library(tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(tmp_path, ()), terminal_size=size, run_before=press())


def test_library_in_the_light_theme(app: DragomanApp, snap_compare: Any) -> None:
    app.theme = "dragoman-light"
    assert snap_compare(app, terminal_size=LARGE, run_before=press("b"))


def test_library_without_colour(
    app: DragomanApp, snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = DragomanApp(app.library, app.settings, app.workshop)
    assert snap_compare(plain, terminal_size=SMALL, run_before=press("j", "space"))


def test_filter(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=SMALL, run_before=press("slash", *"coree"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_help(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("question_mark"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_briefing_pane(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    keys = ("j", "space", "space", "b", "j", "j")
    assert snap_compare(app, terminal_size=size, run_before=press(*keys))


def test_progress_and_failures(app: DragomanApp, snap_compare: Any) -> None:
    async def fail(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        failed = FailedSource(address="notes/scan.pdf", reason="It is not text.")
        report = AddReport(added=("a1",), failed=(failed,))
        library_screen(app).query_one(ProgressLine).show_report(report)
        await pilot.pause()

    assert snap_compare(app, terminal_size=SMALL, run_before=fail)


def test_progress(app: DragomanApp, snap_compare: Any) -> None:
    async def go_on(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        line = library_screen(app).query_one(ProgressLine)
        line.show_progress("seeds/fr-missiles-russes.txt", "annotate", 2, 5)
        await pilot.pause()

    assert snap_compare(app, terminal_size=SMALL, run_before=go_on)


def show(screen: Any) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.push_screen(screen)
        await pilot.pause()
        still(pilot)
        await pilot.pause()

    return run


def test_prompt_for_tags(app: DragomanApp, snap_compare: Any) -> None:
    prompt = PromptScreen("Tags", value="troops, ", suggestions=("troops", "missiles"))
    assert snap_compare(app, terminal_size=SMALL, run_before=show(prompt))


def test_prompt_for_a_correction(app: DragomanApp, snap_compare: Any) -> None:
    prompt = PromptScreen(
        "Correct the translation",
        value="North Korea has sent 3,000 soldiers.",
        multiline=True,
        context="La Corée du Nord a envoyé 3 000 soldats en Russie, selon Séoul.",
    )
    assert snap_compare(app, terminal_size=LARGE, run_before=show(prompt))


def test_question(app: DragomanApp, snap_compare: Any) -> None:
    question = ConfirmScreen("Remove it?", [("n", "No, keep"), ("y", "Yes, remove")])
    assert snap_compare(app, terminal_size=SMALL, run_before=show(question))


def test_palette(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=LARGE, run_before=press("ctrl+p"))
