"""The network: the lower layers of a BERT, and one linear layer that scores the tags of words.

The first layers work on pieces of words, the others on words; a network all of whose layers work
on pieces scores a word by its first one. Only training imports this module; it needs torch.
"""

# mypy: allow-subclassing-any

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import torch
from torch import nn
from torch.nn import functional

from core.annotate.models.training.base import Base

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

POSITIONS = 256
"""Pieces of the longest row."""
EPSILON = 1e-12
_HIDDEN = -1e9
"""Added to the attention paid to padding."""
_GLANCE = 64
"""Numbers between the two linear layers that tell which words may be of a name."""
NO_NAME = 10.0
"""Score of `O` for words that surely belong to no name; all other tags have as much below 0."""
_LINEAR = {"query": "q", "key": "k", "value": "v", "attended": "ao", "wide": "fi", "narrow": "fo"}
_NORMS = {"attended_norm": "aln", "narrow_norm": "oln"}
"""Names of the parts of a layer here and in the file of the base model."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is."""

    width: int
    """Numbers of the vector of a piece or word."""
    inner: tuple[int, ...]
    """Numbers between the two linear layers of each layer, from below."""
    heads: int
    head_width: int
    on_pieces: int
    """Layers that work on pieces; those above work on words."""
    sparing: bool
    """Whether the last layer works only on words that may be of a name (`sparing.py`)."""


class Batch(NamedTuple):
    """Rows of words, each after a start of its own, padded to the longest."""

    vectors: torch.Tensor
    """(rows, pieces, width)"""
    blind: torch.Tensor
    """(rows, 1, 1, pieces), added to the attention paid to each piece."""
    first: torch.Tensor
    """(rows, 1 + words), where the start and each word begin."""
    shares: torch.Tensor
    """(rows, 1 + words, pieces), the part that each piece has of its word."""
    blind_words: torch.Tensor
    """(rows, 1, 1, 1 + words), added to the attention paid to each word."""


class Layer(nn.Module):
    """A layer of the encoder: attention over all that there is, then two linear layers for each."""

    def __init__(self, shape: Shape, inner: int, dropout: float) -> None:
        super().__init__()
        width, mixed = shape.width, shape.heads * shape.head_width
        for name in ("query", "key", "value"):
            setattr(self, name, nn.Linear(width, mixed))
        self.attended = nn.Linear(mixed, width)
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.attended_norm = nn.LayerNorm(width, eps=EPSILON)
        self.narrow_norm = nn.LayerNorm(width, eps=EPSILON)
        self.heads, self.dropout = shape.heads, dropout
        self.to_wide = nn.Identity()  # where smoothing.py scales what the layer reads

    def forward(self, given: torch.Tensor, blind: torch.Tensor | None) -> torch.Tensor:
        """Return (rows, places, width); `blind` is added to what each place attends to."""
        rows, places, _ = given.shape

        def in_heads(numbers: torch.Tensor) -> torch.Tensor:
            return numbers.view(rows, places, self.heads, -1).transpose(1, 2)

        query, key = in_heads(self.query(given)), in_heads(self.key(given))
        value = in_heads(self.value(given))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=blind)
        attended = self.attended(mixed.transpose(1, 2).reshape(rows, places, -1))
        middle = self.attended_norm(given + self._dropped(attended))
        inner = functional.gelu(self.wide(self.to_wide(middle)))
        narrow = self.narrow(inner)
        return self.narrow_norm(middle + self._dropped(narrow))

    def _dropped(self, numbers: torch.Tensor) -> torch.Tensor:
        return functional.dropout(numbers, self.dropout, self.training)


class Network(nn.Module):
    """From vectors of pieces to scores of tags."""

    def __init__(self, shape: Shape, tags: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.positions = nn.Parameter(torch.zeros(POSITIONS, shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(shape, inner, dropout) for inner in shape.inner)
        self.maybe = nn.Sequential(
            nn.Linear(shape.width, _GLANCE), nn.ReLU(), nn.Linear(_GLANCE, 1)
        )
        self.tags = nn.Linear(shape.width, tags)

    @classmethod
    def of_base(cls, base: Base, layers: int, tags: int) -> "Network":
        """Return the lower layers of the base model, all of them on pieces."""
        heads = base.heads
        inner, width = (base.inner,) * layers, base.width // heads
        shape = Shape(base.width, inner, heads, width, on_pieces=layers, sparing=False)
        network = cls(shape, tags)

        def fill(place: Any, name: str) -> None:
            shape = tuple(place.weight.shape)
            place.weight.data = torch.from_numpy(base.numbers(f"{name}.w", *shape))
            place.bias.data = torch.from_numpy(base.numbers(f"{name}.b", -1))

        # All text is of the base model's first type, whose vector is added everywhere.
        positions = base.numbers("emb.pos", -1, base.width)[:POSITIONS]
        positions += base.numbers("emb.type", -1, base.width)[0]
        network.positions.data = torch.from_numpy(positions)
        fill(network.norm, "emb.ln")
        for number, layer in enumerate(network.layers):
            for ours, theirs in (_LINEAR | _NORMS).items():
                fill(getattr(layer, ours), f"l{number}.{theirs}")
        return network

    def leave_out(self, share: float) -> None:
        """Let training leave out this share of the numbers, other ones each time."""
        for part in (self, *self.layers):
            part.dropout = share

    def encode(self, batch: Batch) -> torch.Tensor:
        """Return (rows, 1 + words, width), what tags are scored from; the start comes first."""
        return self._encode(batch)[0]

    def _encode(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Return vectors, and (rows, 1 + words), above 0 where a word may be of a name."""
        numbers = self.norm(batch.vectors + self.positions[: batch.vectors.shape[1]])
        numbers = functional.dropout(numbers, self.dropout, self.training)
        blind, maybe = batch.blind, torch.ones(batch.first.shape)
        for at, layer in enumerate(self.layers):
            if at == self.shape.on_pieces:
                numbers, blind = batch.shares @ numbers, batch.blind_words
            if self.shape.sparing and at == len(self.layers) - 1:
                maybe = self._maybe(numbers)
            numbers = layer(numbers, blind)
        if self.shape.on_pieces == len(self.layers):
            numbers = numbers.gather(1, batch.first[..., None].expand(-1, -1, self.shape.width))
        return numbers, maybe

    def _maybe(self, numbers: torch.Tensor) -> torch.Tensor:
        return functional.pad(self.maybe(numbers)[:, 1:, 0], (1, 0), value=1.0)  # not of the start

    def score(self, encoded: torch.Tensor) -> torch.Tensor:
        """Return (rows, 1 + words, tags)."""
        return self.tags(functional.dropout(encoded, self.dropout, self.training))

    def no_name(self) -> torch.Tensor:
        """Return the scores (tags) of a word that surely belongs to no name."""
        scores = torch.full((self.tags.out_features,), -NO_NAME)
        scores[0] = NO_NAME
        return scores

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return (rows, 1 + words, tags)."""
        encoded, maybe = self._encode(batch)
        return torch.where(maybe[..., None] > 0, self.score(encoded), self.no_name())


def batch_of(
    rows: Sequence[tuple[Sequence[int], Sequence[int]]], table: torch.Tensor, multiple: int = 1
) -> Batch:
    """Return rows, each the numbers of its pieces and where its words begin, as a batch.

    Pieces are padded to a multiple of so many.
    """
    pieces = -(-max(len(row) for row, _ in rows) // multiple) * multiple
    words = 1 + max(len(first) for _, first in rows)
    numbers = torch.zeros((len(rows), pieces), dtype=torch.long)
    blind = torch.full((len(rows), 1, 1, pieces), _HIDDEN)
    starts = torch.zeros((len(rows), words), dtype=torch.long)
    shares = torch.zeros((len(rows), words, pieces))
    blind_words = torch.full((len(rows), 1, 1, words), _HIDDEN)
    for at, (row, first) in enumerate(rows):
        numbers[at, : len(row)] = torch.tensor(row)
        blind[at, ..., : len(row)] = 0.0
        begins = torch.tensor([0, *first])
        widths = torch.diff(begins, append=torch.tensor([len(row)]))
        starts[at, : len(begins)] = begins
        word = torch.repeat_interleave(torch.arange(len(begins)), widths)
        shares[at, word, torch.arange(len(row))] = (1 / widths)[word]
        blind_words[at, ..., : len(begins)] = 0.0
    return Batch(table[numbers], blind, starts, shares, blind_words)


class Predictor:
    """A network in use: the counterpart in torch of core.annotate.bundled.encoder.Encoder."""

    def __init__(self, network: Network, table: torch.Tensor) -> None:
        self._network, self._table = network, table

    def scores(self, pieces: Sequence[int], first: Sequence[int]) -> "Floats":
        """Return a (words, tags) matrix for one row of pieces and the places where words begin."""
        self._network.eval()
        with torch.no_grad():
            scores = self._network(batch_of([(pieces, first)], self._table))
        words: Floats = scores[0, 1:].numpy()
        return words
