"""Take the pictures of the README from the running application: `make screenshots`.

The application runs headless on a sample library made anew in a temporary folder, with the real
models, and is driven by its keys; what it draws is turned into PNG by resvg.
"""

import asyncio
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import DragomanApp

HERE = Path(__file__).parent
SHOTS: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("library", (120, 40), ()),
    ("reader", (120, 40), ("article:fr-renfort", "j", "j", "e", "e")),
    ("narrow-reader", (80, 24), ("article:ro-soldati", "j", "j", "j")),
    ("briefing", (120, 40), ("article:fr-renfort", "b")),
    ("full-briefing", (120, 40), ("ctrl+a", "B")),
    ("search", (120, 40), ("ctrl+s", *"putin", "enter")),
    ("alarm", (120, 40), ("article:fr-renfort", "damage", "g", "v")),
)
"""Name, columns and rows, and what is done before the picture is taken."""

DAMAGE = ("3,000", "300")
"""What is put into a translation, in place of what, to have something to be alarmed about."""


def fill(library_path: Path) -> None:
    """Make the sample library as `dragoman demo` does."""
    from core.pipeline import Road
    from core.store import Library
    from core.workshop import InlineWorkshop
    from tui.cli.sample import missing_seeds

    library = Library(library_path)
    seeds = missing_seeds(library)  # gives the library its memory, before the road reads it
    report = Road(library, InlineWorkshop()).add(seeds)
    assert not report.failed, report.failed


def damage(library_path: Path, article_id: str) -> None:
    """Put a wrong figure into the first translation that has it, as another version beside it."""
    from core.store import Library
    from core.workshop import InlineWorkshop

    library = Library(library_path)
    article = library.article(article_id)
    right = next(one for one in article.translations["en"] if DAMAGE[0] in one.text)
    wrong = right.with_(
        text=right.text.replace(*DAMAGE), engine="google", by="", entities=(), figures=()
    )
    article = article.with_choice("en", wrong)
    library.put(InlineWorkshop().annotate_translations(article, "en").result())


async def settle(app: "DragomanApp", pilot: "Pilot[None]") -> None:
    """Wait until all is drawn; a dialog's worker waits for its answer and is not waited for."""
    from textual.worker import WorkerCancelled

    await pilot.pause()
    working = [one for one in app.workers if one.group != "ask"]
    if working:  # of no workers, Textual would wait for all
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete(working)
    await pilot.pause()


async def shoot(library_path: Path, size: tuple[int, int], steps: Sequence[str]) -> str:
    """Return the screen as SVG after `steps`: keys, or `article:NAME` to open one."""
    from core.settings import Settings
    from core.store import Library
    from core.workshop import InlineWorkshop
    from tui.app import DragomanApp

    library = Library(library_path)
    opened = None
    for step in steps:
        if step.startswith("article:"):
            name = step.removeprefix("article:")
            opened = next(one.id for one in library.entries() if name in one.address)
    if opened is not None and "damage" in steps:
        damage(library_path, opened)
    app = DragomanApp(library, Settings(), InlineWorkshop(), open_article=opened)
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        for key in (step for step in steps if step != "damage" and ":" not in step):
            await pilot.press(key)
            await settle(app, pilot)
        return app.export_screenshot(title="Dragoman")


def main() -> None:
    """Write every picture beside this file."""
    import resvg_py

    os.chdir(HERE.parent)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DRAGOMAN_CONFIG"] = str(Path(folder) / "settings.toml")
        library_path = Path(folder) / "library"
        fill(library_path)
        for name, size, steps in SHOTS:
            svg = asyncio.run(shoot(library_path, size, steps))
            picture = resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=1.25,
                font_family="DejaVu Sans Mono",
                monospace_family="DejaVu Sans Mono",
            )
            (HERE / f"{name}.png").write_bytes(bytes(picture))
            print(f"screenshots/{name}.png")


if __name__ == "__main__":
    main()
