"""The storage under TinyDB: one file and its spare copy, each written whole or not at all.

TinyDB's own file storage rewrites in place and in the platform's encoding. This one seals what it
writes (sealing.py), writes the spare copy in the same go before the write counts as done, keeps
what it read in memory, notices when another process has replaced the file, sets aside what is
damaged and goes on with the spare copy.

File and spare copy are of one generation. Whoever dies in between leaves each of them whole, one
perhaps a generation behind: the newer one counts, and the other is made anew from it.
"""

import errno
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import msgspec
from tinydb.storages import Storage

from core.atomic import HalfWrittenError, keep_copy, make_folder, move, write_together
from core.errors import StoreDamaged, StoreError
from core.store.folder import LibraryFolder, NotTakenError, reason, too_new
from core.store.migrations import upgraded
from core.store.packing import Packer
from core.store.sealing import (
    HEAD_SIZE,
    SCHEMA,
    DamageError,
    NewerError,
    Seal,
    check_seal,
    packed,
    peek_packed,
    seal,
    spare_of,
    tables_of,
    unpack,
)

Tables: TypeAlias = dict[str, dict[str, Any]]

_Signature: TypeAlias = tuple[int, int, int, int, int]
"""Device, inode, size, times of content and of inode: another file differs in one of them."""

_COMMA, _CLOSING = packed(b","), packed(b"}")
_TRIES = 20
_TICK = 100_000_000
"""Nanoseconds within which a file system may give two writes the same time."""

_BROKEN = (errno.EIO, errno.EISDIR, errno.EINVAL)
"""What the system says of a file that is damaged, and not merely forbidden."""


class ChangedMeanwhileError(Exception):
    """Another process replaced the file between our reading and our writing.

    A signal within the store; nobody outside sees it. It can only come where the library's lock
    keeps nobody out, for instance someone who copies files by hand.
    """


class _Seen(NamedTuple):
    """A file as it stood when it was read."""

    signature: _Signature
    head: bytes
    is_recent: bool
    """Whether it was read so soon after it was written that its times need not tell the next."""


class _Copy(NamedTuple):
    """A copy of the file that is what we wrote."""

    raw: bytes
    seal: Seal
    tables: Tables
    seen: _Seen | None = None


class AtomicStorage(Storage):
    """One TinyDB file of one library, of records of one type where `record` is given.

    Records are then kept as such, in the one table that is called like the file, instead of as
    dictionaries. `loss` ends the sentence about a file of which no copy can be read: what is lost.
    """

    def __init__(
        self, path: Path, folder: LibraryFolder, loss: str, record: type[Any] | None = None
    ) -> None:
        super().__init__()
        self._path = path
        self._spare = spare_of(folder.path, path)
        self._folder = folder
        self._loss = loss
        self._record = record
        self._records: Any = dict.__class_getitem__((str, record or Any))
        self._table = path.stem
        self._seen: _Seen | None = None
        self._tables: Tables | None = None
        self._on_disk = Seal(SCHEMA, 0, 0)
        self._packers: dict[str, Packer] = {}
        self._must_set_aside = False
        self.version = 0
        """Grows whenever the content in memory becomes another."""
        self.is_lost = False
        """Whether what stood here could not be read in either copy."""

    # Reading

    def read(self) -> Tables | None:
        """Return the tables, or None where there is no file yet.

        A damaged file is set aside, its spare copy used, and a notice put up; without spare copy
        there is nothing, and `is_lost` says so. Raises StoreTooNew, and StoreError when the file
        cannot be read for other reasons.
        """
        if self._is_as_seen():
            if self._tables is None and self._folder.is_vanished():
                raise self._folder.vanished()
            return self._tables
        if not self.exists() and self._folder.is_vanished():
            if self._folder.keeps_unsaved and self._tables is not None:
                return self._tables
            raise self._folder.vanished()
        found = self._read_copy() or self._recovered()
        self._take_in(found)
        return self._tables

    def exists(self) -> bool:
        """Return whether there is a file, or its spare copy."""
        return self._path.exists() or self._spare.exists()

    def forget(self) -> None:
        """Drop what is in memory, so that the next read goes to the file."""
        self._tables = None
        self._seen = None
        self.version += 1

    def lost(self) -> StoreDamaged:
        """Return the error for a file of which no copy could be read."""
        return StoreDamaged(
            f"{self._path} is damaged, and so is its spare copy or it is missing; {self._loss}."
        )

    def _take_in(self, found: _Copy | None) -> None:
        self._tables = None if found is None else found.tables
        self._seen = None if found is None else found.seen
        self._on_disk = Seal(SCHEMA, 0, 0) if found is None else found.seal
        self.version += 1

    def _is_as_seen(self) -> bool:
        signature = self._signature()
        if signature is None:
            return self._seen is None and self._tables is None and not self._spare.exists()
        if self._seen is None or self._tables is None:
            return False
        if signature != self._seen.signature:
            return False
        if self._seen.is_recent:
            # times are coarse, and inodes and sizes come again: the header tells
            with suppress(OSError):
                now = time.time_ns()
                with self._path.open("rb") as file:
                    if file.read(HEAD_SIZE) == self._seen.head:
                        self._seen = self._seen._replace(is_recent=_is_recent(signature, now))
                        return True
            return False
        return True

    def _read_copy(self) -> _Copy | None:
        """Return the file if nothing is wrong with it or its spare copy, None to look closer."""
        try:
            found = self._read_file()
        except (DamageError, FileNotFoundError):
            return None
        spare = peek_packed(self._spare)
        if found.seal.schema < SCHEMA:
            return None if spare is not None else found
        return found if spare == found.seal.generation else None

    def _read_file(self) -> _Copy:
        """Return the file as it stands. Raises DamageError, FileNotFoundError, and StoreErrors."""
        now = time.time_ns()
        try:
            with self._path.open("rb") as file:
                signature = _signature_of(os.fstat(file.fileno()))
                raw = file.read()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._unreadable(error) from error
        found = self._open(raw, self._path)
        return found._replace(seen=_Seen(signature, raw[:HEAD_SIZE], _is_recent(signature, now)))

    def _read_spare(self) -> _Copy:
        """Return the spare copy. Raises DamageError, FileNotFoundError, and StoreErrors."""
        try:
            raw = self._spare.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._unreadable(error) from error
        return self._open(unpack(raw), self._spare)

    def _unreadable(self, error: OSError) -> Exception:
        if error.errno in _BROKEN:
            return DamageError(reason(error))
        return StoreError(f"{self._path} could not be read ({reason(error)}); see to it.")

    def _open(self, raw: bytes, path: Path) -> _Copy:
        try:
            found = check_seal(raw)
        except NewerError as error:
            raise too_new(path, error.schema) from error
        return _Copy(raw, found, self._decode(raw, found))

    def _decode(self, raw: bytes, found: Seal) -> Tables:
        if found.schema < SCHEMA:
            tables = upgraded(tables_of(raw), found.schema)
            if self._record is None:
                return tables
            try:
                records = msgspec.convert(tables.get(self._table, {}), self._records)
            except msgspec.ValidationError as error:
                raise DamageError(str(error)) from error
            return {self._table: records}
        if self._record is None:
            return tables_of(raw)
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

    def _recovered(self) -> _Copy | None:
        """Return the best copy that there is, and make of it what is missing or damaged."""
        if not self.exists():
            return None
        with self._folder.try_exclusive() as is_ours:
            return self._best(may_mend=is_ours)

    def _best(self, *, may_mend: bool) -> _Copy | None:
        for _ in range(_TRIES):
            before = self._signature()
            base, base_wrong = self._try(self._read_file)
            spare, spare_wrong = self._try(self._read_spare)
            if before == self._signature():
                break  # else somebody wrote between our looking at the one and at the other
        if base is not None and (spare is None or spare.seal.generation <= base.seal.generation):
            if may_mend and base.seal.schema == SCHEMA and (not spare or spare.raw != base.raw):
                with suppress(OSError):
                    make_private_folder(self._folder.path, self._spare.parent)
                    write_together([(self._spare, [packed(base.raw)])])
            return base
        if spare is not None:
            if base is not None:
                base_wrong = "it is older than its spare copy"
            return self._from_spare(spare, base_wrong, may_mend=may_mend)
        if base_wrong is None and spare_wrong is None:
            return None  # both went while we looked: somebody deleted it
        self._set_aside_both(base_wrong, spare_wrong, may_mend=may_mend)
        return None

    @staticmethod
    def _try(read: Callable[[], _Copy]) -> tuple[_Copy | None, str | None]:
        """Return a copy, or what is wrong with it; two times None where it is not there."""
        try:
            return read(), None
        except FileNotFoundError:
            return None, None
        except DamageError as error:
            return None, str(error)

    def _from_spare(self, spare: _Copy, wrong: str | None, *, may_mend: bool) -> _Copy:
        """Go on with the spare copy, and put the file back from it."""
        said = (
            f"{self._name} was missing" if wrong is None else f"{self._name} is damaged ({wrong})"
        )
        if not may_mend:
            self._say(f"{said}; its spare copy is used, and nothing is lost.")
            return spare
        try:
            aside = self._set_aside(self._path) if wrong is not None else None
            make_private_folder(self._folder.path, self._path.parent)
            write_together([(self._path, [spare.raw])])
        except OSError as error:
            self._say(
                f"{said}, and could not be put back ({reason(error)}); its spare copy is used, "
                "and nothing is lost."
            )
            return spare
        where = f" It was set aside as {aside}." if aside is not None else ""
        self._say(f"{said}; it was put back from its spare copy, and nothing is lost.{where}")
        again, _ = self._try(self._read_file)
        return again or spare

    def _set_aside_both(
        self, wrong: str | None, spare_wrong: str | None, *, may_mend: bool
    ) -> None:
        self.is_lost = True
        self._must_set_aside = True
        said = f"{self._name} " + (f"cannot be read ({wrong})" if wrong else "is missing")
        said += ", and its spare copy " + (
            f"cannot be read either ({spare_wrong})" if spare_wrong else "is missing"
        )
        if may_mend:
            try:
                places = " and ".join(self._clear_away())
            except OSError as error:
                said += f"; it could not be set aside ({reason(error)})"
            else:
                said += f"; what is left was set aside as {places} (see `dragoman doctor --repair`)"
        self._say(f"{said}; {self._loss}.")

    def _clear_away(self) -> list[str]:
        """Set both copies aside. Raises OSError."""
        places = [self._set_aside(path) for path in (self._path, self._spare)]
        self._must_set_aside = False
        return [one for one in places if one is not None]

    def _set_aside(self, path: Path) -> str | None:
        """Move a file into damaged/, under a free name; return that, or None where there is none.

        Raises OSError.
        """
        if not os.path.lexists(path):
            return None
        folder = self._folder.path / "damaged"
        make_private_folder(self._folder.path, folder)
        inner = path.relative_to(self._folder.path)
        stem = "-".join(inner.parts).removesuffix(".gz").removesuffix(".json")
        ending = path.name[path.name.index(".") :]
        for number in range(1, 100_000):
            aside = folder / f"{stem}.{number}{ending}"
            try:
                move(path, aside)
            except FileExistsError:
                continue
            return aside.relative_to(self._folder.path).as_posix()
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))

    @property
    def _name(self) -> str:
        return self._path.relative_to(self._folder.path).as_posix()

    def _say(self, sentence: str) -> None:
        self._folder.board.put_up(self._name, sentence)

    # Writing

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file that was read, and its spare copy.

        Raises StoreError, with everything as it was; NotTakenError where it is the disk's fault.
        Raises ChangedMeanwhileError when another process has replaced the file since.
        """
        body = self._body(data)
        try:
            self._folder.check_writable()
            if self._must_set_aside:
                self._clear_away()
            self._keep_old()
            written = self._put(body)
        except ChangedMeanwhileError:
            self.forget()
            raise
        except HalfWrittenError as error:
            self.forget()
            raise NotTakenError(
                f"{self._path} may hold the change or not: the disk failed while it was written "
                f"({reason(error)}); look, and try again."
            ) from error
        except OSError as error:
            raise NotTakenError(
                f"{self._path} could not be written ({reason(error)}), and is as it was before; "
                "free some space or mend the folder's permissions, then try again."
            ) from error
        self._tables = data if isinstance(data, dict) else dict(data)
        # of what we wrote, not of what stands there now: another process may be ahead already
        self._seen = written
        self.is_lost = False
        self.version += 1

    def _body(self, data: Mapping[str, Mapping[str, Any]]) -> tuple[list[bytes], list[bytes]]:
        plain: list[bytes] = []
        squeezed: list[bytes] = []
        try:
            for name, records in data.items():
                parts = self._packers.setdefault(name, Packer()).pack(name, records)
                plain += [b",", *parts.plain]
                squeezed += [_COMMA, *parts.packed]
        except UnicodeEncodeError as error:
            self.forget()
            raise StoreError(
                f"{self._path} is as it was before: there are characters in it now that no file "
                "can hold; prepare the text, or type the note, anew."
            ) from error
        return [*plain, b"}"], [*squeezed, _CLOSING]

    def _put(self, body: tuple[list[bytes], list[bytes]]) -> _Seen:
        plain, squeezed = body
        for folder in (self._path.parent, self._spare.parent):
            make_private_folder(self._folder.path, folder)
        generation = max(self._on_disk.generation, peek_packed(self._spare) or 0) + 1
        head = seal(generation, plain)
        new, _ = write_together(
            [(self._path, [head, *plain]), (self._spare, [packed(head), *squeezed])],
            check=self._check_unchanged,
        )
        self._on_disk = Seal(SCHEMA, generation, len(head))
        begun = b"".join([head, *plain[:8]])[:HEAD_SIZE]
        # taking its name has changed the inode's time; somebody else's file has another inode
        stands = self._path.stat()
        return _Seen(
            _signature_of(stands if stands.st_ino == new.st_ino else new), begun, is_recent=True
        )

    def _keep_old(self) -> None:
        """Keep a file of an older version as it is, before it is first rewritten."""
        if self._on_disk.schema < SCHEMA:
            old = self._folder.path / "backups" / f"schema-{self._on_disk.schema}" / self._name
            make_private_folder(self._folder.path, old.parent)
            keep_copy(self._path, old)
            now = self._signature()
            if self._seen is not None and now is not None:
                # another name changes the inode's time
                self._seen = self._seen._replace(signature=now)

    def _check_unchanged(self) -> None:
        if self._seen is not None and self._signature() != self._seen.signature:
            raise ChangedMeanwhileError
        if self._seen is None and self._path.exists():
            raise ChangedMeanwhileError

    def _signature(self) -> _Signature | None:
        try:
            return _signature_of(self._path.stat())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(
                f"{self._path} could not be read ({reason(error)}); check its permissions."
            ) from error


def make_private_folder(library: Path, folder: Path) -> None:
    """Make a folder within a library, and those between, for their owner alone. Raises OSError."""
    if not folder.is_dir():
        if folder != library:
            make_private_folder(library, folder.parent)
        make_folder(folder)


def _signature_of(found: os.stat_result) -> _Signature:
    # the time of the inode only where it tells something: Windows says when the file was made
    changed = 0 if os.name == "nt" else found.st_ctime_ns
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, changed


def _is_recent(signature: _Signature, now: int) -> bool:
    # a time to come says that a clock was set: then the times tell nothing
    return signature[3] > now - _TICK
