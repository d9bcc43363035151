"""The whole application as a process of its own: adds a source, reads it, says what it imported.

Run as `python -m tests.tui.screen_process LIBRARY SOURCE`; prints one JSON object.
"""

import asyncio
import json
import sys
from pathlib import Path

from core.settings import Settings, TranslationSettings
from core.store import Library
from core.workshop import Workshop
from tests.tui.conftest import settle
from tests.tui.reader_driver import status
from tui.app import DragomanApp
from tui.screens.reader import ReaderScreen

KEYS = ("e", "e", "e", "f", "b", "escape", "j", "o")
"""Names, figures, the briefing, moving, the other layout."""


async def use(app: DragomanApp) -> list[str]:
    """Add the source, open it, press keys; return what the status line said on the way."""
    said = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        (entry,) = app.library.entries()
        app.open_article(entry.id)
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        for key in KEYS:
            await pilot.press(key)
            await settle(pilot)
            said.append(status(screen))
    return said


def main() -> None:
    """Run the application on the library and the source that the command line names."""
    library, source = Library(Path(sys.argv[1])), sys.argv[2]
    settings = Settings(translation=TranslationSettings(online="refused"))
    with Workshop() as workshop:
        workshop.start()
        said = asyncio.run(use(DragomanApp(library, settings, workshop, sources=[source])))
    article = library.article(library.entries()[0].id)
    print(
        json.dumps(
            {
                "modules": sorted({name.partition(".")[0] for name in sys.modules}),
                "recognisers": sorted({one.recogniser for one in article.entities}),
                "said": said,
            }
        )
    )


if __name__ == "__main__":
    main()
