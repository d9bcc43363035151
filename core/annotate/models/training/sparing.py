"""The last layer spared for words that are surely no names: most of them, and soon told apart.

Two small layers look at every word and say whether it may be of a name. The last layer works on
those that may, and sees the others as before, so that it gives for each what it gave without this.
The network itself is not trained again.

Method: a cascade, after Viola and Jones, "Rapid Object Detection using a Boosted Cascade of Simple
Features" (CVPR 2001). Only training imports this module; it needs torch.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from core.annotate.models.training.network import Batch, Network
from core.annotate.models.training.rows import OUTSIDE

_SURE = 0.97
"""Probability of `O` from which a word is taken to be of no name."""
_MISSED = 30.0
"""How much worse it is to pass a word of a name over than to work on another in vain."""
_ROUNDS, _AT_ONCE, _RATE, _DECAY = 5, 1024, 2e-3, 0.05


def spare(network: Network, teacher: Network, batches: Sequence[Batch]) -> Network:
    """Return the network with a last layer that works on what `teacher` isn't sure to be no name.

    Both are looked at with `batches`; the teacher may be the network itself.
    """
    quicker = Network(replace(network.shape, sparing=True), network.tags.out_features)
    quicker.load_state_dict(network.state_dict())
    quicker.eval()
    given, maybe = [], []
    with torch.no_grad():
        for batch in batches:
            real = batch.blind_words[:, 0, 0, 1:] == 0
            likely = torch.softmax(teacher(batch), -1)[:, 1:, OUTSIDE]
            given.append(_read_by_last(network, batch)[:, 1:][real])
            maybe.append(likely[real] < _SURE)
    _learn(quicker.maybe, torch.cat(given), torch.cat(maybe))
    return quicker


def _read_by_last(network: Network, batch: Batch) -> torch.Tensor:
    """Return (rows, 1 + words, width)."""
    read: list[torch.Tensor] = []
    hook = network.layers[-1].register_forward_pre_hook(lambda _, given: read.append(given[0]))
    network.encode(batch)
    hook.remove()
    return read[0]


def _learn(glance: Any, given: torch.Tensor, maybe: torch.Tensor) -> None:
    """Train the two layers that look at every word; (words, width) and (words)."""
    mean, spread = given.mean(0), given.std(0).clamp(min=1e-6)
    given, wanted = (given - mean) / spread, maybe.float()
    inner, dropout = glance[0], nn.Dropout(0.2)
    optimizer = torch.optim.AdamW(glance.parameters(), _RATE, weight_decay=_DECAY)
    steps = _ROUNDS * -(-len(given) // _AT_ONCE)
    falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, steps)
    for _ in range(_ROUNDS):
        for some in torch.randperm(len(given)).split(_AT_ONCE):
            optimizer.zero_grad()
            loss = functional.binary_cross_entropy_with_logits(
                glance(dropout(given[some]))[:, 0],
                wanted[some],
                pos_weight=torch.tensor(_MISSED),
            )
            loss.backward()
            optimizer.step()
            falling.step()
    inner.weight.data /= spread
    inner.bias.data -= inner.weight.data @ mean
