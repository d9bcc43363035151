"""The network of the bundled model: vectors of pieces in numpy, the layers in ONNX Runtime."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.annotate.bundled.pieces import Pieces
from core.errors import AnnotateError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_GROUP = 32
"""Numbers of a piece's vector that share one scale."""
_SLOWER_FUSED = "SkipLayerNormFusion"
"""What ONNX Runtime does to a sum and its normalising: on a CPU one such operation takes over twice
as long as the two (a tenth of the whole network's time)."""


class Encoder:
    """From piece numbers to one row of scores (one column a tag) for each word.

    `names.onnx` holds the layers with 8 bits a weight, `names.npz` the vocabulary and its vectors
    with 4 bits a number. Raises AnnotateError when a file or ONNX Runtime cannot be loaded.
    """

    def __init__(self, folder: Path) -> None:
        try:
            import numpy as np

            arrays = np.load(folder / "names.npz", allow_pickle=False)
            self._scales = arrays["scales"]
            packed = arrays["codes"].reshape(*self._scales.shape, _GROUP // 2)
            self._codes = np.concatenate([packed & 15, packed >> 4], axis=-1).view(np.int8) - 8
            self.tags = tuple(str(tag) for tag in arrays["tags"])
            self.pieces = Pieces(
                bytes(arrays["pieces"]).decode("utf-8").split("\n"),
                arrays["scores"].astype(np.float64).tolist(),
                unknown=int(arrays["unknown"]),
            )
            self.start = int(arrays["start"])
            self._session = _session(folder / "names.onnx")
        except (ImportError, OSError, EOFError, ValueError, KeyError) as error:
            reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise AnnotateError(
                f"The bundled model of names could not be loaded ({reason}); "
                "install Dragoman again, or go on with the built-in rules."
            ) from error
        self._np = np

    def scores(self, pieces: Sequence[int], first: Sequence[int]) -> "Matrix":
        """Return a (words, tags) matrix for one window of pieces and the places where words begin.

        A window has the piece `start` before its first word.

        Windows run one by one: 8-bit arithmetic takes its scale from all that runs together, so
        that in a batch a sentence's names would depend on its neighbours.
        """
        given = {
            "vectors": self._vectors(self._np.array(pieces))[None],
            "shares": self._shares(len(pieces), first),
        }
        (scores,) = self._session.run(["scores"], given)
        result: Matrix = scores[0, 1:]
        return result

    def _vectors(self, pieces: Any) -> "Matrix":
        """Return (pieces, width)."""
        vectors = self._codes[pieces].astype(self._np.float32)
        vectors *= self._scales[pieces][..., None]
        rows: Matrix = vectors.reshape(len(pieces), -1)
        return rows

    def _shares(self, pieces: int, first: Sequence[int]) -> "Matrix":
        """Return (1, 1 + words, pieces): of the start and each word the part of each piece."""
        np = self._np
        bounds = np.array([0, *first, pieces])
        widths = bounds[1:] - bounds[:-1]
        word = np.repeat(np.arange(len(widths)), widths)
        shares: Matrix = np.zeros((1, len(widths), pieces), np.float32)
        shares[0, word, np.arange(pieces)] = 1 / widths[word]
        return shares


def _session(path: Path) -> Any:
    # from 1.29 on it tells Microsoft of each process and model, unless told not to before it loads
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # where the system collects them, as on Windows
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # windows run side by side, which divides the work better
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            path.read_bytes(),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOWER_FUSED],
        )
    except OSError:
        raise
    except Exception as error:  # its dozen errors share no base class of their own
        raise ValueError(f"{path.name} is damaged") from error
