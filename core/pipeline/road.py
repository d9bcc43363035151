"""Sources on their way into a library."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Protocol

from core.article import Article, Document, Record
from core.errors import DragomanError, StoreDamaged, StoreTooNew
from core.ingest import expand, read_source, read_stdin
from core.pipeline.flow import Flow, Phase, Taken
from core.pipeline.present import find_present
from core.pipeline.stages import Stages
from core.pipeline.translator import MayUse, Translator
from core.store import Library
from core.translate import Engine, TranslationMemory

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
    """Takes sources into a library: side by side up to the store, then one after the other.

    An article is stored before it is translated, and then batch by batch (see Translator). An
    engine that does not answer is rested for the remaining sources: their articles are added with
    what the translation memory and the other engines know, and the report says so.

    `index` is told the id of each article once all of it is stored, and again when a later run
    changed it: here a search index hears of it. What it raises of ours becomes a notice.
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
        index: Callable[[str], None] = lambda _: None,
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
        self._index = index

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
        wanted, left_out = expand(tuple(addresses))
        if left_out:
            self._translator.say(_about_what_is_left_out(left_out))
        run = _Run(len(wanted), progress, on_added)
        flow = Flow(
            self._stages,
            wanted,
            lang=lang,
            read=self._read,
            present=partial(find_present, self._library),
            tell=run.tell,
            is_cancelled=self._is_cancelled,
        )
        for batch in flow.batches():
            self._store(batch)
            for taken in batch:
                run.leaving.append(self._taken_on(taken, run))
                self._let_go(run, most=2 * self._stages.workers)
        self._let_go(run, most=0)
        return AddReport(
            added=tuple(run.added),
            present=tuple(run.present),
            failed=tuple(run.failed),
            notices=tuple(self._translator.notices),
        )

    def _read(self, address: str) -> Document:
        if address == "-" and self._stdin is not None:
            return read_stdin(self._stdin)
        return read_source(address)

    def _store(self, batch: Sequence[Taken]) -> None:
        """Store the new articles of a batch at once; one that is there by now stays as it is."""
        made = [one for one in batch if one.article is not None and one.is_new]
        if not made:
            return
        with self._library.transaction():
            for one in made:
                one.is_present = self._library.has(one.whole.id)
            self._library.put_many([one.whole for one in made if one.is_new])

    def _taken_on(self, taken: Taken, run: "_Run") -> "_Leaving":
        """Translate what is stored by now, and ask for the marks of its translations."""
        if taken.failure is None and taken.like is not None:
            taken.failure = taken.like.failure
        if taken.failure is not None:
            return _Leaving(taken)
        article = taken.whole if taken.like is None else taken.like.whole
        if taken.is_present:
            try:
                article = self._library.article(article.id)
            except (StoreDamaged, StoreTooNew):  # the sources behind it can be added all the same
                return _Leaving(taken, article)
            gaps = len(self._translator.missing(article))
            if not gaps or self._is_cancelled():
                return _Leaving(taken, article)
            run.tell(taken, "translate")
            article = self._translator.translate(article)
            if len(self._translator.missing(article)) == gaps:
                return _Leaving(taken, article)
        elif self._is_cancelled():
            return _Leaving(taken, article)
        else:
            run.tell(taken, "translate")
            article = self._translator.translate(article)
            run.tell(taken, "store")
        return _Leaving(taken, article, self._translator.ask_marks(article), is_changed=True)

    def _let_go(self, run: "_Run", most: int) -> None:
        """End what is first in the row and marked, and wait where more than `most` are left."""
        while run.leaving and (len(run.leaving) > most or run.leaving[0].is_ready()):
            one = run.leaving.popleft()
            if one.marks is not None and one.article is not None:
                one.article = self._translator.keep_marks(one.article, one.marks)
            if one.article is not None and (one.is_changed or one.taken.is_new):
                try:
                    self._index(one.article.id)
                except DragomanError as error:
                    self._translator.say(str(error))
            run.end(one)


def _about_what_is_left_out(addresses: Sequence[str]) -> str:
    first, *others = addresses
    if others:
        return (
            f"{first} and {len(others)} more were left out, since files of such names tell of the "
            "folder; name them to add them too."
        )
    return (
        f"{first} was left out, since a file of this name tells of the folder; "
        "name it to add it too."
    )


@dataclass(slots=True)
class _Leaving:
    """A source whose article is stored and translated, or that failed."""

    taken: Taken
    article: Article | None = None
    marks: "Future[Article] | None" = None
    is_changed: bool = False

    def is_ready(self) -> bool:
        """Return whether nothing more is awaited."""
        return self.marks is None or self.marks.done()


class _Run:
    """One call of `add`: what became of its sources, and who is told."""

    def __init__(
        self, total: int, progress: Progress | None, on_added: Callable[[Article], None] | None
    ) -> None:
        self.added: list[str] = []
        self.present: list[str] = []
        self.failed: list[FailedSource] = []
        self.leaving: deque[_Leaving] = deque()
        self._total = total
        self._ended = 0
        self._progress = progress
        self._on_added = on_added

    def tell(self, taken: Taken, phase: Phase | None) -> None:
        """Tell of a phase that a source enters."""
        if self._progress is not None:
            self._progress(taken.address, phase, self._ended, self._total)

    def end(self, one: _Leaving) -> None:
        """Note what became of a source."""
        taken, article = one.taken, one.article
        if article is None:
            self.failed.append(FailedSource(address=taken.address, reason=str(taken.failure)))
        elif taken.is_new:
            self.added.append(article.id)
            if self._on_added is not None:
                self._on_added(article)
        else:
            self.present.append(article.id)
        self._ended += 1
        self.tell(taken, None)
