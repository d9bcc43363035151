"""Words that are marked beside names and figures: terms of the glossary, and what was lost."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.article import GlossaryTerm, Segment, Translation
from core.translate.glossary import PairGlossary, apart
from tui.widgets.parallel.marks import Mark


class Highlight(NamedTuple):
    """A stretch of the article's text, or of a segment's translation, and its style."""

    start: int
    end: int
    style: str


def terms_in_original(
    terms: PairGlossary, text: str, segment: Segment, marks: Sequence[Mark]
) -> Iterator[Highlight]:
    """Yield where a segment, which reads `text`, has terms that are no name or figure."""
    for start, end, _ in terms.find(text):
        one = Highlight(segment.start + start, segment.start + end, "term")
        if not _is_marked(marks, one):
            yield one


def terms_in_translation(
    terms: PairGlossary, text: str, made: Translation, marks: Sequence[Mark]
) -> Iterator[Highlight]:
    """Yield where the translation of a segment, which reads `text`, has its terms' translations."""
    said: dict[GlossaryTerm, None] = dict.fromkeys(one.term for one in terms.find(text))
    found = [stretch for term in said for stretch in terms.translations(term, made.text)]
    found.sort(key=lambda one: (one[0] - one[1], one[0]))
    for start, end in apart(found, len(made.text)):
        one = Highlight(start, end, "term")
        if not _is_marked(marks, one):
            yield one


def lost_words(made: Translation, segment: Segment) -> Iterator[Highlight]:
    """Yield the words of a segment that the warnings on its translation are about."""
    for one in made.warnings:
        if one.start is None or one.end is None:
            continue
        start = segment.start + max(0, one.start)
        end = min(segment.start + one.end, segment.end)
        if start < end:
            yield Highlight(start, end, "lost")


def _is_marked(marks: Sequence[Mark], one: Highlight) -> bool:
    return any(mark.start < one.end and one.start < mark.end for mark in marks)
