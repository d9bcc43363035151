"""Putting a model in its place, whole or not at all."""

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from core.atomic import flush_folder
from core.errors import ModelError
from core.translate.offline.models import MANIFEST, Manifest, Model, ModelFile, model_files
from core.translate.offline.names import Pair, folder_name

_COMING, _GONE = ".coming-", ".gone-"
_FORGOTTEN = 24 * 3600
_CHUNK = 1 << 20


@contextlib.contextmanager
def arriving(folder: Path, pair: Pair) -> Iterator[Path]:
    """Give a new folder beside the models to gather one in; what is left of it goes at the end.

    Raises ModelError when it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        coming = folder / f"{_COMING}{folder_name(pair)}-{secrets.token_hex(4)}"
        coming.mkdir()
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield coming
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(coming, ignore_errors=True)


def settle(coming: Path, folder: Path, pair: Pair, *, version: str, origin: str) -> Model:
    """Give the files gathered in `coming` the place of the model of `pair`; return it.

    They and the folder are flushed to the disk first; a model that is there is replaced.
    Raises OSError as the system does.
    """
    added = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    manifest = Manifest(
        lang=pair[0],
        target=pair[1],
        version=version,
        origin=origin,
        added=added,
        files=tuple(describe(path) for path in sorted(model_files(coming).values())),
    )
    (coming / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    for path in coming.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    flush_folder(coming)
    final = folder / folder_name(pair)
    gone = folder / f"{_GONE}{final.name}-{secrets.token_hex(4)}"
    if final.exists():
        final.rename(gone)
    coming.rename(final)
    flush_folder(folder)
    shutil.rmtree(gone, ignore_errors=True)
    return Model(
        lang=pair[0],
        target=pair[1],
        folder=str(final),
        size=sum(file.size for file in manifest.files),
        version=version,
        origin=origin,
        added=added,
    )


def take_away(model: Model) -> None:
    """Delete a model; first its name goes, so that nobody ever sees half of it.

    Raises OSError as the system does; the model is whole then.
    """
    folder = Path(model.folder)
    gone = folder.with_name(f"{_GONE}{folder.name}-{secrets.token_hex(4)}")
    folder.rename(gone)
    flush_folder(folder.parent)
    shutil.rmtree(gone, ignore_errors=True)


def describe(path: Path, is_cancelled: Callable[[], bool] = lambda: False) -> ModelFile:
    """Return name, size and SHA-256 of a file; of as much as was read when cancelled."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while (chunk := file.read(_CHUNK)) and not is_cancelled():
            digest.update(chunk)
            size += len(chunk)
    return ModelFile(name=path.name, size=size, sha256=digest.hexdigest())


def need_room(folder: Path, size: int) -> None:
    """Raise ModelError when the disk of `folder` has not `size` bytes left."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(there).free
        if free < size:
            raise ModelError(
                f"There is no room for the model: it needs {_megabytes(size)} MB in {folder} and "
                f"{_megabytes(free)} are free; make room, or set DRAGOMAN_MODELS to another folder."
            )


def unwritable(folder: Path, error: OSError) -> ModelError:
    """Return the error of a models folder that cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ModelError(
            f"The disk is full, so nothing was added to {folder}; make room, or set "
            "DRAGOMAN_MODELS to another folder."
        )
    return ModelError(
        f"The models folder {folder} cannot be written ({error.strerror or error}); check its "
        "permissions, or set DRAGOMAN_MODELS to another folder."
    )


def _sweep(folder: Path) -> None:
    """Delete what a run that was killed a day ago or more left behind."""
    for one in folder.iterdir():
        if one.name.startswith((_COMING, _GONE)):
            with contextlib.suppress(OSError):
                if time.time() - one.stat().st_mtime > _FORGOTTEN:
                    shutil.rmtree(one, ignore_errors=True)


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
