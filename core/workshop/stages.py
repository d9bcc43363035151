"""The heavy phases of an article, in processes of their own or in this one."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from core.article import Article, Document

if TYPE_CHECKING:  # loaded with the first work: the reader's start waits for none
    from core.annotate import Annotator
    from core.workshop.pool import Pool


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
    from core.prepare import prepare

    return prepare(document, lang=lang)


def _read(address: str, lang: str | None) -> Article:
    from core.ingest import read_source

    return _prepare(read_source(address), lang)


def _get_ready() -> None:
    """Load what every article needs, so that the first one does not wait for it."""
    _annotator()


_MARK, _ANNOTATE, _PREPARE = range(3)
"""What is urgent: what a reader may be waiting for, then what is nearest to being done."""


class Workshop:
    """Runs the heavy phases in spawned processes, at most `workers` of them.

    A process is started when all others are at work. Call `start` before anything else where a
    Textual app has taken over the terminal. A process that dies is replaced (see Pool).
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool: Pool | None = None
        self._making = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start a process without waiting for it."""
        if os.name == "posix":
            from multiprocessing import resource_tracker

            # It takes the standard error stream along, and Textual's has no number.
            with contextlib.redirect_stderr(sys.__stderr__):
                resource_tracker.ensure_running()
        self._submit(_get_ready)

    def read(self, address: str, lang: str | None = None) -> "Future[Article]":
        """Return what stands in a file as an article with blocks and segments."""
        return self._made().submit(_PREPARE, _read, address, lang)

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        """Return the article with blocks and segments."""
        return self._made().submit(_PREPARE, _prepare, document, lang)

    def annotate(self, article: Article) -> "Future[Article]":
        """Return the article with entities, figures and dates."""
        return self._made().submit(_ANNOTATE, _annotate, article)

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        """Return the article with names, figures and warnings in all versions in `target`."""
        return self._made().submit(_MARK, _annotate_translations, article, target)

    def process_id(self) -> int | None:
        """Return the id of the first process, or None while there is none."""
        return next(iter(self.process_ids()), None)

    def process_ids(self) -> list[int]:
        """Return the ids of all processes that there are."""
        return self._made().process_ids()

    def close(self) -> None:
        """End the processes at once and for good; work in hand and asked for later is dropped."""
        self._made().close()

    def _made(self) -> "Pool":
        from core.workshop.pool import Pool

        with self._making:
            if self._pool is None:
                self._pool = Pool(self.workers)
            return self._pool

    def _submit(self, work: Callable[..., Any], *given: object) -> "Future[Any]":
        return self._made().submit(_MARK, work, *given)


class InlineWorkshop:
    """The same as Workshop, in this process: each call returns a future that is already done."""

    workers = 0
    """No process beside this one: nothing gets done while something else is."""

    def __init__(self, workers: int = 0) -> None:
        """Take the number of processes that a Workshop would have, and have none."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Do nothing; there is nothing to start."""

    def read(self, address: str, lang: str | None = None) -> "Future[Article]":
        """Return what stands in a file as an article with blocks and segments."""
        from core.ingest import read_source

        try:
            document = read_source(address)
        except Exception as error:  # noqa: BLE001 - the caller gets it from the future
            failed: Future[Article] = Future()
            failed.set_exception(error)
            return failed
        return self.prepare(document, lang)

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
