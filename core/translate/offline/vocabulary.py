"""How many tokens a text is to a model, counted with the model's own vocabulary.

The library has no word for it, and a text of more tokens than the model was trained on is cut off
without a sign. The vocabulary is a SentencePiece unigram model: the division of a word with the
highest sum of scores is the one taken (Kudo 2018, "Subword Regularization").
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NORMAL, _USER_DEFINED, _BYTE = 1, 4, 6
_SPACE = "\u2581"
_UNKNOWN_PENALTY = 10.0
_FLOAT = struct.Struct("<f")
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


class Vocabulary:
    """The pieces of one SentencePiece model."""

    def __init__(self, raw: bytes) -> None:
        """Read the model's bytes.

        Raises ValueError when they are not a SentencePiece model.
        """
        self._scores: dict[str, float] = {}
        self._has_bytes = False
        lowest = 0.0
        for text, score, kind in _pieces(raw):
            lowest = min(lowest, score)
            if kind in (_NORMAL, _USER_DEFINED):
                self._scores[text] = score
            elif kind == _BYTE:
                self._has_bytes = True
        if not self._scores:
            raise ValueError("no pieces")
        self._longest = max(map(len, self._scores))
        self._unknown = lowest - _UNKNOWN_PENALTY
        self._count_word = lru_cache(maxsize=4096)(self._count)

    def __len__(self) -> int:
        return len(self._scores)

    def count(self, text: str) -> int:
        """Return how many tokens `text` is, or a few more: words are counted one by one.

        The model's own normaliser is near to NFKC, which is used in its place.
        """
        words = unicodedata.normalize("NFKC", text).split()
        return sum(self._count_word(_SPACE + word) for word in words)

    def _count(self, word: str) -> int:
        """Return the number of pieces in the best division of `word` (Viterbi)."""
        best = [(0.0, 0)] + [(float("-inf"), 0)] * len(word)
        for start in range(len(word)):
            score, tokens = best[start]
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                piece = self._scores.get(word[start:end])
                if piece is not None and score + piece > best[end][0]:
                    best[end] = (score + piece, tokens + 1)
            if score + self._unknown > best[start + 1][0]:
                size = len(word[start].encode()) if self._has_bytes else 1
                best[start + 1] = (score + self._unknown, tokens + size)
        return best[-1][1]


def _pieces(raw: bytes) -> Iterator[tuple[str, float, int]]:
    """Give text, score and kind of each piece: field 1 of the message."""
    at, size = 0, len(raw)
    while at < size:
        start, end = at + 2, at + 2 + raw[at + 1] if at + 1 < size else size
        # nearly every piece is short, with its three fields in order: read without detours, since
        # there are thirty thousand and the reader waits
        if raw[at] == 0x0A and end < size and raw[at + 1] < 0x80 and end - start > 6:
            after = start + 2 + raw[start + 1]
            has_kind = after + 7 == end and raw[after + 5] == 0x18
            if raw[start] == 0x0A and (has_kind or after + 5 == end) and raw[after] == 0x15:
                text = raw[start + 2 : after].decode("utf-8", "replace")
                (score,) = _FLOAT.unpack_from(raw, after + 1)
                yield text, score, raw[end - 1] if has_kind else _NORMAL
                at = end
                continue
        field, value, at = _field(raw, at)
        if field == 1 and isinstance(value, bytes):
            yield _read_piece(value)


def _read_piece(raw: bytes) -> tuple[str, float, int]:
    text, score, kind = "", 0.0, _NORMAL
    for field, value in _fields(raw):
        if field == 1 and isinstance(value, bytes):
            text = value.decode("utf-8", "replace")
        elif field == 2 and isinstance(value, bytes):
            if len(value) != _FLOAT.size:
                raise ValueError("not a score")
            (score,) = _FLOAT.unpack(value)
        elif field == 3 and isinstance(value, int):
            kind = value
    return text, score, kind


def _fields(raw: bytes) -> Iterator["tuple[int, int | bytes]"]:
    at = 0
    while at < len(raw):
        field, value, at = _field(raw, at)
        yield field, value


def _field(raw: bytes, at: int) -> "tuple[int, int | bytes, int]":
    """Return a protobuf field's number and value, fixed ones as bytes, and where the next is."""
    key, at = _varint(raw, at)
    wire = key & 7
    if wire == _VARINT:
        number, at = _varint(raw, at)
        return key >> 3, number, at
    if wire == _BYTES:
        size, at = _varint(raw, at)
    elif wire in (_FIXED32, _FIXED64):
        size = 4 if wire == _FIXED32 else 8
    else:
        raise ValueError("not a protobuf message")
    if at + size > len(raw):
        raise ValueError("a field runs past the end")
    return key >> 3, raw[at : at + size], at + size


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 64, 7):
        if at >= len(raw):
            raise ValueError("a number runs past the end")
        byte = raw[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
    raise ValueError("a number without an end")
