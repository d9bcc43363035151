"""The file of one index held open: found again when replaced, made anew when damaged."""

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TypeVar

from core.errors import SearchError
from core.search import schema

R = TypeVar("R")

_NOT_DAMAGE = {
    sqlite3.SQLITE_BUSY: "another process keeps writing to it; wait until it is done",
    sqlite3.SQLITE_LOCKED: "another process keeps writing to it; wait until it is done",
    sqlite3.SQLITE_READONLY: "it is read-only; mend its permissions, or delete it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; mend its permissions, or delete it",
    sqlite3.SQLITE_NOMEM: "there is too little memory; close something",
    sqlite3.SQLITE_PERM: "it may not be read; mend its permissions, or delete it",
}
"""What SQLite says that making the index anew would not mend, and what would."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_UNREADABLE = (
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_CORRUPTFS,
    sqlite3.SQLITE_IOERR_DATA,
)
"""What SQLite says of a disk that does not give back what was written: that is damage."""


class NoRoomError(SearchError):
    """The disk does not take the index; one that stands elsewhere may do."""


class IndexFile:
    """A connection to the index at `path`, or in memory for None; safe for several threads.

    A file that somebody else has deleted or made anew is opened again.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    def connection(self) -> sqlite3.Connection:
        """Return the connection, opened if need be. Raises OSError, sqlite3.Error, SearchError."""
        if self._connection is not None and self._opened != self._stands():
            self.close()
        if self._connection is None:
            self._connection = schema.connect(self.path)
            self._opened = self._stands()
            schema.check_abilities(self._connection)
            self._connection.execute("CREATE TEMP TABLE opened (number INTEGER PRIMARY KEY)")
            self._connection.execute("CREATE TEMP TABLE found (segment INTEGER PRIMARY KEY)")
            self._connection.execute(
                "CREATE TEMP TABLE kept"
                " (tag INTEGER, segment INTEGER, PRIMARY KEY (tag, segment)) WITHOUT ROWID"
            )
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def remove(self) -> None:
        """Delete the index. Raises SearchError where that is not allowed."""
        self.close()
        if self.path is not None:
            try:
                schema.remove_files(self.path)
            except OSError as error:
                raise SearchError(
                    f"The index {self.path} is damaged or outdated and could not be deleted "
                    f"({error.strerror or error}); delete it by hand, and it is made anew."
                ) from error

    def transact(self, work: Callable[[sqlite3.Connection], R], how: str = "IMMEDIATE") -> R:
        """Return what `work` makes in one transaction, which is taken back if it raises."""
        connection = self.connection()
        connection.execute(f"BEGIN {how}")
        try:
            made = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return made

    def mending(self, work: Callable[[], R], rebuild: Callable[[], object]) -> R:
        """Return what `work` does; where the file is damaged, after `rebuild`, once.

        Raises SearchError where that does not help, or would not.
        """
        try:
            return work()
        except (sqlite3.Error, OSError) as error:
            self._raise_unless_damaged(error)
        try:
            rebuild()
            return work()
        except (sqlite3.Error, OSError) as error:
            self._raise_unless_damaged(error)
            raise SearchError(
                f"The search index {self.path or ''} is damaged, and making it anew did not help "
                f"({error}); delete it and try again."
            ) from error

    def _raise_unless_damaged(self, error: Exception) -> None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            raise self._no_room("the disk is full") from error
        if isinstance(error, OSError):
            raise SearchError(
                f"The search index {self.path or ''} cannot be used ({error.strerror or error}); "
                "check that its folder is there and may be written to."
            ) from error
        full_code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        code = full_code & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise self._no_room("the disk is full") from error
        if code == sqlite3.SQLITE_IOERR and full_code not in _UNREADABLE:
            # so it is too where a limit of this process on the size of files is reached
            raise self._no_room("the disk does not take what is written") from error
        if code in _NOT_DAMAGE:
            raise SearchError(
                f"The search index {self.path or ''} cannot be used now: {_NOT_DAMAGE[code]}, "
                "and search again."
            ) from error
        is_refused = code == sqlite3.SQLITE_ERROR and "fts5:" in str(error)
        if is_refused or isinstance(error, (sqlite3.DataError, sqlite3.ProgrammingError)):
            raise SearchError(
                "This question is more than the index can be asked at once; ask for less."
            ) from error

    def _no_room(self, why: str) -> NoRoomError:
        return NoRoomError(
            f"The search index {self.path or ''} cannot be written: {why}; make room, and search "
            "again."
        )

    def _stands(self) -> tuple[int, int] | None:
        """Return which file has the name now."""
        if self.path is None:
            return None
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
