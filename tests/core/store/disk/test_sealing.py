"""A seal tells whether a file is what was written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.store.disk.sealing import (
    SCHEMA,
    DamageError,
    NewerError,
    check_seal,
    packed,
    peek,
    seal,
    tables_of,
    unpack,
)

BODY = b',"passages":{"a":{"note":"x"}}}'


def test_a_sealed_file_is_what_it_was() -> None:
    raw = seal(7, [BODY[:9], BODY[9:]]) + BODY
    found = check_seal(raw)
    assert (found.schema, found.generation) == (SCHEMA, 7)
    assert raw[found.body :] == BODY
    assert tables_of(raw) == {"passages": {"a": {"note": "x"}}}


def test_every_flipped_bit_and_every_cut_is_noticed() -> None:
    raw = seal(3, [BODY]) + BODY
    for bit in range(len(raw) * 8):
        broken = bytearray(raw)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DamageError):
            check_seal(bytes(broken))
    for end in range(len(raw)):
        with pytest.raises(DamageError):
            check_seal(raw[:end])


@pytest.mark.parametrize(
    "raw",
    [b'{"dragoman":{"schema":4},"a":{}}',
     b'{"dragoman":{"schema":4,"generation":1,"sum":"00000000"},"a":{}}'],
)  # fmt: skip
def test_a_later_version_is_no_damage(raw: bytes) -> None:
    with pytest.raises(NewerError) as told:
        check_seal(raw)
    assert told.value.schema == 4


@pytest.mark.parametrize("schema", [1, 2])
def test_older_files_have_no_generation(schema: int) -> None:
    assert check_seal(b'{"dragoman":{"schema":%d},"a":{}}' % schema) == (schema, 0, 0)
    with pytest.raises(DamageError):
        check_seal(b'{"dragoman":{"schema":%d,"generation":1},"a":{}}' % schema)


@given(st.binary(max_size=200))
def test_anything_else_is_damage_or_of_another_version(raw: bytes) -> None:
    with pytest.raises((DamageError, NewerError)):
        check_seal(raw)


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_packed_members_come_back_as_one(parts: list[bytes]) -> None:
    raw = b"".join(map(packed, parts))
    assert unpack(raw) == b"".join(parts)
    for end in range(1, len(raw)):
        try:
            shorter = unpack(raw[:end])
        except DamageError:
            continue
        assert b"".join(parts).startswith(shorter)


def test_what_is_not_packed_is_damage() -> None:
    with pytest.raises(DamageError):
        unpack(b"plain")


def test_a_file_without_header_shows_none(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"{}")
    assert peek(place) is None
    head = seal(12, [BODY])
    place.write_bytes(head + BODY)
    assert peek(place) == (12, head)
