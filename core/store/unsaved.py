"""Changes that the disk did not take, as one file elsewhere, and that file put in again."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.article import Article, Record
from core.atomic import write_whole
from core.errors import BackupError, StoreError
from core.store.disk.sealing import DamageError, NewerError, check_seal, seal, tables_of

if TYPE_CHECKING:
    from core.store.disk.shelf import Shelf
    from core.store.library import Library


class _Changes(Record, frozen=True):
    put: dict[str, Any] = msgspec.field(default_factory=dict)
    drop: tuple[str, ...] = ()


def save_changes(
    file: Path, shelves: "Mapping[str, Shelf[Any]]", articles: Mapping[str, Article | None]
) -> None:
    """Write what waits to `file`, which is sealed like the files of a library. Raises StoreError.

    A file that is there is left alone.
    """
    changes: dict[str, Any] = {}
    for name, shelf in shelves.items():
        put, drop = shelf.waiting()
        if put or drop:
            changes[name] = _Changes(put=dict(put), drop=tuple(sorted(drop)))
    if articles:
        kept = {key: one for key, one in articles.items() if one is not None}
        gone = tuple(key for key, one in articles.items() if one is None)
        changes["articles"] = _Changes(put=kept, drop=gone)
    try:
        body = b',"unsaved":%b}' % msgspec.json.encode(changes)
        write_whole(file, seal(1, [body]) + body, overwrite=False)
    except FileExistsError as error:
        raise StoreError(f"{file} is there already; give another name.") from error
    except (OSError, UnicodeEncodeError) as error:
        raise StoreError(f"{file} could not be written ({error}); choose another place.") from error


def is_saved_changes(file: Path) -> bool:
    """Return whether a file is one that `save_changes` wrote, whole."""
    try:
        raw = file.read_bytes()
        check_seal(raw)
        return "unsaved" in tables_of(raw)
    except (OSError, DamageError, NewerError):
        return False


def put_in(library: "Library", file: Path) -> int:
    """Make the changes of a saved file to a library, and return how many there were.

    What it holds takes the place of what the library has under the same key. Raises BackupError
    when it cannot be read, and StoreError when the library cannot be written.
    """
    try:
        raw = file.read_bytes()
        check_seal(raw)
        found = msgspec.convert(tables_of(raw)["unsaved"], dict[str, _Changes])
    except NewerError as error:
        raise BackupError(
            f"{file} was written by a later version of Dragoman; update Dragoman to put it in."
        ) from error
    except (DamageError, KeyError, msgspec.ValidationError) as error:
        raise BackupError(
            f"{file} is damaged, or holds no saved changes ({error}); nothing was changed."
        ) from error
    except OSError as error:
        raise BackupError(f"{file} could not be read ({error.strerror}).") from error
    shelves = library.shelves()
    unknown = sorted(found.keys() - shelves.keys() - {"articles"})
    if unknown:
        raise BackupError(f"{file} holds changes to {unknown[0]}, which is not known here.")
    try:
        articles = msgspec.convert(found.get("articles", _Changes()).put, dict[str, Article])
        records = {
            name: msgspec.convert(one.put, dict[str, shelves[name].record])  # type: ignore[misc]
            for name, one in found.items()
            if name != "articles"
        }
    except msgspec.ValidationError as error:
        raise BackupError(f"{file} is damaged ({error}); nothing was changed.") from error
    with library.transaction():
        library.put_many(articles.values())
        for key in found.get("articles", _Changes()).drop:
            if library.has(key):
                library.remove(key)
        for name, put in records.items():
            shelves[name].put(put, [key for key in found[name].drop if key not in put])
    return sum(len(one.put) + len(one.drop) for one in found.values())
