"""The training run: the whole network but the vectors of pieces, on sentences that vary.

Only training imports this module; it needs torch.
"""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import click
import torch
from torch import distributed, multiprocessing

from core.annotate.models.training.augment import Augmenter
from core.annotate.models.training.base import Base
from core.annotate.models.training.cities import city_names
from core.annotate.models.training.examples import Example
from core.annotate.models.training.loss import tag_loss, teacher_loss
from core.annotate.models.training.mixture import Mixture, read_mixture
from core.annotate.models.training.narrowing import narrow
from core.annotate.models.training.network import Batch, Network, Predictor, Shape, batch_of
from core.annotate.models.training.rows import TAGS, UNKNOWN, Row, make_row
from core.annotate.models.training.scoring import as_line, count_names
from core.annotate.models.training.vocabulary import FILE, Vocabulary, read_vocabulary
from core.errors import AnnotateError

_BATCHES_SORTED = 40
"""Batches whose rows are sorted by length together, so that little of a batch is padding."""
_PADDED_TO = 16
_PADDING = -2
"""In place of a tag, where a row has no word."""
_LOOKED_AT = 1_500
"""Sentences that a network is looked at with before it is made narrower."""
_REPORT_EVERY = 50
_LARGEST_STEP = 1.0
"""Norm of the gradient above which it is scaled down."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Of one training run."""

    wheel: Path
    data: Path
    folder: Path
    """Where `names.npz` lies and the network is written to."""
    name: str
    mixture: Path
    layers: int
    epochs: int
    batch: int
    """Sentences of a step, of all processes together."""
    rate: float
    """Highest learning rate of the encoder."""
    head_factor: float
    """How much higher it is for the layer that scores tags."""
    warm_up: float
    """Share of the steps in which the rate rises; it falls to nothing in the others."""
    dropout: float
    """Share of the numbers that are left out while it learns."""
    seed: int
    processes: int
    threads: int
    """Of each process."""
    bfloat16: bool
    start_from: Path | None = None
    """A network to go on from, in place of the base model alone."""
    keep_layers: tuple[int, ...] = ()
    """Of that network, counted from 0; all of them if empty."""
    inner: tuple[int, ...] = ()
    """Makes it narrower: inner numbers of each layer that is kept; as they are if empty."""
    heads: int = 0
    """Of a network that is made narrower."""
    on_pieces: int = 0
    """Its layers that work on pieces."""
    teacher: Path | None = None
    """A larger network to learn from besides the marked names."""
    most: int | None = None
    """Sentences of each portion, for a trial run."""


def train(settings: Settings) -> None:
    """Train in as many processes as asked for, and write the network after each epoch."""
    if settings.processes == 1:
        _Run(settings, 0).go()
        return
    with tempfile.TemporaryDirectory() as folder:
        meeting = f"file://{folder}/meeting"
        multiprocessing.spawn(_one_of_many, (settings, meeting), nprocs=settings.processes)


def _one_of_many(rank: int, settings: Settings, meeting: str) -> None:
    distributed.init_process_group(
        "gloo", init_method=meeting, rank=rank, world_size=settings.processes
    )
    _Run(settings, rank).go()
    distributed.destroy_process_group()


def read_network(path: Path) -> Network:
    """Return the network written to `path`. Raises AnnotateError when it cannot be read."""
    try:
        saved = torch.load(path, weights_only=True)
        network = Network(Shape(**saved["shape"]), len(TAGS))
        network.load_state_dict(saved["weights"])
    except (OSError, KeyError, TypeError, RuntimeError) as error:
        reason = str(error).splitlines()[0]
        raise AnnotateError(f"The network {path} could not be read: {reason}.") from error
    return network


def write_network(network: Network, path: Path) -> None:
    """Write what `read_network` reads."""
    torch.save({"shape": asdict(network.shape), "weights": network.state_dict()}, path)


class _Run:
    """One process of a run. All draw the same random numbers; each takes its rows of a batch."""

    def __init__(self, settings: Settings, rank: int) -> None:
        self.settings, self.rank = settings, rank
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self.teacher = read_network(settings.teacher) if settings.teacher else None
        self.vocabulary: Vocabulary = read_vocabulary(settings.folder / FILE)
        self.table = torch.from_numpy(self.vocabulary.vectors)
        self.mixture: Mixture = read_mixture(settings.mixture)
        self.examples = self.mixture.training(settings.data, settings.most)
        self.order = random.Random(settings.seed)  # noqa: S311 - no secret
        cities = city_names(known_abroad=True)
        self.augmenter = Augmenter(self.examples, cities, settings.seed)
        self.network = self._first_network()
        self.network.leave_out(settings.dropout)
        head = list(self.network.tags.parameters())
        body = [p for name, p in self.network.named_parameters() if not name.startswith("tags")]
        self.parameters = [*body, *head]
        self.factors = (1.0, settings.head_factor)
        self.optimizer = torch.optim.AdamW(
            [{"params": body}, {"params": head}], weight_decay=0.01, betas=(0.9, 0.98)
        )
        self.steps = settings.epochs * -(-len(self.examples) // settings.batch)

    def _first_network(self) -> Network:
        settings = self.settings
        if settings.start_from is None:
            return Network.of_base(Base(settings.wheel), settings.layers, len(TAGS))
        network = read_network(settings.start_from)
        kept = settings.keep_layers or tuple(range(len(network.layers)))
        if max(kept) >= len(network.layers):
            raise AnnotateError(f"{settings.start_from} has {len(network.layers)} layers only.")
        inner = settings.inner or tuple(network.shape.inner[at] for at in kept)
        if len(inner) != len(kept):
            raise AnnotateError(f"Give {len(kept)} inner numbers, one for each layer that is kept.")
        shape = replace(
            network.shape,
            inner=inner,
            heads=settings.heads or network.shape.heads,
            on_pieces=settings.on_pieces or len(kept),
            sparing=False,
        )
        if shape == network.shape:
            return network
        some = self.order.sample(self.examples, min(_LOOKED_AT, len(self.examples)))
        rows = sorted((self._row((one,)) for one in some), key=lambda row: len(row.pieces))
        size = settings.batch
        looked_at = [self._batch(rows[at : at + size]) for at in range(0, len(rows), size)]
        return narrow(network, kept, shape, looked_at)

    def _row(self, examples: Sequence[Example]) -> Row:
        return make_row(examples, self.vocabulary.pieces, self.vocabulary.start)

    def _batch(self, rows: Sequence[Row]) -> Batch:
        return batch_of([(row.pieces, row.first) for row in rows], self.table, _PADDED_TO)

    def go(self) -> None:
        """Run all epochs."""
        self._say(f"{len(self.examples)} sentences, {self.steps} steps")
        began, step, mean_loss = time.monotonic(), 0, 0.0
        for epoch in range(1, self.settings.epochs + 1):
            self.network.train()
            for rows in self._batches():
                self._set_rate(step)
                loss = self._step(rows)
                mean_loss = loss if step == 0 else 0.98 * mean_loss + 0.02 * loss
                step += 1
                if step % _REPORT_EVERY == 0:
                    seconds = time.monotonic() - began
                    self._say(f"step {step}/{self.steps}: loss {mean_loss:.3f}, {seconds:.0f} s")
            self._save()
            self._score(epoch)

    def _batches(self) -> Iterator[list[Row]]:
        """Yield every sentence once, varied anew, in batches of rows of about one length."""
        order, size = list(self.examples), self.settings.batch
        self.order.shuffle(order)
        for at in range(0, len(order), size * _BATCHES_SORTED):
            chunk = order[at : at + size * _BATCHES_SORTED]
            varied = (self._row(self.augmenter.vary(example)) for example in chunk)
            rows = sorted(varied, key=lambda row: len(row.pieces))
            batches = [rows[i : i + size] for i in range(0, len(rows), size)]
            self.order.shuffle(batches)
            yield from batches

    def _set_rate(self, step: int) -> None:
        warm_up = self.settings.warm_up * self.steps + 1
        share = min(1.0, step / warm_up) * max(0.0, 1.0 - step / self.steps)
        for group, factor in zip(self.optimizer.param_groups, self.factors, strict=True):
            group["lr"] = self.settings.rate * factor * share

    def _step(self, rows: Sequence[Row]) -> float:
        """Learn from one batch; return the loss of a word, over all processes."""
        self.optimizer.zero_grad()
        total, words = torch.zeros(()), 0
        ours = [row for row in rows[self.rank :: self.settings.processes] if row.first]
        if ours:
            total, words = self._loss(ours)
            total.backward()
        loss = self._share_gradients(total.item(), words)
        torch.nn.utils.clip_grad_norm_(self.parameters, _LARGEST_STEP)
        self.optimizer.step()
        return loss

    def _loss(self, rows: Sequence[Row]) -> tuple[Any, int]:
        """Return the summed loss of the words of `rows`, and their number."""
        batch = self._batch(rows)
        tags = torch.full(batch.first.shape, _PADDING)
        maybe_misc = torch.zeros(batch.first.shape, dtype=torch.bool)
        for at, row in enumerate(rows):
            tags[at, 1 : 1 + len(row.tags)] = torch.tensor(row.tags)
            maybe_misc[at, 1 : 1 + len(row.tags)] = torch.tensor(row.maybe_misc)
        words = tags != _PADDING
        encoded, likely = self._ask(self.network, batch, words)
        loss = tag_loss(likely, tags[words], maybe_misc[words])
        if self.teacher is not None:
            self.teacher.eval()
            with torch.no_grad():
                their_encoded, theirs = self._ask(self.teacher, batch, words)
            marked = tags[words] != UNKNOWN
            loss = teacher_loss(loss, marked, likely, theirs, encoded, their_encoded)
        return loss.sum(), len(loss)

    def _ask(
        self, network: Network, batch: Batch, words: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return vectors and log probabilities of tags, (words, width) and (words, tags)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.settings.bfloat16):
            encoded = network.encode(batch)
            scores = network.score(encoded)
        return encoded[words].float(), torch.log_softmax(scores[words].float(), -1)

    def _share_gradients(self, total: float, words: int) -> float:
        """Make gradients those of the mean over all words of all processes; return that mean."""
        parts = [
            torch.zeros(p.numel()) if p.grad is None else p.grad.reshape(-1)
            for p in self.parameters
        ]
        together = torch.cat([*parts, torch.tensor([total, float(words)])])
        if self.settings.processes > 1:
            distributed.all_reduce(together)
        mean = together / together[-1].clamp(min=1.0)
        at = 0
        for parameter in self.parameters:
            parameter.grad = mean[at : at + parameter.numel()].view_as(parameter)
            at += parameter.numel()
        return float(mean[-2])

    def _save(self) -> None:
        if self.rank == 0:
            write_network(self.network, self.settings.folder / f"{self.settings.name}.pt")

    def _score(self, epoch: int) -> None:
        if self.rank != 0:
            return
        predictor = Predictor(self.network, self.table)
        for portion in self.mixture.score:
            examples = self.mixture.examples(portion, self.settings.data)[: self.settings.most]
            line = as_line(portion.title, count_names(examples, predictor, self.vocabulary))
            self._say(f"epoch {epoch}: {line}")

    def _say(self, sentence: str) -> None:
        if self.rank == 0:
            click.echo(sentence, err=True)
