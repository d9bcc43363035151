"""The trained network as `names.whole.onnx` and `names.onnx`: 8 bits a weight, then made quicker.

Only training imports this module; it needs torch, onnx and onnxruntime.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from core.annotate.bundled.encoder import Encoder
from core.annotate.models.training.base import Base
from core.annotate.models.training.examples import Example
from core.annotate.models.training.guessing import learn_guesses, read_states
from core.annotate.models.training.network import Network, Predictor
from core.annotate.models.training.pruning import THRESHOLDS, prune, states_of
from core.annotate.models.training.rows import Row, make_row
from core.annotate.models.training.scoring import Scorer
from core.annotate.models.training.smoothing import smooth
from core.annotate.models.training.train import read_network
from core.annotate.models.training.vocabulary import FILE, read_vocabulary
from core.annotate.models.training.whole import Whole
from core.errors import AnnotateError

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

NETWORK_FILE = "names.onnx"
WHOLE_FILE = "names.whole.onnx"
"""The network in which every layer works on every piece."""
_OPSET = 17
_LARGEST_DIFFERENCE = 1e-2
"""Between the scores of torch (some tens at most) and those of the exported network in full
precision: sums in another order, no more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Of the scores of words, between two stages of the network."""

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
    """Write `names.whole.onnx` to the folder with the `names.npz` that the network learnt with.

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
    right = [predictor.scores(row.pieces, row.first) for row in tried]
    smooth(network, table, [row.pieces for row in rows(measured)])
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary)
        _write_full(network, full / WHOLE_FILE)
        before = _difference(right, Whole(full / WHOLE_FILE, vocabulary.vectors), tried)
        if before.largest > _LARGEST_DIFFERENCE:
            raise AnnotateError(
                f"The exported network scores otherwise than torch (by {before.largest:.2g}); "
                "no file was written."
            )
        _write_rounded(full / WHOLE_FILE, folder / WHOLE_FILE)
    return before, _difference(right, Whole(folder / WHOLE_FILE, vocabulary.vectors), tried)


def quicken(
    folder: Path, learnt: Sequence[Sequence[Example]], compared: Sequence[Example], seed: int
) -> tuple[Difference, float]:
    """Write `names.onnx`, made of `names.whole.onnx` in the same folder (see pruning.py).

    The guesses are learnt from what the whole network says of `learnt`, sentences that are read
    together. Returns how the tags of `compared` differ between the two, and the share of words that
    go through the last layer.
    """
    vocabulary = read_vocabulary(folder / FILE)
    path = folder / WHOLE_FILE

    def row(examples: Sequence[Example]) -> Row:
        return make_row(examples, vocabulary.pieces, vocabulary.start, vocabulary.end)

    states = states_of(path)
    shown = Whole(path, vocabulary.vectors, [states[layer] for layer in THRESHOLDS])
    seen = read_states(shown, [row(one) for one in learnt])
    guesses, steps = learn_guesses(*seen, list(THRESHOLDS), seed)
    prune(path, guesses, steps, folder / NETWORK_FILE)
    tried = [one for one in (row([example]) for example in compared) if one.first]
    right = [shown.scores(one.pieces, one.first) for one in tried]
    quick = Encoder(folder)
    went_on = [len(quick.scores_of_few(one.pieces, one.first)[1]) - 1 for one in tried]
    words = sum(len(one.first) for one in tried)
    return _difference(right, quick, tried), sum(went_on) / max(1, words)


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
        given = scorer.scores(row.pieces, row.first)
        largest = max(largest, float(abs(expected - given).max()))
        same += int((expected.argmax(1) == given.argmax(1)).sum())
        words += len(row.first)
    return Difference(largest, same / max(1, words))
