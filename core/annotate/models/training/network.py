"""The network: the lower layers of a BERT, and one linear layer that scores the tags of pieces.

Only training imports this module; it needs torch.
"""

# mypy: allow-subclassing-any

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch import nn
from torch.nn import functional

from core.annotate.models.training.base import Base

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

POSITIONS = 256
"""Pieces of the longest row."""
_HIDDEN = -1e9
"""Added to the attention paid to padding."""
_EPSILON = 1e-12
_LINEAR = {"query": "q", "key": "k", "value": "v", "attended": "ao", "wide": "fi", "narrow": "fo"}
_NORMS = {"attended_norm": "aln", "narrow_norm": "oln"}
"""Names of the parts of a layer here and in the file of the base model."""


class Layer(nn.Module):
    """A layer of the encoder: attention over all pieces, then two linear layers for each."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        for name in ("query", "key", "value", "attended"):
            setattr(self, name, nn.Linear(width, width))
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.attended_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.narrow_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.heads, self.dropout = heads, dropout
        # Places where smoothing.py scales what a linear layer reads.
        self.to_attention, self.to_wide, self.to_narrow = (nn.Identity() for _ in range(3))

    def forward(self, given: torch.Tensor, blind: torch.Tensor | None) -> torch.Tensor:
        """Return (rows, pieces, width); `blind` is added to what each piece attends to."""
        rows, pieces, width = given.shape
        scaled = self.to_attention(given)

        def in_heads(numbers: torch.Tensor) -> torch.Tensor:
            parts = numbers.view(rows, pieces, self.heads, width // self.heads)
            return parts.transpose(1, 2)

        query, key = in_heads(self.query(scaled)), in_heads(self.key(scaled))
        value = in_heads(self.value(scaled))
        if torch.onnx.is_in_onnx_export():
            # Written out, so that the graph has few and plain operations; one row, no padding.
            scale = (width // self.heads) ** -0.5
            mixed = torch.softmax(query @ key.transpose(-1, -2) * scale, -1) @ value
        else:
            mixed = functional.scaled_dot_product_attention(
                query, key, value, attn_mask=blind, dropout_p=self.dropout * self.training
            )
        attended = self.attended(mixed.transpose(1, 2).reshape(rows, pieces, width))
        middle = self.attended_norm(given + self._dropped(attended))
        inner = functional.gelu(self.wide(self.to_wide(middle)))
        narrow = self.narrow(self.to_narrow(inner))
        return self.narrow_norm(middle + self._dropped(narrow))

    def _dropped(self, numbers: torch.Tensor) -> torch.Tensor:
        return functional.dropout(numbers, self.dropout, self.training)


class Network(nn.Module):
    """From vectors of pieces to scores of tags."""

    def __init__(self, base: Base, layers: int, tags: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.positions = nn.Parameter(torch.zeros(POSITIONS, base.width))
        self.norm = nn.LayerNorm(base.width, eps=_EPSILON)
        self.layers = nn.ModuleList(
            Layer(base.width, base.inner, base.heads, dropout) for _ in range(layers)
        )
        self.tags = nn.Linear(base.width, tags)
        self.dropout = dropout
        self._start_from(base)

    def _start_from(self, base: Base) -> None:
        def fill(place: Any, name: str) -> None:
            shape = tuple(place.weight.shape)
            place.weight.data = torch.from_numpy(base.numbers(f"{name}.w", *shape))
            place.bias.data = torch.from_numpy(base.numbers(f"{name}.b", -1))

        # All text is of the base model's first type, whose vector is added everywhere.
        positions = base.numbers("emb.pos", -1, base.width)[:POSITIONS]
        positions += base.numbers("emb.type", -1, base.width)[0]
        self.positions.data = torch.from_numpy(positions)
        fill(self.norm, "emb.ln")
        for number, layer in enumerate(self.layers):
            for ours, theirs in (_LINEAR | _NORMS).items():
                fill(getattr(layer, ours), f"l{number}.{theirs}")

    def encode(self, vectors: torch.Tensor, blind: torch.Tensor | None = None) -> torch.Tensor:
        """Return (rows, pieces, width), what tags are scored from.

        `blind`, (rows, 1, 1, pieces), is added to the attention paid to each piece.
        """
        numbers = self.norm(vectors + self.positions[: vectors.shape[1]])
        numbers = functional.dropout(numbers, self.dropout, self.training)
        for layer in self.layers:
            numbers = layer(numbers, blind)
        return numbers

    def score(self, encoded: torch.Tensor) -> torch.Tensor:
        """Return (rows, pieces, tags)."""
        return self.tags(functional.dropout(encoded, self.dropout, self.training))

    def forward(self, vectors: torch.Tensor, blind: torch.Tensor | None = None) -> torch.Tensor:
        """Return (rows, pieces, tags) for (rows, pieces, width)."""
        return self.score(self.encode(vectors, blind))

    def keep_layers(self, kept: Sequence[int]) -> None:
        """Drop all layers but those of these numbers, from 0."""
        self.layers = nn.ModuleList(self.layers[number] for number in kept)


def batch_of(
    rows: Sequence[Sequence[int]], table: torch.Tensor, multiple: int = 1
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return vectors and `blind` of rows of pieces, padded to a multiple of pieces."""
    width = -(-max(map(len, rows)) // multiple) * multiple
    numbers = torch.zeros((len(rows), width), dtype=torch.long)
    blind = torch.full((len(rows), 1, 1, width), _HIDDEN)
    for at, row in enumerate(rows):
        numbers[at, : len(row)] = torch.tensor(row)
        blind[at, ..., : len(row)] = 0.0
    return table[numbers], blind


class Predictor:
    """A network in use: the counterpart in torch of core.annotate.bundled.encoder.Encoder."""

    def __init__(self, network: Network, table: torch.Tensor) -> None:
        self._network, self._table = network, table

    def scores(self, pieces: Sequence[int]) -> "Floats":
        """Return a (pieces, tags) matrix for one row of pieces."""
        self._network.eval()
        with torch.no_grad():
            scores: Floats = self._network(self._table[list(pieces)][None])[0].numpy()
        return scores
