"""Changes that the disk did not take, when the reader ends: where they go, how they come back."""

import hashlib
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

from core.atomic import make_folder
from core.errors import StoreError
from core.store import Library


def default_file() -> Path:
    """Return a file in the home folder that is not there yet, for changes to be saved in."""
    return _free(Path.home() / f"dragoman-unsaved-{datetime.now():%Y-%m-%d-%H%M}.json")


def rescue(library: Library) -> str:
    """Save elsewhere what waits, without asking, and return a sentence about it.

    Empty where nothing waits.
    """
    count = library.folder.count_unsaved()
    if not count:
        return ""
    what = "1 change" if count == 1 else f"{count} changes"
    problem = ""
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    for folder in (_folder(), Path.home()):
        file = _free(folder / f"{_prefix(library.path)}{stamp}.json")
        try:
            make_folder(folder)
            library.save_unsaved(file)
        except (OSError, StoreError) as error:
            problem = str(error)
            continue
        return f"{what} could not be saved to the library and went to {file}; {_back(file)}"
    return f"{what} could not be saved, neither to the library nor elsewhere: {problem}"


def rescued(library: Path) -> list[str]:
    """Return a sentence for each file in which an earlier reader left what it could not save."""
    found: list[Path] = []
    with suppress(OSError):
        found = sorted(_folder().glob(f"{_prefix(library)}*.json"))
    return [
        f"An earlier Dragoman could not save some changes to this library and left them in {file}; "
        f"{_back(file)} Delete the file when you are done with it."
        for file in found
    ]


def _back(file: Path) -> str:
    return f"`dragoman restore {file}` puts them in."


def _folder() -> Path:
    return platformdirs.user_state_path("dragoman") / "unsaved"


def _prefix(library: Path) -> str:
    """Return how the names of files for one library begin; its path may be private, and long."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:12]
    return f"dragoman-{name}-"


def _free(file: Path) -> Path:
    number, free = 1, file
    while os.path.lexists(free):
        number += 1
        free = file.with_stem(f"{file.stem}-{number}")
    return free
