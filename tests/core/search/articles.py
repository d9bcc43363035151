"""Articles to look for: what they say is ours."""

from pathlib import Path

from core.article import Article, Date, Entity, Figure, Label, Translation
from core.search import Results, SearchIndex
from core.store import Library
from tests.core.store.articles import make_article

SHOIGU = "person:sergei-shoigu"


def named(article: Article, form: str, label: Label, key: str, name: str = "") -> Article:
    """Return the article with every place of `form` marked as a name."""
    found = []
    at = article.text.find(form)
    while at >= 0:
        found.append(
            Entity(start=at, end=at + len(form), text=form, label=label, key=key, name=name or form)
        )
        at = article.text.find(form, at + 1)
    return article.with_(entities=(*article.entities, *found))


def figured(article: Article, text: str, value: float, unit: str | None = None) -> Article:
    """Return the article with a figure where `text` stands."""
    at = article.text.index(text)
    one = Figure(start=at, end=at + len(text), text=text, value=value, unit=unit)
    return article.with_(figures=(*article.figures, one))


def dated(article: Article, text: str, iso: str) -> Article:
    """Return the article with a date where `text` stands."""
    at = article.text.index(text)
    grain = {4: "year", 7: "month", 10: "day"}[len(iso)]
    one = Date(start=at, end=at + len(text), text=text, iso=iso, grain=grain)  # type: ignore[arg-type]
    return article.with_(dates=(*article.dates, one))


def translated(article: Article, **segments: str) -> Article:
    """Return the article with English translations, by segment (`_1="…"`)."""
    made = tuple(
        Translation(segment=int(number.removeprefix("_")), text=text, engine="memory")
        for number, text in segments.items()
    )
    return article.with_translations("en", made)


def index_of(folder: Path, *articles: Article) -> tuple[Library, SearchIndex]:
    """Return a library of `articles` and its index, up to date."""
    library = Library(folder)
    library.put_many(articles)
    index = SearchIndex(library)
    index.refresh()
    return library, index


def places(found: Results) -> set[tuple[str, int]]:
    """Return where the hits are."""
    return {(one.article, one.segment) for one in found.hits}


__all__ = ["dated", "figured", "index_of", "make_article", "named", "places", "translated"]
