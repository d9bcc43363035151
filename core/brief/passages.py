"""The reader's passages, where they stand in their articles now."""

from collections.abc import Sequence

from core.article import Article, Passage, Segment, Translation
from core.brief.briefing import PassageRow
from core.brief.line import Citation, one_line
from core.brief.sentences import warnings_of

GAP = "…"


def list_passages(
    articles: Sequence[Article], passages: Sequence[Passage], target: str
) -> tuple[PassageRow, ...]:
    """Return a row for each passage of the articles, in order of articles and then of the text."""
    order = {article.id: number for number, article in enumerate(articles)}
    mine = [one for one in passages if one.article in order]
    mine.sort(key=lambda one: (order[one.article], one.start, one.end, one.id))
    return tuple(_row(one, articles[order[one.article]], target) for one in mine)


def _row(passage: Passage, article: Article, target: str) -> PassageRow:
    return PassageRow(
        passage=passage,
        original=one_line(passage.quote.exact),
        translation=translation_of(article, passage.start, passage.end, target),
        citation=Citation(
            article=article.id,
            segment=min(passage.segment, max(0, len(article.segments) - 1)),
            start=min(passage.start, len(article.text)),
            end=min(passage.end, len(article.text)),
            warnings=warnings_in(article, passage.start, passage.end, target),
        ),
    )


def translation_of(article: Article, start: int, end: int, target: str) -> str | None:
    """Return the translation of the whole sentences that a stretch touches, or None.

    A translation cannot be cut where the original is cut. A sentence that has none leaves an
    ellipsis.
    """
    translated = article.translated(target)
    touched = touched_segments(article, start, end)
    return joined_translation([translated.get(one.id) for one in touched])


def joined_translation(made: Sequence[Translation | None]) -> str | None:
    """Return translations one after the other, an ellipsis for each that is none, or None."""
    texts = [one_line(one.text) if one else GAP for one in made]
    return " ".join(texts) if any(text != GAP for text in texts) else None


def warnings_in(article: Article, start: int, end: int, target: str) -> tuple[str, ...]:
    """Return what the translations of the touched sentences may have lost, as sentences."""
    made = article.translated(target)
    return warnings_of(made.get(one.id) for one in touched_segments(article, start, end))


def touched_segments(article: Article, start: int, end: int) -> list[Segment]:
    """Return the segments that share a character with a stretch of the text."""
    return [one for one in article.segments if one.start < end and start < one.end]


def engines_of(article: Article, segments: Sequence[Segment], target: str) -> tuple[str, ...]:
    """Return who translated the segments, each once, in order."""
    made = article.translated(target)
    return tuple(dict.fromkeys(made[one.id].engine for one in segments if one.id in made))
