import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.translate.offline.vocabulary import Vocabulary
from tests.core.translate.offline.tiny_model import vocabulary

TINY = Vocabulary(vocabulary())


def test_counts_pieces() -> None:
    assert TINY.count("le maire de la ville") == 5
    assert TINY.count("le  maire\u00a0de la\tville ") == 5
    assert TINY.count("le maires") == 3
    assert TINY.count("") == 0
    # a space, three bytes of a character that it does not know
    assert TINY.count("中") == 4


def test_the_best_division_wins() -> None:
    # `▁d` and `e` are pieces too, and worse than `▁de`
    assert TINY.count("de") == 1
    assert TINY.count("dx") == 2


def test_fields_in_any_order_and_of_any_length() -> None:
    piece = b"\x18\x01" + b"\x15" + struct.pack("<f", -3.0) + b"\x0a\x04\xe2\x96\x81x"
    long = "\u2581" + "y" * 200
    raw = long.encode()
    other = b"\x0a" + bytes([len(raw) & 127 | 128, len(raw) >> 7]) + raw
    odd = Vocabulary(
        vocabulary()
        + b"\x12\x02ab"  # a field that is not ours
        + b"\x0a" + bytes([len(piece)]) + piece
        + b"\x0a" + bytes([len(other) & 127 | 128, len(other) >> 7]) + other
    )  # fmt: skip
    assert len(odd) == len(TINY) + 1  # `▁x` was a piece before
    assert odd.count("y" * 200) == 1
    assert TINY.count("y" * 200) == 200


@pytest.mark.parametrize("raw", [b"", b"\xff" * 50, b"<html>", vocabulary()[:-3], b"\x0a\x02ab"])
def test_what_is_no_vocabulary(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Vocabulary(raw)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert len(Vocabulary(raw)) > 0


@given(st.text(max_size=80), st.text(max_size=80))
def test_longer_texts_are_not_fewer_tokens(one: str, other: str) -> None:
    assert TINY.count(f"{one} {other}") == TINY.count(one) + TINY.count(other)
