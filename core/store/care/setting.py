"""What stands around the files of a library: permissions, leavings, the disk, the clock."""

import os
import re
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from core.errors import StoreError
from core.store.care.finding import Finding
from core.store.care.members import Member, member_named
from core.store.disk.pending import PendingFile

TEMPORARY = re.compile(r"\.dragoman-[0-9a-f]{16}\.tmp|\.trial-\d+")
"""What files are called while they are being written."""

OURS = ("articles", "memory", "spare", "damaged", "backups", "index")
"""The folders within a library."""

OUR_FILES = (".json", ".lock", ".pending", ".tmp")
"""How files of ours in the library's own folder end."""

_ROOM = 100_000_000
"""Bytes that should be free, or twice the largest file where that is more."""

_CLOCK = 600
"""Seconds by which a file may be newer than the clock: that much clocks of machines differ."""


class Place(NamedTuple):
    """A file or folder within a library, itself included, that is no symbolic link."""

    path: Path
    status: os.stat_result

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.status.st_mode)

    @property
    def mode(self) -> int:
        """Permissions."""
        return stat.S_IMODE(self.status.st_mode)

    @property
    def wanted_mode(self) -> int:
        """The permissions that it should have."""
        needed = 0o700 if self.is_folder else 0o600
        return (self.mode & 0o700) | needed

    @property
    def is_open(self) -> bool:
        """Whether others may do something with it, or its owner may not."""
        return os.name != "nt" and self.mode != self.wanted_mode


class Setting:
    """What stands around the files of the library at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def under_lock(self) -> Iterator[Finding]:
        """Give what only tells something while nobody is writing."""
        yield from self._temporary()
        yield from self._pending()

    def found(self, known: Iterable[Member]) -> Iterator[Finding]:
        """Give everything else; `known` are the files of the library."""
        places = list(all_places(self.path))
        yield from self._permissions(places)
        yield from self._locks()
        yield from self._folders()
        yield from self._unknown()
        yield from self._disk(places)
        yield from self._clock(known)
        yield from self._restoring()

    def _temporary(self) -> Iterator[Finding]:
        for one in left_behind(self.path):
            yield Finding(
                file=one.relative_to(self.path).as_posix(),
                kind="temporary",
                what="a temporary file was left behind by a process that ended while writing",
                remedy="a repair sets it aside",
                can_mend=True,
            )

    def _pending(self) -> Iterator[Finding]:
        places = [self.path / "catalogue.pending", self.path / "spare" / "catalogue.pending"]
        try:
            copies = [one.read_bytes() if one.exists() else None for one in places]
            pending = PendingFile(self.path)
            pending.lines()
        except (OSError, StoreError):
            copies, pending = [b"", None], PendingFile(self.path)
        if copies[0] != copies[1] or pending.has_gap:
            yield Finding(
                file="catalogue.pending",
                kind="pending",
                what="the two copies of catalogue.pending differ, as after a cut-off write"
                if not pending.has_gap
                else "a line of catalogue.pending is damaged in both copies",
                remedy="a repair takes what is whole into the list of articles",
                can_mend=True,
            )

    def _permissions(self, places: list[Place]) -> Iterator[Finding]:
        open_ones = [one for one in places if one.is_open]
        if open_ones:
            yield Finding(
                file="",
                kind="permissions",
                what="others can read, or you cannot write, "
                + (
                    "a file or folder of the library"
                    if len(open_ones) == 1
                    else f"{len(open_ones):,} files and folders of the library"
                ),
                remedy="a repair gives that to you alone",
                can_mend=True,
            )
        elif not os.access(self.path, os.W_OK):
            yield Finding(
                file="",
                kind="barred",
                what="the library folder cannot be written to",
                remedy="it can be read; mend its permissions to change anything",
            )

    def _locks(self) -> Iterator[Finding]:
        for name in ("library.lock", "reader.lock"):
            place = self.path / name
            if place.is_symlink() or (place.exists() and not place.is_file()):
                yield Finding(
                    file=name,
                    kind="lock",
                    what=f"{name} is no file, so that nothing can be written",
                    remedy="a repair sets it aside",
                    can_mend=True,
                )

    def _folders(self) -> Iterator[Finding]:
        for name in OURS:
            place = self.path / name
            if os.path.lexists(place) and not place.is_dir():
                yield Finding(
                    file=name,
                    kind="folder",
                    what=f"{name} should be a folder and is none",
                    remedy="a repair sets it aside",
                    can_mend=True,
                )

    def _unknown(self) -> Iterator[Finding]:
        count = 0
        for folder in ("articles", "memory"):
            place = self.path / folder
            if place.is_dir():
                count += sum(
                    member_named(f"{folder}/{one.name}") is None
                    and not TEMPORARY.fullmatch(one.name)
                    for one in place.iterdir()
                )
        if count:
            yield Finding(
                file="",
                kind="unknown",
                what=f"{count} file{'s' if count > 1 else ''} among the articles or collections "
                "have names that none of the library's has",
                remedy="they are left as they are; move them elsewhere",
                is_note=True,
            )

    def _disk(self, places: list[Place]) -> Iterator[Finding]:
        free = shutil.disk_usage(self.path).free
        largest = max((one.status.st_size for one in places if not one.is_folder), default=0)
        if free < max(_ROOM, 2 * largest):
            yield Finding(
                file="",
                kind="disk",
                what=f"only {free / 1e6:.0f} MB are free on the library's disk",
                remedy="make room before it is full",
            )

    def _clock(self, known: Iterable[Member]) -> Iterator[Finding]:
        newest = 0.0
        for one in known:
            with suppress(FileNotFoundError, NotADirectoryError):
                newest = max(newest, one.path(self.path).stat().st_mtime)
        if newest > time.time() + _CLOCK:
            yield Finding(
                file="",
                kind="clock",
                what="the clock is behind the newest file of the library",
                remedy="set it right, or what you add now seems older than what is there",
                is_note=True,
            )

    def _restoring(self) -> Iterator[Finding]:
        for one in left_by_restoring(self.path):
            yield Finding(
                file=one.name,
                kind="temporary",
                what=f"{one.name} beside the library was left behind by a `dragoman restore` that "
                "was ended",
                remedy="a repair moves it into damaged/",
                can_mend=True,
            )


def all_places(library: Path) -> Iterator[Place]:
    """Give the library's folder, and every file and folder of ours within. May raise OSError."""
    yield Place(library, library.stat())
    for one in _within(library):
        if one.is_folder:
            if one.path.name in OURS:
                yield from _everything(one)
        elif one.path.name.endswith(OUR_FILES):
            yield one


def _everything(folder: Place) -> Iterator[Place]:
    yield folder
    if folder.mode & 0o500 != 0o500 and os.name != "nt":
        return  # it cannot be looked into before its permissions are right
    for one in _within(folder.path):
        if one.is_folder:
            yield from _everything(one)
        else:
            yield one


def _within(folder: Path) -> list[Place]:
    """Return what stands in a folder, in order; what goes while we look is passed over."""
    found: list[Place] = []
    with os.scandir(folder) as entries:
        for one in sorted(entries, key=lambda entry: entry.name):
            with suppress(FileNotFoundError):
                if not one.is_symlink():
                    found.append(Place(Path(one.path), one.stat()))
    return found


def left_behind(library: Path) -> list[Path]:
    """Return the temporary files that nobody is writing; for who holds the library's lock."""
    top = [one for one in library.iterdir() if TEMPORARY.fullmatch(one.name)]
    deep = (
        one.path
        for name in OURS
        if name != "damaged" and (library / name).is_dir() and not (library / name).is_symlink()
        for one in _everything(Place(library / name, (library / name).stat()))
    )
    return sorted({*top, *(one for one in deep if TEMPORARY.fullmatch(one.name))})


def left_by_restoring(library: Path) -> list[Path]:
    """Return the folders beside a library in which a `put_back` that was ended was at work."""
    parent = library.resolve().parent
    begin = f".{library.resolve().name}.restoring-"
    return sorted(one for one in parent.iterdir() if one.name.startswith(begin))
