"""A briefing that is open while another process chooses among its lines."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from core.brief.choices import drop, leave_out, pin
from core.store import Library
from tests.tui.conftest import library_screen, settle, until
from tests.tui.library_driver import another_reader, make_library, reader_of
from tests.tui.screens.test_briefing import IDS, claims, go_to, key
from tui.app import DragomanApp
from tui.briefing import make_briefing
from tui.screens.briefed_screen import BriefedScreen
from tui.widgets.briefing.pane import BriefingPane


async def opened(app: DragomanApp, pilot: Pilot[None], where: str) -> BriefingPane:
    """Open a briefing where it is wanted, and return it once it is there."""
    await settle(pilot)
    if where == "page":
        app.open_briefing(IDS, "articles")
    else:
        library_screen(app).articles.selected |= set(IDS)
        await pilot.press("b")
    screen = app.screen
    await until(pilot, lambda: isinstance(app.screen, BriefedScreen))
    screen = app.screen
    assert isinstance(screen, BriefedScreen)
    await until(pilot, lambda: screen.made_with is not None)
    await settle(pilot)
    return screen.briefing_pane


@pytest.mark.parametrize("where", ["page", "beside"])
async def test_what_another_process_chooses_is_shown_and_the_line_kept(
    tmp_path: Path, where: str
) -> None:
    path = make_library(tmp_path)
    with another_reader(path):
        app = reader_of(path)
        async with app.run_test(size=(120, 40)) as pilot:
            pane = await opened(app, pilot, where)
            assert app.library.read_only
            before = claims(pane)
            go_to(pane, lambda one: one == f"claims:{before[0]}")
            with Library(path) as writer:
                built = make_briefing(writer, IDS, "en")
                chosen = pin(built.choices, "claims", built.briefing.claims[-1])
                writer.put_briefing_choices(chosen)
                await until(pilot, lambda: claims(pane) != before)
                await settle(pilot)
                assert claims(pane)[0] == before[-1]
                assert key(pane) == f"claims:{before[0]}"
                writer.put_briefing_choices(drop(chosen, "claims", built.briefing.claims[-1]))
                await until(pilot, lambda: before[-1] not in claims(pane))
                writer.put_briefing_choices(leave_out(built.choices, IDS[0]))
                await until(
                    pilot, lambda: pane.briefing is not None and bool(pane.briefing.left_out)
                )
                await settle(pilot)


async def test_choices_on_other_articles_do_not_make_it_again(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    with another_reader(path):
        app = reader_of(path)
        async with app.run_test(size=(120, 40)) as pilot:
            pane = await opened(app, pilot, "page")
            shown = pane.briefing
            await until(pilot, lambda: app.keeper._state is not None)
            state = app.keeper._state
            with Library(path) as writer:
                built = make_briefing(writer, IDS, "en")
                chosen = pin(built.choices, "claims", built.briefing.claims[-1])
                writer.put_briefing_choices(chosen.with_(articles=("x8", "x9")))
            await until(pilot, lambda: app.keeper._state != state)
            await settle(pilot)
            assert shown is not None and pane.briefing is shown
