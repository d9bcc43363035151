"""A translation model small enough to write by hand, in the real format, for the real library.

Its weights are worked out, not trained: there is no encoder layer, and the one decoder layer
attends to the source token at its own position (queries and keys keep the fast positional sines
alone) and hands its code to the output. So it gives back token for token, and what a token becomes
is up to the vocabularies: with a target vocabulary in capitals it "translates" into capitals.
Nothing else is needed to see segments, routes, long texts and processes at work.

Formats: Marian's binary model (`binary.cpp`: version, headers, names, shapes, padding, data;
`intgemm8` weights transposed, with their multiplier behind them) and SentencePiece's `ModelProto`
(pieces: field 1 with text, score, type; field 3 the normaliser).
"""

import random
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_DIM = 256
_HALF = _DIM // 2
_CODE = range(96, 128)  # the slowest sines: as good as zero at every position, so tokens go here
_FAST = [*range(40), *range(_HALF, _HALF + 40)]  # the fastest sines and cosines tell positions
_FLOAT, _INTGEMM8 = 0x404, 0x4101
_CONFIG = (
    "dim-emb: 256\ntransformer-heads: 1\nenc-depth: 0\ndec-depth: 1\ntransformer-dim-ffn: 64\n"
)

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"()-"
)
_WORDS = [
    *("le", "la", "les", "un", "une", "de", "des", "et", "à", "en", "dans", "sur", "pour", "par"),
    *("qui", "que", "est", "ont", "été", "dit", "ministre", "maire", "ville", "habitants"),
    *("inondation", "évacués", "routes", "ouvertes", "pluie", "rivière", "jours", "nuit"),
]
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6


def pieces() -> list[tuple[str, float, int]]:
    """Return the vocabulary: end, unknown, bytes, letters and words, with and without a space."""
    found = [("</s>", 0.0, CONTROL), ("<unk>", 0.0, UNKNOWN)]
    found += [(f"<0x{byte:02X}>", 0.0, BYTE) for byte in range(256)]
    found += [(letter, -8.0, NORMAL) for letter in _LETTERS]
    found += [("\u2581" + letter, -9.0, NORMAL) for letter in _LETTERS]
    found += [("\u2581", -7.0, NORMAL)]
    return found + [("\u2581" + word, -4.0, NORMAL) for word in _WORDS]


def vocabulary(change: Callable[[str], str] = lambda piece: piece) -> bytes:
    """Return a SentencePiece model of `pieces`, each normal one changed by `change`."""
    out = bytearray()
    for text, score, kind in pieces():
        raw = (change(text) if kind == NORMAL else text).encode()
        piece = b"\x0a" + _varint(len(raw)) + raw + b"\x15" + struct.pack("<f", score)
        piece += b"\x18" + _varint(kind)
        out += b"\x0a" + _varint(len(piece)) + piece
    return bytes(out)


def model(without: str = "") -> bytes:
    """Return the model; `without` leaves one weight out, as a damaged converter might."""
    dice = random.Random(7)
    count = len(pieces())
    codes = np.zeros((count, _DIM), dtype=np.float32)
    for row in codes:
        signs = [1.0] * 16 + [-1.0] * 16
        dice.shuffle(signs)
        row[list(_CODE)] = signs
    fast = np.zeros((_DIM, _DIM), dtype=np.float32)
    fast[_FAST, _FAST] = 1.0
    code = np.zeros((_DIM, _DIM), dtype=np.float32)
    code[list(_CODE), list(_CODE)] = 1.0
    none = np.zeros((_DIM, _DIM), dtype=np.float32)
    # the layer norm took the mean away; the codes sum to nothing, so they tell what it was
    ask = fast.copy()
    ask[np.ix_(list(_CODE), _FAST)] = -1.0 / len(_CODE)

    layer = "decoder_l1_"
    items: list[tuple[str, int, tuple[int, ...], bytes]] = [
        ("special:model.yml", 0x101, (len(_CONFIG),), _CONFIG.encode()),
        # of all weights the embedding alone is not transposed
        ("Wemb", _INTGEMM8, (count, _DIM), _int8("Wemb", codes.T)[3]),
        _float("none_QuantMultA", np.array([[20.0]])),
    ]
    square = {
        "rnn_W": none,
        "rnn_Wf": none,
        "context_Wq": ask * 40,
        "context_Wk": fast * 40,
        "context_Wv": code,
        "context_Wo": code * 8,
    }
    for name, weight in square.items():
        items.append(_int8(layer + name, weight))
    items.append(_int8(layer + "ffn_W1", np.zeros((_DIM, 64), dtype=np.float32)))
    items.append(_int8(layer + "ffn_W2", np.zeros((64, _DIM), dtype=np.float32)))
    # activations are at most: 16 * code in the context, a few units after a layer norm
    alphas = {"context_Wq": 42.0, **dict.fromkeys(("context_Wk", "context_Wv", "context_Wo"), 7.4)}
    items += [
        _float(f"{layer}{name}_QuantMultA", np.array([[alphas.get(name, 127 / 6)]]))
        for name in (*square, "ffn_W1", "ffn_W2")
    ]
    items += [
        _float(layer + name, np.zeros((1, _DIM)))
        for name in ("rnn_bf", "context_bq", "context_bk", "context_bv", "context_bo", "ffn_b2")
    ]
    items.append(_float(layer + "ffn_b1", np.zeros((1, 64))))
    for name in ("rnn_ffn", "context_Wo", "ffn_ffn"):
        items.append(_float(f"{layer}{name}_ln_scale", np.ones((1, _DIM))))
        items.append(_float(f"{layer}{name}_ln_bias", np.zeros((1, _DIM))))
    return _marian([item for item in items if item[0] != without])


def write_model(folder: Path, token: str, change: Callable[[str], str] = str.upper) -> Path:
    """Write a model into `folder`, with the names that Firefox's models have; return the folder.

    `token` is the pair as it stands in the names (`fren`); `change` what becomes of each piece.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"model.{token}.intgemm.alphas.bin").write_bytes(model())
    (folder / f"srcvocab.{token}.spm").write_bytes(vocabulary())
    (folder / f"trgvocab.{token}.spm").write_bytes(vocabulary(change))
    return folder


def _int8(name: str, weight: NDArray[np.float32]) -> tuple[str, int, tuple[int, ...], bytes]:
    scale = 127.0 / max(float(np.abs(weight).max()), 1e-6)
    raw = np.rint(weight.T * scale).astype(np.int8).tobytes()
    return name, _INTGEMM8, weight.shape, raw + struct.pack("<f", scale) + bytes(252)


def _float(name: str, values: "NDArray[np.float64]") -> tuple[str, int, tuple[int, ...], bytes]:
    return name, _FLOAT, values.shape, values.astype("<f4").tobytes()


def _marian(items: list[tuple[str, int, tuple[int, ...], bytes]]) -> bytes:
    out = struct.pack("<QQ", 1, len(items))
    for name, kind, shape, data in items:
        out += struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(data))
    out += b"".join(name.encode() + b"\0" for name, *_ in items)
    out += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    gap = -(len(out) + 8) % 256
    return out + struct.pack("<Q", gap) + bytes(gap) + b"".join(item[3] for item in items)


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])
