"""The storage under TinyDB: one file and its spare copy, each written whole or not at all.

TinyDB's own file storage rewrites in place and in the platform's encoding. This one seals what it
writes (sealing.py), writes the spare copy in the same go before the write counts as done, keeps
what it read in memory, notices when another process has replaced the file, sets aside what is
damaged and goes on with the spare copy.

File and spare copy are of one generation. Whoever dies in between leaves each of them whole, one
perhaps a generation behind: the newer one counts, and the other is made anew from it.
"""

import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from core.atomic import HalfWrittenError, keep_copy, write_together
from core.errors import StoreDamaged, StoreError
from core.store.disk.copies import (
    Copies,
    Copy,
    Seen,
    Tables,
    is_recent_at,
    make_private_folder,
    signature_of,
)
from core.store.disk.folder import LibraryFolder, NotTakenError, reason
from core.store.disk.packing import Packer
from core.store.disk.sealing import HEAD_SIZE, SCHEMA, Seal, packed, peek_packed, seal

_COMMA, _CLOSING = packed(b","), packed(b"}")


class ChangedMeanwhileError(Exception):
    """Another process replaced the file between our reading and our writing.

    A signal within the store; nobody outside sees it. It can only come where the library's lock
    keeps nobody out, for instance someone who copies files by hand.
    """


class AtomicStorage(Storage):
    """One TinyDB file of one library, of records of one type where `record` is given.

    Records are then kept as such, in the one table that is called like the file, instead of as
    dictionaries. `loss` ends the sentence about a file of which no copy can be read: what is lost.
    `tables` are those that a file without `record` must hold to be the one that stood here.
    """

    def __init__(
        self,
        path: Path,
        folder: LibraryFolder,
        loss: str,
        record: type[Any] | None = None,
        *,
        tables: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._path = path
        self._copies = Copies(path, folder, loss, record, tables)
        self._folder = folder
        self._seen: Seen | None = None
        self._tables: Tables | None = None
        self._was_absent = False
        """Whether it is known that there was no file, before the folder vanished."""
        self._on_disk = Seal(SCHEMA, 0, 0)
        self._packers: dict[str, Packer] = {}
        self.version = 0
        """Grows whenever the content in memory becomes another."""

    # Reading

    def read(self) -> Tables | None:
        """Return the tables, or None where there is no file yet.

        A damaged file is set aside, its spare copy used, and a notice put up; without spare copy
        there is nothing, and `is_lost` says so. Raises StoreTooNew, and StoreError when the file
        cannot be read for other reasons.
        """
        if self._is_as_seen():
            if self._tables is None:
                if not self._folder.is_vanished():
                    self._was_absent = True
                elif not (self._was_absent and self._folder.keeps_unsaved):
                    raise self._folder.vanished()
            return self._tables
        if not self._copies.exist() and self._folder.is_vanished():
            if self._folder.keeps_unsaved and self._tables is not None:
                return self._tables
            raise self._folder.vanished()
        found = self._copies.find()
        self._take_in(found)
        return self._tables

    def exists(self) -> bool:
        """Return whether there is a file, or its spare copy."""
        return self._copies.exist()

    def forget(self) -> None:
        """Drop what is in memory, so that the next read goes to the file."""
        self._tables = None
        self._seen = None
        self.version += 1

    @property
    def is_lost(self) -> bool:
        """Whether what stood here could not be read in either copy."""
        return self._copies.is_lost

    def lost(self) -> StoreDamaged:
        """Return the error for a file of which no copy could be read."""
        return self._copies.lost()

    def _take_in(self, found: Copy | None) -> None:
        self._tables = None if found is None else found.tables
        self._seen = None if found is None else found.seen
        self._on_disk = Seal(SCHEMA, 0, 0) if found is None else found.seal
        self.version += 1

    def _is_as_seen(self) -> bool:
        signature = self._copies.signature()
        if signature is None:
            return self._seen is None and self._tables is None and not self._copies.has_spare()
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
                        self._seen = self._seen._replace(is_recent=is_recent_at(signature, now))
                        return True
            return False
        return True

    # Writing

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file that was read, and its spare copy.

        Raises StoreError, with everything as it was; NotTakenError where it is the disk's fault.
        Raises ChangedMeanwhileError when another process has replaced the file since.
        """
        body = self._body(data)
        try:
            self._folder.check_writable()
            self._copies.clear_away()
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
        self._copies.is_lost = False
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

    def _put(self, body: tuple[list[bytes], list[bytes]]) -> Seen:
        plain, squeezed = body
        for folder in (self._path.parent, self._copies.spare.parent):
            make_private_folder(self._folder.path, folder)
        generation = max(self._on_disk.generation, peek_packed(self._copies.spare) or 0) + 1
        head = seal(generation, plain)
        new, _ = write_together(
            [(self._path, [head, *plain]), (self._copies.spare, [packed(head), *squeezed])],
            check=self._check_unchanged,
        )
        self._on_disk = Seal(SCHEMA, generation, len(head))
        begun = b"".join([head, *plain[:8]])[:HEAD_SIZE]
        # taking its name has changed the inode's time; somebody else's file has another inode
        stands = self._path.stat()
        return Seen(
            signature_of(stands if stands.st_ino == new.st_ino else new), begun, is_recent=True
        )

    def _keep_old(self) -> None:
        """Keep a file of an older version as it is, before it is first rewritten."""
        if self._on_disk.schema < SCHEMA:
            old = (
                self._folder.path / "backups" / f"schema-{self._on_disk.schema}" / self._copies.name
            )
            make_private_folder(self._folder.path, old.parent)
            keep_copy(self._path, old)
            now = self._copies.signature()
            if self._seen is not None and now is not None:
                # another name changes the inode's time
                self._seen = self._seen._replace(signature=now)

    def _check_unchanged(self) -> None:
        if self._seen is not None and self._copies.signature() != self._seen.signature:
            raise ChangedMeanwhileError
        if self._seen is None and self._path.exists():
            raise ChangedMeanwhileError
