"""The catalogue's pending file: what has changed since the catalogue was last rewritten.

    catalogue.pending        one line for each article put or removed
    spare/catalogue.pending  the same lines

A line is a checksum and JSON. It is written before the article's own file, and says of which
generation that file will be: should the process die in between, the line is passed over. Lines are
only ever added at the end, until the catalogue takes them in and both files go. Whoever writes
first makes both copies whole again, so that no two accidents hit the same line.
"""

import errno
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from core.article import Record
from core.atomic import (
    append,
    flush_folder,
    make_folder,
    remove,
    shorten,
    write_together,
)
from core.store.entry import CatalogueEntry

_Signature = tuple[tuple[int, int, int], ...]


class PendingLine(Record, frozen=True):
    """A change of the catalogue. `entry` is None for an article that was removed.

    `number` grows from line to line; `generation` is that of the article's file.
    """

    number: int
    article: str
    generation: int = 0
    entry: CatalogueEntry | None = None


class _Read(NamedTuple):
    """What one copy holds, and whether there is something in it that is no line."""

    lines: tuple[PendingLine, ...]
    is_torn: bool


class PendingFile:
    """The two copies of the pending file, read as one: a line that one has lost, the other has."""

    def __init__(self, library: Path) -> None:
        self.places = (library / "catalogue.pending", library / "spare" / "catalogue.pending")
        self._seen: _Signature = ()
        self._lines: tuple[PendingLine, ...] = ()
        self.has_gap = False
        """Whether a line is missing from both copies."""
        self._must_mend = False
        self._flushed: set[int] = set()

    def lines(self) -> tuple[PendingLine, ...]:
        """Return all lines in the order in which they were written. May raise OSError."""
        seen = self.signature()
        if seen != self._seen:
            found: dict[int, PendingLine] = {}
            copies = [self._read(place) for place in self.places]
            for one in copies:
                found |= {line.number: line for line in one.lines}
            self._lines = tuple(found[number] for number in sorted(found))
            numbers = [one.number for one in self._lines]
            self.has_gap = all(one.is_torn for one in copies) or (
                bool(numbers) and numbers[-1] - numbers[0] >= len(numbers)
            )
            self._must_mend = any(one.is_torn or one.lines != self._lines for one in copies)
            self._seen = seen
        return self._lines

    def signature(self) -> _Signature:
        """Return what is another whenever a line has been added, or all have gone."""
        found = []
        for place in self.places:
            try:
                one = place.stat()
            except OSError:
                found.append((0, 0, 0))
            else:
                found.append((one.st_ino, one.st_size, one.st_mtime_ns))
        return tuple(found)

    def add(
        self, changes: Mapping[str, tuple[int, CatalogueEntry | None]]
    ) -> tuple[PendingLine, ...]:
        """Add a line for each article, by id, and return the lines.

        Raises OSError with all as it was. For who holds the library's lock.
        """
        first = max((one.number for one in self.lines()), default=0) + 1
        lines = tuple(
            PendingLine(number=number, article=article, generation=generation, entry=entry)
            for number, (article, (generation, entry)) in enumerate(changes.items(), first)
        )
        raw = b"".join(map(_written, lines))
        if self._must_mend:
            self._mend()
        taken: list[tuple[Path, int]] = []
        try:
            for place in self.places:
                make_folder(place.parent)
                taken.append((place, place.stat().st_size if place.exists() else 0))
                append(place, raw)
                self._make_last(place)
        except OSError:
            for place, size in taken:
                with suppress(OSError):
                    shorten(place, size)
            raise
        return lines

    def clear(self) -> None:
        """Delete both copies: the catalogue has taken all lines in. Raises OSError."""
        for place in self.places:
            remove(place)
        self._seen, self._lines = self.signature(), ()

    def _mend(self) -> None:
        """Write all lines that either copy has into both."""
        raw = b"".join(map(_written, self.lines()))
        for place in self.places:
            make_folder(place.parent)
        if raw:
            write_together([(place, [raw]) for place in self.places])
        else:
            self.clear()
        self._must_mend = False

    def _make_last(self, place: Path) -> None:
        """Flush the name too, the first time: who made the file may have died before."""
        found = place.stat().st_ino
        if found not in self._flushed:
            flush_folder(place.parent)
            self._flushed.add(found)

    def _read(self, place: Path) -> _Read:
        try:
            raw = place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return _Read((), is_torn=False)
        except OSError as error:
            # of the spare copy alone, nothing is missing as long as the other can be read
            if error.errno in (errno.EISDIR, errno.EIO) or place != self.places[0]:
                return _Read((), is_torn=True)
            raise
        parts, lines = raw.split(b"\n"), []
        for line in filter(None, parts):
            with suppress(ValueError):
                lines.append(_opened(line))
        # a line break stands before each line and after it
        return _Read(tuple(lines), not lines or len(parts) != 2 * len(lines) + 1)


def _written(line: PendingLine) -> bytes:
    said = msgspec.json.encode(line)
    # a line break before it too: what is left of a line that was cut off must not spoil the next
    return b"\n%08x %b\n" % (zlib.crc32(said), said)


def _opened(line: bytes) -> PendingLine:
    """Return a line. Raises ValueError where it is not what was written."""
    said = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(said):
        raise ValueError
    try:
        return msgspec.json.decode(said, type=PendingLine)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError from error
