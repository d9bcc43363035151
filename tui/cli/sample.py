"""The sample library: the seeds and their translation memory."""

from pathlib import Path

import tui
from core.store import Library
from core.translate import read_tmx


def seeds_folder() -> Path:
    """Return the folder of the seeds: beside the package when installed, else in the checkout."""
    package = Path(tui.__file__).parent
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def missing_seeds(library: Library) -> tuple[str, ...]:
    """Return the addresses of seeds that `library` lacks; gives it the seeds' memory first.

    Addresses are relative to the working folder where they can be, so that a citation says
    `seeds/…` and nothing of the machine.
    """
    folder = seeds_folder()
    names = sorted(folder.glob("*.txt"))
    held = {Path(entry.address).name for entry in library.entries()}
    missing = [path for path in names if path.name not in held]
    if missing:
        memory = folder / "translations.en.tmx"
        library.memory.put(_address(memory), read_tmx(memory), name="sample")
    return tuple(_address(path) for path in missing)


def _address(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
