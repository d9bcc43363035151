"""Small networks that guess, between two layers, whether a word may belong to a name.

They learn from the whole network alone, so that any text will do. Only training imports this
module; it needs torch, onnx and onnxruntime.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from core.annotate.models.training.rows import OUTSIDE, Row
from core.annotate.models.training.standing_in import Step, learn_step
from core.annotate.models.training.whole import Whole

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

_INNER = 64
_PASSES = 10
_BATCH = 2048
_RATE = 5e-3
_NAME_WEIGHT = 5.0
"""Of a likely word against another: to overlook one costs more than to look in vain."""
_LIKELY = 0.3
"""The least probability that counts as likely."""
_AWAY = 0.005
"""Less likely words teach the steps, since such words take them."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Log odds of a name: relu(state @ `inner` + `inner_bias`) @ `outer` + `outer_bias`."""

    inner: "Floats"
    inner_bias: "Floats"
    outer: "Floats"
    outer_bias: float

    def log_odds(self, states: "Floats") -> "Floats":
        """Return one number for each row of `states`."""
        hidden = np.maximum(states @ self.inner + self.inner_bias, 0)
        odds: Floats = (hidden @ self.outer)[:, 0] + self.outer_bias
        return odds


def read_states(whole: Whole, rows: Sequence[Row]) -> "tuple[torch.Tensor, list[Floats]]":
    """Return how likely it is that each word is of a name, and the states that `whole` shows."""
    seen = [whole.scores_and_states(row.pieces, row.first) for row in rows if row.first]
    scores, *states = (np.concatenate(parts) for parts in zip(*seen, strict=True))
    return 1 - torch.softmax(torch.from_numpy(scores), -1)[:, OUTSIDE], states


def learn_guesses(
    likely: torch.Tensor, states: "Sequence[Floats]", layers: Sequence[int], seed: int
) -> tuple[Mapping[int, Guess], Mapping[int, Step]]:
    """Return what to put after each number of `layers`, which follow one another.

    They are learnt from what `read_states` returns: a guess for each, and a step that stands in for
    the layer that follows, for each but the last.
    """
    guesses = {
        layer: learn(given, likely, seed) for layer, given in zip(layers, states, strict=True)
    }
    away = likely.numpy() < _AWAY
    steps = {
        layer: learn_step(before[away], after[away])
        for layer, (before, after) in zip(layers, pairwise(states), strict=False)
    }
    return guesses, steps


def learn(states: "Floats", likely: torch.Tensor, seed: int) -> Guess:
    """Return the guess that comes closest to `likely`, the probabilities of names."""
    torch.manual_seed(seed)
    given = torch.from_numpy(states)
    mean, deviation = given.mean(0), given.std(0).clamp(min=1e-6)
    inner, outer = torch.nn.Linear(given.shape[1], _INNER), torch.nn.Linear(_INNER, 1)
    steps = max(1, _PASSES * len(given) // _BATCH)
    parameters = [*inner.parameters(), *outer.parameters()]
    optimizer = torch.optim.AdamW(parameters, _RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(steps):
        some = torch.randint(0, len(given), (min(_BATCH, len(given)),))
        odds = outer(functional.relu(inner((given[some] - mean) / deviation)))[:, 0]
        weight = torch.where(likely[some] > _LIKELY, _NAME_WEIGHT, 1.0)
        loss = functional.binary_cross_entropy_with_logits(odds, likely[some], weight)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    with torch.no_grad():
        scaled = inner.weight / deviation
        return Guess(
            inner=scaled.T.contiguous().numpy(),
            inner_bias=(inner.bias - scaled @ mean).numpy(),
            outer=outer.weight.T.contiguous().numpy(),
            outer_bias=float(outer.bias),
        )
