"""The seal of a file: a header with schema, generation and a checksum over everything else.

    {"dragoman":{"schema":3,"generation":12,"sum":"89abcdef"},"passages":{…}}

The checksum is CRC-32 (of zlib, which computes several gigabytes a second; BLAKE2b takes four
times as long) over the file without the eight characters of the checksum itself. It tells what a
disk, a cut-off copy or a careless edit did, and is no protection against malice.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

SCHEMA = 3
"""Version of the files that we write. A file of a higher version is refused."""

HEADER = "dragoman"
"""Key of the file's header, which stands beside TinyDB's tables."""

HEAD_SIZE = 96
"""Bytes at a file's beginning that hold its whole header."""

_HEAD = re.compile(
    rb'\{"dragoman":\{"schema":(\d{1,9}),"generation":(\d{1,18}),"sum":"([0-9a-f]{8})"\}'
)


class DamageError(Exception):
    """What was read is not what we wrote; the message says why, for the middle of a sentence.

    A signal within the store; nobody outside sees it.
    """


class NewerError(Exception):
    """What was read was written by a later version; `schema` is its version. A signal too."""

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


class Seal(NamedTuple):
    """What a file's header says, found to be true.

    `generation` is 0 in files of schema 1 and 2, which had none. `body` is where what follows the
    header begins, 0 in those files.
    """

    schema: int
    generation: int
    body: int


def seal(generation: int, body: Iterable[bytes]) -> bytes:
    """Return the header for a file whose parts after it are `body`."""
    begin, end = _around(SCHEMA, generation)
    found = zlib.crc32(end, zlib.crc32(begin))
    for part in body:
        found = zlib.crc32(part, found)
    return b"%b%08x%b" % (begin, found, end)


def check_seal(raw: bytes) -> Seal:
    """Return what the header says. Raises DamageError and NewerError."""
    head = _HEAD.match(raw)
    if head is None:
        return _check_old(raw)
    schema, generation = int(head[1]), int(head[2])
    # as this version would have sealed it: a flipped bit must not make it one of a later version
    begin, end = _around(SCHEMA, generation)
    rest = memoryview(raw)[head.end() :]
    if zlib.crc32(rest, zlib.crc32(end, zlib.crc32(begin))) == int(head[3], 16):
        if schema == SCHEMA:
            return Seal(schema, generation, head.end())
        raise DamageError("its header is not as it was written")
    if schema > SCHEMA:
        raise NewerError(schema)
    raise DamageError("its checksum is wrong")


def peek(path: Path) -> tuple[int, bytes] | None:
    """Return generation and header of a file, unchecked; None where it shows none. May raise."""
    with path.open("rb") as file:
        head = _HEAD.match(file.read(HEAD_SIZE))
    return None if head is None else (int(head[2]), head[0])


def peek_packed(path: Path) -> int | None:
    """Return the generation in the header of a gzip file, unchecked; None where it shows none."""
    try:
        with path.open("rb") as file:
            head = zlib.decompressobj(31).decompress(file.read(512), HEAD_SIZE)
    except (OSError, zlib.error):
        return None
    found = _HEAD.match(head)
    return None if found is None else int(found[2])


def unpack(raw: bytes) -> bytes:
    """Return what a gzip file of one or more members holds. Raises DamageError."""
    found: list[bytes] = []
    while raw:
        member = zlib.decompressobj(31)
        try:
            found.append(member.decompress(raw))
        except zlib.error as error:
            raise DamageError("it cannot be unpacked") from error
        if not member.eof:
            raise DamageError("it is cut off")
        raw = member.unused_data
    return b"".join(found)


def packed(data: bytes) -> bytes:
    """Return `data` as one gzip member, the same each time."""
    # the lowest level packs text to a quarter, in a fifth of the time of the usual one
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def tables_of(raw: bytes) -> dict[str, dict[str, Any]]:
    """Return all tables of a file, without its header. Raises DamageError."""
    try:
        tables = msgspec.json.decode(raw, type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamageError(str(error)) from error
    tables.pop(HEADER, None)
    return tables


def spare_of(library: Path, path: Path) -> Path:
    """Return where the spare copy of a file of the library stands."""
    inner = path.relative_to(library)
    return library / "spare" / inner.with_name(f"{inner.name}.gz")


def joined(parts: Sequence[bytes], between: bytes) -> list[bytes]:
    """Return `parts` with `between` set between each two."""
    found = [between] * max(0, 2 * len(parts) - 1)
    found[::2] = parts
    return found


def _around(schema: int, generation: int) -> tuple[bytes, bytes]:
    return b'{"dragoman":{"schema":%d,"generation":%d,"sum":"' % (schema, generation), b'"}'


def _check_old(raw: bytes) -> Seal:
    """Return the seal of a file of schema 1 or 2. Raises DamageError and NewerError."""
    header = _header_of(raw)
    schema = header.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise DamageError("it has no schema version")
    if schema > SCHEMA:
        raise NewerError(schema)
    if schema == SCHEMA or len(header) > 1:
        raise DamageError("its header is not as it was written")
    return Seal(schema, 0, 0)


def _header_of(raw: bytes) -> dict[str, Any]:
    try:
        tables = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
        return msgspec.json.decode(tables.get(HEADER, b"{}"), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamageError(str(error)) from error
