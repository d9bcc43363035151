"""Moving what is damaged out of the way: nothing is deleted or written over."""

import errno
import os
from pathlib import Path

from core.atomic import make_folder, move


def set_aside(library: Path, path: Path) -> str:
    """Move a file or folder of a library into damaged/, under a free name; return that.

    What stands beside the library may be moved there too. Raises OSError.
    """
    inner = path.relative_to(library) if path.is_relative_to(library) else Path(path.name)
    stem = "-".join(inner.parts).lstrip(".")
    for ending in (".json.gz", ".json", ".pending", ".tmp", ".lock"):
        if stem.endswith(ending):
            stem = stem.removesuffix(ending)
            break
    else:
        ending = ""
    return move_into(library, path, "damaged", stem, ending)


def move_into(library: Path, path: Path, folder: str, stem: str, ending: str) -> str:
    """Move a file into a folder of a library, under a free numbered name. Raises OSError."""
    place = library.joinpath(*folder.split("/"))
    for one in (*reversed(place.relative_to(library).parents[:-1]), place.relative_to(library)):
        make_folder(library / one)
    for number in range(1, 1_000_000):
        aside = place / f"{stem}.{number}{ending}"
        try:
            move(path, aside)
        except FileExistsError:
            continue
        return aside.relative_to(library).as_posix()
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
