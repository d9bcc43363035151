"""The trained network as `names.onnx`: 8 bits a weight, and proof that it scores as before.

Only training imports this module; it needs torch, onnx and onnxruntime.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from core.annotate.bundled.encoder import Encoder
from core.annotate.models.training.base import Base
from core.annotate.models.training.examples import Example
from core.annotate.models.training.network import Network, Predictor
from core.annotate.models.training.rows import Row, make_row
from core.annotate.models.training.scoring import Scorer
from core.annotate.models.training.smoothing import smooth
from core.annotate.models.training.train import read_network
from core.annotate.models.training.vocabulary import FILE, read_vocabulary
from core.errors import AnnotateError

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

NETWORK_FILE = "names.onnx"
_OPSET = 17
_LARGEST_DIFFERENCE = 1e-2
"""Between the scores of torch (some tens at most) and those of the exported network in full
precision: sums in another order, no more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Of the scores of words, between torch and the exported network."""

    largest: float
    same_tag: float
    """Share of the words whose best tag is the same."""


def average(paths: Sequence[Path], base: Base) -> Network:
    """Return the mean of networks that were trained alike, but for the seed or the epochs."""
    networks = [read_network(path, base) for path in paths]
    if len({len(network.layers) for network in networks}) > 1:
        raise AnnotateError("The networks to be averaged have different numbers of layers.")
    weights = [network.state_dict() for network in networks]
    mean = {name: sum(one[name] for one in weights) / len(weights) for name in weights[0]}
    networks[0].load_state_dict(mean)
    return networks[0]


def export(
    network: Network, folder: Path, measured: Sequence[Example], compared: Sequence[Example]
) -> tuple[Difference, Difference]:
    """Write `names.onnx` to the folder with the `names.npz` that the network was trained with.

    `measured` are the sentences that tell how large activations grow. Returns how the scores of
    `compared` differ from those of torch before and after the weights are rounded. Raises
    AnnotateError, and writes nothing, when they already differ before.
    """
    vocabulary = read_vocabulary(folder / FILE)
    table = torch.from_numpy(vocabulary.vectors)

    def rows(examples: Sequence[Example]) -> list[Row]:
        start, end = vocabulary.start, vocabulary.end
        return [make_row([example], vocabulary.pieces, start, end) for example in examples]

    tried = [row for row in rows(compared) if row.first]
    predictor = Predictor(network, table)
    right = [predictor.scores(row.pieces)[row.first] for row in tried]
    smooth(network, table, [row.pieces for row in rows(measured)])
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary)
        _write_full(network, full / NETWORK_FILE)
        shutil.copy(folder / FILE, full)
        before = _difference(right, Encoder(full), tried)
        if before.largest > _LARGEST_DIFFERENCE:
            raise AnnotateError(
                f"The exported network scores otherwise than torch (by {before.largest:.2g}); "
                "no file was written."
            )
        _write_rounded(full / NETWORK_FILE, folder / NETWORK_FILE)
    return before, _difference(right, Encoder(folder), tried)


def _write_full(network: Network, path: Path) -> None:
    """Write the graph with full weights, its shapes worked out and constants folded."""
    from onnxruntime.quantization.shape_inference import quant_pre_process

    network.eval()
    plain = path.with_suffix(".plain.onnx")
    torch.onnx.export(
        network,
        (torch.zeros(1, 17, network.positions.shape[1]),),
        str(plain),
        input_names=["vectors"],
        output_names=["scores"],
        dynamic_axes={"vectors": {1: "pieces"}, "scores": {1: "pieces"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    quant_pre_process(str(plain), str(path), skip_symbolic_shape=True)


def _write_rounded(full: Path, path: Path) -> None:
    """Write the graph with 8-bit weights, a scale for each output of a linear layer."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True)


def _difference(right: "Sequence[Floats]", scorer: Scorer, rows: Sequence[Row]) -> Difference:
    largest, same, words = 0.0, 0, 0
    for expected, row in zip(right, rows, strict=True):
        given = scorer.scores(row.pieces)[row.first]
        largest = max(largest, float(abs(expected - given).max()))
        same += int((expected.argmax(1) == given.argmax(1)).sum())
        words += len(row.first)
    return Difference(largest, same / max(1, words))
