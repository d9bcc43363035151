"""Translations of the article being read: made, made again, corrected, compared, marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.article import Article, Translation, TranslationUnit
from core.errors import AnnotateError, DragomanError, TranslateError
from core.pipeline.remembering import memory_of
from core.prepare import clean_line
from core.translate import Engine, TranslationMemory, is_same_language, translate_article
from core.translate.keeping import with_made, with_marks
from core.translate.memory import READER
from core.translate.translating import translate_again
from tui.reading.terms import TermWork

if TYPE_CHECKING:
    from core.translate.memory import Suggestion
    from core.workshop import InlineWorkshop, Workshop


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that was made: its unit of the memory, and how many segments it reached here."""

    unit: TranslationUnit
    reached: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How translating is getting on: segments done of those that were wanted, and who is asked."""

    done: int
    total: int
    engine: str


class TranslationWork(TermWork):
    """What is done to the translations of an article."""

    def untranslated(self) -> list[int]:
        """Return the segments that have no translation; none in the reader's own language."""
        if is_same_language(self.article.lang, self.target):
            return []
        done = self.article.translated(self.target)
        return [one.id for one in self.article.segments if one.id not in done]

    def warned(self) -> list[int]:
        """Return the segments whose translation has a warning, in order."""
        return [
            one.segment for one in self.article.translations.get(self.target, ()) if one.warnings
        ]

    # Corrections and choices

    def correct(self, segment: int, text: str) -> Correction | None:
        """Set the reader's own translation of a segment and of all that read the same.

        It is kept as a unit of the translation memory too. Returns None when it says nothing new.
        Takes as long as writing an article. Raises StoreError.
        """
        text = clean_line(text)
        source = self.article.slice(self.article.segments[segment])
        known = self.article.translated(self.target).get(segment)
        if not text or (known is not None and known.text == text):
            return None
        unit = TranslationUnit(
            source=source,
            target=text,
            lang=self.article.lang,
            target_lang=self.target,
            by=READER,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        same = _corrected(self.article, self.target, unit, also=segment)
        with self._lock:
            self.article = self.library.choices.show(self.article.id, self.target, same, unit)
        return Correction(unit, len(same))

    def spread(self, correction: Correction) -> str:
        """Take a correction to all other articles that have the sentence; say how far it went.

        Takes as long as reading them. What was taken back meanwhile is not brought back. Raises
        StoreError.
        """
        unit, target = correction.unit, self.target
        segments = articles = 0
        for article_id in self.library.articles_with(unit.source, unit.lang, target):
            if article_id == self.article.id:
                continue
            found = _corrected(self.library.article(article_id), target, unit)
            reached = self.library.choices.spread(article_id, target, found, unit) if found else 0
            segments += reached
            articles += reached > 0
        here = correction.reached - 1
        return _in_words(here, segments, articles)

    def choose(self, chosen: Translation) -> str:
        """Show one of the versions of a segment; return a sentence about it. Raises StoreError."""
        with self._lock:
            self.article = self.library.choices.show(self.article.id, self.target, [chosen])
        self.check_terms()
        return "That version is shown now; u brings back the other."

    # Translating

    def translate(
        self,
        engines: Sequence[Engine],
        *,
        order: Callable[[], Sequence[int]] | None = None,
        on_translated: Callable[[Article, Progress], None] | None = None,
        on_failed: Callable[[Engine, TranslateError], None] | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Translate what has no translation: from the memory, then by `engines`.

        Corrections made elsewhere are taken over. `order` gives the segments as they are wanted at
        that moment. Each batch is in the library before `on_translated` is told of the article's
        new state, in the calling thread. Takes as long as the engines take. Raises StoreError, and
        without `on_failed` TranslateError when some segments are left because no engine could do
        them.
        """
        if is_same_language(self.article.lang, self.target):
            return
        self.check_terms()
        wanted = len(self.untranslated())
        labels = {one.name: one.label for one in engines}

        def keep(made: tuple[Translation, ...]) -> None:
            article = self._change(lambda current: with_made(current, self.target, made))
            if on_translated is not None and not self._is_closed.is_set():
                done = wanted - len(self.untranslated())
                label = labels.get(made[-1].engine, "")
                on_translated(article, Progress(done, wanted, label))

        translate_article(
            self.article,
            self.target,
            memory=self.memory(),
            engines=engines,
            wanted=order,
            on_translated=keep,
            on_failed=on_failed,
            is_cancelled=lambda: self._is_closed.is_set() or is_cancelled(),
            glossary=self.glossary,
        )

    def translate_again(
        self,
        segments: Sequence[int],
        engine: Engine,
        *,
        on_translated: Callable[[Article, Progress], None] | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Have `engine` translate segments anew; return how many it did.

        The new version is shown, unless the reader's own correction stands there, and the old one
        is kept beside it. Takes as long as the engine takes. Raises TranslateError, StoreError.
        """
        done = 0

        def keep(made: tuple[Translation, ...]) -> None:
            nonlocal done
            article = self._change(
                lambda current: with_made(current, self.target, made, again=True)
            )
            done += len(made)
            if on_translated is not None and not self._is_closed.is_set():
                on_translated(article, Progress(done, len(segments), engine.label))

        translate_again(
            self.article,
            self.target,
            segments,
            engine=engine,
            on_translated=keep,
            is_cancelled=lambda: self._is_closed.is_set() or is_cancelled(),
            glossary=self.glossary,
        )
        return done

    def memory(self) -> TranslationMemory:
        """Return the translation memory as it is now; takes as long as reading what is new."""
        return memory_of(self.library)

    def suggestions(self, segment: int) -> "list[Suggestion]":
        """Return what the memory has that is like a segment, but not the same, the likest first."""
        source = self.article.slice(self.article.segments[segment])
        return self.memory().fuzzy(source, self.article.lang, self.target)

    def mark_translations(self, workshop: "Workshop | InlineWorkshop") -> Article:
        """Find names, figures and losses in the translations; return the article.

        Names that only the translation gave away are marked in the original as well. Waits for the
        workshop. A translation that changed meanwhile is left as it is. Raises AnnotateError and
        StoreError.
        """
        before = self.article
        try:
            marked = workshop.annotate_translations(before, self.target).result()
        except DragomanError:
            raise
        except Exception as error:
            raise AnnotateError(
                "Names and figures could not be marked in the translation; "
                "open the article again to try once more."
            ) from error
        check = self.terms_check()
        return self._change(lambda now: check(with_marks(now, self.target, marked, before=before)))

    def lacks_marks(self) -> bool:
        """Return whether a correction came from elsewhere and has no names and figures marked."""
        marked = [*self.article.entities, *self.article.figures]
        return any(
            one.engine == READER
            and not (one.entities or one.figures)
            and all(warning.check == "glossary" for warning in one.warnings)
            and any(self.article.segments[one.segment].overlaps(mark) for mark in marked)
            for one in self.article.translations.get(self.target, ())
        )


def nearest_first(count: int, sight: range) -> list[int]:
    """Return `count` segments in the order in which a reader wants them.

    Those in sight first, then by their distance; what is below counts as twice as near.
    """
    if not sight:
        return list(range(count))

    def distance(segment: int) -> int:
        if segment in sight:
            return 0
        return segment - sight[-1] if segment > sight[-1] else 2 * (sight[0] - segment)

    return sorted(range(count), key=distance)


def _corrected(
    article: Article, target: str, unit: TranslationUnit, also: int | None = None
) -> list[Translation]:
    """Return the translations that a correction gives to an article.

    They are for the segments that read the same and are not translated so already, and for `also`.
    """
    memory = TranslationMemory([unit])
    known = article.translated(target)
    return [
        Translation(segment=one.id, text=unit.target, engine=READER, by=READER, made=unit.made)
        for one in article.segments
        if one.id == also
        or (
            memory.exact(article.slice(one), article.lang, target) is not None
            and not (
                (there := known.get(one.id)) is not None
                and (there.engine, there.text) == (READER, unit.target)
            )
        )
    ]


def _in_words(here: int, elsewhere: int, articles: int) -> str:
    """Say how many more segments a correction serves; nothing where there are none."""
    if not here and not elsewhere:
        return ""
    if not elsewhere:
        return f"It serves {here} more like it here."
    others = "1 other article" if articles == 1 else f"{articles} other articles"
    more = f"{elsewhere} more segment{'s' if elsewhere > 1 else ''} in {others}"
    return f"It serves {here} more like it here and {more}." if here else f"It serves {more}."
