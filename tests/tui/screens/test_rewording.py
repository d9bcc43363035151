"""Rewording lines of the briefing: their figures are checked, of two sentences the other stays."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList, Static, TextArea

from tests.core.brief.test_filling import paired
from tests.tui.conftest import settle, until
from tests.tui.reader_driver import press
from tests.tui.screens.test_briefing import briefed, go_to
from tui.app import DragomanApp
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen


async def reword(
    app: DragomanApp, pilot: Pilot[Any], words: str, *, of_two: str | None = None
) -> None:
    if of_two is not None:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await press(pilot, of_two)
    await until(pilot, lambda: isinstance(app.screen, PromptScreen))
    app.screen.query_one(TextArea).text = words
    await press(pilot, "ctrl+s")


async def test_rewording_is_marked_and_its_figures_are_checked(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):
        go_to(pane, lambda one: one.startswith("claims:"))
        entry = next(
            one for one in pane._entries if one.section == "claims" and "3,000" in one.plain
        )
        pane.highlighted = pane._entries.index(entry)
        assert entry.choosable is not None
        is_meant = ["3,000" in one.wording for one in entry.choosable.sentences]
        which = str(is_meant.index(True) + 1) if len(is_meant) > 1 else None
        await press(pilot, "r")
        too_many = "North Korea sent 9,000 soldiers to Russia, Seoul says."
        await reword(app, pilot, too_many, of_two=which)
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await settle(pilot)
        context = str(app.screen.query_one(".context Static", Static).content)
        assert "Not kept." in context and "9,000" in context
        assert "9,000" in app.screen.query_one(TextArea).text
        await reword(app, pilot, "Some 3,000 North Korean soldiers went to Russia, says Seoul.")
        await until(pilot, lambda: app.screen is screen)
        await settle(pilot)
        assert "Some 3,000" in (pane.current.plain if pane.current else "")
        assert "✎ your words; the source: North Korea has sent" in "\n".join(
            one.plain for one in pane._entries
        )
        await press(pilot, "u")
        assert "✎" not in "\n".join(one.plain for one in pane._entries)


async def test_of_a_line_of_two_either_sentence_is_reworded_and_the_other_stays(
    tmp_path: Path,
) -> None:
    made = tuple(paired()[0])
    async with briefed(tmp_path, ids=("h1", "s1"), more=made) as (app, pilot, screen, pane):
        assert pane.briefing is not None
        line = next(one for one in pane.briefing.claims if one.beside is not None)
        go_to(pane, f"claims:{line.id}".__eq__)
        await press(pilot, "r")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await press(pilot, "escape")
        assert app.screen is screen
        for number, words in enumerate(("It is quiet now.", "All is well again."), start=1):
            await press(pilot, "r")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            assert all(one.text in shown_on(app) for one in line.sentences[number - 1 :])
            await press(pilot, str(number))
            await reword(app, pilot, words)
            await until(pilot, lambda: app.screen is screen)
            await settle(pilot)
        assert pane.current is not None and pane.current.key == f"claims:{line.id}"
        told = pane.current.plain
        assert told.index("It is quiet now.") < told.index("All is well again.")
        assert all(f"the source: {one.text}" in told for one in line.sentences)
        await press(pilot, "t")
        assert pane.current.plain and "✎" not in pane.current.plain
        assert all(one.text in pane.current.plain for one in line.sentences)


def shown_on(app: DragomanApp) -> str:
    answers = app.screen.query_one(OptionList)
    return "\n".join(str(one.prompt) for one in answers.options)
