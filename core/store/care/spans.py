"""Whether what stands off from an article's text still points into it."""

from collections.abc import Sequence
from typing import TypeVar

from core.article import Article, Span, Translation

_S = TypeVar("_S", bound=Span)


def has_sound_frame(article: Article) -> bool:
    """Return whether blocks and segments lie within the text and each other, numbered in order."""
    blocks, segments = article.blocks, article.segments
    return all(_is_within(one, len(article.text)) for one in blocks) and all(
        one.id == number
        and 0 <= one.block < len(blocks)
        and blocks[one.block].start <= one.start <= one.end <= blocks[one.block].end
        for number, one in enumerate(segments)
    )


def within_text(article: Article) -> Article:
    """Return the article less names, figures, dates and translations that point out of it."""
    entities, figures, dates = (
        _within(article.entities, article.text),
        _within(article.figures, article.text),
        _within(article.dates, article.text),
    )
    translations = _translations_within(article, article.translations)
    alternatives = _translations_within(article, article.alternatives)
    if (
        entities is article.entities
        and figures is article.figures
        and dates is article.dates
        and translations is article.translations
        and alternatives is article.alternatives
    ):
        return article
    return article.with_(
        entities=entities,
        figures=figures,
        dates=dates,
        translations=translations,
        alternatives=alternatives,
    )


def _translations_within(
    article: Article, known: dict[str, tuple[Translation, ...]]
) -> dict[str, tuple[Translation, ...]]:
    found = {
        target: tuple(
            _translation_within(one) for one in made if 0 <= one.segment < len(article.segments)
        )
        for target, made in known.items()
    }
    return known if found == known else {key: made for key, made in found.items() if made}


def _translation_within(one: Translation) -> Translation:
    entities, figures = _within(one.entities, one.text), _within(one.figures, one.text)
    if entities is one.entities and figures is one.figures:
        return one
    return one.with_(entities=entities, figures=figures)


def _within(spans: tuple[_S, ...], text: str) -> tuple[_S, ...]:
    if _are_within(spans, len(text)):
        return spans
    return tuple(one for one in spans if _is_within(one, len(text)))


def _are_within(spans: Sequence[Span], length: int) -> bool:
    return all(_is_within(one, length) for one in spans)


def _is_within(span: Span, length: int) -> bool:
    return 0 <= span.start <= span.end <= length
