"""Writing files whole or not at all, and durably.

Every system call that changes something on the disk stands at the end of this module, under
"System calls", so that a test can record them and play back what a power cut would have left.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

_TEMPORARY = re.compile(r"\.dragoman-.*\.tmp")


class HalfWrittenError(OSError):
    """Some of the files that belong together have their new content, the others the old."""


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
    temporary, written = _make_temporary(path, (data,), mode, keep_mode=overwrite)
    try:
        check()
        if overwrite:
            _replace(temporary, path)
        else:
            move_to_free_name(temporary, path)
    except BaseException:
        _discard(temporary)
        raise
    flush_folder(path.parent)
    return written


def write_together(
    files: Sequence[tuple[Path, Iterable[bytes]]],
    *,
    mode: int = 0o600,
    check: Callable[[], None] = lambda: None,
) -> list[os.stat_result]:
    """Put files that belong together in place, each whole; they have all reached the disk after.

    All of them are on the disk under temporary names before the first takes its name, so that a
    power cut leaves each as it was or as it will be. They get `mode`, whatever they had before.
    `check` is called just before the first takes its name, and may raise.
    Raises OSError with everything as it was before, and HalfWrittenError where the disk failed
    after the first had taken its name. Returns what the system knows of the files written.
    """
    ready: list[tuple[Path, Path]] = []
    written: list[os.stat_result] = []
    placed = 0
    try:
        for path, parts in files:
            place = path.resolve() if path.is_symlink() else path
            temporary, found = _make_temporary(place, parts, mode, keep_mode=False)
            ready.append((temporary, place))
            written.append(found)
        check()
        for temporary, place in ready:
            _replace(temporary, place)
            placed += 1
        for folder in dict.fromkeys(place.parent for _, place in ready):
            flush_folder(folder)
    except BaseException as error:
        for temporary, _ in ready[placed:]:
            _discard(temporary)
        if placed and isinstance(error, OSError):
            raise HalfWrittenError(error.errno, error.strerror, error.filename) from error
        raise
    return written


def append(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Add `data` to the end of a file, made where there is none; it has reached the disk after.

    A power cut may leave a part of it, at the end. After OSError nothing of it is there, unless
    the disk does not even take back what it took.
    """
    is_new = not path.exists()
    handle = _open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, mode)
    try:
        before = os.fstat(handle).st_size
        try:
            _write_all(handle, data)
            _flush(handle)
        except OSError:
            with suppress(OSError):
                _cut(handle, before)
            raise
    finally:
        os.close(handle)
    if is_new:
        flush_folder(path.parent)


def shorten(path: Path, size: int) -> None:
    """Take back what was added to a file beyond `size` bytes; at 0 it goes. To last."""
    if not size:
        remove(path)
        return
    handle = _open(path, os.O_WRONLY)
    try:
        _cut(handle, size)
        _flush(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Delete what killed processes left half written in a folder, as far as that can be done.

    For who knows that nobody is writing there now.
    """
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if _TEMPORARY.fullmatch(one.name):
                _discard(Path(one.path))


def make_folder(path: Path, *, mode: int = 0o700) -> None:
    """Make a folder, and those above it, to last; one that is there keeps its permissions.

    `mode` is that of the folder itself; folders above it get the system's usual one.
    """
    if path.is_dir():
        return
    if not path.parent.is_dir():
        make_folder(path.parent, mode=0o777)
    with suppress(FileExistsError):
        _make(path, mode)
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    flush_folder(path.parent)


def remove(path: Path) -> None:
    """Delete a file to last; one that is not there is passed over."""
    try:
        _unlink(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    flush_folder(path.parent)


def move(path: Path, to: Path) -> None:
    """Give a file a free name, in another folder of the same disk too, to last.

    Raises FileExistsError where the name is taken.
    """
    if path.is_dir():
        if os.path.lexists(to):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(to))
        _replace(path, to)
        flush_folder(to.parent)
    else:
        # the new name is on the disk before the old one goes: a power cut leaves one at least
        move_to_free_name(path, to, before_old_goes=lambda: flush_folder(to.parent))
    flush_folder(path.parent)


def keep_copy(path: Path, copy: Path) -> None:
    """Make `copy` another name of the file, or where that cannot be a copy of it, to last.

    The name is for files that are replaced and never written in place. One that is there stays.
    """
    try:
        _link(path, copy)
    except FileExistsError:
        return
    except OSError:
        with suppress(FileExistsError):
            write_whole(copy, path.read_bytes(), overwrite=False)
        return
    flush_folder(copy.parent)


def flush_folder(folder: Path) -> None:
    """Make a new, replaced or removed name in `folder` last through a power cut."""
    if os.name == "nt":
        return
    handle = _open(folder, os.O_RDONLY)
    try:
        _flush(handle)
    except OSError as error:
        # some network and user-space file systems cannot flush a folder
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def move_to_free_name(
    old: Path, new: Path, *, before_old_goes: Callable[[], None] = lambda: None
) -> None:
    """Rename without replacing: a hard link fails where the name is taken, a rename does not."""
    try:
        _link(old, new)
    except FileExistsError:
        raise
    except OSError:
        # no hard links on this file system: look first, which leaves a gap too short to matter
        if os.path.lexists(new):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new)) from None
        _replace(old, new)
        before_old_goes()
    else:
        before_old_goes()
        _unlink(old)


def _make_temporary(
    path: Path, parts: Iterable[bytes], mode: int, *, keep_mode: bool
) -> tuple[Path, os.stat_result]:
    temporary = path.parent / f".dragoman-{os.urandom(8).hex()}.tmp"
    handle = _open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        try:
            _write_all(handle, b"".join(parts))
            if keep_mode:
                _keep_mode(path, handle)
            _flush(handle)
            return temporary, os.fstat(handle)
        finally:
            os.close(handle)
    except BaseException:
        _discard(temporary)
        raise


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[_write(handle, rest) :]


def _keep_mode(path: Path, handle: int) -> None:
    if os.name == "nt":
        return
    try:
        old = path.stat()
    except FileNotFoundError:
        return
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _discard(temporary: Path) -> None:
    # what went wrong is worth more to the caller than that this failed too
    with suppress(OSError):
        _unlink(temporary)


# System calls


def _open(path: Path, flags: int, mode: int = 0o777) -> int:
    return os.open(path, flags, mode)


def _write(handle: int, data: memoryview) -> int:
    return os.write(handle, data)


def _flush(handle: int) -> None:
    os.fsync(handle)


def _cut(handle: int, size: int) -> None:
    os.ftruncate(handle, size)


def _replace(old: Path, new: Path) -> None:
    os.replace(old, new)  # noqa: PTH105


def _link(old: Path, new: Path) -> None:
    os.link(old, new)


def _unlink(path: Path) -> None:
    os.unlink(path)  # noqa: PTH108


def _make(folder: Path, mode: int) -> None:
    os.mkdir(folder, mode)  # noqa: PTH102
