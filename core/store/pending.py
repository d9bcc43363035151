"""The catalogue's pending file: what has changed since the catalogue was last rewritten.

    catalogue.pending        one line for each article put or removed
    spare/catalogue.pending  the same lines

A line is a checksum and JSON. It is written before the article's own file, and says of which
generation that file will be: should the process die in between, the line is passed over. Lines are
only ever added at the end, until the catalogue takes them in and both files go.
"""

import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from core.article import Record
from core.atomic import append, make_folder, remove
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


class PendingFile:
    """The two copies of the pending file, read as one: a line that one has lost, the other has."""

    def __init__(self, library: Path) -> None:
        self._places = (library / "catalogue.pending", library / "spare" / "catalogue.pending")
        self._seen: _Signature = ()
        self._lines: tuple[PendingLine, ...] = ()
        self.has_gap = False
        """Whether a line is missing from both copies."""

    def lines(self) -> tuple[PendingLine, ...]:
        """Return all lines in the order in which they were written. May raise OSError."""
        seen = self.signature()
        if seen != self._seen:
            found: dict[int, PendingLine] = {}
            for place in self._places:
                for line in self._read(place):
                    found.setdefault(line.number, line)
            self._lines = tuple(found[number] for number in sorted(found))
            numbers = [one.number for one in self._lines]
            self.has_gap = bool(numbers) and numbers[-1] - numbers[0] >= len(numbers)
            self._seen = seen
        return self._lines

    def signature(self) -> _Signature:
        """Return what is another whenever a line has been added, or all have gone."""
        found = []
        for place in self._places:
            try:
                one = place.stat()
            except (FileNotFoundError, NotADirectoryError):
                found.append((0, 0, 0))
            else:
                found.append((one.st_ino, one.st_size, one.st_mtime_ns))
        return tuple(found)

    def add(
        self, changes: Mapping[str, tuple[int, CatalogueEntry | None]]
    ) -> tuple[PendingLine, ...]:
        """Add a line for each article, by id, and return the lines. Raises OSError."""
        first = max((one.number for one in self.lines()), default=0) + 1
        lines = tuple(
            PendingLine(number=number, article=article, generation=generation, entry=entry)
            for number, (article, (generation, entry)) in enumerate(changes.items(), first)
        )
        raw = b"".join(map(_written, lines))
        for place in self._places:
            make_folder(place.parent)
            append(place, raw)
        return lines

    def clear(self) -> None:
        """Delete both copies: the catalogue has taken all lines in. Raises OSError."""
        for place in self._places:
            remove(place)
        self._seen, self._lines = self.signature(), ()

    def _read(self, place: Path) -> Iterable[PendingLine]:
        try:
            raw = place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return
        for line in raw.split(b"\n"):
            if not line:
                continue
            with suppress(ValueError):
                yield _opened(line)


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
