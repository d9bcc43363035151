"""Facts of languages, kept as data files beside the code that reads them.

Each room keeps its own under `lang/<xx>/` (or `lang/<xx>.toml`); `default` serves every language
without a file of its own. What a file says is kept beside Python's own bytecode, since reading TOML
takes ten times as long: a briefing reads sixty files.
"""

import os
import sys
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import msgspec
import tomli

_Kept: TypeAlias = tuple[str, dict[str, Any]]


@cache
def read_facts(package: str, *path: str) -> dict[str, Any]:
    """Return the TOML file at `path` inside `package`; an empty dict where there is none.

    The result is cached and shared: callers must not change it.
    """
    place = facts_folder(package).joinpath(*path)
    try:
        raw = place.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return {}
    mark = f"{len(raw)} {crc32(raw)}"  # not its time: packed files of two versions may share one
    return _read_kept(place, mark) or _keep(place, mark, raw.decode())


def _read_kept(place: Path, mark: str) -> dict[str, Any]:
    """Return what is kept of the file at `place`; empty where that is not of the file of `mark`."""
    try:
        written, facts = msgspec.msgpack.decode(kept_file(place).read_bytes(), type=_Kept)
    except (OSError, ValueError, msgspec.MsgspecError):
        return {}
    return facts if written == mark else {}


def _keep(place: Path, mark: str, text: str) -> dict[str, Any]:
    facts = tomli.loads(text)  # compiled: a third of tomllib's time
    kept = kept_file(place)
    if not sys.dont_write_bytecode:
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            fresh = kept.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(msgspec.msgpack.encode((mark, facts)))
            fresh.replace(kept)
        except OSError:
            pass  # Dragoman lies where it may not write
    return facts


def kept_file(place: Path) -> Path:
    """Return where what the file at `place` says is kept: with the bytecode."""
    return Path(cache_from_source(str(place))).with_suffix(".facts")


@cache
def facts_folder(package: str) -> Path:
    """Return the folder of a package.

    As `importlib.resources.files`, which takes longer to import than most files to read.
    """
    return Path(import_module(package).__path__[0])
