"""What the application writes to a terminal while hostile texts are on every screen of it."""

import base64
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from core.article import Article, Role
from core.store.anchor import make_passage
from tests.hostile.naughty import IS_LONG, LINES, unsafe_in
from tests.hostile.recording import Record, recorded
from tests.hostile.terminal import leaks, on_a_terminal
from tests.tui.conftest import settle
from tests.tui.reader_driver import quiet_settings
from tests.tui.samples import KOREA, make_app, make_article
from tui.app import DragomanApp
from tui.screens.prompt import PromptScreen

TEXTS = [one.encode("utf-8", "replace").decode().replace("\n", " ") for one in LINES.values()]
"""The naughty strings as a library file can hold them that nobody cleaned."""

STEERING = [text for name, text in LINES.items() if name.split("/")[0] in (
    "c0", "c1", "ansi", "osc", "dcs", "bidi", "invisible", "surrogates", "rich"
)]  # fmt: skip


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "default-library"))
    monkeypatch.setenv("HOME", str(tmp_path))


def poisoned() -> Article:
    lines: list[tuple[Role, str, str | None]] = [("title", TEXTS[13], TEXTS[12])]
    lines += [("paragraph", one, one) for one in TEXTS]
    lines += [("paragraph", f"Le ministre {one} a vu 300 soldats.", one) for one in TEXTS[:60]]
    return make_article(
        "x1",
        lines,
        publisher=TEXTS[12],
        names=(("ministre", "PER", TEXTS[12]),),
        figures=(("300 soldats", 300),),
    ).with_(byline=TEXTS[20], published="2024-11-20", title=" ".join(TEXTS[:30]))


Watched = tuple[DragomanApp, Pilot[Any], Record]


@asynccontextmanager
async def watched(folder: Path) -> AsyncIterator[Watched]:
    """Open the application on a poisoned library; what it writes is looked at in the end, too."""
    with recorded() as record:
        app = make_app(folder, (poisoned(), KOREA), settings=quiet_settings())
        passage = make_passage(poisoned(), 5, 8)
        app.library.save_passage(passage.with_(note=TEXTS[12], tags=(TEXTS[12], TEXTS[40])))
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            yield app, pilot, record
        assert leaks(record.taken()) == []


async def press(pilot: Pilot[Any], record: Record, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
        written = record.taken()
        assert leaks(written) == [], key


async def test_the_library_and_the_reader(tmp_path: Path) -> None:
    async with watched(tmp_path) as (app, pilot, record):
        assert leaks(written := record.taken()) == []
        assert "North Korea" in written
        await pilot.press("G")
        app.open_article("x1")
        await settle(pilot)
        assert "rgb(66,77,88)" in "".join(TEXTS)
        pages = ["pagedown"] * (40 if IS_LONG else 8)
        await press(pilot, record, *pages, "g", "e", "e", "f", "w", "i", "escape", "question_mark")


async def test_markup_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    with recorded() as record:
        article = make_article("m", [("title", LINES["rich/style"], LINES["rich/click"])])
        app = make_app(tmp_path, (article,), settings=quiet_settings(), open_article="m")
        async with app.run_test(size=(120, 20)) as pilot:
            await settle(pilot)
            written = record.taken()
            assert leaks(written) == []
            assert "[rgb(66,77,88)]painted[/]" in written
            assert "[@click=app.quit]quit[/]" in written


async def test_the_briefing_beside_and_on_the_whole_screen(tmp_path: Path) -> None:
    async with watched(tmp_path) as (app, pilot, record):
        await press(pilot, record, "b", "tab", "j", "j", "j", "enter", "escape", "escape")
        app.open_briefing(("x1", "a1"), TEXTS[12])
        await settle(pilot)
        await press(pilot, record, "j", "space", "j", "enter", "escape", "x", "escape", "escape")


async def test_notices(tmp_path: Path) -> None:
    async with watched(tmp_path) as (app, pilot, record):
        for text in LINES.values() if IS_LONG else STEERING[::3]:
            app.tell(text)
            app.tell_problem(text)
            await pilot.pause()
            app.clear_notifications()
        assert leaks(record.taken()) == []


@pytest.mark.parametrize("is_long_text", [False, True])
async def test_what_is_pasted(tmp_path: Path, is_long_text: bool) -> None:
    async with watched(tmp_path) as (app, pilot, record):
        await app.push_screen(
            PromptScreen(TEXTS[12], TEXTS[13], tuple(TEXTS), is_long_text, TEXTS[14], TEXTS[15])
        )
        await settle(pilot)
        for text in LINES.values() if IS_LONG else STEERING:
            app.post_message(events.Paste(text))
            await pilot.pause()
            field = app.screen.query_one(TextArea if is_long_text else Input)
            if isinstance(field, TextArea):
                field.text = ""
            elif isinstance(field, Input):
                field.value = ""
            written = record.taken()
            assert leaks(written) == [], repr(text)


async def test_sources_that_fail(tmp_path: Path) -> None:
    async with watched(tmp_path) as (app, pilot, record):
        app.add_sources([f"/nowhere/{one}" for one in STEERING if "\0" not in one][:20])
        await settle(pilot)
        assert leaks(record.taken()) == []


def test_on_a_real_terminal(tmp_path: Path) -> None:
    """Textual's own driver on a terminal of the system: nothing but what it writes by itself."""
    env = os.environ | {
        "DRAGOMAN_CONFIG": str(tmp_path / "settings.toml"),
        "SSH_TTY": "/dev/pts/9",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": "120",
        "LINES": "40",
    }
    script = "from tests.hostile.screens_process import main; main()"
    written = on_a_terminal([sys.executable, "-c", script, str(tmp_path)], env)
    assert "ended with 0" in written
    assert "\x1b[?1049h" in written and "North" in written
    copied = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", written)
    assert [unsafe_in(base64.b64decode(one).decode()) for one in copied] == [""]
    assert leaks(re.sub(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", "", written)) == []
