"""What is typed while the library cannot be written."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from core.errors import StoreError
from tests.tui.conftest import until
from tests.tui.reader_driver import opened, press, status, view_of
from tui.app import DragomanApp
from tui.screens.prompt import PromptScreen
from tui.screens.reader import ReaderScreen


def typed(app: DragomanApp) -> str:
    found = app.screen.query(TextArea)
    return found.first().text if found else app.screen.query_one(Input).value


async def type_and_save(app: DragomanApp, pilot: Pilot[Any], text: str) -> None:
    """Type over what is there and save, and wait for what comes of it."""
    asked = app.screen
    assert isinstance(asked, PromptScreen)
    if asked.query(TextArea):
        asked.query_one(TextArea).text = text
    else:
        asked.query_one(Input).value = text
    await press(pilot, "ctrl+s")
    await until(pilot, lambda: app.screen is not asked)


@pytest.mark.parametrize(
    ("key", "change"), [("t", "save_passage"), ("a", "save_passage"), ("c", "add_units")]
)
async def test_what_could_not_be_kept_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, change: str
) -> None:
    def refuse(_: object) -> None:
        raise StoreError("The disk is full.")

    async with opened(tmp_path) as (app, pilot, screen):
        keep = getattr(app.library, change)
        monkeypatch.setattr(app.library, change, refuse)
        await press(pilot, "j", key)
        await type_and_save(app, pilot, "What I meant")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        assert typed(app) == "What I meant" and "The disk is full." in status(screen)
        monkeypatch.setattr(app.library, change, keep)
        await type_and_save(app, pilot, typed(app))
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        kept = app.library.passages()
        if key == "c":
            assert screen.reading is not None
            made = screen.reading.article.translated("en")[view_of(screen).current]
            assert made.text == "What I meant"
        else:
            assert [(one.tags, one.note) for one in kept] == [
                (("What I meant",), "") if key == "t" else ((), "What I meant")
            ]


async def test_it_can_be_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise StoreError("The disk is full.")

    async with opened(tmp_path) as (app, pilot, screen):
        monkeypatch.setattr(app.library, "save_passage", refuse)
        await press(pilot, "a")
        await type_and_save(app, pilot, "What I meant")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await press(pilot, "escape")
        assert app.screen is screen and not app.library.passages()


async def test_an_unsaved_place_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    async with opened(tmp_path) as (app, pilot, screen):
        monkeypatch.setattr(app.library, "save_reading", refuse)
        screen._save_state()
        assert "The disk is full." in status(screen)
        await press(pilot, "j")
        screen._save_state()
        assert "The disk is full." not in status(screen)
