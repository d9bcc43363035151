"""A library belongs to its owner alone: folders 0700, files 0600."""

import os
import stat
from pathlib import Path

OUR_FOLDERS = ("articles", "memory", "spare", "damaged", "backups", "index")
"""The folders within a library."""

_OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private(path: Path, *, is_library: bool) -> str | None:
    """Close a library to others where it is open, with all that is ours in it; say what was done.

    A folder that is no library, only named as one, is left alone. Nothing is said of somebody
    else's, who may have opened it to us.
    """
    if os.name == "nt" or not _is_open_to_others(path, is_library=is_library):
        return None
    try:
        path.chmod(0o700)
        for folder in (path, *(path / name for name in OUR_FOLDERS)):
            _shut_all(folder, is_deep=folder != path)
    except OSError as error:
        if isinstance(error, PermissionError) and path.stat().st_uid != os.geteuid():
            return None
        return (
            f"The library folder {path} can be entered by others, and that could not be "
            f"changed ({error.strerror or error}); make it private, for instance with chmod."
        )
    return (
        f"The library folder {path} could be entered by others; it and its files are "
        "yours alone now."
    )


def _is_open_to_others(path: Path, *, is_library: bool) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return bool(found.st_mode & _OPEN_TO_OTHERS) and (
        is_library or any((path / name).exists() for name in ("catalogue.json", "articles"))
    )


def _shut_all(folder: Path, *, is_deep: bool) -> None:
    """Give the files in `folder` to their owner alone, and with `is_deep` the folders in it."""
    if not folder.is_dir() or folder.is_symlink():
        return
    if is_deep:
        folder.chmod(0o700)
    with os.scandir(folder) as found:
        for one in found:
            if one.is_symlink():
                continue
            if one.is_dir():
                if is_deep:
                    _shut_all(Path(one.path), is_deep=True)
            elif is_deep or one.name.endswith((".json", ".lock", ".pending", ".tmp")):
                Path(one.path).chmod(0o600)
