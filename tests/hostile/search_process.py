"""The search, command and screen, on the terminal it was given, over a poisoned library.

Arguments: a folder, and `command` or `screen`.
"""

import contextlib
import sys
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from tests.hostile.naughty import IS_LONG, LINES
from tests.hostile.search_samples import SOME, fill
from tests.tui.conftest import settle
from tests.tui.samples import QuickWorkshop
from tests.tui.search_driver import OFFLINE, ask, opened
from tui.app import DragomanApp
from tui.widgets.search.question_line import QuestionLine

ASKED = [*SOME, *list(LINES.values())[:: 1 if IS_LONG else 4]]
"""What the command is asked."""


def command(folder: Path) -> None:
    """Ask each question of `dragoman search`."""
    from tui.cli import main as run

    fill(folder / "library")
    for number, question in enumerate(ASKED):
        print(f"\n#COMMAND {number}", flush=True)
        # what a shell hands over holds no zero byte, and what is no UTF-8 as surrogates
        words = question.replace("\0", "").encode("utf-8", "surrogatepass")
        options = ("--json",) if number % 5 == 0 else ()
        sys.argv = ["dragoman", "search", *options, "--", words.decode("utf-8", "surrogateescape")]
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        with contextlib.suppress(SystemExit):
            run()
        print(flush=True)


async def use(pilot: Pilot[Any]) -> None:
    """Ask each question on the screen, and go through what is found."""
    screen = await opened(pilot)
    for number, question in enumerate(SOME):
        if number % 2:
            await ask(pilot, question)
        else:
            screen.query_one(QuestionLine).value = ""
            pilot.app.post_message(events.Paste(question))
            await settle(pilot)
    await ask(pilot, "maire")
    for key in ("enter", "j", "pagedown", "right_square_bracket", "space", "G", "enter"):
        await pilot.press(key)
        await settle(pilot)
    pilot.app.exit()


def screen(folder: Path) -> None:
    """Run the application."""
    app = DragomanApp(fill(folder / "library"), OFFLINE, QuickWorkshop())
    app.run(auto_pilot=use)
    print(f"ended with {app.return_code}")


def main() -> None:
    folder = Path(sys.argv[1])
    if sys.argv[2] == "command":
        command(folder)
    else:
        screen(folder)


if __name__ == "__main__":
    main()
