"""Models from a folder, for a machine without a network.

Any of these will do: one pair's files; fxtranslate's cache, or another models folder of ours (a
folder `fr-en` for each pair); files of several pairs side by side, as they are downloaded by hand,
packed (`.zst`, `.gz`) or not; a checkout of mozilla/firefox-translations-models (folders `fren`,
packed as `.gz`).
"""

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from core.article import Record
from core.errors import EngineUnavailable, ModelError
from core.translate.languages import language_code
from core.translate.offline import working
from core.translate.offline.firefox import is_supported
from core.translate.offline.models import (
    PIVOT,
    Model,
    ModelStore,
    Progress,
    read_manifest,
)
from core.translate.offline.names import (
    MOST_BYTES,
    USED,
    FileKind,
    FileName,
    Pair,
    folder_name,
    is_whole,
    pair_of,
    read_file_name,
)
from core.translate.offline.placing import arriving, need_room, settle
from core.translate.offline.process import ModelProcess

_DEEPEST = 8
_MOST_SEEN = 100_000
_CHUNK = 1 << 20
_GROWTH = 3  # a packed model is at least a third of what it unpacks to


class Found(Record, frozen=True):
    """A model in a folder: its files by kind, each with the name that it will have."""

    pair: Pair
    files: dict[FileKind, tuple[str, str]]
    size: int


class Gathering:
    """Copies models out of a folder; see ModelStore.add_from."""

    def __init__(
        self,
        store: ModelStore,
        progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
        process: ModelProcess,
    ) -> None:
        self._store = store
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._process = process

    def add(self, folder: Path, wanted: tuple[str, str] | None) -> list[Model]:
        """Copy the models of `folder` that are wanted and not here yet."""
        if not is_supported():
            raise EngineUnavailable(working.MISSING)
        if wanted is not None and self._store.route(*wanted):
            return []
        if not folder.is_dir():
            raise ModelError(
                f"There is no folder {folder}; give the one that holds the model's files "
                "(model.….bin and vocab.….spm)."
            )
        self._progress(Progress(doing="looking", pair="-".join(wanted) if wanted else ""))
        found = {one.pair: one for one in find_models(folder)}
        chosen = self._chosen(folder, found, wanted)
        need_room(self._store.folder, _GROWTH * sum(one.size for one in chosen))
        added: list[Model] = []
        for one in chosen:
            if self._is_cancelled():
                break
            model = self._bring(one, folder)
            if model is None:
                break
            added.append(model)
        return added

    def _chosen(
        self, folder: Path, found: dict[Pair, Found], wanted: tuple[str, str] | None
    ) -> list[Found]:
        if not found:
            raise ModelError(
                f"No model was found in {folder}: a pair needs model.….bin and vocab.….spm (or "
                "srcvocab and trgvocab), and its languages in the names or the folder's, as in "
                "fr-en/model.fren.intgemm.alphas.bin."
            )
        if wanted is None:
            return [one for pair, one in sorted(found.items()) if not self._store.has(pair)]
        ours = {
            (language_code(pair[0]), language_code(pair[1])): one for pair, one in found.items()
        }
        source, goal = language_code(wanted[0]), language_code(wanted[1])
        if (source, goal) in ours:
            return [ours[source, goal]]
        legs: list[Found] = []
        for leg in ((source, PIVOT), (PIVOT, goal)):
            if PIVOT in (source, goal) or (leg not in ours and not self._store.has(leg)):
                names = ", ".join(sorted(folder_name(pair) for pair in found))
                raise ModelError(
                    f"{folder} has no model for {source} to {goal}, only {names}; give a folder "
                    f"that has {source}-{goal}"
                    + ("." if PIVOT in (source, goal) else f", or {source}-en and en-{goal}.")
                )
            if not self._store.has(leg):
                legs.append(ours[leg])
        return legs

    def _bring(self, one: Found, origin: Path) -> Model | None:
        """Copy, try and settle one model; None when it was cancelled."""
        pair = folder_name(one.pair)
        done = 0
        with arriving(self._store.folder, one.pair) as coming:
            for name, path in one.files.values():
                for size in _copy(Path(path), coming / name, self._process):
                    done += size
                    if self._is_cancelled():
                        return None
                    self._progress(
                        Progress(
                            doing="copying", pair=pair, done=min(done, one.size), total=one.size
                        )
                    )
            self._progress(Progress(doing="checking", pair=pair, done=one.size, total=one.size))
            self._process.run(working.try_model, str(coming))
            if self._is_cancelled():
                return None
            known = read_manifest(Path(one.files["model"][1]).parent)
            return settle(
                coming,
                self._store.folder,
                one.pair,
                version=known.version if known else "",
                origin=str(origin.resolve()),
            )


def find_models(folder: Path) -> list[Found]:
    """Return the models in `folder` and below it, one for each pair.

    Where there are several of a pair, as in a checkout with small and large ones, the largest.
    Raises ModelError when the folder cannot be read.
    """
    best: dict[Pair, Found] = {}
    for here, names in _folders(folder):
        for token in {name.token for name, _ in names}:
            pair = pair_of(token, here.name)
            one = _gather(pair, token, here, names) if pair else None
            if one and (one.pair not in best or best[one.pair].size < one.size):
                best[one.pair] = one
    return list(best.values())


def _folders(folder: Path) -> Iterator[tuple[Path, list[tuple[FileName, str]]]]:
    """Give each folder with files of models in it, and their names; symbolic links stay unseen."""
    seen = 0

    def fail(error: OSError) -> None:
        raise ModelError(
            f"The folder {error.filename} cannot be read ({error.strerror}); check its permissions."
        ) from error

    for here, below, files in os.walk(folder, onerror=fail):
        seen += len(files) + len(below)
        if seen > _MOST_SEEN:
            raise ModelError(
                f"{folder} holds too much to look through; give the folder of the models itself."
            )
        is_deep = len(Path(here).relative_to(folder).parts) >= _DEEPEST
        below[:] = [] if is_deep else sorted(one for one in below if not one.startswith("."))
        names = [(name, file) for file in sorted(files) if (name := read_file_name(file))]
        if names:
            # the folder given may be `.`, and its name helps to tell the pair
            yield Path(here).resolve(), names


def _gather(pair: Pair, token: str, here: Path, names: list[tuple[FileName, str]]) -> Found | None:
    files: dict[FileKind, tuple[str, str]] = {}
    size = 0
    for kind in USED:
        # unpacked before packed: "" sorts first
        fitting = sorted(
            (
                (name.packing, name.name, file)
                for name, file in names
                if name.kind == kind and name.token == token
            )
        )
        if fitting:
            _, name, file = fitting[0]
            files[kind] = (name, str(here / file))
            size += (here / file).stat().st_size
    return Found(pair=pair, files=files, size=size) if is_whole(files) else None


def _copy(source: Path, target: Path, process: ModelProcess) -> Iterator[int]:
    """Copy a file, unpacked; give how many bytes of it were read at each step."""
    size = source.stat().st_size
    if source.suffix == ".zst":
        try:
            process.run(working.unpack_zst, str(source), str(target), None)
        except ModelError as error:
            raise _damaged(source) from error
        yield size
        return
    written = 0
    try:
        with (
            gzip.open(source) if source.suffix == ".gz" else source.open("rb") as reading,
            target.open("wb") as writing,
        ):
            while chunk := reading.read(_CHUNK):
                writing.write(chunk)
                written += len(chunk)
                if written > MOST_BYTES:
                    raise _damaged(source)
                yield len(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _damaged(source) from error


def _damaged(source: Path) -> ModelError:
    return ModelError(f"The file {source} is damaged; nothing of it was taken. Copy it anew.")
