"""What the search looks like. After a wanted change: `pytest --snapshot-update`, then look."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from core.store import make_passage
from tests.tui.conftest import settle
from tests.tui.samples import ARTICLES, HOSTILE, KOREA, make_app
from tests.tui.search_driver import opened
from tui.app import DragomanApp

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture(params=["colour", "plain"])
def app(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DragomanApp:
    if request.param == "plain":
        monkeypatch.setenv("NO_COLOR", "1")
    made = make_app(tmp_path, (*ARTICLES, HOSTILE))
    segment = KOREA.segments[1]
    made.library.save_passage(
        make_passage(KOREA, segment.start, segment.end).with_(tags=("troops",))
    )
    made.library.save_reading("b2", made.library.reading("b2").with_(is_read=True))
    return made


def asking(question: str, *keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        screen = await opened(pilot)
        line = screen.query_one(Input)
        line.cursor_blink = False
        line.value = question
        line.action_end()
        await pilot.pause()
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return run


@pytest.mark.parametrize("size", SIZES)
def test_hits(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    question = "coree OR nordkorea OR soldații OR breaking"
    run = asking(question, "enter", "j", "space", "k")
    assert snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES[:1])
def test_examples(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=asking(""))


@pytest.mark.parametrize("size", SIZES[:1])
def test_nothing_found(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    run = asking("zebra lang:de figure:>1000")
    assert snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES[:1])
def test_a_filter_that_cannot_be_read(
    app: DragomanApp, snap_compare: Any, size: tuple[int, int]
) -> None:
    run = asking("poutine date:2024-13")
    assert snap_compare(app, terminal_size=size, run_before=run)
