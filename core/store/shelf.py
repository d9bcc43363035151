"""A shelf: one TinyDB file of records of one type, by key."""

import time
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

import msgspec
from tinydb import TinyDB
from tinydb.table import Table

from core.article import Record
from core.errors import StoreError
from core.store.storage import AtomicStorage, ChangedMeanwhileError

R = TypeVar("R", bound=Record)


TRIES = 20
"""Times a change is begun anew because another process wrote to the file meanwhile."""


class KeyedTable(Table):
    """A TinyDB table whose document ids are our own keys, and which changes many at once."""

    document_id_class = str  # type: ignore[assignment]

    def rewrite(self, put: Mapping[str, Mapping[str, Any]], drop: Collection[str] = ()) -> None:
        """Put documents in whole and drop others, in one write."""

        def change(table: dict[Any, Mapping[str, Any]]) -> None:
            for key in drop:
                table.pop(key, None)
            table.update(put)

        self._update_table(change)


class _Database(TinyDB):
    table_class = KeyedTable


class Shelf(Generic[R]):
    """Records of one type in one file, read once and kept typed until the file changes.

    `remedy` tells the reader what to do when the file is damaged. Not safe for threads by itself.
    """

    def __init__(self, path: Path, record: type[R], remedy: str) -> None:
        self._path = path
        self._record = record
        database = _Database(path, remedy, storage=AtomicStorage)
        self._storage = cast("AtomicStorage", database.storage)
        self._table = cast("KeyedTable", database.table(path.stem))
        self._typed: dict[str, R] = {}
        self._generation = -1

    def all(self) -> Mapping[str, R]:
        """Return every record by key, in the order they were first put; do not keep it.

        Raises StoreDamaged, StoreTooNew, or StoreError when the file cannot be read.
        """
        tables = self._storage.read()
        if self._generation != self._storage.generation:
            raw = (tables or {}).get(self._table.name, {})
            try:
                self._typed = {key: msgspec.convert(one, self._record) for key, one in raw.items()}
            except msgspec.ValidationError as error:
                raise self._storage.damaged(str(error)) from error
            self._generation = self._storage.generation
        return MappingProxyType(self._typed)

    def get(self, key: str) -> R | None:
        """Return one record, or None."""
        return self.all().get(key)

    def put(self, records: Mapping[str, R], drop: Collection[str] = ()) -> None:
        """Put records in place of what stood under their keys, drop others, in one durable write.

        Raises StoreError when it cannot be written; everything is then as it was.
        """
        self.all()
        before = self._storage.generation
        try:
            self._rewrite({key: _plain(one) for key, one in records.items()}, drop)
        except BaseException:
            self._storage.forget()
            raise
        if self._storage.generation == before + 1:  # nobody else's change came between
            for key in drop:
                self._typed.pop(key, None)
            self._typed.update(records)
            self._generation = self._storage.generation

    def _rewrite(self, put: Mapping[str, Mapping[str, Any]], drop: Collection[str]) -> None:
        """Make the change to the file as it stands, and again if another process was quicker."""
        for waited in range(TRIES):
            try:
                return self._table.rewrite(put, drop)
            except ChangedMeanwhileError:
                time.sleep(waited / 1000)
        raise StoreError(
            f"Another Dragoman keeps writing to {self._path}; wait until it is done and try again."
        )

    def overwrite(self, records: Mapping[str, R]) -> None:
        """Make these the file's only records, whatever stood in it, even a damaged file."""
        self._storage.overwrite({self._table.name: {k: _plain(one) for k, one in records.items()}})

    def exists(self) -> bool:
        """Return whether the file is there."""
        return self._storage.exists()

    def drop(self, *keys: str) -> None:
        """Take records away; keys that are not there are passed over."""
        present = [key for key in keys if key in self.all()]
        if present:
            self.put({}, present)


def _plain(record: Record) -> dict[str, Any]:
    """Return the record as TinyDB keeps it: what JSON can say, and nothing else."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain
