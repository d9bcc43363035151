"""A shelf: one TinyDB file of records of one type, by key."""

import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from tinydb import TinyDB
from tinydb.table import Table

from core.article import Record
from core.errors import StoreError
from core.store.disk.folder import LibraryFolder, NotTakenError
from core.store.disk.storage import AtomicStorage, ChangedMeanwhileError

R = TypeVar("R", bound=Record)

TRIES = 20
"""Times a change is begun anew because another process wrote to the file meanwhile."""


class KeyedTable(Table):
    """A TinyDB table of records by keys of our own, of which many are changed at once."""

    document_id_class = str  # type: ignore[assignment]

    def rewrite(self, put: Mapping[str, Any], drop: Collection[str] = ()) -> None:
        """Put records in whole and drop others, in one write."""

        def change(table: dict[Any, Any]) -> None:
            for key in drop:
                table.pop(key, None)
            table.update(put)

        self._update_table(change)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        # TinyDB's own copies the table twice, key by key, to turn the keys into numbers and back
        tables: Any = self._storage.read() or {}
        changed = dict(tables.get(self.name, {}))
        updater(changed)
        self._storage.write({**tables, self.name: changed})
        self.clear_cache()


class _Database(TinyDB):
    table_class = KeyedTable


class Shelf(Generic[R]):
    """Records of one type in one file, read once and kept typed until the file changes.

    `loss` tells the reader what is lost when no copy of the file can be read. Where the library
    keeps what the disk does not take, such a change waits here, and reads return it as made.
    Reading is not safe for threads by itself; writing takes the library's lock.
    """

    def __init__(self, path: Path, record: type[R], loss: str, folder: LibraryFolder) -> None:
        self.record = record
        self._path = path
        self._folder = folder
        database = _Database(path, folder, loss, record, storage=AtomicStorage)
        self._storage = cast("AtomicStorage", database.storage)
        self._table = cast("KeyedTable", database.table(path.stem))
        self._put: dict[str, R] = {}
        self._drop: set[str] = set()
        self._why = ""
        self._shown: tuple[int, dict[str, R]] | None = None
        folder.waiting.append(self)

    def all(self) -> Mapping[str, R]:
        """Return every record by key, in the order they were first put; do not keep it.

        Raises StoreTooNew, or StoreError when the file cannot be read.
        """
        found = (self._storage.read() or {}).get(self._table.name, {})
        if not self._put and not self._drop:
            return MappingProxyType(found)
        if self._shown is None or self._shown[0] != self._storage.version:
            shown = {key: one for key, one in found.items() if key not in self._drop}
            self._shown = (self._storage.version, shown | self._put)
        return MappingProxyType(self._shown[1])

    @property
    def version(self) -> int:
        """Grows whenever what `all` last returned is another."""
        return self._storage.version

    def get(self, key: str) -> R | None:
        """Return one record, or None."""
        return self.all().get(key)

    def put(self, records: Mapping[str, R], drop: Collection[str] = ()) -> None:
        """Put records in place of what stood under their keys, drop others, in one durable write.

        Raises StoreError when it cannot be written; everything is then as it was, unless the
        library keeps changes in memory: then this one waits there.
        """
        with self._folder.transaction():
            try:
                self._write({**self._put, **records}, {*self._drop.difference(records), *drop})
            except NotTakenError as error:
                if not self._folder.keeps_unsaved:
                    raise
                known = self.all()
                self._keep(records, [key for key in drop if key in known], str(error))

    def put_at_once(self, records: Mapping[str, R], drop: Collection[str] = ()) -> None:
        """Do as `put` does, but let nothing wait: raises NotTakenError, and all is as it was."""
        with self._folder.transaction():
            self._write(records, drop)

    def drop(self, *keys: str) -> None:
        """Take records away; keys that are not there are passed over."""
        with self._folder.lock.state:
            is_there = any(key in self.all() for key in keys)
        if is_there:
            self.put({}, keys)

    def exists(self) -> bool:
        """Return whether the file is there, or its spare copy."""
        return self._storage.exists()

    @property
    def is_lost(self) -> bool:
        """Whether what stood here could not be read in either copy."""
        return self._storage.is_lost

    # What waits

    def unsaved(self) -> tuple[str, ...]:
        """Return what waits for the disk, as a sentence, or nothing."""
        count = self.count_unsaved()
        if not count:
            return ()
        what = "1 change waits" if count == 1 else f"{count} changes wait"
        return (f"{self._path.name}: {what} to be saved.",)

    def count_unsaved(self) -> int:
        """Return how many changes wait."""
        return len(self._put) + len(self._drop)

    def retry(self) -> None:
        """Write what waits. Raises StoreError."""
        if self._put or self._drop:
            with self._folder.transaction():
                self._write(self._put, self._drop)

    def waiting(self) -> tuple[Mapping[str, R], Collection[str]]:
        """Return the records that wait to be put, and the keys that wait to be dropped."""
        return MappingProxyType(self._put), frozenset(self._drop)

    def _write(self, put: Mapping[str, R], drop: Collection[str]) -> None:
        self._rewrite(put, drop)
        self._put, self._drop, self._shown = {}, set(), None

    def _rewrite(self, put: Mapping[str, R], drop: Collection[str]) -> None:
        """Make the change to the file as it stands, and again if another process was quicker."""
        for waited in range(TRIES):
            self._folder.check_writable()
            try:
                return self._table.rewrite(put, drop)
            except ChangedMeanwhileError:
                time.sleep(waited / 1000)
        raise StoreError(
            f"Another Dragoman keeps writing to {self._path}; wait until it is done and try again."
        )

    def _keep(self, records: Mapping[str, R], drop: Collection[str], why: str) -> None:
        for key in drop:
            self._put.pop(key, None)
        self._drop = {*self._drop.difference(records), *drop}
        self._put.update(records)
        self._shown = None
        self._folder.keep(f"{why} Until then the change is kept in memory alone.")
