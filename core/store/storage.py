"""The storage under TinyDB: one file, written whole or not at all, read again when it changed.

TinyDB's own file storage rewrites in place and in the platform's encoding. This one writes UTF-8
through core.atomic, keeps what it read in memory, notices when another process has replaced the
file, and refuses what it did not write.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from tinydb.storages import Storage

from core.atomic import write_whole
from core.errors import StoreDamaged, StoreError, StoreTooNew
from core.store.migrations import upgraded

SCHEMA = 2
"""Version of the files that we write. A file of a higher version is refused."""

HEADER = "dragoman"
"""Key of the file's header, which holds the schema version and stands beside TinyDB's tables."""

Tables: TypeAlias = dict[str, dict[str, Any]]

_Signature: TypeAlias = tuple[int, int, int]
"""Inode, size and time of change: another file under the same name differs in one of them."""


class ChangedMeanwhileError(Exception):
    """Another process replaced the file between our reading and our writing.

    A signal within the store; nobody outside sees it.
    """


class AtomicStorage(Storage):
    """One TinyDB file.

    `remedy` ends the sentence of StoreDamaged: what the reader can do about this very file.
    """

    def __init__(self, path: Path, remedy: str) -> None:
        super().__init__()
        self._path = path
        self._remedy = remedy
        self._seen: _Signature | None = None
        self._tables: Tables | None = None
        self.generation = 0
        """Grows whenever the content in memory becomes another."""

    def read(self) -> Tables | None:
        """Return the tables, or None where there is no file yet.

        TinyDB may change what it gets before it writes; after a failed write the file is read anew.
        Raises StoreDamaged, StoreTooNew, and StoreError when the file cannot be read.
        """
        signature = self._signature()
        if signature != self._seen or (signature is not None and self._tables is None):
            self._tables = None if signature is None else self._decode(self._read_bytes())
            self._seen = signature
            self.generation += 1
        return self._tables

    def write(self, data: Tables) -> None:
        """Replace the file that was read. Raises StoreError; the file is then as it was.

        Raises ChangedMeanwhileError when another process has replaced it since.
        """
        self._write(data, self._check_unchanged)

    def overwrite(self, data: Tables) -> None:
        """Replace the file whatever stands in it."""
        self._write(data, lambda: None)

    def _check_unchanged(self) -> None:
        if self._signature() != self._seen:
            raise ChangedMeanwhileError

    def _write(self, data: Tables, check: Callable[[], None]) -> None:
        try:
            raw = msgspec.json.encode({HEADER: {"schema": SCHEMA}, **data})
        except UnicodeEncodeError as error:
            self.forget()
            raise StoreError(
                f"{self._path} is as it was before: there are characters in it now that no file "
                "can hold; prepare the text, or type the note, anew."
            ) from error
        try:
            make_folder(self._path.parent)
            written = write_whole(self._path, raw, check=check)
        except ChangedMeanwhileError:
            self.forget()
            raise
        except OSError as error:
            self.forget()
            raise StoreError(
                f"{self._path} could not be written ({error.strerror}), and is as it was before; "
                "free some space or mend the folder's permissions, then try again."
            ) from error
        self._tables = data
        # of what we wrote, not of what stands there now: another process may be ahead already
        self._seen = _signature_of(written)
        self.generation += 1

    def exists(self) -> bool:
        """Return whether there is a file yet."""
        return self._signature() is not None

    def forget(self) -> None:
        """Drop what is in memory, so that the next read goes to the file."""
        self._tables = None
        self._seen = None
        self.generation += 1

    def _signature(self) -> _Signature | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unreadable(error) from error
        return _signature_of(found)

    def _read_bytes(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> StoreError:
        return StoreError(
            f"{self._path} could not be read ({error.strerror}); check its permissions."
        )

    def _decode(self, raw: bytes) -> Tables:
        try:
            tables = msgspec.json.decode(raw, type=dict[str, dict[str, Any]])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self.damaged(str(error)) from error
        schema = tables.pop(HEADER, {}).get("schema")
        if not isinstance(schema, int) or schema < 1:
            raise self.damaged("it has no schema version")
        if schema > SCHEMA:
            raise StoreTooNew(
                f"{self._path} was written by a later version of Dragoman (schema {schema}, this "
                f"version knows {SCHEMA}); update Dragoman to open it."
            )
        return upgraded(tables, schema)

    def damaged(self, why: str) -> StoreDamaged:
        """Return the error that names this file."""
        return StoreDamaged(f"{self._path} is damaged ({why}); {self._remedy}")


def _signature_of(found: os.stat_result) -> _Signature:
    return found.st_ino, found.st_size, found.st_mtime_ns


def make_folder(path: Path) -> None:
    """Make a folder that only its owner may enter; one that is there keeps its permissions."""
    if path.is_dir():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
