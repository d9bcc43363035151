"""A sentence beside its translation, as the ledger reads the two; read once for each sentence."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from core.article import Date, Entity, Segment, Span
from core.brief.lazy import kept
from core.brief.ledger.linking import link_figures
from core.brief.ledger.names import guess_names
from core.brief.ledger.side import Side
from core.brief.sentences import Sentence

_SHORTEST = 5
"""Letters of a word of which the last may be another in another form of it."""

S = TypeVar("S", bound=Span)


class Paired(NamedTuple):
    """Both wordings of a sentence; its dates and unknown names have the places of the original.

    `linked` leads from the number of a figure of the original to that of the translation's.
    """

    original: Side
    made: Side | None
    dates: list[Date]
    guessed: list[Entity]
    linked: dict[int, int]


@kept
def paired(sentence: Sentence) -> Paired:
    """Return the wordings of a sentence, read for what stands around their figures."""
    article, segment, made = sentence.article, sentence.segment, sentence.translation
    original = Side(
        article.slice(segment),
        article.lang,
        _from_start(sentence.figures, segment),
        _from_start([one for one in sentence.entities if not _is_noun(one, sentence)], segment),
    )
    shown = Side(made.text, sentence.lang, made.figures, made.entities) if made else None
    dates = _from_start(sentence.dates, segment)
    guessed = guess_names(original, shown, dates)
    return Paired(original, shown, dates, guessed, link_figures(sentence))


def _is_noun(entity: Entity, sentence: Sentence) -> bool:
    """Return whether the first word of a sentence is no name: its article has it in small letters.

    "Valanga in Savoia, il bilancio sale"; further down, "le valanghe". What a list of places knows
    is a name all the same.
    """
    word, key = entity.text, entity.key or ""
    if entity.start != sentence.segment.start or entity.label == "MISC" or not word.isalpha():
        return False
    if key.startswith("territory:") or key[-1:].isdigit() or len(word) < _SHORTEST:
        return False
    small = word[:1].lower() + word[1:-1]
    return re.search(rf"\b{small}\w{{0,2}}\b", sentence.article.text) is not None


def _from_start(spans: Sequence[S], segment: Segment) -> list[S]:
    """Return spans as counted from the start of their segment."""
    start = segment.start
    return [one.with_(start=one.start - start, end=one.end - start) for one in spans]
