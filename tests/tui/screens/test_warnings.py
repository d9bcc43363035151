"""Warnings on translations: how one goes to them, what is said of them."""

from pathlib import Path

import pytest
from textual.widgets import Input

from core.article import Article, TranslationWarning
from tests.tui.conftest import until
from tests.tui.reader_driver import opened, press, shown, status, view_of
from tests.tui.reader_samples import FLOOD


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))


def warned(*segments: int) -> Article:
    """Return the flood with a warning on these segments."""
    known = FLOOD.translated("en")
    return FLOOD.with_translations(
        "en",
        tuple(
            known[one].with_(warnings=(TranslationWarning(check="names", message=f"Loss {one}."),))
            for one in segments
        ),
    )


async def test_w_goes_from_warning_to_warning(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(warned(3, 8),)) as (_, pilot, screen):
        assert "2 warnings" in status(screen)
        await press(pilot, "w")
        assert view_of(screen).current == 3 and "! Loss 3." in status(screen)
        await press(pilot, "w")
        assert view_of(screen).current == 8
        await press(pilot, "w")
        assert view_of(screen).current == 3 and "first warning again" in status(screen)
        await press(pilot, "W")
        assert view_of(screen).current == 8 and "last warning again" in status(screen)
        await press(pilot, "W")
        assert view_of(screen).current == 3
        assert shown(screen).count("! ") == 2


async def test_w_says_that_there_is_no_warning(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "w")
        assert "No translation here has a warning." in status(screen)
        assert view_of(screen).current == 0


async def test_a_warning_and_a_note_are_both_said(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(warned(0),)) as (_, pilot, screen):
        await press(pilot, "t", *"quay", "enter", "j", "k")
        assert "! Loss 0." in status(screen) and "#quay" in status(screen)
        assert "1 warning " in status(screen)


async def test_warnings_go_with_their_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, articles=(warned(0, 3),)) as (app, pilot, screen):
        assert "! Loss 0." in status(screen) and "2 warnings" in status(screen)
        monkeypatch.setattr(screen, "start_translating", lambda: None)
        await press(pilot, "L")
        app.screen.query_one(Input).value = "German"
        await press(pilot, "enter")
        await until(pilot, lambda: "fr → de" in str(screen.query_one("#languages").render()))
        assert "Loss" not in status(screen) and "warning" not in status(screen)
