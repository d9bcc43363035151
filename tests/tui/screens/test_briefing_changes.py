"""The briefing on the whole screen: what is exported, and keys that come before it is made anew."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from core.errors import StoreError
from tests.tui.conftest import settle, until
from tests.tui.reader_driver import press
from tests.tui.samples import make_article
from tests.tui.screens.test_briefing import IDS, briefed, claims, go_to, key, said
from tui.briefing import make_briefing
from tui.screens.confirm import ConfirmScreen
from tui.screens.export import ExportScreen

BRIDGE = make_article(
    "bridge",
    [
        ("title", "Un pont s'effondre à Lyon", "A bridge collapses in Lyon"),
        (
            "paragraph",
            "Un pont de 120 mètres s'est effondré mardi à Lyon, blessant 14 personnes.",
            "A bridge of 120 metres collapsed in Lyon on Tuesday, injuring 14 people.",
        ),
    ],
    figures=(("120 mètres", 120), ("14 personnes", 14)),
)
"""Another event, so that three lines say what happened."""


async def test_what_is_exported_from_one_page_is_one_page(tmp_path: Path) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, _):
        for name, press_first in (("whole.json", ()), ("page.json", ("1",))):
            await press(pilot, *press_first, "x")
            await until(pilot, lambda: isinstance(app.screen, ExportScreen))
            app.screen.query_one(Input).value = str(tmp_path / name)
            await pilot.pause()
            await press(pilot, "enter")
            await until(pilot, (tmp_path / name).exists)
            await until(pilot, lambda: app.screen is screen)
    whole, page = (
        json.loads((tmp_path / one).read_text(encoding="utf-8"))
        for one in ("whole.json", "page.json")
    )
    assert page["is_one_page"] and page["claims"] == whole["claims"]
    assert whole["ledger"] and not page.get("ledger")


async def test_keys_that_come_fast_all_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = (*IDS, "bridge")
    async with briefed(tmp_path, ids=ids, more=(BRIDGE,)) as (app, pilot, _, pane):
        going = threading.Event()

        def slow(*args: Any) -> Any:
            going.wait(5)
            return make_briefing(*args)

        before = claims(pane)
        assert len(before) > 2
        go_to(pane, lambda one: one == f"claims:{before[0]}")
        monkeypatch.setattr("tui.briefing.make_briefing", slow)
        for one in "JJKJ":
            await pilot.press(one)
        for _ in range(3):
            await pilot.pause()
        assert key(pane) == f"claims:{before[0]}"
        going.set()
        await settle(pilot)
        assert claims(pane)[2] == before[0]
        places = {one.line: one.place for one in app.library.briefing_choices(ids).lines}
        assert places[before[0]] == 2
        await press(pilot, "u", "u", "u", "u")
        assert claims(pane) == before and not app.library.briefing_choices(ids).lines


async def test_a_drop_that_cannot_be_kept_is_seen_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with briefed(tmp_path) as (app, pilot, screen, pane):

        def refuse(_: object) -> None:
            raise StoreError("briefings.json cannot be written; free some space.")

        monkeypatch.setattr(app.library, "put_briefing_choices", refuse)
        before = claims(pane)
        await press(pilot, "d")
        assert "cannot be written" in said(screen)
        shown = [one.key for one in pane._entries if one.kind == "line" and one.section == "claims"]
        assert shown == [f"claims:{one}" for one in before]


async def test_an_export_that_cannot_be_brought_up_to_date_can_be_overwritten(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.md"
    async with briefed(tmp_path) as (app, pilot, screen, _):

        async def write() -> None:
            await until(pilot, lambda: isinstance(app.screen, ExportScreen))
            app.screen.query_one(Input).value = str(path)
            await pilot.pause()
            await pilot.press("enter")

        await press(pilot, "x")
        await write()
        await until(pilot, path.exists)
        await until(pilot, lambda: app.screen is screen)
        path.write_text("Before all.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        await press(pilot, "x")
        await write()
        await until(pilot, lambda: bool(app._notifications) and app.screen is not screen)
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await write()
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not path.read_text(encoding="utf-8").startswith("Before"))
        await until(pilot, lambda: app.screen is screen)
    kept = [one for one in tmp_path.iterdir() if one.name.startswith("own.md") and one != path]
    assert any("Before all." in one.read_text(encoding="utf-8") for one in kept)
