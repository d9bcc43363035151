"""A file and its spare copy: reading the better one, and mending the other.

File and spare copy are of one generation. Whoever dies in between leaves each of them whole, one
perhaps a generation behind: the newer one counts, and the other is made anew from it. What is
damaged is set aside under damaged/, and never deleted or written over.
"""

import errno
import os
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import msgspec

from core.atomic import make_folder, write_together
from core.errors import StoreDamaged, StoreError
from core.store.disk.aside import set_aside
from core.store.disk.folder import LibraryFolder, reason, too_new
from core.store.disk.migrations import upgraded
from core.store.disk.sealing import (
    HEAD_SIZE,
    SCHEMA,
    DamageError,
    NewerError,
    Seal,
    check_seal,
    packed,
    peek_packed,
    spare_of,
    tables_of,
    unpack,
)

Tables: TypeAlias = dict[str, dict[str, Any]]

Signature: TypeAlias = tuple[int, int, int, int, int]
"""Device, inode, size, times of content and of inode: another file differs in one of them."""


_TRIES = 20
_LONG = 65_536
"""Bytes of a packed file up to which comparing it whole takes a fraction of a millisecond."""

_TICK = 100_000_000
"""Nanoseconds within which a file system may give two writes the same time."""

_BROKEN = (errno.EIO, errno.EISDIR, errno.EINVAL)
"""What the system says of a file that is damaged, and not merely forbidden."""


class _ForbiddenError(DamageError):
    """A copy that the system does not let us read; `error` says so to the reader."""

    def __init__(self, said: str, error: StoreError) -> None:
        super().__init__(said)
        self.error = error


class Seen(NamedTuple):
    """A file as it stood when it was read."""

    signature: Signature
    head: bytes
    is_recent: bool
    """Whether it was read so soon after it was written that its times need not tell the next."""


class Copy(NamedTuple):
    """A copy of the file that is what we wrote."""

    raw: bytes
    seal: Seal
    tables: Tables
    seen: Seen | None = None


class Copies:
    """A file of a library and its spare copy, read as one.

    `record`, `loss` and `tables` are as in AtomicStorage.
    """

    def __init__(
        self,
        path: Path,
        folder: LibraryFolder,
        loss: str,
        record: type[Any] | None,
        tables: Collection[str] = (),
    ) -> None:
        self.path = path
        self.spare = spare_of(folder.path, path)
        self.is_lost = False
        """Whether what stood here could not be read in either copy."""
        self._folder = folder
        self._loss = loss
        self._record = record
        self._records: Any = dict.__class_getitem__((str, record or Any))
        self._table = path.stem
        self._must_hold = frozenset(tables)
        self._must_set_aside = False

    def exist(self) -> bool:
        """Return whether there is a file, or its spare copy."""
        return os.path.exists(self.path) or self.has_spare()  # noqa: PTH110

    def has_spare(self) -> bool:
        """Return whether there is a spare copy, as far as we may look."""
        # os.path says no where a folder cannot be entered, pathlib raises
        return os.path.exists(self.spare)  # noqa: PTH110

    def find(self) -> Copy | None:
        """Return what the file holds, None where there is none; mend what can be mended.

        Raises StoreTooNew, and StoreError when it cannot be read for other reasons than damage.
        """
        return self._if_whole() or self._recovered()

    def lost(self) -> StoreDamaged:
        """Return the error for a file of which no copy could be read."""
        return StoreDamaged(
            f"{self.path} is damaged, and so is its spare copy or it is missing; {self._loss}."
        )

    def signature(self) -> Signature | None:
        """Return what is another when the file is, None where there is none. Raises StoreError."""
        try:
            return signature_of(self.path.stat())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(
                f"{self.path} could not be read ({reason(error)}); check its permissions."
            ) from error

    def clear_away(self) -> list[str]:
        """Set aside copies that could not be read and still stand there. Raises OSError."""
        if not self._must_set_aside:
            return []
        places = [self._set_aside(path) for path in (self.path, self.spare)]
        self._must_set_aside = False
        return [one for one in places if one is not None]

    def _if_whole(self) -> Copy | None:
        """Return the file if nothing is wrong with it or its spare copy, None to look closer."""
        try:
            found = self._read_file()
        except (DamageError, FileNotFoundError):
            return None
        if found.seal.schema < SCHEMA:
            return None if self.has_spare() else found
        return found if self._is_spare_of(found) else None

    def _is_spare_of(self, found: Copy) -> bool:
        """Return whether the spare copy is the same; of a long one only the head is looked at."""
        try:
            if self.spare.stat().st_size > _LONG:
                return peek_packed(self.spare) == found.seal.generation
            return unpack(self.spare.read_bytes()) == found.raw
        except (OSError, DamageError):
            return False

    def _read_file(self) -> Copy:
        """Return the file as it stands. Raises DamageError, FileNotFoundError, and StoreErrors."""
        now = time.time_ns()
        try:
            with self.path.open("rb") as file:
                signature = signature_of(os.fstat(file.fileno()))
                raw = file.read()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._unreadable(error) from error
        found = self._open(raw, self.path)
        return found._replace(seen=Seen(signature, raw[:HEAD_SIZE], is_recent_at(signature, now)))

    def _read_spare(self) -> Copy:
        """Return the spare copy. Raises DamageError, FileNotFoundError, and StoreErrors."""
        try:
            raw = self.spare.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._unreadable(error) from error
        return self._open(unpack(raw), self.spare)

    def _unreadable(self, error: OSError) -> Exception:
        if error.errno in _BROKEN:
            return DamageError(reason(error))
        said = f"{self.path} could not be read ({reason(error)}); see to it."
        if error.errno in (errno.EACCES, errno.EPERM):
            return _ForbiddenError(reason(error), StoreError(said))
        return StoreError(said)

    def _open(self, raw: bytes, path: Path) -> Copy:
        try:
            found = check_seal(raw)
        except NewerError as error:
            raise too_new(path, error.schema) from error
        return Copy(raw, found, self._decode(raw, found))

    def _decode(self, raw: bytes, found: Seal) -> Tables:
        if found.schema < SCHEMA:
            tables = upgraded(tables_of(raw), found.schema)
            if self._record in (None, msgspec.Raw):
                return tables
            try:
                records = msgspec.convert(tables.get(self._table, {}), self._records)
            except msgspec.ValidationError as error:
                raise DamageError(str(error)) from error
            return {self._table: records}
        if self._record is None:
            found_tables = tables_of(raw)
            if not found_tables.keys() >= self._must_hold:
                raise DamageError("it holds something else")
            return found_tables
        opening = b',"%b":' % msgspec.json.encode(self._table)[1:-1]
        start = found.body + len(opening)
        if raw[found.body : start] != opening:
            if raw[found.body :] == b"}":
                return {self._table: {}}
            raise DamageError("it holds something else")
        try:
            # straight into records: neither dictionaries nor a copy in between
            records = msgspec.json.decode(memoryview(raw)[start:-1], type=self._records)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise DamageError(str(error)) from error
        return {self._table: records}

    # Mending

    def _recovered(self) -> Copy | None:
        """Return the best copy that there is, and make of it what is missing or damaged."""
        if not self.exist():
            return None
        with self._folder.try_exclusive() as is_ours:
            return self._best(may_mend=is_ours)

    def _best(self, *, may_mend: bool) -> Copy | None:
        for _ in range(_TRIES):
            before = self.signature()
            forbidden: list[StoreError] = []
            base, base_wrong = self._try(self._read_file, forbidden)
            spare, spare_wrong = self._try(self._read_spare, forbidden)
            if before == self.signature():
                break  # else somebody wrote between our looking at the one and at the other
        if base is not None and (spare is None or spare.seal.generation <= base.seal.generation):
            if may_mend and base.seal.schema == SCHEMA and (not spare or spare.raw != base.raw):
                with suppress(OSError):
                    make_private_folder(self._folder.path, self.spare.parent)
                    self._folder.clear_folders(self.spare)
                    write_together([(self.spare, [packed(base.raw)])])
            return base
        if spare is not None:
            said = f"{self.name} was missing"
            if base is not None:
                said = f"{self.name} is older than its spare copy, as a power cut can leave it"
            elif base_wrong is not None:
                said = f"{self.name} is damaged ({base_wrong})"
            return self._from_spare(spare, said, may_mend=may_mend)
        if forbidden:
            raise forbidden[0]
        if base_wrong is None and spare_wrong is None:
            return None  # both went while we looked: somebody deleted it
        self._set_aside_both(base_wrong, spare_wrong, may_mend=may_mend)
        return None

    @staticmethod
    def _try(
        read: Callable[[], Copy], forbidden: list[StoreError]
    ) -> tuple[Copy | None, str | None]:
        """Return a copy, or what is wrong with it; two times None where it is not there."""
        try:
            return read(), None
        except FileNotFoundError:
            return None, None
        except DamageError as error:
            if isinstance(error, _ForbiddenError):
                forbidden.append(error.error)
            return None, str(error)

    def _from_spare(self, spare: Copy, said: str, *, may_mend: bool) -> Copy:
        """Go on with the spare copy, and put the file back from it; `said` is what was wrong."""
        if not may_mend:
            self._say(f"{said}; its spare copy is used, and nothing is lost.")
            return spare
        try:
            aside = self._set_aside(self.path)
            make_private_folder(self._folder.path, self.path.parent)
            write_together([(self.path, [spare.raw])])
        except OSError as error:
            self._say(
                f"{said}, and could not be put back ({reason(error)}); its spare copy is used, "
                "and nothing is lost."
            )
            return spare
        where = f" It was set aside as {aside}." if aside is not None else ""
        self._say(f"{said}; it was put back from its spare copy, and nothing is lost.{where}")
        again, _ = self._try(self._read_file, [])
        return again or spare

    def _set_aside_both(
        self, wrong: str | None, spare_wrong: str | None, *, may_mend: bool
    ) -> None:
        self.is_lost = True
        self._must_set_aside = True
        said = f"{self.name} " + (f"cannot be read ({wrong})" if wrong else "is missing")
        said += ", and its spare copy " + (
            f"cannot be read either ({spare_wrong})" if spare_wrong else "is missing"
        )
        if may_mend:
            try:
                places = " and ".join(self.clear_away())
            except OSError as error:
                said += f"; it could not be set aside ({reason(error)})"
            else:
                said += f"; what is left was set aside as {places} (see `dragoman doctor --repair`)"
        self._say(f"{said}; {self._loss}.")

    def _set_aside(self, path: Path) -> str | None:
        """Move a file into damaged/, under a free name; return that, or None where there is none.

        Raises OSError.
        """
        if not os.path.lexists(path):
            return None
        return set_aside(self._folder.path, path)

    @property
    def name(self) -> str:
        """Where the file stands within the library, with slashes."""
        return self.path.relative_to(self._folder.path).as_posix()

    def _say(self, sentence: str) -> None:
        self._folder.board.put_up(self.name, sentence)


def make_private_folder(library: Path, folder: Path) -> None:
    """Make a folder within a library, and those between, for their owner alone. Raises OSError."""
    if not folder.is_dir():
        if folder != library:
            make_private_folder(library, folder.parent)
        make_folder(folder)


def signature_of(found: os.stat_result) -> Signature:
    """Return what tells a file from another under the same name."""
    # the time of the inode only where it tells something: Windows says when the file was made
    changed = 0 if os.name == "nt" else found.st_ctime_ns
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, changed


def is_recent_at(signature: Signature, now: int) -> bool:
    """Return whether a file was written so short before `now` that its times may come again."""
    # a time to come says that a clock was set: then the times tell nothing
    return signature[3] > now - _TICK
