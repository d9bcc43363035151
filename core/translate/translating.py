"""Translating an article: what is remembered first, then the engines, batch by batch."""

import queue
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from core.article import Article, Translation
from core.errors import TranslateError
from core.prepare import clean_line
from core.translate.enforcing import enforcing
from core.translate.engine import ContextEngine, Engine
from core.translate.glossary import Glossary
from core.translate.keeping import with_made
from core.translate.languages import is_same_language
from core.translate.memory import READER, TranslationMemory, corrections_for
from core.translate.order import Order, Piece, Wanted

Tell: TypeAlias = Callable[[tuple[Translation, ...]], None]
"""Told of each batch as it comes, in the calling thread, before the next one is asked for."""

_GLANCE = 0.05


def translate_article(
    article: Article,
    target: str,
    *,
    memory: TranslationMemory,
    engines: Sequence[Engine] = (),
    wanted: Wanted | None = None,
    on_translated: Tell | None = None,
    on_failed: Callable[[Engine, TranslateError], None] | None = None,
    may_use: Callable[[Engine], bool] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    glossary: Glossary | None = None,
) -> Article:
    """Return the article with what could be translated into `target`.

    The memory is asked for every segment, the engines for those in `wanted` that are left (None is
    all of them, in order; a callable is asked again before each batch, so that what is on the
    screen by then goes first). A segment that has a translation keeps it, unless the memory has the
    reader's correction of it (see with_made); an article in the target language is left alone.
    What one engine fails at the next one gets; one that does not know the pair is passed over.
    Engines heed the `glossary` (see Enforcing).

    `on_translated` is told of each batch; `may_use` is asked before the first text goes to an
    engine, in the calling thread, and may say no; `is_cancelled` is asked before each batch and
    while an engine is at work. `on_failed` is told of an engine that gave up. Without it, raises
    TranslateError (EngineUnavailable where no engine answers) when segments are left over and the
    last engine to be asked failed; everything that was done has been handed over by then.
    """
    if is_same_language(article.lang, target):
        return article
    work = _Work(article, target, on_translated, is_cancelled, glossary)
    work.recall(memory)
    failure: TranslateError | None = None
    for engine in engines:
        if work.is_over():
            break
        if not work.missing(wanted) or not engine.knows(article.lang, target):
            continue
        if may_use is not None and not may_use(engine):
            continue
        failure = work.ask(engine, lambda: work.missing(wanted))
        if failure is not None and on_failed is not None:
            on_failed(engine, failure)
    if failure is not None and on_failed is None and work.missing(wanted):
        raise failure
    return work.article


def translate_again(
    article: Article,
    target: str,
    segments: Sequence[int],
    *,
    engine: Engine,
    on_translated: Tell | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    glossary: Glossary | None = None,
) -> Article:
    """Return the article with `segments` translated anew by `engine`, the old versions kept.

    The new translation is shown and what stood there becomes an alternative; a correction of the
    reader's stays shown. The memory is not asked, and an engine that rests is tried all the same.
    What it fails at stays as it was.
    The other arguments are as for translate_article. Raises TranslateError (EngineUnavailable) when
    the engine gives up; what it did until then has been handed over.
    """
    if is_same_language(article.lang, target):
        return article
    if not engine.knows(article.lang, target):
        raise TranslateError(
            f"{engine.label} does not translate from {article.lang} to {target}; "
            "choose another engine."
        )
    from core.translate.online.circuit import try_now  # its package takes a while to load

    try_now(engine.name)
    work = _Work(article, target, on_translated, is_cancelled, glossary, again=True)
    failure = work.ask(engine, lambda: segments)
    if failure is not None:
        raise failure
    return work.article


class _Work:
    """An article on its way, and who wants to hear of its translations."""

    def __init__(
        self,
        article: Article,
        target: str,
        on_translated: Tell | None,
        is_cancelled: Callable[[], bool] | None,
        glossary: Glossary | None,
        *,
        again: bool = False,
    ) -> None:
        self.article = article
        self._target = target
        self._tell = on_translated
        self._is_cancelled = is_cancelled
        self._glossary = glossary
        self._again = again
        self._order = Order(article)

    def is_over(self) -> bool:
        """Return whether the caller has lost interest."""
        return self._is_cancelled is not None and self._is_cancelled()

    def missing(self, wanted: Wanted | None) -> list[int]:
        """Return the segments of `wanted` without a translation, in the order of now."""
        if wanted is None:
            wanted = [one.id for one in self.article.segments]
        done = self.article.translated(self._target)
        ids = wanted() if callable(wanted) else wanted
        return [one for one in ids if one not in done and one in self._order]

    def recall(self, memory: TranslationMemory) -> None:
        """Take from the memory what it has: gaps are filled, machines corrected."""
        article, target = self.article, self._target
        shown = article.translated(target)
        found = [one.with_(by=READER) for one in corrections_for(article, target, memory)]
        for segment in article.segments:
            if segment.id in shown:
                continue
            unit = memory.exact(self._order[segment.id].text, article.lang, target)
            text = clean_line(unit.target) if unit is not None else ""
            if unit is not None and text:
                engine = READER if unit.by == READER else "memory"
                made = Translation(
                    segment=segment.id, text=text, engine=engine, by=unit.by, made=unit.made
                )
                found.append(made)
        self._keep(found)

    def ask(self, engine: Engine, wanted: Callable[[], Sequence[int]]) -> TranslateError | None:
        """Have `engine` translate what is wanted until nothing is left that it was not asked.

        Returns why it gave up, or None.
        """
        asked: set[int] = set()
        while not self.is_over():
            batch = self._order.batch(engine, [one for one in wanted() if one not in asked])
            if not batch:
                return None
            asked.update(one.segment.id for one in batch)
            try:
                answers = self._answers(engine, batch)
            except TranslateError as error:
                return error
            if answers is None:
                return None
            self._take(engine, batch, answers)
        return None

    def _answers(self, engine: Engine, batch: list[Piece]) -> list[str | None] | None:
        """Return what `engine` makes of `batch`, or None when cancelled; raise TranslateError."""
        texts, lang, target = [one.text for one in batch], self.article.lang, self._target
        context = self._order.context(batch)
        engine = enforcing(engine, self._glossary)

        def work() -> list[str | None]:
            if isinstance(engine, ContextEngine) and engine.takes_context:
                return engine.translate(texts, lang, target, context=context)
            return engine.translate(texts, lang, target)

        try:
            answers = _waited_for(work, engine.name, self._is_cancelled)
        except TranslateError:
            raise
        except Exception as error:
            raise TranslateError(
                f"{engine.label} broke off ({type(error).__name__}: {clean_line(str(error))}); "
                "try again, or choose another engine."
            ) from error
        if answers is not None and len(answers) != len(batch):
            raise TranslateError(
                f"{engine.label} gave {len(answers)} translations for {len(batch)} sentences, so "
                "none of them can be matched; try again, or choose another engine."
            )
        return answers

    def _take(self, engine: Engine, batch: list[Piece], answers: list[str | None]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        made = []
        for piece, answer in zip(batch, answers, strict=True):
            cleaned = clean_line(answer or "")
            if cleaned:
                made.append(
                    Translation(
                        segment=piece.segment.id, text=cleaned, engine=engine.name, made=now
                    )
                )
        self._keep(made)

    def _keep(self, made: list[Translation]) -> None:
        if made:
            self.article = with_made(self.article, self._target, made, again=self._again)
            if self._tell is not None:
                self._tell(tuple(made))


def _waited_for(
    work: Callable[[], list[str | None]], name: str, is_cancelled: Callable[[], bool] | None
) -> list[str | None] | None:
    """Return what `work` returns, or None when the call was cancelled before it came.

    An engine may wait for a server; so that closing does not, it waits in a thread that is left.
    """
    if is_cancelled is None:
        return work()
    result: queue.SimpleQueue[list[str | None] | Exception] = queue.SimpleQueue()

    def put() -> None:
        try:
            result.put(work())
        except Exception as error:  # noqa: BLE001  (raised again in the calling thread)
            result.put(error)

    threading.Thread(target=put, daemon=True, name=f"{name} translates").start()
    while True:
        try:
            found = result.get(timeout=_GLANCE)
        except queue.Empty:
            if is_cancelled():
                return None
        else:
            if isinstance(found, Exception):
                raise found
            return found
