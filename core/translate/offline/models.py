"""The models on this machine: which pairs there are, what they reach, whether they are whole."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import platformdirs

from core.article import Record
from core.errors import ModelError
from core.translate.languages import UNKNOWN, language_code
from core.translate.offline.names import (
    FileKind,
    Pair,
    folder_name,
    is_whole,
    read_file_name,
    read_folder_name,
)

PIVOT = "en"
"""The language through which pairs without a model of their own go."""

MANIFEST = "dragoman.json"
"""The file in a model's folder that says what belongs there."""


class Progress(Record, frozen=True):
    """How far fetching or copying has come, in bytes; `total` is 0 while it is not known.

    `doing` is `looking`, `fetching`, `copying` or `checking`; `pair` as in `fr-en`.
    """

    doing: str
    pair: str
    done: int = 0
    total: int = 0


class ModelFile(Record, frozen=True):
    """One file of a model: its size in bytes and the SHA-256 of its bytes, as hex."""

    name: str
    size: int
    sha256: str


class Manifest(Record, frozen=True):
    """What we know of a model that we put in place; `added` is ISO 8601 in UTC."""

    lang: str
    target: str
    version: str
    origin: str
    added: str
    files: tuple[ModelFile, ...]


class Model(Record, frozen=True):
    """A model on this machine.

    `lang` and `target` are the model's own codes (`zh-Hans`, `nb`); `size` is in bytes, 0 where
    files are missing. `version`, `origin` (an address or a folder) and `added` are empty for a
    folder put there by hand.
    """

    lang: str
    target: str
    folder: str
    size: int
    version: str = ""
    origin: str = ""
    added: str = ""

    @property
    def pair(self) -> Pair:
        """Source and target."""
        return self.lang, self.target


class Verdict(Record, frozen=True):
    """Whether a model is whole: `problem` is empty, or a sentence saying what to do."""

    model: Model
    problem: str = ""


def models_folder() -> Path:
    """Return the folder of the models, whether or not it exists: `DRAGOMAN_MODELS` or our own."""
    named = os.environ.get("DRAGOMAN_MODELS")
    return Path(named) if named else platformdirs.user_data_path("dragoman") / "models"


class ModelStore:
    """The models in one folder, a folder `<source>-<target>` each.

    Languages are given by any tag: `nb` and `no` are one, so are `zh` and `zh-Hans`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or models_folder()

    def installed(self) -> list[Model]:
        """Return the models that have all their files, by pair; reads names and sizes alone.

        Raises ModelError when the folder cannot be read; a missing one is empty.
        """
        return [model for model in self.folders() if model.size]

    def folders(self) -> list[Model]:
        """Return the installed models, and with size 0 those that lack files."""
        try:
            inside = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
            return [
                _read_model(folder, pair)
                for folder in inside
                if (pair := read_folder_name(folder.name)) is not None and folder.is_dir()
            ]
        except OSError as error:
            raise ModelError(
                f"The models folder {self.folder} cannot be read ({error.strerror}); check its "
                "permissions, or set DRAGOMAN_MODELS to another folder."
            ) from error

    def has(self, pair: Pair) -> bool:
        """Return whether the model of exactly this pair is here."""
        wanted = (language_code(pair[0]), language_code(pair[1]))
        return any(
            (language_code(one.lang), language_code(one.target)) == wanted
            for one in self.installed()
        )

    def route(self, lang: str, target: str) -> tuple[Model, ...]:
        """Return the models that take `lang` to `target`, one or two; none where there is no way.

        A model of the pair itself goes before the way through English.
        """
        return _route(self.installed(), lang, target)

    def reach(self) -> list[Pair]:
        """Return every pair that the models reach, directly or through English, in our codes."""
        models = self.installed()
        sources = {language_code(one.lang) for one in models}
        targets = {language_code(one.target) for one in models}
        return sorted(
            (lang, target)
            for lang in sources
            for target in targets
            if lang != target and _route(models, lang, target)
        )

    def add(
        self,
        lang: str,
        target: str,
        progress: Callable[[Progress], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Model]:
        """Fetch what is missing to translate `lang` into `target`; return what was put in place.

        Both legs where the pair goes through English; an empty list means that all is there
        already. Each model is checked and put in place whole or not at all. When `is_cancelled`
        says so, what was begun is thrown away and the models that were whole by then are returned.

        Raises ModelError when there is no such model, no network, no room, or what came is not what
        was promised.
        """
        from core.translate.offline.adding import Adding
        from core.translate.offline.process import ModelProcess

        with ModelProcess() as process:
            return Adding(self, progress, is_cancelled, process).add(lang, target)

    def add_from(
        self,
        folder: Path,
        lang: str | None = None,
        target: str | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Model]:
        """Copy the models found in `folder` and below it; return what was put in place.

        With `lang` and `target`, only what is missing to translate that pair; else every pair that
        is not here yet. Each is tried with the real library before it is accepted.

        Raises ModelError when nothing fits, a file is damaged, or there is no room.
        """
        from core.translate.offline.gathering import Gathering
        from core.translate.offline.process import ModelProcess

        with ModelProcess() as process:
            gathering = Gathering(self, progress, is_cancelled, process)
            return gathering.add(folder, None if lang is None or target is None else (lang, target))

    def remove(self, lang: str, target: str) -> Model:
        """Delete the model of exactly this pair and return what it was.

        Raises ModelError when there is none, or it cannot be deleted.
        """
        wanted = (language_code(lang), language_code(target))
        models = self.folders()
        for model in models:
            if (language_code(model.lang), language_code(model.target)) == wanted:
                break
        else:
            legs = " and ".join(folder_name(one.pair) for one in self.route(lang, target))
            raise ModelError(
                f"There is no model {folder_name(wanted)} to remove; "
                + (
                    f"this pair goes through English with {legs}: remove those one by one."
                    if legs
                    else "`dragoman engines` lists the models that are here."
                )
            )
        from core.translate.offline.placing import take_away

        try:
            take_away(model)
        except OSError as error:
            raise ModelError(
                f"The model {folder_name(model.pair)} could not be removed ({error.strerror}); "
                f"check the permissions of {self.folder}."
            ) from error
        return model

    def verify(
        self,
        progress: Callable[[Progress], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Verdict]:
        """Read every model whole, let it translate, and say which are damaged.

        When `is_cancelled` says so, the models that were looked at by then are returned.
        """
        from core.translate.offline.process import ModelProcess
        from core.translate.offline.verifying import verdicts

        with ModelProcess() as process:
            return verdicts(self, process, progress, is_cancelled)


def model_files(folder: Path) -> dict[FileKind, Path]:
    """Return the files of the model in `folder` by kind; empty where one that it needs is missing.

    Raises OSError as the system does.
    """
    found: dict[FileKind, Path] = {}
    for path in sorted(folder.iterdir()):
        name = read_file_name(path.name)
        if name is not None and not name.packing and path.is_file():
            found.setdefault(name.kind, path)
    return found if is_whole(found) else {}


def read_manifest(folder: Path) -> Manifest | None:
    """Return what we wrote of the model in `folder`, or None where we did not, or it is damaged."""
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    return None


def _read_model(folder: Path, pair: Pair) -> Model:
    size = 0
    with contextlib.suppress(OSError):
        size = sum(path.stat().st_size for path in model_files(folder).values())
    known = read_manifest(folder)
    return Model(
        lang=pair[0],
        target=pair[1],
        folder=str(folder),
        size=size,
        version=known.version if known else "",
        origin=known.origin if known else "",
        added=known.added if known else "",
    )


def _route(models: list[Model], lang: str, target: str) -> tuple[Model, ...]:
    source, goal = language_code(lang), language_code(target)
    if UNKNOWN in (source, goal) or source == goal:
        return ()
    by_pair = {(language_code(one.lang), language_code(one.target)): one for one in models}
    if (source, goal) in by_pair:
        return (by_pair[source, goal],)
    legs = (by_pair.get((source, PIVOT)), by_pair.get((PIVOT, goal)))
    return legs if legs[0] and legs[1] else ()  # type: ignore[return-value]
