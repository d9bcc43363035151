"""The translation memory on disk.

    memory.json         the reader's corrections, and small additions
    memory/<name>.json  one imported file each: a collection

A correction rewrites memory.json alone, however many units have been imported. A collection is
written whole, when it is imported, and never changed. It is a TinyDB file like the others, but it
is read straight into units, which takes half the time and a third of the memory.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

import msgspec

from core.article import Record, TranslationUnit
from core.atomic import remove
from core.errors import StoreDamaged, StoreError
from core.store.digest import digest
from core.store.disk.folder import LibraryFolder
from core.store.disk.sealing import (
    HEADER,
    SCHEMA,
    DamageError,
    NewerError,
    check_seal,
    spare_of,
)
from core.store.disk.shelf import Shelf
from core.store.disk.storage import AtomicStorage

_Signature: TypeAlias = tuple[int, int, int] | None
"""Inode, size and time of change; None where there is no file."""

_NAME = re.compile(r"[0-9a-z][0-9a-z_-]{0,63}", re.ASCII)


class MemoryCollection(Record, frozen=True):
    """What is known of an imported file of the translation memory.

    `file` is where it was read from. `imported` is ISO 8601 in UTC. `langs` counts units by pair of
    languages ("fr>en"), `by` by who made them (an empty name for those that do not say).
    """

    name: str
    file: str
    imported: str
    units: int
    langs: dict[str, int] = msgspec.field(default_factory=dict)
    by: dict[str, int] = msgspec.field(default_factory=dict)


class MemoryState(NamedTuple):
    """How the files stood: to be compared, not looked into."""

    own: object
    imported: object


class _Header(Record, frozen=True):
    schema: int


class _Head(Record, frozen=True):
    """The head of a collection's file; the units are passed over."""

    dragoman: _Header
    about: dict[str, MemoryCollection]


class _Whole(Record, frozen=True):
    dragoman: _Header
    units: dict[str, TranslationUnit]


_D = TypeVar("_D", _Head, _Whole)


class MemoryShelves:
    """The files of the translation memory; safe to use from several threads.

    Every method may raise StoreError, StoreDamaged and StoreTooNew.
    """

    def __init__(self, folder: LibraryFolder) -> None:
        self._library = folder
        self._folder = folder.path / "memory"
        self._lock = folder.lock.state
        self._own_path = folder.path / "memory.json"
        self.shelf = Shelf(
            self._own_path,
            TranslationUnit,
            "your corrections are lost, unless you have a backup (`dragoman restore`)",
            folder,
        )
        self._heads: dict[Path, tuple[_Signature, MemoryCollection]] = {}
        self._read: dict[Path, tuple[_Signature, list[TranslationUnit]]] = {}

    def units(self) -> list[TranslationUnit]:
        """Return all units: collections in the order of their import, then corrections."""
        with self._lock:
            return self.imported() + self.own()

    def imported(self) -> list[TranslationUnit]:
        """Return the units of all collections, in the order of their import."""
        found: list[TranslationUnit] = []
        with self._lock:
            for one in self.collections():
                found += self.units_of(one.name)
        return found

    def count(self) -> int:
        """Return how many units there are, without reading those that were imported."""
        return len(self.own()) + sum(one.units for one in self.collections())

    def state(self) -> MemoryState:
        """Return what is another whenever `own` or `imported` may be, also by another process."""
        imported = tuple((one.name, _signature(one)) for one in self._paths())
        return MemoryState(_signature(self._own_path), imported)

    # Corrections and small additions

    def own(self) -> list[TranslationUnit]:
        """Return the reader's corrections and small additions, in the order they came."""
        with self._lock:
            return list(self.shelf.all().values())

    def like(self, unit: TranslationUnit) -> TranslationUnit | None:
        """Return the addition of the same source, languages and maker, or None."""
        with self._lock:
            return self.shelf.get(_unit_key(unit))

    def add(self, units: Iterable[TranslationUnit]) -> None:
        """Add units; one with the same source, languages and maker takes the old one's place.

        Takes no longer where much has been imported: no collection is written or read.
        """
        new = {_unit_key(one): one for one in units}
        with self._library.transaction():
            known = self.shelf.all()
            changed = {key: one for key, one in new.items() if known.get(key) != one}
            if changed:
                self.shelf.put(changed)

    def drop(self, units: Iterable[TranslationUnit]) -> None:
        """Take additions out; what is not there is passed over."""
        with self._library.transaction():
            self.shelf.drop(*{_unit_key(one) for one in units})

    # Collections

    def collections(self) -> list[MemoryCollection]:
        """Return what is known of the imported collections, in the order of their import."""
        with self._lock:
            found = [self._head(place) for place in self._paths()]
        return sorted(found, key=lambda one: (one.imported, one.name))

    def path_of(self, name: str) -> Path:
        """Return the file of a collection. Raises StoreError where there is none."""
        if not _NAME.fullmatch(name) or self._path(name) not in self._paths():
            shown = name if name.isprintable() and len(name) <= 64 else "like this"
            raise StoreError(
                f'There is no collection "{shown}" in the translation memory; '
                "`dragoman memory list` shows them all."
            )
        return self._path(name)

    def units_of(self, name: str) -> list[TranslationUnit]:
        """Return the units of one collection, in the order of its file; do not change the list.

        Raises StoreError where there is none of that name.
        """
        path = self.path_of(name)
        with self._lock:
            signature = _signature(path)
            known = self._read.get(path)
            if known is None or known[0] != signature:
                units = list(self._decoded(path, _Whole).units.values())
                known = self._read[path] = (signature, units)
            return known[1]

    def put(
        self, file: str, units: Iterable[TranslationUnit], *, name: str = ""
    ) -> tuple[MemoryCollection, MemoryCollection | None]:
        """Keep the units of `file` as a collection; return it, and the one that it replaced.

        It replaces the collection called `name`, or where none is given the one that was imported
        from `file` before. Units that are the same in everything are kept once. The file is written
        whole or not at all.
        """
        kept = list(dict.fromkeys(units))
        with self._library.transaction():
            name, before = self._place_for(file, name)
            about = MemoryCollection(
                name=name,
                file=file,
                imported=datetime.now(UTC).isoformat(timespec="microseconds"),
                units=len(kept),
                langs=dict(Counter(f"{one.lang}>{one.target_lang}" for one in kept).most_common()),
                by=dict(Counter(one.by for one in kept).most_common()),
            )
            path = self._path(name)
            storage = self._storage(path)
            storage.read()  # what is damaged is set aside and never simply written over
            storage.write(
                {
                    "about": {"about": about},
                    "units": {str(number): unit for number, unit in enumerate(kept)},
                }
            )
            self._read.pop(path, None)
        return about, before

    def remove(self, name: str) -> None:
        """Delete a collection, even one that cannot be read. Raises StoreError if there is none."""
        with self._library.transaction():
            path = self.path_of(name)
            try:
                # the spare copy first: by itself it would bring the collection back
                remove(spare_of(self._library.path, path))
                remove(path)
            except OSError as error:
                raise StoreError(
                    f"{path} could not be deleted ({error.strerror}); delete it by hand."
                ) from error
            self._read.pop(path, None)
            self._heads.pop(path, None)

    # Within

    def _place_for(self, file: str, wanted: str) -> tuple[str, MemoryCollection | None]:
        """Return the name of the collection for `file`, and what bears it now."""
        slug = _slug(wanted or Path(file).stem)
        known: dict[str, MemoryCollection | None] = {}
        for place in self._paths():
            try:
                known[place.stem] = self._head(place)
            except StoreDamaged:
                known[place.stem] = None
        if wanted:
            return slug, known.get(slug)
        for name, one in known.items():
            if one.file == file if one is not None else name == slug:
                return name, one
        name, number = slug, 1
        while name in known:
            number += 1
            name = f"{slug}-{number}"
        return name, None

    def _paths(self) -> list[Path]:
        spare = self._library.path / "spare" / "memory"
        try:
            names = {one.stem for one in self._folder.glob("*.json")}
        except OSError as error:
            raise _unreadable(self._folder, error) from error
        with suppress(OSError):
            names |= {one.name.removesuffix(".json.gz") for one in spare.glob("*.json.gz")}
        return [self._path(one) for one in sorted(names) if _NAME.fullmatch(one)]

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _head(self, path: Path) -> MemoryCollection:
        signature = _signature(path)
        known = self._heads.get(path)
        if known is None or known[0] != signature:
            about = self._decoded(path, _Head).about.get("about")
            if about is None:
                raise self._storage(path).lost()
            # a copy of the file under another name is another collection
            known = self._heads[path] = (_signature(path), about.with_(name=path.stem))
        return known[1]

    def _storage(self, path: Path) -> AtomicStorage:
        loss = (
            f"import its file again, or remove it with `dragoman memory remove {path.stem}`, or "
            "put it back from a backup with `dragoman restore`"
        )
        return AtomicStorage(path, self._library, loss, tables=("about", "units"))

    def _decoded(self, path: Path, kind: type[_D]) -> _D:
        try:
            raw = path.read_bytes()
            if check_seal(raw).schema == SCHEMA:
                return msgspec.json.decode(raw, type=kind)
        except OSError:
            pass
        except (DamageError, NewerError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
        # of another version, or damaged: the long way, which mends it or says what is wrong
        storage = self._storage(path)
        tables = storage.read()
        if tables is None:
            raise storage.lost()
        try:
            return msgspec.convert({HEADER: {"schema": SCHEMA}, **tables}, kind)
        except msgspec.ValidationError as error:
            raise storage.lost() from error


def _signature(path: Path) -> _Signature:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error) from error
    return found.st_ino, found.st_size, found.st_mtime_ns


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} could not be read ({error.strerror}); check its permissions.")


def _slug(name: str) -> str:
    """Return a name for files that every system takes; a hash where no letter of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^0-9a-z]+", "-", plain).strip("-")[:60].strip("-")
    return slug or digest(name.encode(errors="replace"), 4)


def _unit_key(unit: TranslationUnit) -> str:
    named = msgspec.json.encode((unit.source, unit.lang, unit.target_lang, unit.by))
    return digest(named, 12)
