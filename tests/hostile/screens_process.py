"""The application on the terminal it was given, with Textual's own driver, on a poisoned library.

Arguments: a folder. Goes through the screens by itself and ends.
"""

import sys
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.hostile.naughty import LINES
from tests.hostile.test_screens import TEXTS, poisoned
from tests.tui.conftest import settle
from tests.tui.reader_driver import quiet_settings
from tests.tui.samples import KOREA, make_app
from tui.app import DragomanApp
from tui.clipboard import copy


async def use(pilot: Pilot[Any]) -> None:
    """Go through the screens."""
    app = pilot.app
    assert isinstance(app, DragomanApp)
    await settle(pilot)
    app.open_article("x1")
    await settle(pilot)
    for key in ("pagedown", "pagedown", "pagedown", "e", "f", "i", "escape", "escape"):
        await pilot.press(key)
        await settle(pilot)
    app.open_briefing(("x1", "a1"), TEXTS[12])
    await settle(pilot)
    for text in LINES.values():
        app.tell(text)
    copy(app, "\n".join(TEXTS))
    await pilot.pause()
    app.exit()


def main() -> None:
    """Run the application."""
    app = make_app(Path(sys.argv[1]), (poisoned(), KOREA), settings=quiet_settings())
    app.run(auto_pilot=use)
    print(f"ended with {app.return_code}")


if __name__ == "__main__":
    main()
