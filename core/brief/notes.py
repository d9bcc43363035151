"""Notes: for every cited sentence its wording, its translation, and where it was published."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from core.article import Article, Record, Segment
from core.brief.line import Citation, one_line
from core.brief.passages import joined_translation
from core.brief.sentences import warnings_of


class Note(Record, frozen=True):
    """What stands behind one citation; `engines` is empty where nothing has been translated.

    `label` names it by the number of its source, from 1, and those of its first and last segment
    (`2-14`, `2-14-15`), so that it is called the same when the briefing is made anew. `start` and
    `end` are its place in the article's text.
    """

    number: int
    label: str
    article: str
    start: int
    end: int
    segments: tuple[int, ...]
    original: str
    lang: str
    translation: str | None
    engines: tuple[str, ...]
    warnings: tuple[str, ...]
    publisher: str | None
    published: str | None
    address: str


class Notes:
    """Numbers citations from 1 in the order they are asked for; a sentence has one number."""

    def __init__(self, articles: Sequence[Article], target: str) -> None:
        self._articles = {article.id: _Reading(article, target) for article in articles}
        self._places = {name: place for place, name in enumerate(self._articles, 1)}
        self._notes: dict[tuple[str, int, int], Note] = {}

    def of(self, citations: Iterable[Citation]) -> list[Note]:
        """Return the notes of citations, without repetition; unknown articles have none."""
        found = [self._note(one) for one in citations if one.article in self._articles]
        return list({note.number: note for note in found}.values())

    def numbers(self, citations: Iterable[Citation]) -> list[int]:
        """Return the numbers of the notes of citations."""
        return [note.number for note in self.of(citations)]

    def source(self, article: str) -> int | None:
        """Return the number of an article among the sources, from 1."""
        return self._places.get(article)

    def all(self) -> list[Note]:
        """Return the notes given so far, by number."""
        return list(self._notes.values())

    def _note(self, citation: Citation) -> Note:
        reading = self._articles[citation.article]
        article = reading.article
        segments = reading.touched(citation.start, citation.end)
        # a citation in a folded block stands by itself, any other for its whole sentences
        start, end = citation.start, citation.end
        if segments:
            start, end = segments[0].start, segments[-1].end
        key = (article.id, start, end)
        if key not in self._notes:
            made = [reading.made.get(one.id) for one in segments]
            known = [one for one in made if one is not None]
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                label=_label(self._places[article.id], segments, start),
                article=article.id,
                start=start,
                end=end,
                segments=tuple(one.id for one in segments),
                original=one_line(article.text[start:end]),
                lang=article.lang,
                translation=joined_translation(made),
                engines=tuple(dict.fromkeys(one.engine for one in known)),
                warnings=warnings_of(known),
                publisher=article.publisher,
                published=article.published,
                address=article.source.cited,
            )
        return self._notes[key]


class _Reading:
    """An article with its translations at hand, so that a note need not look through all of it."""

    def __init__(self, article: Article, target: str) -> None:
        self.article = article
        self.made = article.translated(target)
        self._segments = sorted(article.segments, key=lambda one: one.start)
        self._starts = [one.start for one in self._segments]
        self._ends = [one.end for one in self._segments]

    def touched(self, start: int, end: int) -> list[Segment]:
        """Return the segments that share a character with a stretch of the text."""
        return self._segments[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def _label(source: int, segments: Sequence[Segment], start: int) -> str:
    if not segments:
        return f"{source}-at-{start}"  # in a folded block
    first, last = segments[0].id, segments[-1].id
    return f"{source}-{first}" if first == last else f"{source}-{first}-{last}"
