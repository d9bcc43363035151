"""What stands above the keys, and what is asked. After a wanted change: `--snapshot-update`."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

import core.store.session
from core.store import ReaderSession
from core.store.disk.locking import Holder
from tests.tui.conftest import settle, until
from tests.tui.library_driver import full_disk, make_library, reader_of
from tests.tui.samples import KOREA
from tui.screens.confirm import ConfirmScreen

SIZES = [(80, 24), (120, 40)]
NEVER = 3600.0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("article", [None, KOREA.id], ids=["library", "reader"])
def test_read_only(
    tmp_path: Path,
    snap_compare: Any,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    article: str | None,
) -> None:
    path = make_library(tmp_path)
    first = ReaderSession(path)
    holder = Holder(pid=4711, host="study", since="2024-11-20T12:00:00+00:00")
    monkeypatch.setattr(core.store.session, "holder_of", lambda _: holder)
    app = reader_of(path, article, NEVER)
    assert snap_compare(app, terminal_size=size, run_before=settle)
    first.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("quits", [False, True], ids=["mark", "question"])
def test_unsaved(tmp_path: Path, snap_compare: Any, size: tuple[int, int], quits: bool) -> None:
    app = reader_of(make_library(tmp_path), KOREA.id, NEVER)

    async def change(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press("j", "m")
        await settle(pilot)
        if quits:
            await pilot.press("q")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        app.clear_notifications()
        await settle(pilot)

    with full_disk():
        assert snap_compare(app, terminal_size=size, run_before=change)
