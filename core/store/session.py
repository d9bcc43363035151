"""The one interactive reader of a library; a second one looks on until the first has ended."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from core.atomic import make_folder
from core.store.disk.aside import set_aside
from core.store.disk.locking import Holder, holder_of, take

if TYPE_CHECKING:
    from filelock import BaseFileLock


class ReaderSession:
    """Holds reader.lock for as long as a reader has the library open.

    The system lets go of the lock of a process that ended, also one that was killed, so that
    nobody has to clear up after it. Commands need no session: they write in short transactions.
    Without `at_once` the lock is taken when it is first asked who may write.
    """

    def __init__(self, path: Path, *, at_once: bool = True) -> None:
        self._path = path / "reader.lock"
        self._lock: BaseFileLock | None = None
        self.reason = ""
        """Why this is not the writer, where it is not because of another reader; else empty."""
        self._has_begun = self._has_tried = False
        try:
            self._check_folder()
        except OSError as error:
            self.reason = self._why_not(error)
        self._has_begun = True
        if at_once:
            self.try_again()

    @property
    def is_writer(self) -> bool:
        """Whether this is the reader that may change things."""
        if not self._has_tried:
            self.try_again()
        return self._lock is not None

    @property
    def holder(self) -> Holder | None:
        """Who else has the library open; None when nobody has, or it cannot be told."""
        return None if self.is_writer or self.reason else holder_of(self._path)

    def try_again(self) -> bool:
        """Become the writer if nobody is; return whether this is the writer now. Never waits."""
        self._has_tried = True
        if self._lock is None:
            self.reason = ""
            try:
                self._check_folder()
                self._lock = take(self._path, 0)
            except OSError as error:
                self.reason = self._why_not(error)
        return self._lock is not None

    def _why_not(self, error: OSError) -> str:
        return (
            f"The library folder {self._path.parent} cannot be written "
            f"({error.strerror or error}), so it is open to read only; mend its "
            "permissions or free some space, or choose another with --library."
        )

    def _check_folder(self) -> None:
        """Make the folder, the first time alone: one that has vanished is not made anew."""
        folder = self._path.parent
        if not self._has_begun:
            make_folder(folder)
        elif not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        if self._path.is_dir():  # somebody's, and in the way
            set_aside(folder, self._path)
        # the lock file may be there from before; what is forbidden is to make others beside it
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    def close(self) -> None:
        """Let the next reader write."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
