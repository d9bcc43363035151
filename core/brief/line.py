"""A line of a briefing, and where it stands in the sources."""

from typing import Literal, TypeAlias

from core.article import Record
from core.brief.stance.stance import Stance

CaveatKind: TypeAlias = Literal["later", "contested", "scope"]
"""What is to be known of a figure: newer values have overtaken it, others give another, or another
source gives one that looks like a rival and covers something else."""


class Citation(Record, frozen=True):
    """Where a statement stands: an article, one of its segments, and the stretch of its text.

    `start` and `end` point into the article's text. `warnings` are sentences about what the
    translation of the segments touched may have lost.
    """

    article: str
    segment: int
    start: int
    end: int
    warnings: tuple[str, ...] = ()


class Caveat(Record, frozen=True):
    """What the ledger has against a figure of a line, in a few words with who says so.

    The citations are those of the values that `words` names, in their order.
    """

    kind: CaveatKind
    words: str
    citations: tuple[Citation, ...]


class Line(Record, frozen=True):
    """One sentence of a source, and everywhere that it is said.

    `text` is in the reader's language where its segment has been translated, else in the original,
    as `lang` and `is_translated` say. The first citation is the one that speaks; the others say the
    same. `stance` is the speaker's, and so are `caveats`. `id` is the same each time that the
    briefing is made, as long as the same segment speaks. `reworded_from` is what the source says
    where the words are the reader's own.
    """

    text: str
    lang: str
    citations: tuple[Citation, ...]
    is_translated: bool
    id: str = ""
    stance: Stance = Stance()
    is_pinned: bool = False
    reworded_from: str | None = None
    caveats: tuple[Caveat, ...] = ()


def one_line(text: str) -> str:
    """Return `text` with every line break as a space; no-break spaces stay."""
    return " ".join(text.split("\n")).strip()
