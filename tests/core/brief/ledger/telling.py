"""Articles on one subject, written for the tests of the ledger, and which of their figures join."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from core.annotate import Annotator
from core.article import Article, Document, Source, Translation
from core.brief.ledger import LedgerRow
from core.brief.ledger.keep import keep_ledger
from core.brief.sentences import sentences_of
from core.prepare import prepare


class Told(NamedTuple):
    """One article: its lines, the title first, and what each is in English ("" for none)."""

    lang: str
    publisher: str
    published: str | None
    lines: tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """Figures that belong together, as (number of the article, words of the figure), and how."""

    state: str
    figures: tuple[tuple[int, str], ...]


@cache
def _annotator() -> Annotator:
    return Annotator(use_models=False)


@cache
def make(told: Told) -> Article:
    """Return the article as prepared, annotated and translated by hand."""
    text = "\n\n".join(line for line, _ in told.lines)
    source = Source(kind="stdin", address=f"{told.publisher}.txt", fetched="", sha256="")
    document = Document(
        source=source,
        text=text,
        title=told.lines[0][0],
        published=told.published,
        publisher=told.publisher,
        lang=told.lang,
    )
    article = _annotator().annotate(prepare(document, lang=told.lang))
    wanted = dict(told.lines)
    made = tuple(
        Translation(segment=one.id, text=wanted[article.slice(one)], engine="reader")
        for one in article.segments
        if wanted.get(article.slice(one))
    )
    missing = [line for line, _ in told.lines if line not in map(article.slice, article.segments)]
    assert not missing, f"a line is not one segment: {missing}"
    article = article.with_translations("en", made) if made else article
    return _annotator().annotate_translations(article, "en")


def ledger(telling: Sequence[Told], target: str = "en") -> tuple[LedgerRow, ...]:
    """Return the ledger of the articles told."""
    articles = [make(one) for one in telling]
    return keep_ledger(
        articles, [one for article in articles for one in sentences_of(article, target)]
    )


def rows_of(telling: Sequence[Told], rows: Sequence[LedgerRow]) -> list[Row]:
    """Return the rows in the form of the reference, those with several values alone."""
    numbers = {make(one).id: number for number, one in enumerate(telling)}
    return [
        Row(
            row.state,
            tuple(sorted((numbers[one.citation.article], one.figure.text) for one in row.values)),
        )
        for row in rows
    ]
