"""A network made narrower: fewer layers, heads and inner numbers, and words in place of pieces.

Kept are the heads and the inner numbers that give most of what their layer adds; what those that
are gone gave is taken over by the others, as far as a linear layer can (ridge regression on what
the wide network computes). Training does the rest.

Method: pruning whole heads and neurons and fitting the layer that reads them anew, after Frantar
et al., "Optimal Brain Compression" (NeurIPS 2022), and Sanh et al., "DistilBERT" (2019), for taking
some of the layers. Only training imports this module; it needs torch.
"""

from collections.abc import Callable, Sequence
from typing import Any

import torch

from core.annotate.models.training.network import Batch, Network, Shape

_RIDGE = 1e-4
"""Added to the squares of what a layer reads, as a part of their mean."""


def narrow(
    network: Network, kept: Sequence[int], shape: Shape, batches: Sequence[Batch]
) -> Network:
    """Return a network of `shape` that computes about what layers `kept` of `network` do.

    `batches` are what the wide network is looked at with. The width stays as it is.
    """
    given = _given(network, kept, batches)
    smaller = Network(shape, network.tags.out_features)
    smaller.positions.data = network.positions.data.clone()
    smaller.norm.load_state_dict(network.norm.state_dict())
    smaller.tags.load_state_dict(network.tags.state_dict())
    layers = [network.layers[number] for number in kept]
    for number, old, new in zip(kept, layers, smaller.layers, strict=True):
        heads = _fit(old.attended, new.attended, given[number, "attended"], shape.head_width)
        for name in ("query", "key", "value"):
            _take(getattr(old, name), getattr(new, name), heads)
        _take(old.wide, new.wide, _fit(old.narrow, new.narrow, given[number, "narrow"], 1))
        new.attended_norm.load_state_dict(old.attended_norm.state_dict())
        new.narrow_norm.load_state_dict(old.narrow_norm.state_dict())
    return smaller


def _given(
    network: Network, kept: Sequence[int], batches: Sequence[Batch]
) -> dict[tuple[int, str], torch.Tensor]:
    """Return (pieces, width) of what the last linear layers of attention and of each layer read."""
    given: dict[tuple[int, str], list[torch.Tensor]] = {}
    seen = torch.zeros(0, dtype=torch.bool)

    def recorder(key: tuple[int, str]) -> Callable[[Any, tuple[torch.Tensor]], None]:
        def record(_: Any, read: tuple[torch.Tensor]) -> None:
            given.setdefault(key, []).append(read[0].flatten(0, 1)[seen])

        return record

    hooks = [
        getattr(network.layers[at], name).register_forward_pre_hook(recorder((at, name)))
        for at in kept
        for name in ("attended", "narrow")
    ]
    network.eval()
    with torch.no_grad():
        for batch in batches:
            seen = (batch.blind[:, 0, 0] == 0).flatten()
            network.encode(batch)
    for hook in hooks:
        hook.remove()
    return {key: torch.cat(parts) for key, parts in given.items()}


def _fit(old: Any, new: Any, given: torch.Tensor, group: int) -> torch.Tensor:
    """Let `new` give what `old` does of `given`, from fewer columns; return which.

    Columns are kept or left in groups of so many, those whose own part is largest.
    """
    weight, bias = old.weight.data, old.bias.data
    if new.in_features == old.in_features:
        new.load_state_dict(old.state_dict())
        return torch.arange(new.in_features)
    energy = (given.T @ given) * (weight.T @ weight)
    amounts = [part.sum() for part in _squares(energy, group)]
    best = torch.stack(amounts).topk(new.in_features // group).indices.sort().values
    columns = (best[:, None] * group + torch.arange(group)).flatten()
    read = torch.cat([given[:, columns], torch.ones(len(given), 1)], 1).double()
    wanted = (given @ weight.T + bias).double()
    squares = read.T @ read
    squares += torch.eye(len(squares)) * squares.diagonal().mean() * _RIDGE
    solved = torch.linalg.solve(squares, read.T @ wanted).float()
    new.weight.data, new.bias.data = solved[:-1].T.contiguous(), solved[-1].clone()
    return columns


def _squares(matrix: torch.Tensor, size: int) -> list[torch.Tensor]:
    """Return the squares along the diagonal."""
    return [matrix[at : at + size, at : at + size] for at in range(0, len(matrix), size)]


def _take(old: Any, new: Any, rows: torch.Tensor) -> None:
    new.weight.data, new.bias.data = old.weight.data[rows].clone(), old.bias.data[rows].clone()
