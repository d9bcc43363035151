"""The files that a library consists of, and what each of them holds, read without changing any."""

import errno
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from core.article import Article, BriefingChoices, GlossaryTerm, Passage, TranslationUnit
from core.store.disk.folder import Marker
from core.store.disk.migrations import upgraded
from core.store.disk.sealing import (
    HEADER,
    SCHEMA,
    DamageError,
    NewerError,
    Seal,
    check_seal,
    spare_of,
    tables_of,
    unpack,
)
from core.store.entry import CatalogueEntry, ReadingState
from core.store.identities import IdentityChoice
from core.store.memory import MemoryCollection

MemberKind: TypeAlias = Literal[
    "marker",
    "catalogue",
    "passages",
    "reading",
    "memory",
    "glossary",
    "identities",
    "briefings",
    "article",
    "collection",
]
"""What a file of a library holds."""

Records: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Records by table and key."""

SHELVES: dict[str, tuple[MemberKind, type[Any]]] = {
    "library": ("marker", Marker),
    "catalogue": ("catalogue", CatalogueEntry),
    "passages": ("passages", Passage),
    "reading": ("reading", ReadingState),
    "memory": ("memory", TranslationUnit),
    "glossary": ("glossary", GlossaryTerm),
    "identities": ("identities", IdentityChoice),
    "briefings": ("briefings", BriefingChoices),
}
"""The files in the library's own folder, each with one table that is called like it."""

_NAME = re.compile(
    r"(?:(?P<shelf>[a-z]{1,16})"
    r"|articles/(?P<article>[0-9A-Za-z][0-9A-Za-z_-]{0,63})"
    r"|memory/(?P<collection>[0-9a-z][0-9a-z_-]{0,63}))\.json",
    re.ASCII,
)
_BROKEN = (errno.EIO, errno.EISDIR, errno.EINVAL, errno.ELOOP)


class Member(NamedTuple):
    """A file of a library: `name` is its path within it, with slashes."""

    name: str
    kind: MemberKind
    tables: Mapping[str, type[Any]]
    """The type of the records of each table that it may have."""

    @property
    def key(self) -> str:
        """The name without folder and ending: the id of an article."""
        return self.name.rpartition("/")[2].removesuffix(".json")

    def path(self, library: Path) -> Path:
        """Return where the file stands."""
        return library.joinpath(*self.name.split("/"))

    def spare(self, library: Path) -> Path:
        """Return where its spare copy stands."""
        return spare_of(library, self.path(library))


class Held(NamedTuple):
    """One copy of a file: what it holds, or what is wrong with it; nothing of both: not there.

    `is_newer` says that a later version wrote it, `is_barred` that the system does not let us read
    it; then `wrong` is the system's reason.
    """

    raw: bytes = b""
    seal: Seal | None = None
    records: Records = MappingProxyType({})
    wrong: str | None = None
    is_newer: bool = False
    is_barred: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is what was written."""
        return self.seal is not None

    @property
    def is_there(self) -> bool:
        """Whether something stands there."""
        return self.is_whole or self.wrong is not None

    @property
    def generation(self) -> int:
        """The generation that a whole copy is of; -1 for any other."""
        return self.seal.generation if self.seal is not None else -1


def member_named(name: str) -> Member | None:
    """Return the file of a library that is called so, None where none can be."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    shelf, article = found["shelf"], found["article"]
    if shelf is not None:
        if shelf not in SHELVES:
            return None
        kind, record = SHELVES[shelf]
        return Member(name, kind, {shelf: record})
    if article is not None:
        return Member(name, "article", {article: Article})
    return Member(name, "collection", {"about": MemoryCollection, "units": TranslationUnit})


def members(library: Path) -> list[Member]:
    """Return the files of a library of which either copy stands there: small ones, then articles.

    Files that are called as none of ours is are passed over. Raises OSError.
    """
    names: set[str] = set()
    for top, ending in ((library, ".json"), (library / "spare", ".json.gz")):
        for folder in ("", "articles/", "memory/"):
            place = top / folder if folder else top
            if place.is_dir():
                names |= {
                    f"{folder}{one.name.removesuffix(ending)}.json"
                    for one in place.iterdir()
                    if one.name.endswith(ending)
                }
    found = [one for one in map(member_named, sorted(names)) if one is not None]
    return sorted(found, key=lambda one: (one.kind == "article", one.name))


def look_at(member: Member, path: Path) -> Held:
    """Return what one copy of a file holds, or what is wrong with it."""
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Held()
    except OSError as error:
        said = error.strerror or str(error)
        return Held(wrong=said, is_barred=error.errno not in _BROKEN)
    try:
        plain = unpack(raw) if path.suffix == ".gz" else raw
    except DamageError as error:
        return Held(raw, wrong=str(error))
    return opened(member, plain)


def opened(member: Member, raw: bytes) -> Held:
    """Return what the bytes of a file hold, or what is wrong with them."""
    try:
        seal = check_seal(raw)
        return Held(raw, seal, _decoded(member, raw, seal))
    except NewerError as error:
        return Held(raw, wrong=f"it is of schema {error.schema}", is_newer=True)
    except DamageError as error:
        return Held(raw, wrong=str(error))


def better(file: Held, spare: Held) -> Held | None:
    """Return the copy that counts: the whole one, of two the newer; None where neither is whole."""
    whole = [one for one in (file, spare) if one.is_whole]
    return max(whole, key=lambda one: one.generation, default=None)


def _decoded(member: Member, raw: bytes, seal: Seal) -> Records:
    """Return the records of a file. Raises DamageError."""
    try:
        if seal.schema < SCHEMA:
            old = upgraded(tables_of(raw), seal.schema)
            found: Records = {
                table: msgspec.convert(old.get(table, {}), dict.__class_getitem__((str, record)))
                for table, record in member.tables.items()
            }
        else:
            tables = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
            if not tables.keys() - {HEADER} <= member.tables.keys():
                raise DamageError("it holds something else")
            found = {
                table: msgspec.json.decode(
                    tables.get(table, b"{}"), type=dict.__class_getitem__((str, record))
                )
                for table, record in member.tables.items()
            }
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamageError(str(error)) from error
    _check_keys(member, found)
    return found


def _check_keys(member: Member, found: Records) -> None:
    """Raise DamageError where the records are not those that belong into the file."""
    if member.kind == "article":
        article = found[member.key].get(member.key)
        if article is None or article.id != member.key or len(found[member.key]) != 1:
            raise DamageError("it does not hold the article that it is named after")
    elif member.kind == "collection" and "about" not in found["about"]:
        raise DamageError("it does not say what it is")
    elif member.kind == "marker" and "library" not in found["library"]:
        raise DamageError("it does not say which library this is")
