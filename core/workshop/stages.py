"""The heavy phases of an article, in processes of their own or in this one."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from core.article import Article, Document
from core.ingest import read_source
from core.prepare import prepare
from core.workshop.pool import Pool

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


def _read(address: str, lang: str | None) -> Article:
    return prepare(read_source(address), lang=lang)


def _get_ready() -> None:
    """Load what every article needs, so that the first one does not wait for it."""
    _annotator()


_MARK, _ANNOTATE, _PREPARE = range(3)
"""What is urgent: what a reader may be waiting for, then what is nearest to being done."""


class Workshop:
    """Runs the heavy phases in spawned processes, at most `workers` of them.

    A process is started when all others are at work. Call `start` before a Textual app takes over
    the terminal: the process inherits what it needs from the real standard streams. A process that
    dies is replaced (see Pool).
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool = Pool(workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start a process without waiting for it."""
        self._submit(_get_ready)

    def read(self, address: str, lang: str | None = None) -> "Future[Article]":
        """Return what stands in a file as an article with blocks and segments."""
        return self._pool.submit(_PREPARE, _read, address, lang)

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        """Return the article with blocks and segments."""
        return self._pool.submit(_PREPARE, _prepare, document, lang)

    def annotate(self, article: Article) -> "Future[Article]":
        """Return the article with entities, figures and dates."""
        return self._pool.submit(_ANNOTATE, _annotate, article)

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        """Return the article with names, figures and warnings in all versions in `target`."""
        return self._pool.submit(_MARK, _annotate_translations, article, target)

    def process_id(self) -> int | None:
        """Return the id of the first process, or None while there is none."""
        return next(iter(self.process_ids()), None)

    def process_ids(self) -> list[int]:
        """Return the ids of all processes that there are."""
        return self._pool.process_ids()

    def close(self) -> None:
        """End the processes at once and for good; work in hand and asked for later is dropped."""
        self._pool.close()

    def _submit(self, work: Callable[..., Any], *given: object) -> "Future[Any]":
        return self._pool.submit(_MARK, work, *given)


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
