"""Notes: for every cited sentence its wording, its translation, and where it was published."""

from collections.abc import Iterable, Mapping, Sequence

from core.article import Article, Record, Segment
from core.brief.line import Citation
from core.brief.passages import engines_of, touched_segments, translation_of, warnings_in
from core.brief.sentences import one_line

ENGINES = {
    "memory": "translation memory",
    "reader": "the reader's own",
    "firefox": "Firefox Translations",
    "google": "Google",
    "mymemory": "MyMemory",
    "libretranslate": "LibreTranslate",
    "deepl": "DeepL",
    "microsoft": "Microsoft",
}
"""How engines are called in a sentence; others go by their own name."""


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
        self._articles = {article.id: article for article in articles}
        self._places = {name: place for place, name in enumerate(self._articles, 1)}
        self._target = target
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
        article = self._articles[citation.article]
        start, end = _whole_sentences(article, citation)
        key = (article.id, start, end)
        if key not in self._notes:
            segments = touched_segments(article, start, end)
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                label=_label(self._places[article.id], segments, start),
                article=article.id,
                start=start,
                end=end,
                segments=tuple(one.id for one in segments),
                original=one_line(article.text[start:end]),
                lang=article.lang,
                translation=translation_of(article, start, end, self._target),
                engines=engines_of(article, segments, self._target),
                warnings=warnings_in(article, start, end, self._target),
                publisher=article.publisher,
                published=article.published,
                address=article.source.address,
            )
        return self._notes[key]


def _label(source: int, segments: Sequence[Segment], start: int) -> str:
    if not segments:
        return f"{source}-at-{start}"  # in a folded block
    first, last = segments[0].id, segments[-1].id
    return f"{source}-{first}" if first == last else f"{source}-{first}-{last}"


def _whole_sentences(article: Article, citation: Citation) -> tuple[int, int]:
    """Return the stretch of the sentences that a citation touches, or its own in a folded block."""
    touched = touched_segments(article, citation.start, citation.end)
    if not touched:
        return citation.start, citation.end
    return touched[0].start, touched[-1].end


def engine_names(engines: Mapping[str, int] | Sequence[str]) -> str:
    """Return engines as a reader knows them, with their counts where there are any."""
    if isinstance(engines, Mapping):
        return ", ".join(f"{ENGINES.get(name, name)} {count}" for name, count in engines.items())
    return ", ".join(ENGINES.get(name, name) for name in engines)
