"""Notes: for every cited sentence its wording, its translation, and where it was published."""

from collections.abc import Iterable, Mapping, Sequence

from core.article import Article, Record
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
    """What stands behind one citation; `engines` is empty where nothing has been translated."""

    number: int
    article: str
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
        self._target = target
        self._notes: dict[tuple[str, int, int], Note] = {}

    def numbers(self, citations: Iterable[Citation]) -> list[int]:
        """Return the numbers of citations, without repetition; unknown articles have none."""
        found = [self._note(one) for one in citations if one.article in self._articles]
        return list(dict.fromkeys(note.number for note in found))

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
                article=article.id,
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
