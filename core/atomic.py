"""Writing a file whole or not at all."""

import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path


def write_whole(
    path: Path,
    data: bytes,
    *,
    mode: int = 0o600,
    overwrite: bool = True,
    check: Callable[[], None] = lambda: None,
) -> os.stat_result:
    """Put `data` at `path` such that a reader, or a power cut, sees the old file or the new one.

    The data goes to a temporary file in the same folder, which is flushed to the disk and then
    takes the name; the folder is flushed too. A new file gets `mode` less the umask, an old one
    keeps its own. A symbolic link stays, and what it points at is written. With `overwrite` False
    a file that is there, even one made a moment ago, is left alone and FileExistsError is raised.
    `check` is called when all is ready, just before the new file takes the name, and may raise.
    Returns what the system knows of the very file written, whoever replaces it next.
    Raises OSError as the system does; the old file is then intact and nothing is left behind.
    """
    path = path.resolve() if path.is_symlink() else path
    temporary = path.parent / f".dragoman-{secrets.token_hex(8)}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        try:
            _write_all(handle, data)
            if overwrite:
                _keep_mode(path, handle)
            os.fsync(handle)
            written = os.fstat(handle)
        finally:
            os.close(handle)
        check()
        if overwrite:
            temporary.replace(path)
        else:
            _take_free_name(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)
    return written


def flush_folder(folder: Path) -> None:
    """Make a new, replaced or removed name in `folder` last through a power cut."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # some network and user-space file systems cannot flush a folder
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _keep_mode(path: Path, handle: int) -> None:
    if os.name == "nt":
        return
    try:
        old = path.stat()
    except FileNotFoundError:
        return
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _take_free_name(temporary: Path, path: Path) -> None:
    """Rename without replacing: a hard link fails where the name is taken, a rename does not."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # no hard links on this file system: look first, which leaves a gap too short to matter
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)
    else:
        temporary.unlink()
