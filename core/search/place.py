"""Where the index of a library stands: beside it, else in the user's cache, else in memory."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import platformdirs


def places(library: Path) -> Iterator[Path | None]:
    """Give where the index of a library may stand, the best place first; None stands for memory.

    It belongs in the library's own folder. Where that is read-only it stands in the user's cache
    folder; where there is no library yet, nowhere.
    """
    if library.is_dir():
        own = library / "index" / "search.sqlite"
        if _is_writable(own, of=library):
            yield own
        named = blake2b(os.fsencode(library.resolve()), digest_size=8).hexdigest()
        cached = platformdirs.user_cache_path("dragoman") / "search" / f"{named}.sqlite"
        if _is_writable(cached):
            yield cached
    yield None


def _is_writable(path: Path, of: Path | None = None) -> bool:
    """Return whether `path` and what SQLite keeps beside it can be written, by writing there.

    The folder of the library `of` is not made, should it have gone.
    """
    trial = path.with_name(f".trial-{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=of is None, exist_ok=True)
        trial.touch(mode=0o600)
        trial.unlink(missing_ok=True)
    except OSError:
        return False
    return not path.exists() or os.access(path, os.R_OK | os.W_OK)
