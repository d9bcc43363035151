"""Dragoman used in a library to which the permissions of files apply, also where root runs it.

Arguments: a folder, and what is done. Prints what was said, as JSON.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from core.settings import save_settings
from core.store import Library, ReaderSession
from tests.tui.conftest import settle, until
from tests.tui.reader_driver import quiet_settings
from tests.tui.samples import ARTICLES, QuickWorkshop
from tests.tui.search_driver import ask, opened, said
from tests.unprivileged import give_up_overriding
from tui.app import DragomanApp
from tui.screens.prompt import PromptScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.keeping_line import KeepingLine


def bar(path: Path, folders: int = 0o500, files: int = 0o400) -> None:
    """Give everything in a library these permissions, what is in a folder before the folder."""
    for folder, _, names in os.walk(path, topdown=False):
        for name in names:
            Path(folder, name).chmod(files)
        Path(folder).chmod(folders)


def unbar(path: Path) -> None:
    """Let whoever runs the test have the library back."""
    path.chmod(0o700)
    for folder, within, names in os.walk(path):
        for name in (*within, *names):
            Path(folder, name).chmod(0o700)


def commands(files: list[str]) -> dict[str, Any]:
    """Run commands on the library; return what each printed, its exit code, and what it raised."""
    from click.testing import CliRunner

    from tui.cli import cli

    told: dict[str, Any] = {}
    for args in (
        ["list"],
        ["add", *files, "--offline"],
        ["search", "soldats"],
        ["passages"],
        ["doctor"],
    ):
        done = CliRunner().invoke(cli, args)
        failed = done.exception
        told[args[0]] = {
            "code": done.exit_code,
            "said": done.output,
            "crash": "" if failed is None or isinstance(failed, SystemExit) else repr(failed),
        }
    return told


async def reading(path: Path, *, is_barred_late: bool, is_opened: bool = False) -> dict[str, Any]:
    """Read, mark a passage and search; return what the screen said, and what waited in the end.

    `is_opened` gives the folder back before the reader quits.
    """
    session = ReaderSession(path, at_once=False)
    app = DragomanApp(
        Library(path, keep_unsaved=True), quiet_settings(), QuickWorkshop(), session=session
    )
    told: dict[str, Any] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        if is_barred_late:
            bar(path)
        app.open_article("a1")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await settle(pilot)
        await pilot.press("j", "k")
        await settle(pilot)
        told["waiting before"] = app.library.folder.count_unsaved()
        await pilot.press("m")
        await settle(pilot)
        told["marked"] = " ".join(str(one.render()) for one in app.screen.query("StatusLine *"))
        told["notices"] = [one.message for one in app._notifications]
        told["standing"] = app.keeper.standing.sentence()
        told["kept"] = len(app.library.passages())
        await pilot.press("escape")
        await settle(pilot)
        if not is_opened:
            screen = await opened(pilot)
            await ask(pilot, "soldats")
            told["found"] = said(screen, "search-count")
        app.add_sources(["nowhere.txt"])
        await settle(pilot)
        told["refused"] = [one.message for one in app._notifications]
        if is_opened:
            unbar(path)
            await until(pilot, lambda: not app.library.unsaved and session.is_writer)
            await until(pilot, lambda: not app.keeper.standing.read_only)
            await until(pilot, lambda: not app.screen.query_one(KeepingLine).display)
        await pilot.press("ctrl+q")
        await settle(pilot)
        if not is_opened:
            told["asked"] = str(app.screen.query_one(".question").render())
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, PromptScreen))
            await pilot.press("enter")
        await until(pilot, lambda: not app.is_running)
    told["parting"] = app.parting
    return told


def main() -> None:
    folder, what = Path(sys.argv[1]), sys.argv[2]
    path = folder / "library"
    save_settings(quiet_settings())
    with Library(path) as library:
        library.put_many(ARTICLES)
    text = folder / "a.txt"
    text.write_text("Le maire a dit oui hier soir.\n\nLes habitants sont venus.\n", "utf-8")
    if what == "another's":
        bar(path, 0o755, 0o644)
        for one in (path, *path.rglob("*")):
            os.chown(one, 65534, 65534)
    if not give_up_overriding():
        print(json.dumps(None))
        return
    if what in ("barred", "closed", "opened later"):
        bar(path, *((0, 0) if what == "closed" else (0o500, 0o400)))
    told = commands([str(text)]) if "late" not in what else {}
    if what != "closed":
        told |= asyncio.run(
            reading(path, is_barred_late=what == "barred late", is_opened=what == "opened later")
        )
    if what != "another's":
        unbar(path)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
