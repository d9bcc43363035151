"""What the briefing looks like on the whole screen. After a wanted change: `--snapshot-update`."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.briefing_samples import BUILT, EMPTY
from tests.tui.conftest import settle
from tests.tui.reader_driver import quiet_settings
from tests.tui.samples import make_app
from tui.app import DragomanApp
from tui.briefing import BuiltBriefing
from tui.widgets.briefing.pane import BriefingPane

SMALL, LARGE, HUGE = (80, 24), (120, 40), (200, 50)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    show(monkeypatch, BUILT)


def show(monkeypatch: pytest.MonkeyPatch, built: BuiltBriefing) -> None:
    monkeypatch.setattr("tui.briefing.make_briefing", lambda *_: built)


@pytest.fixture
def app(tmp_path: Path) -> DragomanApp:
    return make_app(tmp_path, settings=quiet_settings())


def press(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, DragomanApp)
        app.open_briefing(("a1", "b2", "c3"), "articles")
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return run


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE])
def test_as_it_opens(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("j"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_ledger_with_its_picture(
    app: DragomanApp, snap_compare: Any, size: tuple[int, int]
) -> None:
    keys = press("right_square_bracket", "j", "j")
    assert snap_compare(app, terminal_size=size, run_before=keys)


def timeline(pilot: Pilot[Any]) -> None:
    pane = pilot.app.screen.query_one(BriefingPane)
    keys = [one.key for one in pane._entries]
    pane.highlighted = keys.index("heading:timeline")
    pane.scroll_to_highlight(top=True)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_timeline_with_its_picture(
    app: DragomanApp, snap_compare: Any, size: tuple[int, int]
) -> None:
    async def go(pilot: Pilot[Any]) -> None:
        await press("z")(pilot)
        timeline(pilot)
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_all_folded(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("z", "z"))


def test_the_end_of_all_unfolded(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=LARGE, run_before=press("z", "G"))


def test_without_colour(tmp_path: Path, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = make_app(tmp_path, settings=quiet_settings())
    keys = press("right_square_bracket", "j", "j")
    assert snap_compare(plain, terminal_size=SMALL, run_before=keys)


def test_in_the_light_theme(app: DragomanApp, snap_compare: Any) -> None:
    app.theme = "dragoman-light"
    assert snap_compare(app, terminal_size=LARGE, run_before=press("z"))


def test_one_page(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=SMALL, run_before=press("1"))


def test_with_nothing_to_say(
    app: DragomanApp, snap_compare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(monkeypatch, BuiltBriefing(EMPTY, {}, BUILT.choices))
    assert snap_compare(app, terminal_size=LARGE, run_before=press("z"))


def test_choosing_sources(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=SMALL, run_before=press("i", "j"))


def test_help(app: DragomanApp, snap_compare: Any) -> None:
    assert snap_compare(app, terminal_size=LARGE, run_before=press("question_mark"))
