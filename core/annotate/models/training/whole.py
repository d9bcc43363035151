"""The exported network before any word is left out of a layer, run as it stands.

Only training imports this module; it needs onnx and onnxruntime.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.annotate.bundled.encoder import open_network

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats


class Whole:
    """A graph with input `vectors` and output `scores`; `vectors` has a row for each piece."""

    def __init__(self, path: Path, vectors: "Floats", states: Sequence[str] = ()) -> None:
        self._vectors, self._states = vectors, list(states)
        self._session = open_network(_showing(path, states) if states else path.read_bytes())

    def scores(self, pieces: Sequence[int], first: Sequence[int]) -> "Floats":
        """Return a (words, tags) matrix for one row of pieces and the first of each word."""
        return self.scores_and_states(pieces, first)[0]

    def scores_and_states(self, pieces: Sequence[int], first: Sequence[int]) -> "list[Floats]":
        """Return the scores, and what the nodes called `states` give, all for words."""
        given = {"vectors": self._vectors[list(pieces)][None]}
        return [one[0][list(first)] for one in self._session.run(["scores", *self._states], given)]


def _showing(path: Path, names: Sequence[str]) -> bytes:
    """Return the graph with more outputs."""
    import onnx

    model: Any = onnx.load(path)
    for name in names:
        info = onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        model.graph.output.append(info)
    serialised: bytes = model.SerializeToString()
    return serialised
