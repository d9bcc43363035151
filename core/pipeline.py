"""The one road: read > prepare > annotate > translate > store, phase by phase.

The pipeline decides the order and what happens when a source fails; where the work is done (in this
process or another) is up to the `Stages` that it is given.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future
from typing import BinaryIO, Literal, Protocol, TypeAlias

from core.article import Article, Document, Record
from core.errors import (
    AnnotateError,
    DragomanError,
    EngineUnavailable,
    StoreError,
    TranslateError,
)
from core.ingest import expand, read_source, read_stdin
from core.store import Library
from core.translate import Engine, TranslationMemory, translate_article

Phase: TypeAlias = Literal["read", "prepare", "annotate", "translate", "store"]
"""The phases of one source, in order."""

PHASES: tuple[Phase, ...] = ("read", "prepare", "annotate", "translate", "store")


class Stages(Protocol):
    """Where the heavy phases are done; see core.workshop."""

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        """Return the article with blocks and segments."""

    def annotate(self, article: Article) -> "Future[Article]":
        """Return the article with entities, figures and dates."""

    def annotate_translations(self, article: Article, target: str) -> "Future[Article]":
        """Return the article with names and figures in its translations into `target`."""


class Progress(Protocol):
    """Told at the start of each phase of each source, and once more when a source ends."""

    def __call__(self, address: str, phase: Phase | None, done: int, total: int) -> None:
        """`done` of `total` sources are behind us; `phase` is None when this one ends."""


class FailedSource(Record, frozen=True):
    """A source that could not be added, and why in one sentence."""

    address: str
    reason: str


class AddReport(Record, frozen=True):
    """What became of the sources: ids of articles added and already there, and failures.

    `notices` are sentences about what was left undone, such as an engine that did not answer.
    """

    added: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    failed: tuple[FailedSource, ...] = ()
    notices: tuple[str, ...] = ()

    def summary(self) -> str:
        """Return the counts as one line."""
        return (
            f"{len(self.added)} added, {len(self.present)} already there, {len(self.failed)} failed"
        )


class Road:
    """Takes sources into a library, one after the other.

    An engine that fails is rested for the remaining sources: their articles are added with what the
    translation memory knows, and the report says so.
    """

    def __init__(
        self,
        library: Library,
        stages: Stages,
        *,
        target: str = "en",
        memory: TranslationMemory | None = None,
        engines: Sequence[Engine] = (),
        stdin: BinaryIO | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._library = library
        self._stages = stages
        self._target = target
        self._memory = memory if memory is not None else TranslationMemory(library.units())
        self._engines = tuple(engines)
        self._stdin = stdin
        self._is_cancelled = is_cancelled
        self._notices: list[str] = []

    def add(
        self,
        addresses: Iterable[str],
        *,
        lang: str | None = None,
        progress: Progress | None = None,
        on_added: Callable[[Article], None] | None = None,
    ) -> AddReport:
        """Add every source, folders file by file; one that fails never stops the rest.

        `on_added` is told of each article once it is safely stored. StoreError is raised when the
        library itself cannot be written, since no later source would fare better.
        """
        wanted = expand(tuple(addresses))
        added: list[str] = []
        present: list[str] = []
        failed: list[FailedSource] = []
        for done, address in enumerate(wanted):
            if self._is_cancelled():
                break

            def tell(phase: Phase | None, address: str = address, done: int = done) -> None:
                if progress is not None:
                    progress(address, phase, done + (phase is None), len(wanted))

            try:
                article, is_new = self.take(address, lang=lang, tell=tell)
            except StoreError:
                raise
            except DragomanError as error:
                failed.append(FailedSource(address=address, reason=str(error)))
            else:
                (added if is_new else present).append(article.id)
                if is_new and on_added is not None:
                    on_added(article)
            tell(None)
        return AddReport(
            added=tuple(added),
            present=tuple(present),
            failed=tuple(failed),
            notices=tuple(self._notices),
        )

    def take(
        self, address: str, *, lang: str | None, tell: Callable[[Phase | None], None]
    ) -> tuple[Article, bool]:
        """Take one source all the way; return the article and whether it is new.

        Raises DragomanError when the source cannot be read or holds no article.
        """
        tell("read")
        if address == "-" and self._stdin is not None:
            document = read_stdin(self._stdin)
        else:
            document = read_source(address)
        tell("prepare")
        article = _finished(self._stages.prepare(document, lang))
        if self._library.has(article.id):
            return article, False
        tell("annotate")
        article = _finished(self._stages.annotate(article))
        tell("translate")
        article = self._translate(article)
        article = _finished(self._stages.annotate_translations(article, self._target))
        tell("store")
        self._library.put(article)
        return article, True

    def _translate(self, article: Article) -> Article:
        done: Article = translate_article(article, self._target, memory=self._memory)
        if not self._engines:
            return done
        made = list(done.translated(self._target).values())
        try:
            return translate_article(
                done,
                self._target,
                memory=self._memory,
                engines=self._engines,
                on_translated=made.extend,
                is_cancelled=self._is_cancelled,
            )
        except TranslateError as error:
            if isinstance(error, EngineUnavailable):
                self._engines = ()
            self._notices.append(str(error))
            return done.with_translations(self._target, tuple(made))


def _finished(future: "Future[Article]") -> Article:
    """Wait for a stage; whatever breaks in it is that source's failure and nobody else's."""
    try:
        return future.result()
    except DragomanError:
        raise
    except (BrokenExecutor, CancelledError) as error:
        raise AnnotateError(
            "The language process ended before this article was done; add it again, and if it "
            "ends again, add it in smaller parts."
        ) from error
    except Exception as error:
        raise AnnotateError(
            f"Dragoman could not work through this article ({type(error).__name__}: {error}); "
            "please report it with the article."
        ) from error
