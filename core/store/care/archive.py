"""Backing a library up into one file, which is checked before it counts.

A backup is a zip file: the files of the library under their own names, and `manifest.json` with the
size and the checksum of each. Left out is what is derived or spare: the search index, the spare
copies, what was set aside. Settings and keys are no part of a library.

Articles are read while others may write. Whatever was written meanwhile is read again at the end,
under the library's lock, which is short; so the backup is the library as it was at one moment.
"""

import os
import secrets
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import msgspec

from core.article import Article, Record
from core.atomic import flush_folder, move_to_free_name
from core.errors import BackupError, StoreError
from core.store.articles import Articles
from core.store.care.finding import Progress
from core.store.care.members import Held, Member, better, look_at, members
from core.store.disk.folder import LibraryFolder
from core.store.disk.locking import WAIT, lock_of
from core.store.disk.sealing import SCHEMA, peek_packed, seal
from core.store.entry import CatalogueEntry, make_entry

FORMAT = 1
"""Version of the backup file itself."""

MANIFEST = "manifest.json"

MOST_SQUEEZED = 100
"""A file that would be squeezed more than so many times stands in a backup as it is, so that one
which claims to be is not ours."""

_LEVEL = 4
"""Of deflate: half the time of the usual one, and 5% more to keep."""

_ABOUT = ("marker", "catalogue")
"""What a backup holds no file of, or one made for it."""

_Signature: TypeAlias = tuple[tuple[int, int, int] | None, ...]


class Listed(Record, frozen=True):
    """A file in a backup."""

    size: int
    sha256: str


class Manifest(Record, frozen=True):
    """What a backup holds. `made` is ISO 8601 in UTC; `left_out` names what could not be read."""

    dragoman_backup: int
    schema: int
    made: str
    articles: int
    members: dict[str, Listed]
    left_out: tuple[str, ...] = ()


class BackedUp(Record, frozen=True):
    """What was backed up. `left_out` says of each file that is damaged or missing that it is so."""

    articles: int
    files: int
    size: int
    left_out: tuple[str, ...] = ()


def back_up(
    path: Path, file: Path, progress: Progress | None = None, *, overwrite: bool = False
) -> BackedUp:
    """Write a backup of the library at `path` to `file`, and read it again to be sure of it.

    A library with damaged files is backed up less those; whoever calls must tell of `left_out`.
    Raises BackupError, and leaves nothing half done, whatever else is raised too.
    """
    tell = progress or (lambda *_: None)
    _check_places(path, file, overwrite=overwrite)
    temporary = file.parent / f".dragoman-{secrets.token_hex(8)}.tmp"
    try:
        writer = _write(path, temporary, tell)
        check_backup(temporary)
        if overwrite:
            temporary.replace(file)
        else:
            move_to_free_name(temporary, file)
        flush_folder(file.parent)
        return BackedUp(
            articles=writer.articles,
            files=len(writer.listed),
            size=file.stat().st_size,
            left_out=tuple(writer.left_out.values()),
        )
    except FileExistsError as error:
        raise _there_already(file) from error
    except OSError as error:
        raise BackupError(
            f"The backup {file} could not be written ({error.strerror or error}); make room or "
            "choose another place. Nothing was left there."
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def check_backup(file: Path) -> Manifest:
    """Read every file of a backup that was just written. Raises BackupError, and OSError."""
    with zipfile.ZipFile(file) as archive:
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
        for name, one in manifest.members.items():
            if sha256(archive.read(name)).hexdigest() != one.sha256:
                raise BackupError(
                    f"The backup reads otherwise than it was written ({name}): the disk fails. "
                    "Choose another place."
                )
    return manifest


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep writers out of a library, unless it cannot be written to anyway. Raises StoreBusy."""
    lock = lock_of(path)
    with lock.writers:
        try:
            lock.take_file(WAIT)
        except OSError:
            yield
            return
        try:
            yield
        finally:
            lock.let_go()


def _check_places(path: Path, file: Path, *, overwrite: bool) -> None:
    if not path.is_dir() or not (members(path) or (path / "catalogue.pending").exists()):
        raise BackupError(f"There is no library at {path} to back up; name one with --library.")
    if not file.parent.is_dir():
        raise BackupError(f"The folder {file.parent} is not there; make it, or choose another.")
    if file.is_dir():
        raise BackupError(f"{file} is a folder; give the name of a file in it.")
    if file.resolve().is_relative_to(path.resolve()):
        raise BackupError(
            f"{file} is within the library itself; choose a place outside, on another disk if "
            "you have one."
        )
    if os.path.lexists(file) and not overwrite:
        raise _there_already(file)


def _there_already(file: Path) -> BackupError:
    return BackupError(f"{file} is there already; give another name, or --force to replace it.")


def _write(path: Path, temporary: Path, tell: Progress) -> "_Writer":
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(handle, "w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            writer = _Writer(path, archive)
            known = members(path)
            for number, member in enumerate(known):
                tell(number, len(known))
                if member.kind in ("article", "collection"):
                    writer.put(member)
            with locked(path):
                writer.settle()
            tell(len(known), len(known))
            writer.finish()
        stream.flush()
        os.fsync(stream.fileno())
    return writer


class _Writer:
    """A backup in the making."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self._seen: dict[str, _Signature] = {}
        self._entries: dict[str, CatalogueEntry] = {}
        self.listed: dict[str, Listed] = {}
        self.left_out: dict[str, str] = {}

    @property
    def articles(self) -> int:
        """How many articles are in it."""
        return len(self._entries)

    def put(self, member: Member) -> None:
        """Put a file in as it stands now, in place of what was put in under its name before."""
        self._drop(member.name)
        self._seen[member.name] = self._signature(member)
        held = self._best(member)
        if held is None:
            return
        self._add(member.name, held.raw)
        if member.kind == "article":
            article: Article = held.records[member.key][member.key]
            self._entries[member.key] = make_entry(article, article.source.fetched)

    def settle(self) -> None:
        """Put in what has changed since it was put in, and all that is small; nobody writes now."""
        known = {one.name: one for one in members(self._path) if one.kind not in _ABOUT}
        for member in known.values():
            if self._seen.get(member.name) != self._signature(member):
                self.put(member)
        for name in self._seen.keys() - known.keys():
            self._drop(name)
        with suppress(StoreError):
            folder = LibraryFolder(self._path, keep_unsaved=False, read_only=True)
            listed = Articles(folder).entries()
            self._tell_missing(listed)
            self._entries = {
                **{key: one for key, one in listed.items() if key in self._entries},
                **{key: one for key, one in self._entries.items() if key not in listed},
            }
        body = b',"catalogue":%b}' % msgspec.json.encode(self._entries)
        self._add("catalogue.json", seal(1, [body]) + body)

    def _tell_missing(self, listed: Mapping[str, CatalogueEntry]) -> None:
        """Say which articles are listed and have no file: it was set aside, or deleted by hand."""
        for key, entry in listed.items():
            name = f"articles/{key}.json"
            if key not in self._entries and name not in self.left_out:
                self.left_out[name] = f"{name} is missing, “{entry.title or entry.address}”"

    def finish(self) -> None:
        """Say what is in it."""
        manifest = Manifest(
            dragoman_backup=FORMAT,
            schema=SCHEMA,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            articles=self.articles,
            members=self.listed,
            left_out=tuple(self.left_out),
        )
        self._archive.writestr(zipfile.ZipInfo(MANIFEST), msgspec.json.encode(manifest))

    def _best(self, member: Member) -> Held | None:
        file = look_at(member, member.path(self._path))
        spare_path = member.spare(self._path)
        if file.is_whole and (peek_packed(spare_path) or 0) <= file.generation:
            return file
        spare = look_at(member, spare_path)
        best = better(file, spare)
        if best is None and (file.is_there or spare.is_there):
            if file.is_newer or spare.is_newer:
                why = "it was written by a later version of Dragoman"
            else:
                why = file.wrong or spare.wrong or "it is damaged"
            self.left_out[member.name] = f"{member.name} cannot be read ({why})"
        return best

    def _add(self, name: str, raw: bytes) -> None:
        info = self._written(name, raw, zipfile.ZIP_DEFLATED)
        if info.file_size > MOST_SQUEEZED * info.compress_size:
            self._forget(info)
            self._written(name, raw, zipfile.ZIP_STORED)
        self.listed[name] = Listed(size=len(raw), sha256=sha256(raw).hexdigest())

    def _written(self, name: str, raw: bytes, how: int) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFREG | 0o600) << 16
        self._archive.writestr(info, raw, how, _LEVEL)
        return info

    def _drop(self, name: str) -> None:
        self.left_out.pop(name, None)
        self._entries.pop(name.removeprefix("articles/").removesuffix(".json"), None)
        if self.listed.pop(name, None) is not None:
            self._forget(self._archive.getinfo(name))

    def _forget(self, info: zipfile.ZipInfo) -> None:
        """Take a file out of the table of contents; a few of its bytes stay, of no use."""
        self._archive.filelist.remove(info)
        del self._archive.NameToInfo[info.filename]

    def _signature(self, member: Member) -> _Signature:
        found: list[tuple[int, int, int] | None] = []
        for place in (member.path(self._path), member.spare(self._path)):
            try:
                one = place.stat()
            except OSError:
                found.append(None)
            else:
                found.append((one.st_ino, one.st_size, one.st_mtime_ns))
        return tuple(found)
