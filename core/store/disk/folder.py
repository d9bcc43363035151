"""The folder of a library: whether it is there and ours, who may write to it, and what waits.

library.json        the marker: which library this is
library.lock        held for one write transaction
reader.lock         held by the one interactive reader (session.py)
spare/<path>.gz     the spare copy of each file
damaged/            what was found damaged, set aside
backups/schema-<k>/ files of an older version, as they were before they were rewritten
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import msgspec

from core.article import Record
from core.atomic import flush_folder, make_folder, sweep, write_together
from core.errors import StoreBusy, StoreError, StoreReadOnly, StoreTooNew, StoreUnsaved
from core.store.disk.aside import set_aside
from core.store.disk.locking import WAIT, lock_of
from core.store.disk.notice import NoticeBoard
from core.store.disk.privacy import OUR_FOLDERS, make_private
from core.store.disk.sealing import (
    SCHEMA,
    DamageError,
    NewerError,
    check_seal,
    packed,
    seal,
    spare_of,
    tables_of,
    unpack,
)


class NotTakenError(StoreError):
    """The disk did not take a change; nothing else is wrong with it. A signal within the store."""


class Marker(Record, frozen=True):
    """Which library a folder holds. `made` is ISO 8601 in UTC, empty for one of an older version.

    The id is random, and tells a library from another that takes its place.
    """

    id: str
    made: str = ""


class Waiting(Protocol):
    """Something of which changes may wait in memory for the disk to take them."""

    def unsaved(self) -> tuple[str, ...]:
        """Return what waits, a sentence for each file."""

    def count_unsaved(self) -> int:
        """Return how many changes wait."""

    def retry(self) -> None:
        """Write what waits. Raises StoreError."""


class LibraryFolder:
    """What the files of one opened library share."""

    def __init__(self, path: Path, *, keep_unsaved: bool, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.keeps_unsaved = keep_unsaved
        self.board = NoticeBoard()
        self.lock = lock_of(path)
        self.waiting: list[Waiting] = []
        """Everything of which changes may wait, in the order in which it is tried again."""
        self.why_read_only = (
            "This library is open to read only, because another reader has it open; "
            "close it there first."
        )
        """What StoreReadOnly says."""
        self.on_unsaved: Callable[[str], None] | None = None
        """Told, in the thread that writes, instead of raising StoreUnsaved: the change is made."""
        self._depth = 0
        self._trouble: StoreError | None = None
        self._fresh: list[str] = []
        self._is_marked = False
        self._marker_stands: tuple[int, int, int] | None = None
        self._marker: Marker | None = None
        # no start fails because of the marker; who writes hears that it is of a later version
        with suppress(StoreTooNew):
            self._marker = self._read_marker()
        if not read_only:
            self._make_private()

    def open_to_write(self) -> None:
        """Let what was opened to read only be changed from now on."""
        self.read_only = False
        self._make_private()

    # Transactions

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep every other writer out; may be entered again by the thread that is inside.

        Where changes are kept in memory (`keep_unsaved`), StoreUnsaved is raised at the end of the
        outermost transaction if the disk did not take one that was made in it.
        """
        if self.read_only:
            raise StoreReadOnly(self.why_read_only)
        fresh: list[str] = []
        with self._held():
            is_outermost = not self._depth
            self._depth += 1
            try:
                if is_outermost and self._trouble is None and self.unsaved():
                    self._retry_all()
                    self._fresh.clear()
                yield
            finally:
                self._depth -= 1
                if is_outermost:
                    fresh = self._fresh
                    self._trouble, self._fresh = None, []
        if fresh and self.on_unsaved is None:
            raise StoreUnsaved(fresh[0])
        if fresh and self.on_unsaved is not None:
            self.on_unsaved(fresh[0])

    @contextmanager
    def try_exclusive(self) -> Iterator[bool]:
        """Keep every other writer out, if that can be done at once; give whether it could.

        For mending while reading, which must never wait: whoever reads holds `lock.state`.
        """
        if self.read_only or not self.lock.writers.acquire(blocking=False):
            yield False
            return
        try:
            is_taken = False
            if self._trouble is None:
                with suppress(OSError, StoreError):
                    self.lock.take_file(0)
                    is_taken = True
            try:
                yield is_taken
            finally:
                if is_taken:
                    self.lock.let_go()
        finally:
            self.lock.writers.release()

    def check_writable(self) -> None:
        """Raise NotTakenError where this transaction knows that the disk takes nothing."""
        if self._trouble is not None:
            raise self._trouble

    def keep(self, sentence: str) -> None:
        """Note that a change is kept in memory; the transaction says so when it ends."""
        self._fresh.append(sentence)

    def unsaved(self) -> tuple[str, ...]:
        """Return what waits in memory, a sentence for each file."""
        return tuple(sentence for one in self.waiting for sentence in one.unsaved())

    def count_unsaved(self) -> int:
        """Return how many changes wait in memory."""
        return sum(one.count_unsaved() for one in self.waiting)

    def retry_unsaved(self) -> bool:
        """Try again to write what waits; return whether nothing waits any more."""
        if self.unsaved() and not self.read_only:
            with suppress(StoreError), self.transaction():
                pass
        return not self.unsaved()

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self.lock.writers:
            is_taken = not self._depth and self._take()
            try:
                with self.lock.state:
                    yield
            finally:
                if is_taken:
                    self.lock.let_go()

    def _take(self) -> bool:
        """Take the lock of a folder that is there and ours; return whether it must be let go.

        Where changes are kept in memory, what stands against it is noted in `_trouble`.
        """
        is_taken = False
        try:
            self._check_there()
            self.clear_folders(self.path / "library.lock")
            self.lock.take_file(WAIT / 5 if self.keeps_unsaved else WAIT)
            is_taken = True
            self._mark()
        except (OSError, StoreError) as error:
            if is_taken:
                self.lock.let_go()
            trouble = self._as_trouble(error)
            if not (self.keeps_unsaved and isinstance(trouble, NotTakenError)):
                raise trouble from error
            self._trouble = trouble
            return False
        return is_taken

    def _retry_all(self) -> None:
        for one in self.waiting:
            if one.unsaved():
                with suppress(NotTakenError):
                    one.retry()

    def _as_trouble(self, error: OSError | StoreError) -> StoreError:
        if isinstance(error, OSError):
            return NotTakenError(
                f"The library folder {self.path} cannot be written to ({reason(error)}); mend its "
                "permissions or free some space, or choose another with --library."
            )
        if isinstance(error, StoreBusy) and self.keeps_unsaved:
            return NotTakenError(str(error))
        return error

    def _make_private(self) -> None:
        said = make_private(self.path, is_library=self._marker is not None)
        if said is not None:
            self.board.put_up("", said)

    # There or not

    def is_vanished(self) -> bool:
        """Return whether the library that was opened stands there no more."""
        if self._marker is None:
            return False
        try:
            found = (self.path / "library.json").stat()
        except OSError:
            pass
        else:
            stands = (found.st_dev, found.st_ino, found.st_mtime_ns)
            if stands == self._marker_stands:
                return False
            self._marker_stands = stands
        with suppress(StoreTooNew):
            copies = [one for one in self._markers() if one is not None]
            if copies:
                if copies[0].id == self._marker.id:
                    return False
                self._marker_stands = None
                return True
        self._marker_stands = None
        return not any(one.exists() for one in self._marker_places())

    def vanished(self) -> NotTakenError:
        """Return the error that says so."""
        return NotTakenError(
            f"The library folder {self.path} has vanished, or another stands in its place; put "
            "the disk back, or quit and open the library where it is now. It is not made anew."
        )

    def _check_there(self) -> None:
        if self.is_vanished():
            raise self.vanished()
        if self._marker is None:
            make_folder(self.path)

    def _mark(self) -> None:
        """Write the marker where there is none, and the copy of it that is missing or damaged."""
        place, spare = self._marker_places()
        if self._is_marked and place.exists() and spare.exists():
            return
        copies = self._markers()
        marker = self._marker or next(filter(None, copies), None)
        if marker is None:
            marker = Marker(
                id=os.urandom(8).hex(), made=datetime.now(UTC).isoformat(timespec="seconds")
            )
        if any(one != marker for one in copies):
            body = b',"library":{"library":%b}}' % msgspec.json.encode(marker)
            raw = seal(1, [body]) + body
            make_folder(spare.parent)
            self.clear_folders(place, spare)
            write_together([(place, [raw]), (spare, [packed(raw)])])
        # only now: a library whose marker the disk did not take has not vanished
        self._marker = marker
        if not self._is_marked:
            self.sweep("memory")
            self._settle()
        self._is_marked = True

    def sweep(self, inner: str) -> None:
        """Delete what killed processes left half written in the folder and one of those within.

        Under the lock nobody is writing. Among the articles looking takes longer: that is done
        when the catalogue is rewritten, which takes longer still.
        """
        for folder in (self.path, self.path / inner):
            sweep(folder)
            sweep(self.path / "spare" / folder.relative_to(self.path))

    def _settle(self) -> None:
        """Make the names last that a process made which was killed before it could do so."""
        within = (*OUR_FOLDERS, "spare/articles", "spare/memory")
        for folder in (self.path.parent, self.path, *(self.path / one for one in within)):
            if folder.is_dir():
                with suppress(PermissionError):  # the one above may be closed to us
                    flush_folder(folder)

    def clear_folders(self, *places: Path) -> None:
        """Set aside folders that stand where files of ours belong. Raises OSError."""
        for place in places:
            if place.is_dir() and not place.is_symlink():
                aside = set_aside(self.path, place)
                name = place.relative_to(self.path).as_posix()
                said = f"{name} was a folder, not a file of the library; it was set aside as"
                self.board.put_up(name, f"{said} {aside}, and nothing is lost.")

    def _markers(self) -> list[Marker | None]:
        """Return what both copies of the marker say, None for one that says nothing."""
        found: list[Marker | None] = []
        for path, opened in zip(self._marker_places(), (_plain, unpack), strict=True):
            found.append(None)
            try:
                raw = opened(path.read_bytes())
                check_seal(raw)
                found[-1] = msgspec.convert(tables_of(raw)["library"]["library"], Marker)
            except NewerError as error:
                raise too_new(path, error.schema) from error
            except (OSError, DamageError, KeyError, msgspec.ValidationError):
                continue
        return found

    def _marker_places(self) -> tuple[Path, Path]:
        place = self.path / "library.json"
        return place, spare_of(self.path, place)

    def _read_marker(self) -> Marker | None:
        return next(filter(None, self._markers()), None)


def _plain(raw: bytes) -> bytes:
    return raw


def too_new(path: Path, schema: int) -> StoreTooNew:
    """Return the error for a file of a later version."""
    return StoreTooNew(
        f"{path} was written by a later version of Dragoman (schema {schema}, this version knows "
        f"{SCHEMA}); update Dragoman to open it."
    )


def reason(error: OSError) -> str:
    """Return what the system says is wrong, for a sentence in brackets."""
    if error.errno == errno.ENOENT:
        return "the folder is not there"
    return error.strerror or str(error)
