"""Translating an article: what is remembered first, then the engines, batch by batch."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from core.article import Article, Segment, Translation, TranslationWarning
from core.errors import TranslateError
from core.prepare import clean_line
from core.translate.engine import BatchingEngine, Engine
from core.translate.languages import is_same_language
from core.translate.memory import READER, TranslationMemory

UNCHANGED = TranslationWarning(
    check="echo", message="The engine gave this sentence back as it was."
)
"""The warning on a translation that is the same as the original."""

_BATCH = 12
_GLANCE = 0.05
_SHORT = 4


def translate_article(
    article: Article,
    target: str,
    *,
    memory: TranslationMemory,
    engines: Sequence[Engine] = (),
    wanted: Sequence[int] | None = None,
    on_translated: Callable[[tuple[Translation, ...]], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Article:
    """Return the article with what could be translated into `target`.

    The memory is asked for every segment, the engines for those in `wanted` (segment ids, in the
    order given; None is all of them). A segment that has a translation keeps it; an article in the
    target language is left alone. `on_translated` is told of each batch as it comes, in the calling
    thread; `is_cancelled` is asked before each and while an engine is at work. What one engine
    fails at the next one gets.

    Raises TranslateError (EngineUnavailable where no engine answers) when segments are left over
    and the last engine to be asked failed; everything that was done has been handed over by then.
    """
    if is_same_language(article.lang, target):
        return article
    work = _Work(article, target, on_translated or (lambda _: None))
    work.recall(memory)
    ids = range(len(article.segments)) if wanted is None else wanted
    failure: TranslateError | None = None
    for engine in engines:
        left = work.missing(ids)
        if not left:
            break
        try:
            for batch in _batches(engine, left):
                if is_cancelled is not None and is_cancelled():
                    return work.article
                answers = _answered(engine, work.question(batch), is_cancelled)
                if answers is None:
                    return work.article
                work.take(engine, batch, answers)
        except TranslateError as error:
            failure = error
        else:
            failure = None
    if failure is not None and work.missing(ids):
        raise failure
    return work.article


class _Work:
    """An article on its way, and who wants to hear of its translations."""

    def __init__(
        self, article: Article, target: str, tell: Callable[[tuple[Translation, ...]], None]
    ) -> None:
        self.article = article
        self._target = target
        self._tell = tell
        self._segments = {one.id: one for one in article.segments}

    def missing(self, ids: Sequence[int]) -> list[tuple[Segment, str]]:
        """Return the segments of `ids` without a translation, and their texts."""
        done = self.article.translated(self._target)
        return [
            (segment, self.article.slice(segment))
            for one in dict.fromkeys(ids)
            if one not in done and (segment := self._segments.get(one)) is not None
        ]

    def recall(self, memory: TranslationMemory) -> None:
        """Take from the memory what it has."""
        found = []
        for segment, text in self.missing(list(self._segments)):
            unit = memory.exact(text, self.article.lang, self._target)
            if unit is not None:
                engine = READER if unit.by == READER else "memory"
                translation = Translation(
                    segment=segment.id, text=clean_line(unit.target), engine=engine, made=unit.made
                )
                found.append(translation)
        self._keep(found)

    def question(self, batch: Sequence[tuple[Segment, str]]) -> tuple[list[str], str, str]:
        """Return what an engine is asked for `batch`."""
        return [text for _, text in batch], self.article.lang, self._target

    def take(
        self, engine: Engine, batch: Sequence[tuple[Segment, str]], answers: list[str | None]
    ) -> None:
        """Keep what `engine` answered; raise TranslateError where it cannot be matched."""
        if len(answers) != len(batch):
            raise TranslateError(
                f"{engine.label} gave {len(answers)} translations for {len(batch)} sentences, so "
                "none of them can be matched; try again, or choose another engine."
            )
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        made = []
        for (segment, text), answer in zip(batch, answers, strict=True):
            cleaned = clean_line(answer or "")
            if cleaned:
                is_echo = cleaned == clean_line(text) and len(text.split()) >= _SHORT
                made.append(
                    Translation(
                        segment=segment.id,
                        text=cleaned,
                        engine=engine.name,
                        warnings=(UNCHANGED,) if is_echo else (),
                        made=now,
                    )
                )
        self._keep(made)

    def _keep(self, made: list[Translation]) -> None:
        if made:
            self.article = self.article.with_translations(self._target, tuple(made))
            self._tell(tuple(made))


def _answered(
    engine: Engine,
    question: tuple[list[str], str, str],
    is_cancelled: Callable[[], bool] | None,
) -> list[str | None] | None:
    """Return the engine's answer, or None when the call was cancelled before it came.

    An engine may wait for a server; so that closing does not, it waits in a thread that is left.
    """
    if is_cancelled is None:
        return engine.translate(*question)
    result: queue.SimpleQueue[list[str | None] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            result.put(engine.translate(*question))
        except Exception as error:  # noqa: BLE001  (raised again in the calling thread)
            result.put(error)

    threading.Thread(target=work, daemon=True, name=f"{engine.name} translates").start()
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


def _batches(
    engine: Engine, left: list[tuple[Segment, str]]
) -> Iterator[list[tuple[Segment, str]]]:
    if isinstance(engine, BatchingEngine):
        for stretch in engine.batches([text for _, text in left]):
            yield left[stretch.start : stretch.stop]
        return
    for start in range(0, len(left), _BATCH):
        yield left[start : start + _BATCH]
