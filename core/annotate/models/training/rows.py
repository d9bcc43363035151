"""Sentences as the network reads them, cut into the same words and pieces as at run time."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.annotate.bundled.pieces import Pieces
from core.annotate.bundled.recogniser import WORD as WORD
from core.annotate.models.training.examples import LABELS, Example, Name

OUTSIDE = 0
UNKNOWN = -1
"""In place of a tag, where nobody has marked the names."""
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BIES"))
"""Of a word: outside of names; first, middle or last word of a name, or a whole name by itself."""
MISC_TAGS = tuple(number for number, tag in enumerate(TAGS) if tag.endswith("MISC"))
WIDEST = 250
"""Pieces of a row; what a longer sentence has more is left out, in whole words."""

_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}


@dataclass(slots=True)
class Row:
    """The pieces of one or more sentences that the network reads together."""

    pieces: list[int]
    first: list[int] = field(default_factory=list)
    """Where in `pieces` each word begins."""
    tags: list[int] = field(default_factory=list)
    maybe_misc: list[bool] = field(default_factory=list)
    """Whether a word outside of names may be MISC, as its corpus marks none."""
    words: list[tuple[int, int]] = field(default_factory=list)
    """Where each word stands in its own sentence."""


def words_of(text: str) -> list[tuple[int, int]]:
    """Return start and end of each word and each sign of punctuation."""
    return [match.span() for match in WORD.finditer(text)]


def make_row(examples: Sequence[Example], pieces: Pieces, start: int) -> Row:
    """Return `examples` one after the other, after the piece `start`."""
    row = Row([start])
    for example in examples:
        words = words_of(example.text)
        tags = tags_of(words, example.names) if example.is_marked else [UNKNOWN] * len(words)
        cuts = pieces.of(example.text, words)
        for word, cut, tag in zip(words, cuts, tags, strict=True):
            if len(row.pieces) + len(cut) > WIDEST:
                return row
            row.first.append(len(row.pieces))
            row.pieces.extend(cut)
            row.tags.append(tag)
            row.maybe_misc.append(not example.has_misc)
            row.words.append(word)
    return row


def tags_of(words: Sequence[tuple[int, int]], names: Sequence[Name]) -> list[int]:
    """Return the number in TAGS of each word; a name has every word that it touches."""
    tags = [OUTSIDE] * len(words)
    for name in names:
        inside = [at for at, (a, b) in enumerate(words) if a < name.end and b > name.start]
        for at in inside:
            tags[at] = _NUMBERS[f"I-{name.label}"]
        if inside:
            tags[inside[0]] = _NUMBERS[f"B-{name.label}"]
            tags[inside[-1]] = _NUMBERS[f"{'E' if len(inside) > 1 else 'S'}-{name.label}"]
    return tags
