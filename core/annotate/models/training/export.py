"""The trained network as `names.onnx`: rounded weights, and proof that it scores as before.

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
from core.annotate.models.training.examples import Example
from core.annotate.models.training.graph import write_graph
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
_LARGEST_DIFFERENCE = 1e-2
"""Between the scores of torch (some tens at most) and those of the exported network in full
precision: sums in another order, no more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Of the scores of words, between torch and the exported network."""

    largest: float
    same_tag: float
    """Share of the words whose best tag is the same."""


def average(paths: Sequence[Path]) -> Network:
    """Return the mean of networks that were trained alike, but for the seed or the epochs."""
    networks = [read_network(path) for path in paths]
    if len({network.shape for network in networks}) > 1:
        raise AnnotateError("The networks to be averaged have different shapes.")
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
        return [make_row([one], vocabulary.pieces, vocabulary.start) for one in examples]

    tried = [row for row in rows(compared) if row.first]
    predictor = Predictor(network, table)
    right = [predictor.scores(row.pieces, row.first) for row in tried]
    smooth(network, table, rows(measured))
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary)
        write_graph(network, full / NETWORK_FILE, rounded=False)
        shutil.copy(folder / FILE, full)
        before = _difference(right, Encoder(full), tried)
        if before.largest > _LARGEST_DIFFERENCE:
            raise AnnotateError(
                f"The exported network scores otherwise than torch (by {before.largest:.2g}); "
                "no file was written."
            )
        write_graph(network, folder / NETWORK_FILE, rounded=True)
    return before, _difference(right, Encoder(folder), tried)


def _difference(right: "Sequence[Floats]", scorer: Scorer, rows: Sequence[Row]) -> Difference:
    largest, same, words = 0.0, 0, 0
    for expected, row in zip(right, rows, strict=True):
        given = scorer.scores(row.pieces, row.first)
        largest = max(largest, float(abs(expected - given).max()))
        same += int((expected.argmax(1) == given.argmax(1)).sum())
        words += len(row.first)
    return Difference(largest, same / max(1, words))
