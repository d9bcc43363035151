"""The room where models work: one long-lived process beside the screen's.

spaCy takes seconds to load and holds the interpreter while it works, so neither the screen nor a
command does it in its own process. `InlineWorkshop` is the same without a second process.
"""

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, Self

from core.article import Article, Document
from core.child import settle_in
from core.prepare import prepare

if TYPE_CHECKING:
    from core.annotate import Annotator


@cache
def _annotator() -> "Annotator":
    from core.annotate import Annotator

    return Annotator()


def _annotate(article: Article) -> Article:
    return _annotator().annotate(article)


def _annotate_translations(article: Article, target: str) -> Article:
    from core.check import check_alternatives, check_article

    annotator = _annotator()
    article = check_article(annotator.annotate_translations(article, target), target)
    return check_alternatives(article, target, annotator)


def _prepare(document: Document, lang: str | None) -> Article:
    return prepare(document, lang=lang)


class Workshop:
    """Runs the heavy phases in one spawned process, in the order they were asked for.

    Call `start` before a Textual app takes over the terminal: the process inherits what it needs
    from the real standard streams. A process that dies is replaced at the next call; the futures
    that it held fail with BrokenProcessPool.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._is_closed = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process without waiting for it."""
        self._submit(_get_ready)

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        """Return the article with blocks and segments."""
        return self._submit(_prepare, document, lang)

    def annotate(self, article: Article) -> "Future[Article]":
        """Return the article with entities, figures and dates."""
        return self._submit(_annotate, article)

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        """Return the article with names, figures and warnings in all versions in `target`."""
        return self._submit(_annotate_translations, article, target)

    def process_id(self) -> int | None:
        """Return the process's id, or None while there is none."""
        ours = self._processes()
        return ours[0].pid if ours else None

    def close(self) -> None:
        """End the process at once and for good; work in hand and asked for later is dropped."""
        with self._lock:
            self._is_closed = True
            ours = self._processes()
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in ours:
                process.terminate()
            for process in ours:
                process.join()

    def _processes(self) -> list[BaseProcess]:
        # The executor has no public word for its processes before Python 3.14.
        return list((getattr(self._pool, "_processes", None) or {}).values())

    def _submit(self, work: Callable[..., Any], *args: object) -> "Future[Any]":
        with self._lock:
            if self._is_closed:
                dropped: Future[Any] = Future()
                dropped.cancel()
                return dropped
            if self._pool is not None:
                with contextlib.suppress(BrokenProcessPool):
                    return self._pool.submit(work, *args)
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=settle_in,
            )
            return self._pool.submit(work, *args)


def _get_ready() -> None:
    """Load what every article needs, so that the first one does not wait for it."""
    _annotator()


class InlineWorkshop:
    """The same as Workshop, in this process: each call returns a future that is already done."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Do nothing; there is nothing to start."""

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        """Return the article with blocks and segments."""
        return self._run(_prepare, document, lang)

    def annotate(self, article: Article) -> "Future[Article]":
        """Return the article with entities, figures and dates."""
        return self._run(_annotate, article)

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        """Return the article with names, figures and warnings in all versions in `target`."""
        return self._run(_annotate_translations, article, target)

    def close(self) -> None:
        """Do nothing; there is nothing to end."""

    def _run(self, work: Callable[..., Article], *args: object) -> "Future[Article]":
        done: Future[Article] = Future()
        try:
            done.set_result(work(*args))
        except Exception as error:  # noqa: BLE001 - the caller gets it from the future
            done.set_exception(error)
        return done
