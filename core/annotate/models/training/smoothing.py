"""Large activations moved into the weights, so that both can be rounded.

Method: SmoothQuant (Xiao et al., ICML 2023). Some channels of what a linear layer reads are far
larger than the others, so that the few steps of 8 bits are wasted on them. Each channel is divided
by a factor, and the weights that read it are multiplied by it: the scores stay the same.

Only training imports this module; it needs torch.
"""

# mypy: allow-subclassing-any

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn

from core.annotate.models.training.network import Network, Predictor
from core.annotate.models.training.rows import Row

STRENGTH = 0.7
"""From 0, everything left to the activations, to 1, everything moved into the weights."""
_READERS = ("attended", "wide")
"""Linear layers whose input is measured. Of what the others read, measured too, one scale for all
is no worse: 0.02 % more words had another tag, and every factor is an operation more."""
_LEAST_WEIGHT = 1e-5
_LEAST_FACTOR = 1e-2


class Factors(nn.Module):
    """Multiplies each channel by a factor of its own."""

    def __init__(self, factors: torch.Tensor) -> None:
        super().__init__()
        self.factors = nn.Parameter(factors, requires_grad=False)

    def forward(self, numbers: torch.Tensor) -> torch.Tensor:
        """Return `numbers` times the factors."""
        return numbers * self.factors


def smooth(network: Network, table: torch.Tensor, rows: Iterable[Row]) -> None:
    """Change `network` in place, measured on `rows` of pieces with vectors in `table`."""
    largest = _measure(network, table, rows)
    for number, layer in enumerate(network.layers):
        layer.to_wide = Factors(1 / _factors(largest[number, "wide"], layer.wide))
        # Attention only mixes what `value` gives, so that its weights can take the division.
        factors = _factors(largest[number, "attended"], layer.attended)
        layer.value.weight.data /= factors[:, None]
        layer.value.bias.data /= factors


def _measure(
    network: Network, table: torch.Tensor, rows: Iterable[Row]
) -> dict[tuple[int, str], torch.Tensor]:
    """Return the largest amount of each channel that the linear layers read."""
    largest: dict[tuple[int, str], torch.Tensor] = {}

    def recorder(key: tuple[int, str]) -> Callable[[Any, tuple[torch.Tensor]], None]:
        def record(_: Any, given: tuple[torch.Tensor]) -> None:
            amount = given[0].abs().flatten(0, -2).amax(0)
            largest[key] = torch.maximum(largest[key], amount) if key in largest else amount

        return record

    hooks = [
        getattr(layer, reader).register_forward_pre_hook(recorder((number, reader)))
        for number, layer in enumerate(network.layers)
        for reader in _READERS
    ]
    predictor = Predictor(network, table)
    for row in rows:
        predictor.scores(row.pieces, row.first)
    for hook in hooks:
        hook.remove()
    return largest


def _factors(largest: torch.Tensor, reader: Any) -> torch.Tensor:
    """Return the factor of each channel, and multiply the weights that read it by it."""
    weights = reader.weight.abs().amax(0)
    raised = largest.clamp(min=_LEAST_WEIGHT) ** STRENGTH
    factors = (raised / weights.clamp(min=_LEAST_WEIGHT) ** (1 - STRENGTH)).detach()
    factors = factors.clamp(min=_LEAST_FACTOR)
    reader.weight.data *= factors
    return factors
