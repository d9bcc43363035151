"""How well names are found in marked sentences: exact spans, as CoNLL-2003 counted them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from core.annotate.bundled.tagging import Tagger
from core.annotate.models.training.examples import LABELS, Example, Name
from core.annotate.models.training.rows import TAGS, make_row
from core.annotate.models.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

_MAIN = ("PER", "LOC", "ORG")
HEADER = f"{'':28}{'F1':>7}{'P':>7}{'R':>7}" + "".join(f"{label:>7}" for label in LABELS)
"""Of the table whose lines `as_line` makes; F1, P and R are over PER, LOC and ORG."""

Counts = Counter[tuple[str, str]]
"""Number of names by (`right`, `found` or `marked`; label)."""


class Scorer(Protocol):
    """Scores the tags of words: a network in torch, or the exported one."""

    def scores(self, pieces: Sequence[int], first: Sequence[int]) -> "Floats":
        """Return a (words, tags) matrix for one row of pieces and the places where words begin."""
        ...


def count_names(examples: Sequence[Example], scorer: Scorer, vocabulary: Vocabulary) -> Counts:
    """Return how many names are marked, found, and found right."""
    counts: Counts = Counter()
    for example, found in zip(examples, find_names(examples, scorer, vocabulary), strict=True):
        marked = set(example.names)
        for kind, names in (("right", marked & found), ("found", found), ("marked", marked)):
            counts.update((kind, name.label) for name in names)
    return counts


def find_names(
    examples: Sequence[Example], scorer: Scorer, vocabulary: Vocabulary
) -> Iterator[set[Name]]:
    """Yield the names that the model finds in each sentence."""
    tagger = Tagger(TAGS)
    for example in examples:
        row = make_row([example], vocabulary.pieces, vocabulary.start)
        names = tagger.names(scorer.scores(row.pieces, row.first)) if row.first else []
        yield {Name(row.words[a][0], row.words[b][1], label) for a, b, label in names}


def as_line(title: str, counts: Counts) -> str:
    """Return a line of the table: F1, precision and recall, and F1 of each label."""
    numbers = [*_rates(counts, _MAIN), *(_rates(counts, (label,))[0] for label in LABELS)]
    return f"{title:28}" + "".join(f"{number:7.3f}" for number in numbers)


def _rates(counts: Counts, labels: Sequence[str]) -> tuple[float, float, float]:
    right, found, marked = (
        sum(counts[kind, label] for label in labels) for kind in ("right", "found", "marked")
    )
    return (
        2 * right / max(1, found + marked),
        right / max(1, found),
        right / max(1, marked),
    )
