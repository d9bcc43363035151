"""Who may write: one lock for each write transaction, between processes and between threads.

The system lets go of a lock (flock) when its process ends, however it ends, so a lock file that
stands there says nothing by itself. In it stands who took it last, for sentences alone.
"""

import os
import re
import socket
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.article import Record
from core.errors import StoreBusy

if TYPE_CHECKING:
    from filelock import BaseFileLock

WAIT = 10.0
"""Seconds that a write waits for another process before it says StoreBusy."""

_POLL = 0.005
_LINE = 256
_HOST = re.compile(r"[0-9A-Za-z._-]{1,64}", re.ASCII)


class Holder(Record, frozen=True):
    """Who holds a lock, as that process has written it: `since` is ISO 8601 in UTC."""

    pid: int
    host: str
    since: str

    @property
    def is_here(self) -> bool:
        """Whether that process is on this machine."""
        return self.host == _this_host()


class LibraryLock:
    """The lock of one library folder, shared by everything in this process that opens it."""

    def __init__(self, folder: Path) -> None:
        self.writers = threading.RLock()
        """Held by the thread that writes. Taken before `state`, never while holding that alone."""
        self.state = threading.RLock()
        """Guards what is in memory."""
        self._path = folder / "library.lock"
        self._depth = 0
        self._file: BaseFileLock | None = None

    def take_file(self, wait: float = WAIT) -> None:
        """Keep other processes out; for who holds `writers`, and may be done again within.

        Raises StoreBusy after `wait` seconds in which another process did not let go, and OSError
        where no lock file can be made.
        """
        if not self._depth:
            self._file = take(self._path, wait)
            if self._file is None:
                raise StoreBusy(_busy(self._path))
        self._depth += 1

    def let_go(self) -> None:
        """Undo one `take_file`."""
        self._depth -= 1
        if not self._depth and self._file is not None:
            self._file.release()
            self._file = None


def lock_of(folder: Path) -> LibraryLock:
    """Return this process's lock for a library folder, the same one however often it is asked."""
    with _guard:
        return _locks.setdefault(Path(os.path.realpath(folder)), LibraryLock(folder))


def take(path: Path, wait: float) -> "BaseFileLock | None":
    """Lock the file at `path` and write into it who we are; None when that took too long.

    Raises OSError where the file cannot be made.
    """
    from filelock import FileLock, Timeout  # 25 ms, and reading alone needs none

    lock = FileLock(path, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=wait, poll_interval=_POLL)
    except Timeout:
        return None
    # who it is serves a sentence alone: a full disk or a system that locks bytes must not stop us
    with suppress(OSError):
        _sign(path)
    return lock


def holder_of(path: Path) -> Holder | None:
    """Return who took the lock at `path` last, or None where that cannot be told."""
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(2 * _LINE), type=Holder)
        datetime.fromisoformat(found.since)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, ValueError):
        return None
    return found if found.pid > 0 and _HOST.fullmatch(found.host) else None


def _sign(path: Path) -> None:
    # over what stands there: emptying the file first would make the system flush it each time
    handle = os.open(path, os.O_WRONLY)
    try:
        os.write(handle, msgspec.json.encode(_this_process()).ljust(_LINE))
    finally:
        os.close(handle)


def _this_process() -> Holder:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Holder(pid=os.getpid(), host=_this_host(), since=now)


def _this_host() -> str:
    return re.sub(r"[^0-9A-Za-z._-]", "-", socket.gethostname())[:64] or "unnamed"


def _busy(path: Path) -> str:
    holder = holder_of(path)
    who = f"process {holder.pid} on {holder.host}" if holder else "another process"
    return (
        f"The library {path.parent} is being written by {who}, which did not let go of it; "
        "wait until it is done, or end it, and try again."
    )


_guard = threading.Lock()
_locks: dict[Path, LibraryLock] = {}


def _forget_all() -> None:
    """Let a forked process take locks of its own; those it was born with are its parent's."""
    global _guard
    _guard = threading.Lock()
    _locks.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
