"""Terms of the glossary in the reader: marked, defined, warned of."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from core.article import GlossaryTerm
from tests.tui.reader_driver import opened, press, status, view_of
from tests.tui.reader_samples import FLOOD
from tui.app import DragomanApp
from tui.screens.prompt import PromptScreen
from tui.widgets.parallel.places import Stretch

RIVER = GlossaryTerm(term="fleuve", translation="stream", lang="fr", target_lang="en")


async def answer(pilot: Pilot[Any], text: str) -> None:
    assert isinstance(pilot.app.screen, PromptScreen)
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")


async def test_selected_words_become_a_term(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        at = FLOOD.text.index("fleuve")
        view_of(screen).select(Stretch(at, at + 6))
        await press(pilot, "D")
        await answer(pilot, "stream")
        assert app.library.glossary.terms() == (RIVER,)
        assert "“fleuve” = “stream” is in the glossary." in status(screen)
        assert "1 warning" in status(screen)
        page = view_of(screen).page
        assert page is not None
        assert {one.style for one in page.highlights("original", 0)} == {"term", "lost"}
        await press(pilot, "j", "k")
        assert 'The glossary has "stream" for "fleuve"' in status(screen)


async def test_words_are_asked_for_where_none_are_selected(tmp_path: Path) -> None:
    def keep(app: DragomanApp) -> None:
        app.library.glossary.put([RIVER])

    async with opened(tmp_path, before=keep) as (app, pilot, screen):
        assert "1 warning" in status(screen)
        await press(pilot, "D")
        await answer(pilot, "Fleuves")
        assert pilot.app.screen.query_one(Input).value == "stream"
        await answer(pilot, "")
        assert app.library.glossary.terms() == ()
        assert "warning" not in status(screen)


async def test_a_term_can_be_called_off_and_one_that_says_nothing_is_asked_anew(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, "D", "escape")
        await press(pilot, "e", "D")
        assert pilot.app.screen.query_one(Input).value == "Lisbonne"
        await press(pilot, "enter")
        await answer(pilot, "…")
        assert isinstance(pilot.app.screen, PromptScreen)
        assert pilot.app.screen.query_one(Input).value == "…"
        await press(pilot, "escape")
        assert "The term was not kept" in status(screen)
        assert app.library.glossary.terms() == ()


async def test_an_article_in_ones_own_language_has_no_terms_to_define(tmp_path: Path) -> None:
    async with opened(tmp_path, "english") as (_, pilot, screen):
        await press(pilot, "D")
        assert "already" in status(screen)
