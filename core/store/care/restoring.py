"""Putting a backup back: the library at a path is the old one or the new one, at every instant.

The new library is built beside the old one, checked, and flushed to the disk; then the two change
names in one step, where the system knows how (Linux, macOS). The old one is never deleted.
"""

import ctypes
import errno
import os
import secrets
import shutil
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from core.article import Record
from core.atomic import flush_folder, make_folder
from core.errors import BackupError
from core.store.care.archive import FORMAT, MANIFEST, MOST_SQUEEZED, Manifest, locked
from core.store.care.checking import is_library
from core.store.care.finding import Progress
from core.store.care.members import Held, Member, member_named, members, opened
from core.store.disk.copies import make_private_folder
from core.store.disk.folder import LibraryFolder
from core.store.disk.sealing import SCHEMA, packed, seal
from core.store.session import ReaderSession
from core.store.unsaved import is_saved_changes, put_in

_MOST = 1 << 30
"""Bytes of one file; none of a library comes near."""

_MOST_MANIFEST = 1 << 28
_SLACK = 4_096


class PutBack(Record, frozen=True):
    """What was put back.

    `aside` is where the library that was there stands now. `changes` counts those of a file of
    saved changes, which goes into the library that is there.
    """

    articles: int = 0
    files: int = 0
    made: str = ""
    aside: str | None = None
    changes: int = 0
    left_out: tuple[str, ...] = ()


def put_back(
    file: Path, path: Path, replace: bool = False, progress: Progress | None = None
) -> PutBack:
    """Make the library at `path` what a backup holds; or put in changes that were saved elsewhere.

    Where there is a library that holds something, `replace` must be said: it is moved aside, to a
    folder beside it. Raises BackupError, with all as it was before, and StoreError where changes
    cannot be put in; whatever is raised, nothing is left half done.
    """
    tell = progress or (lambda *_: None)
    if not file.is_file():
        raise BackupError(f"There is no file {file}; name the backup to restore.")
    if not zipfile.is_zipfile(file):
        return _put_in(file, path)
    path = path.resolve()
    _check_target(path, replace=replace)
    try:
        make_folder(path.parent)
        with _opened_archive(file) as archive:
            contents = _Contents(file, archive)
            contents.check_room(path.parent)
            with _staging(path) as staging:
                _build(contents, staging, tell)
                aside = _take_place(staging, path)
    except zipfile.BadZipFile as error:
        raise _damaged(file, str(error)) from error
    except OSError as error:
        raise BackupError(
            f"{file} could not be restored to {path} ({error.strerror or error}); what was there "
            "is as it was."
        ) from error
    manifest = contents.manifest
    return PutBack(
        articles=manifest.articles,
        files=len(manifest.members),
        made=manifest.made,
        aside=None if aside is None else str(aside),
        left_out=manifest.left_out,
    )


def _put_in(file: Path, path: Path) -> PutBack:
    from core.store.library import Library

    if not is_saved_changes(file):
        raise BackupError(
            f"{file} is neither a backup nor saved changes, or is damaged; nothing was changed."
        )
    with Library(path) as library:
        return PutBack(changes=put_in(library, file))


def _opened_archive(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (NotImplementedError, ValueError, struct.error) as error:  # damage in its directory
        raise _damaged(file, str(error)) from error


def _check_target(path: Path, *, replace: bool) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise BackupError(f"{path} is no folder; name another with --library.")
    if not is_library(path):
        if next(path.iterdir(), None) is not None:
            raise BackupError(
                f"{path} holds other things than a library; name another folder with --library."
            )
    elif not replace and any(one.kind != "marker" for one in members(path)):
        raise BackupError(
            f"There is a library at {path} already; say --replace to put the backup in its place "
            "(what is there is moved aside, not deleted), or name another folder with --library."
        )


# What a backup holds


class _Contents:
    """A backup, checked as it is read."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file = file
        self._archive = archive
        self._size = file.stat().st_size
        self._infos = self._checked_infos()
        self.manifest = self._read_manifest()
        self._check_listed()

    def __iter__(self) -> Iterator[tuple[Member, bytes]]:
        """Give each file and its bytes, as this version writes them.

        Raises BackupError at the first that is not right.
        """
        for name, listed in self.manifest.members.items():
            member = member_named(name)
            raw = self._read(name)
            if member is None or sha256(raw).hexdigest() != listed.sha256:
                raise _damaged(self._file, f"the checksum of {name} is wrong")
            held = opened(member, raw)
            if held.is_newer:
                raise self._newer()
            if not held.is_whole:
                raise _damaged(self._file, f"{name}: {held.wrong}")
            yield member, _of_this_version(held)

    def check_room(self, folder: Path) -> None:
        """Raise BackupError where the disk has no room for it."""
        needed = 2 * sum(one.size for one in self.manifest.members.values())
        free = shutil.disk_usage(folder).free
        if needed > free:
            raise BackupError(
                f"{self._file} needs {needed / 1e6:.0f} MB and {free / 1e6:.0f} MB are free; make "
                "room, or name another folder with --library."
            )

    def _checked_infos(self) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        squeezed = 0
        for one in self._archive.infolist():
            kind = (one.external_attr >> 16) & 0o170000
            is_ours = one.filename == MANIFEST or member_named(one.filename) is not None
            if not is_ours or one.orig_filename != one.filename or one.filename in found:
                raise self._not_ours("it holds a file that no backup has")
            if kind not in (0, 0o100000) or one.flag_bits & 1:
                raise self._not_ours("it holds something else than plain files")
            if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._not_ours("it is packed in another way")
            if one.file_size > max(_SLACK, MOST_SQUEEZED * one.compress_size):
                is_manifest = one.filename == MANIFEST and one.file_size <= _MOST_MANIFEST
                if not is_manifest or one.file_size > 1_100 * one.compress_size:
                    raise self._not_ours("it would swell beyond measure")
            if one.file_size > _MOST:
                raise self._not_ours("a file in it is larger than any of a library")
            squeezed += one.compress_size
            found[one.filename] = one
        if squeezed > self._size:
            raise self._not_ours("files in it overlap")
        return found

    def _read_manifest(self) -> Manifest:
        if MANIFEST not in self._infos:
            raise self._not_ours("it has no manifest")
        try:
            raw = self._read(MANIFEST)
            version = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
            if int(bytes(version.get("dragoman_backup", b"0"))) > FORMAT:
                raise self._newer()
            manifest = msgspec.json.decode(raw, type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
            raise _damaged(self._file, f"its manifest: {error}") from error
        if manifest.schema > SCHEMA:
            raise self._newer()
        return manifest

    def _check_listed(self) -> None:
        if self.manifest.members.keys() != self._infos.keys() - {MANIFEST}:
            raise _damaged(self._file, "it does not hold the files that it should")
        for name, one in self.manifest.members.items():
            if self._infos[name].file_size != one.size:
                raise _damaged(self._file, f"{name} is not as large as it should be")

    def _read(self, name: str) -> bytes:
        info = self._infos[name]
        try:
            with self._archive.open(info) as stream:
                raw = stream.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
            raise _damaged(self._file, f"{name}: {error}") from error
        if len(raw) != info.file_size:
            raise _damaged(self._file, f"{name} is not as large as it should be")
        return raw

    def _newer(self) -> BackupError:
        return BackupError(
            f"{self._file} was made by a later version of Dragoman; update Dragoman to restore it."
        )

    def _not_ours(self, why: str) -> BackupError:
        return BackupError(f"{self._file} is no backup of Dragoman: {why}. Nothing was changed.")


def _of_this_version(held: Held) -> bytes:
    """Return the bytes of a file, sealed anew where an older version wrote it."""
    if held.seal is not None and held.seal.schema == SCHEMA:
        return held.raw
    body = b"," + msgspec.json.encode(held.records)[1:]
    return seal(1, [body]) + body


def _damaged(file: Path, why: str) -> BackupError:
    return BackupError(
        f"The backup {file} is damaged ({why}); nothing was changed. Use another backup."
    )


# Building the new library


@contextmanager
def _staging(path: Path) -> Iterator[Path]:
    """Give a new folder beside the library; it is gone at the end, unless it took its place."""
    staging = path.with_name(f".{path.name}.restoring-{secrets.token_hex(4)}")
    make_folder(staging)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _build(contents: _Contents, staging: Path, tell: Progress) -> None:
    total = len(contents.manifest.members)
    written: list[Path] = []
    for number, (member, raw) in enumerate(contents):
        tell(number, total)
        for place, data in ((member.path(staging), raw), (member.spare(staging), packed(raw))):
            make_private_folder(staging, place.parent)
            _write_private(place, data)
            written.append(place)
    _flush_all(written, staging)
    folder = LibraryFolder(staging, keep_unsaved=False, read_only=False)
    with folder.transaction():
        pass  # it marks the folder as a library
    flush_folder(staging)
    tell(total, total)


def _write_private(place: Path, data: bytes) -> None:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)


def _flush_all(written: list[Path], staging: Path) -> None:
    """Let files last through a power cut: all written first, since the disk then takes many."""
    for place in written:
        handle = os.open(place, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    for folder in {place.parent for place in written} | {staging, staging / "spare"}:
        if folder.is_dir():
            flush_folder(folder)


# Taking the old one's place


def _take_place(staging: Path, path: Path) -> Path | None:
    """Give the new library its name; return where the one that had it stands now."""
    if not os.path.lexists(path) or next(path.iterdir(), None) is None:
        if os.name == "nt" and path.exists():
            path.rmdir()
        staging.rename(path)  # an empty folder is replaced in the same step
        flush_folder(path.parent)
        return None
    session = ReaderSession(path)
    try:
        if not session.is_writer and session.holder is not None:
            raise BackupError(
                f"A reader has the library {path} open (process {session.holder.pid}); close it "
                "first, and restore again."
            )
        with locked(path):
            aside = _free_name(path)
            _swap(staging, path, aside)
    finally:
        session.close()
    flush_folder(path.parent)
    return aside


def _free_name(path: Path) -> Path:
    number = 1
    while os.path.lexists(path.with_name(f"{path.name}.before-restore-{number}")):
        number += 1
    return path.with_name(f"{path.name}.before-restore-{number}")


def _swap(staging: Path, path: Path, aside: Path) -> None:
    """Let the new library and the old one change places, in one step where that can be done."""
    # under its last name before it is exchanged: so the old one never bears a temporary name
    staging.rename(aside)
    try:
        if exchange(aside, path):
            return
    except BaseException:
        aside.rename(staging)
        raise
    aside.rename(staging)
    path.rename(aside)
    try:
        staging.rename(path)
    except BaseException:
        aside.rename(path)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot. Raises OSError."""
    names = [os.fsencode(place) for place in (one, other)]
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            here, swap = -100, 2
            failed = libc.renameat2(here, names[0], here, names[1], swap)
        elif sys.platform == "darwin":
            failed = libc.renamex_np(names[0], names[1], 2)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), str(other))
