"""Needs torch and onnx, which the project does not: run where the model is trained."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from core.annotate.models.training.graph import write_graph  # noqa: E402
from core.annotate.models.training.narrowing import narrow  # noqa: E402
from core.annotate.models.training.network import (  # noqa: E402
    Network,
    Predictor,
    Shape,
    batch_of,
)

WIDE = Shape(width=64, inner=(96, 96, 96), heads=4, head_width=16, on_pieces=3)
ROWS = [([0, 5, 6, 7, 8, 9], [1, 3, 4]), ([0, 4, 4, 3], [1, 2]), ([0, 9, 1], [1])]


@pytest.fixture
def network() -> Network:
    torch.manual_seed(1)
    made = Network(WIDE, tags=5)
    made.positions.data.normal_()
    made.eval()
    return made


@pytest.fixture
def table() -> Any:
    return torch.randn(10, WIDE.width, generator=torch.Generator().manual_seed(2))


def test_a_row_has_the_same_scores_beside_longer_ones(network: Network, table: Any) -> None:
    for shape in (WIDE, replace(WIDE, on_pieces=1)):
        network.shape = shape
        together = network(batch_of(ROWS, table, multiple=8)).detach()
        for at, (pieces, first) in enumerate(ROWS):
            alone = Predictor(network, table).scores(pieces, first)
            assert alone.shape == (len(first), 5)
            assert together[at, 1 : 1 + len(first)].numpy() == pytest.approx(alone, abs=1e-5)


def test_numbers_that_give_nothing_are_the_first_to_go(network: Network, table: Any) -> None:
    for layer in network.layers:
        layer.narrow.weight.data[:, ::2] = 0.0
        layer.attended.weight.data[:, :16] = 0.0
    shape = replace(WIDE, inner=(48, 48, 48), heads=3)
    narrower = narrow(network, (0, 1, 2), shape, [batch_of(ROWS * 40, table)])
    wanted = Predictor(network, table).scores(*ROWS[0])
    assert Predictor(narrower, table).scores(*ROWS[0]) == pytest.approx(wanted, abs=0.02)


def test_what_is_as_wide_as_before_stays_as_it_was(network: Network, table: Any) -> None:
    same = narrow(network, (0, 1, 2), WIDE, [batch_of(ROWS, table)])
    wanted = Predictor(network, table).scores(*ROWS[0])
    assert Predictor(same, table).scores(*ROWS[0]) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize(("rounded", "apart"), [(False, 1e-4), (True, 0.1)])
def test_the_graph_scores_as_the_network(
    network: Network, table: Any, tmp_path: Path, rounded: bool, apart: float
) -> None:
    import onnxruntime

    network.shape = replace(WIDE, on_pieces=1)
    write_graph(network, tmp_path / "names.onnx", rounded=rounded)
    session = onnxruntime.InferenceSession(tmp_path / "names.onnx")
    for row in ROWS:
        batch = batch_of([row], table)
        given = {"vectors": batch.vectors.numpy(), "shares": batch.shares.numpy()}
        (scores,) = session.run(["scores"], given)
        wanted = Predictor(network, table).scores(*row)
        assert np.abs(scores[0, 1:] - wanted).max() < apart
