"""Sets of articles on one subject, with what is true of them, written for judging the briefing.

A set is a JSON file: articles as lines of sentences with their translations, and the truth about
them, which names a sentence by its article and its number in it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from core.annotate import Annotator
from core.article import Article, Block, Role, Segment, Source, Translation
from core.brief.sentences import Sentence, sentences_of

Place = tuple[str, int]
"""An article's file and the number of a sentence in it."""

ROLES: dict[str, Role] = {
    "title": "title",
    "heading": "heading",
    "list": "list_item",
    "paragraph": "paragraph",
}


class ArticleSet:
    """A set as articles, prepared, annotated and translated, and its truth."""

    def __init__(self, path: Path) -> None:
        self.truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self.name: str = self.truth["name"]
        self.articles = tuple(_article(self.name, one) for one in self.truth["articles"])
        self.files = {one.id: one.id.partition("/")[2] for one in self.articles}

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of all its articles."""
        return [sentence for one in self.articles for sentence in sentences_of(one, "en")]

    def place(self, article: str, segment: int) -> Place:
        """Return the place of a segment as the truth names it."""
        return self.files[article], segment

    def text(self, place: Place) -> str:
        """Return the original of a sentence."""
        article = next(one for one in self.articles if self.files[one.id] == place[0])
        return article.slice(article.segments[place[1]])

    def places(self, listed: list[list[Any]]) -> frozenset[Place]:
        """Return places as listed in the truth."""
        return frozenset((one[0], one[1]) for one in listed)


@cache
def load_set(path: Path) -> ArticleSet:
    """Return a set; annotating takes a second or two, so it is kept."""
    return ArticleSet(path)


@cache
def _annotator() -> Annotator:
    return Annotator()


def _article(name: str, written: dict[str, Any]) -> Article:
    text = ""
    blocks: list[Block] = []
    segments: list[Segment] = []
    translations: list[Translation] = []
    for line in written["lines"]:
        text += "\n" if text else ""
        begin = len(text)
        for sentence in line["sentences"]:
            text += " " if len(text) > begin else ""
            start = len(text)
            text += sentence["o"]
            number = len(segments)
            segments.append(Segment(id=number, block=len(blocks), start=start, end=len(text)))
            translations.append(Translation(segment=number, text=sentence["t"], engine="memory"))
        blocks.append(Block(role=ROLES[line["role"]], start=begin, end=len(text)))
    first = written["lines"][0]
    article = Article(
        id=f"{name}/{written['file']}",
        lang=written["lang"],
        title=first["sentences"][0]["o"] if first["role"] == "title" else None,
        published=written.get("published"),
        byline=None,
        publisher=written.get("publisher"),
        source=Source(kind="file", address=f"{written['file']}.txt", fetched="", sha256=""),
        text=text,
        blocks=tuple(blocks),
        segments=tuple(segments),
    )
    annotated = _annotator().annotate(article)
    if article.lang == "en":
        return annotated
    annotated = annotated.with_translations("en", tuple(translations))
    return _annotator().annotate_translations(annotated, "en")
