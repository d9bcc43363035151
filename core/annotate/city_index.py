"""Where in the file of cities a name stands: so that none has to be looked for in all of it.

The index holds the hash of each name that the table knows, in order, and beside it the part of the
file in which the city lies that is called so; of a city's number in GeoNames the same. It is made
by `data/make_city_index.py` from one edition of the table.
"""

import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.facts import facts_folder

PART = 1 << 16
"""Bytes of a part of the file; it has no more than 256."""
_MARK = 16
"""Bytes before the index that say which edition it is of."""
_TAIL = 1 << 16
_HASH = 4


class Index(NamedTuple):
    """The hashes in order, and of each the number of a part of the file."""

    hashes: "array[int]"
    parts: bytes


def mark_of(table: Path) -> bytes:
    """Return what tells an edition of the table from others: its size, and how it ends."""
    with table.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        end = zlib.crc32(file.read())
    return size.to_bytes(8, "little") + end.to_bytes(8, "little")


def hash_of(name: str) -> int:
    """Return the hash by which a name, or a number as `number_key` writes it, is found."""
    return zlib.crc32(name.encode(errors="surrogatepass"))


def number_key(geonameid: int) -> str:
    """Return what stands for a number of GeoNames among the names."""
    return f"#{geonameid}"


def parts_with(name: str, table: Path) -> tuple[int, ...] | None:
    """Return the parts of the file `table` in which the city called `name` may begin.

    They are empty where no city is called so; None for another edition of the table than the index
    was made from.
    """
    index = _index(table)
    if index is None:
        return None
    wanted = hash_of(name)
    first = bisect_left(index.hashes, wanted)
    return tuple(index.parts[first : bisect_right(index.hashes, wanted, lo=first)])


def pack(found: dict[str, int]) -> bytes:
    """Return an index as it is kept, of the parts by the names; see `_index`."""
    rows = sorted((hash_of(name), part) for name, part in found.items())
    hashes = array("I", [one for one, _ in rows])
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes.tobytes() + bytes(part for _, part in rows)


@cache
def _index(table: Path) -> Index | None:
    """Return the index, None where it is none of this table."""
    try:
        held = index_file().read_bytes()
        if held[:_MARK] != mark_of(table):
            return None
    except OSError:
        return None
    count = (len(held) - _MARK) // (_HASH + 1)
    hashes = array("I")
    hashes.frombytes(held[_MARK : _MARK + count * _HASH])
    if sys.byteorder == "big":
        hashes.byteswap()
    return Index(hashes, held[_MARK + count * _HASH :])


def index_file() -> Path:
    """Return where the index is kept."""
    return facts_folder("core.annotate") / "data" / "city_names.index"
