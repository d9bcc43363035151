"""The command palette, with keys typed ahead."""

from pathlib import Path

from textual.command import CommandList
from textual.events import Key

from tests.tui.conftest import settle, until
from tests.tui.samples import make_app
from tui.app import DragomanApp
from tui.screens.palette import Palette
from tui.screens.prompt import PromptScreen


def send(app: DragomanApp, *keys: str) -> None:
    """Type, without waiting for what the keys before have done."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def test_keys_typed_ahead_of_the_palette(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        under = app.screen
        send(app, "ctrl+p", "pagedown", "pageup", "escape", "escape", "escape")
        await settle(pilot)
        await until(pilot, lambda: app.screen is under)


async def test_a_command_runs_once_however_often_it_is_chosen(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    ran: list[str] = []
    app.action_change_theme = lambda: ran.append("theme")  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        under = app.screen
        send(app, "ctrl+p", *"theme")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        found = app.screen.query_one(CommandList)
        await until(pilot, lambda: _first(found) == "Change the theme")
        found.highlighted = 0
        found.action_select()
        found.action_select()
        await until(pilot, lambda: app.screen is under and bool(ran))
        await settle(pilot)
        assert ran == ["theme"]


async def test_over_a_dialog_the_palette_quits(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await pilot.press("ctrl+p", *"quit")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        found = app.screen.query_one(CommandList)
        await until(pilot, lambda: _first(found).startswith("Quit Dragoman"))
        assert "ctrl+q" in _first(found)
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0


def _first(found: CommandList) -> str:
    return str(found.get_option_at_index(0).prompt).strip() if found.option_count else ""
