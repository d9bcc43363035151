"""Which words are surely no name of a city: told without a look into the table of cities.

A Bloom filter of all names that the table knows (Space/time trade-offs in hash coding with
allowable errors, 1970), made by `data/make_city_sieve.py` from one edition of the table. It lets
one of twenty other words through, and never keeps a name back.
"""

import zlib
from functools import cache
from pathlib import Path

from core.facts import facts_folder

BITS = 1 << 20
_MARK = 16
"""Bytes before the filter that say which edition it is of."""
_TAIL = 1 << 16


def mark_of(table: Path) -> bytes:
    """Return what tells an edition of the table from others: its size, and how it ends."""
    with table.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        end = zlib.crc32(file.read())
    return size.to_bytes(8, "little") + end.to_bytes(8, "little")


def bits_of(name: str) -> list[int]:
    """Return the numbers of the bits that a name sets."""
    encoded = name.encode(errors="surrogatepass")
    # two hashes do for any number: Kirsch and Mitzenmacher, Less hashing, same performance, 2006
    one, other = zlib.crc32(encoded), zlib.crc32(encoded[::-1])
    return [(one + number * other) % BITS for number in range(4)]


def is_no_name(name: str, table: Path) -> bool:
    """Return whether the cities of the file `table` surely have no such name.

    False throughout for another edition of it than the filter was made from.
    """
    sieve = _sieve(table)
    return bool(sieve) and not all(sieve[bit >> 3] & (1 << (bit & 7)) for bit in bits_of(name))


def is_of(table: Path) -> bool:
    """Return whether the filter was made from the file `table`."""
    return bool(_sieve(table))


@cache
def _sieve(table: Path) -> bytes:
    """Return the filter, empty where it is none of this table."""
    try:
        held = sieve_file().read_bytes()
        return held[_MARK:] if held[:_MARK] == mark_of(table) else b""
    except OSError:
        return b""


def sieve_file() -> Path:
    """Return where the filter is kept."""
    return facts_folder("core.annotate") / "data" / "city_names.sieve"
