import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from textual.pilot import Pilot

from tui.app import DragomanApp

Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the user's folders."""
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "default-library"))
    monkeypatch.delenv("NO_COLOR", raising=False)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is being worked on and every message has been handled."""
    await pilot.pause()
    while pilot.app.workers:
        # A worker that waits for an answer in a dialog never ends by itself.
        busy = [one for one in pilot.app.workers if one.group not in {"export", "ask", "change"}]
        if not busy:
            break
        await pilot.app.workers.wait_for_complete(busy)
        await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[Any], wanted: Callable[[], bool]) -> None:
    """Handle messages until `wanted` holds; fails after a minute and a half."""
    async with asyncio.timeout(90):
        while not wanted():
            await pilot.pause()


def library_screen(app: DragomanApp) -> Any:
    return app.screen_stack[0]
