"""Where the index of a library stands: beside it, else in the user's cache, else in memory."""

import os
from hashlib import blake2b
from pathlib import Path

import platformdirs


def index_path(library: Path) -> Path | None:
    """Return where the index of a library belongs; None where nothing can be written.

    It stands in the library's own folder. Where that is read-only it stands in the user's cache
    folder; where there is no library yet, nowhere.
    """
    if not library.is_dir():
        return None
    own = library / "index" / "search.sqlite"
    if _is_writable(own, of=library):
        return own
    named = blake2b(os.fsencode(library.resolve()), digest_size=8).hexdigest()
    cached = platformdirs.user_cache_path("dragoman") / "search" / f"{named}.sqlite"
    return cached if _is_writable(cached) else None


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
