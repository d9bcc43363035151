"""Needs torch and onnx, which the project does not: run where the model is trained."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from core.annotate.models.training import sparing  # noqa: E402
from core.annotate.models.training.graph import write_graph  # noqa: E402
from core.annotate.models.training.narrowing import narrow  # noqa: E402
from core.annotate.models.training.network import (  # noqa: E402
    Batch,
    Network,
    Predictor,
    Shape,
    batch_of,
)
from core.annotate.models.training.rows import TAGS  # noqa: E402

WIDE = Shape(width=64, inner=(96, 96, 96), heads=4, head_width=16, on_pieces=3, sparing=False)
SOME = replace(WIDE, on_pieces=1, sparing=True)
ROWS = [([0, 5, 6, 7, 8, 9], [1, 3, 4]), ([0, 4, 4, 3], [1, 2]), ([0, 9, 1], [1])]


@pytest.fixture
def network() -> Network:
    return made(WIDE)


def made(shape: Shape) -> Network:
    torch.manual_seed(1)
    network = Network(shape, tags=5)
    network.positions.data.normal_()
    network.eval()
    return network


@pytest.fixture
def table() -> Any:
    return torch.randn(10, WIDE.width, generator=torch.Generator().manual_seed(2))


@pytest.mark.parametrize("shape", [WIDE, replace(WIDE, on_pieces=1), SOME])
def test_a_row_has_the_same_scores_beside_longer_ones(shape: Shape, table: Any) -> None:
    network = made(shape)
    together = network(batch_of(ROWS, table, multiple=8)).detach()
    for at, (pieces, first) in enumerate(ROWS):
        alone = Predictor(network, table).scores(pieces, first)
        assert alone.shape == (len(first), 5)
        assert together[at, 1 : 1 + len(first)].numpy() == pytest.approx(alone, abs=1e-5)


def test_words_of_no_name_have_one_score(table: Any) -> None:
    scores = made(SOME)(batch_of(ROWS, table)).detach()
    none = [(row == made(SOME).no_name()).all().item() for row in scores[0, 1:4]]
    assert True in none
    assert False in none
    assert made(SOME).no_name().argmax() == TAGS.index("O")


def test_no_word_may_be_of_a_name(table: Any) -> None:
    network = made(SOME)
    network.maybe[2].bias.data.fill_(-1e6)
    assert (network(batch_of(ROWS, table))[:, 1:] == network.no_name()).all()


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


@pytest.mark.parametrize("shape", [replace(WIDE, on_pieces=1), SOME])
@pytest.mark.parametrize("bias", [0.0, -1e6])
@pytest.mark.parametrize(("rounded", "apart"), [(False, 1e-4), (True, 0.1)])
def test_the_graph_scores_as_the_network(
    table: Any, tmp_path: Path, rounded: bool, apart: float, bias: float, shape: Shape
) -> None:
    import onnxruntime

    network = made(shape)
    network.maybe[2].bias.data += bias
    write_graph(network, tmp_path / "names.onnx", rounded=rounded)
    session = onnxruntime.InferenceSession(tmp_path / "names.onnx")
    for row in ROWS:
        batch = batch_of([row], table)
        given = {"vectors": batch.vectors.numpy(), "shares": batch.shares.numpy()}
        (scores,) = session.run(["scores"], given)
        wanted = Predictor(network, table).scores(*row)
        assert np.abs(scores[0, 1:] - wanted).max() < apart


def test_the_last_layer_is_spared_words_that_are_surely_no_names(
    network: Network, table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here some pieces are names wherever they stand; words not passed over score as before."""
    monkeypatch.setattr(sparing, "_AT_ONCE", 16)
    network.shape = replace(WIDE, on_pieces=1)
    draw = np.random.default_rng(3)
    rows = [([0, *draw.integers(1, 10, 12).tolist()], list(range(1, 13))) for _ in range(300)]
    batches = [batch_of(rows[at : at + 30], table) for at in range(0, 300, 30)]

    def teacher(batch: Batch) -> Any:
        pieces = torch.cdist(batch.vectors, table).argmin(2)
        return torch.stack([(pieces % 2) * 20.0 - 10.0, torch.zeros(pieces.shape)], 2)

    quicker = sparing.spare(network, cast("Network", teacher), batches)
    scores, before = quicker(batches[0])[:, 1:], network(batches[0])[:, 1:]
    is_name = teacher(batches[0])[:, 1:, 0] < 0
    spared = (scores == quicker.no_name()).all(2)
    assert not spared[is_name].any()
    assert spared[~is_name].float().mean() > 0.5
    assert (scores == before).all(2)[~spared].all()
