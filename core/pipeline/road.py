"""Sources on their way into a library, one after the other."""

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, Literal, Protocol, TypeAlias

from core.article import Article, Record
from core.errors import DragomanError, StoreDamaged, StoreError, StoreTooNew
from core.ingest import expand, read_source, read_stdin
from core.pipeline.stages import Stages, finished
from core.pipeline.translator import MayUse, Translator
from core.store import Library
from core.translate import Engine, TranslationMemory

Phase: TypeAlias = Literal["read", "prepare", "annotate", "translate", "store"]
"""The phases of one source, in order."""

PHASES: tuple[Phase, ...] = ("read", "prepare", "annotate", "translate", "store")


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

    An article is stored before it is translated, and then batch by batch (see Translator). An
    engine that does not answer is rested for the remaining sources: their articles are added with
    what the translation memory and the other engines know, and the report says so.
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
        stdin: BinaryIO | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._library = library
        self._stages = stages
        self._translator = Translator(
            library,
            stages,
            target=target,
            memory=memory,
            engines=engines,
            may_use=may_use,
            is_cancelled=is_cancelled,
        )
        self._stdin = stdin
        self._is_cancelled = is_cancelled

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
            notices=tuple(self._translator.notices),
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
        article = finished(self._stages.prepare(document, lang))
        if self._library.has(article.id):
            return self._gone_on_with(article, tell), False
        tell("annotate")
        article = finished(self._stages.annotate(article))
        self._library.put(article)
        tell("translate")
        article = self._translator.translate(article)
        tell("store")
        return self._translator.mark(article), True

    def _gone_on_with(self, article: Article, tell: Callable[[Phase | None], None]) -> Article:
        """Return an article that is there already, its gaps filled: a run may have been broken."""
        try:
            article = self._library.article(article.id)
        except (StoreDamaged, StoreTooNew):
            return article  # the sources behind it can be added all the same
        gaps = len(self._translator.missing(article))
        if not gaps:
            return article
        tell("translate")
        done = self._translator.translate(article)
        is_same = len(self._translator.missing(done)) == gaps
        return done if is_same else self._translator.mark(done)
