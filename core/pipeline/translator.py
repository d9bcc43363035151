"""The translate step: articles of a library, each batch kept before the next is asked for."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeAlias

from core.article import Article, Translation
from core.errors import AnnotateError, EngineUnavailable, TranslateError
from core.pipeline.remembering import memory_of
from core.pipeline.stages import Stages, finished
from core.store import Library
from core.translate import (
    Engine,
    TranslationMemory,
    is_same_language,
    translate_again,
    translate_article,
    with_made,
    with_marks,
)
from core.translate.glossary import Glossary, glossary_of

Kept: TypeAlias = Callable[[Article, tuple[Translation, ...]], None]
"""Told of the article as it is stored by now and of the batch that was added to it."""

MayUse: TypeAlias = Callable[[Engine, Article], bool]
"""Whether text of the article may go to the engine; may ask the user."""


class Translator:
    """Translates articles that are in a library.

    Each batch is stored before the next is asked for, so that a run that is broken off, however
    harshly, goes on where it stopped. An engine that does not answer is rested for the articles
    that follow; `notices` says in sentences what was left undone and why. `target` may be changed
    between two articles. Without a `memory` it is the library's, as it is at each article.

    `may_use` is asked, in the calling thread, before the first text of an article goes to an
    engine; when it says no, it tells the user itself.
    """

    def __init__(
        self,
        library: Library,
        stages: Stages,
        *,
        target: str = "en",
        memory: TranslationMemory | None = None,
        engines: Sequence[Engine] = (),
        may_use: MayUse = lambda _, __: True,
        on_kept: Kept = lambda _, __: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.target = target
        self.notices: list[str] = []
        self._library = library
        self._stages = stages
        self._memory = memory
        self._engines = tuple(engines)
        self._may_use = may_use
        self._on_kept = on_kept
        self._is_cancelled = is_cancelled
        self._rested: set[str] = set()
        self._was_refused = self._has_failed = False

    def missing(self, article: Article) -> list[int]:
        """Return the segments without a translation; none where none is needed."""
        if is_same_language(article.lang, self.target):
            return []
        done = article.translated(self.target)
        return [one.id for one in article.segments if one.id not in done]

    def is_marked(self, article: Article) -> bool:
        """Return whether the translations of what has names or figures have marks of any kind.

        They lack them where a run was broken off between translating and marking.
        """
        bare = [
            one.segment
            for one in article.translations.get(self.target, ())
            if not (one.entities or one.figures or _has_losses(one))
        ]
        spans = [article.segments[one] for one in bare if one < len(article.segments)]
        told = (*article.entities, *article.figures)
        return not any(mark.overlaps(span) for span in spans for mark in told)

    def translate(self, article: Article) -> Article:
        """Fill what is missing in a stored article; return it as it is stored then.

        Raises StoreError.
        """
        self._was_refused = self._has_failed = False
        if not self.missing(article) and not article.translations.get(self.target):
            return article  # it is in the language of the reader
        translated = translate_article(
            article,
            self.target,
            memory=self._memory if self._memory is not None else memory_of(self._library),
            engines=self._engines,
            on_translated=self._keeper(article, again=False),
            on_failed=self._rest,
            may_use=lambda engine: self._is_usable(engine, article),
            is_cancelled=self._is_cancelled,
            glossary=self._glossary(),
        )
        if translated.translations.get(self.target):  # else it stands as it was
            article = self._with_terms_checked(self._library.article(article.id))
        self._tell_what_is_left(article)
        return article

    def translate_again(
        self, article: Article, engine: Engine, segments: Sequence[int] | None = None
    ) -> Article:
        """Have `engine` translate segments (None is all) anew, the old versions kept beside.

        Returns the article as it is stored then. Raises StoreError.
        """
        if not self._is_usable(engine, article):
            return article
        wanted = [one.id for one in article.segments] if segments is None else segments
        try:
            translate_again(
                article,
                self.target,
                wanted,
                engine=engine,
                on_translated=self._keeper(article, again=True),
                is_cancelled=self._is_cancelled,
                glossary=self._glossary(),
            )
        except TranslateError as error:
            self._rest(engine, error)
        return self._library.article(article.id)

    def mark(self, article: Article) -> Article:
        """Find names, figures and losses in the translations of a stored article.

        Where that fails, a notice says so and the article stays as it is. Raises StoreError.
        """
        asked = self.ask_marks(article)
        return article if asked is None else self.keep_marks(article, asked)

    def ask_marks(self, article: Article) -> "Future[Article] | None":
        """Ask for what `mark` finds, without waiting; None where there is no translation."""
        if not article.translations.get(self.target):
            return None
        return self._stages.annotate_translations(article, self.target)

    def keep_marks(self, article: Article, asked: "Future[Article]") -> Article:
        """Wait for what was asked for and keep it, as `mark` does; see there."""
        try:
            marked = finished(asked)
        except AnnotateError as error:
            self.say(str(error))
            return article
        check = self._terms_check()
        return self._library.change(
            article.id,
            lambda current: check(with_marks(current, self.target, marked, before=article)),
        )

    def _glossary(self) -> Glossary:
        return glossary_of(self._library.glossary.terms())

    def _terms_check(self) -> Callable[[Article], Article]:
        """Return what brings the warnings on terms up to date with the glossary as it is now."""
        from core.check.glossary import recheck_terms  # its package takes a while to load

        glossary, target = self._glossary(), self.target
        return lambda article: recheck_terms(article, target, glossary)

    def _with_terms_checked(self, article: Article) -> Article:
        check = self._terms_check()
        is_news = check(article) is not article
        return self._library.change(article.id, check) if is_news else article

    def _keeper(
        self, article: Article, *, again: bool
    ) -> Callable[[tuple[Translation, ...]], None]:
        def keep(made: tuple[Translation, ...]) -> None:
            stored = self._library.change(
                article.id, lambda current: with_made(current, self.target, made, again=again)
            )
            self._on_kept(stored, made)

        return keep

    def _is_usable(self, engine: Engine, article: Article) -> bool:
        if engine.name in self._rested:
            self._has_failed = True
            return False
        may = self._may_use(engine, article)
        self._was_refused = self._was_refused or not may
        return may

    def _rest(self, engine: Engine, error: TranslateError) -> None:
        if isinstance(error, EngineUnavailable):
            self._rested.add(engine.name)
        self._has_failed = True
        self.say(str(error))

    def _tell_what_is_left(self, article: Article) -> None:
        """Say why segments are left where no failure, refusal or cancelling has said it."""
        left = len(self.missing(article))
        if not left or not self._engines or self._is_cancelled():
            return
        if self._was_refused or self._has_failed:
            return
        able = [one for one in self._engines if one.knows(article.lang, self.target)]
        if able:
            self.say(
                f"{' and '.join(one.label for one in able)} gave no translation for "
                f"{_sentences(left)} of {article.title or article.id}; "
                f"`dragoman translate {article.id}` asks again."
            )
        else:
            self.say_none_translates(article)

    def say_none_translates(self, article: Article) -> None:
        """Note that no engine knows the pair; of the online ones only where any may be asked."""
        where = "" if any(one.is_online for one in self._engines) else " on this machine"
        self.say(
            f"None of your engines{where} translates from {article.lang} to {self.target}; "
            "`dragoman engines` shows what each can do."
        )

    def say(self, notice: str) -> None:
        """Note a sentence on what was left undone, once."""
        if notice not in self.notices:
            self.notices.append(notice)


def _has_losses(translation: Translation) -> bool:
    """Return whether it has warnings that only the workshop can have found."""
    return any(one.check != "glossary" for one in translation.warnings)


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"
