"""Pairs to check: from texts and their translations, or from the segments of an article."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from core.annotate.dates import find_dates
from core.annotate.spans import SpanIndex
from core.article import Article, Record, Role, Span, Translation
from core.check.pair import Pair, Side
from core.prepare.language import primary_subtag

if TYPE_CHECKING:
    from core.annotate import Annotations, Annotator

Item = TypeVar("Item", bound=Span)


class Row(Record, frozen=True):
    """A text, its language, and its translation into `target`."""

    lang: str
    text: str
    target: str
    translation: str
    role: Role = "paragraph"


def build_pairs(rows: Sequence[Row], annotator: "Annotator") -> list[Pair]:
    """Return each row with its names, figures and dates, in the order of `rows`.

    Rows have nothing to do with one another; those of the same languages go through the models
    together.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        groups.setdefault((row.lang, row.target), []).append(number)
    pairs: dict[int, Pair] = {}
    for (lang, target), numbers in groups.items():
        texts = [(rows[number].text, rows[number].translation) for number in numbers]
        found = annotator.annotate_pairs(texts, lang, target)
        for number, (source, made) in zip(numbers, found, strict=True):
            row = rows[number]
            pairs[number] = Pair(
                _side(lang, row.text, source), _side(target, row.translation, made), row.role
            )
    return [pairs[number] for number in range(len(rows))]


def _side(lang: str, text: str, found: "Annotations") -> Side:
    return Side(lang, text, found.entities, found.figures, found.dates)


def pairs_of(article: Article, target: str) -> Iterator[tuple[Translation, Pair]]:
    """Yield each translation of `article` into `target` with its pair, if its segment is there.

    Names and figures are those that the article and its translations hold already.
    """
    segments = {segment.id: segment for segment in article.segments}
    entities, figures = SpanIndex(article.entities), SpanIndex(article.figures)
    dates = SpanIndex(article.dates)
    code = primary_subtag(target) or target
    for translation in article.translations.get(target, ()):
        segment = segments.get(translation.segment)
        if segment is None:
            continue
        start, end = segment.start, segment.end
        source = Side(
            article.lang,
            article.slice(segment),
            tuple(_moved(one, segment) for one in entities.touching(start, end)),
            tuple(_moved(one, segment) for one in figures.touching(start, end)),
            tuple(_moved(one, segment) for one in dates.touching(start, end)),
        )
        made = Side(
            code,
            translation.text,
            translation.entities,
            translation.figures,
            tuple(find_dates(translation.text, code, article.published)),
        )
        yield translation, Pair(source, made, article.role_of(segment))


def _moved(span: Item, segment: Span) -> Item:
    """Return `span` as seen from the start of its segment, and cut off where that ends."""
    start, end = max(span.start, segment.start), min(span.end, segment.end)
    return span.with_(start=start - segment.start, end=end - segment.start)
