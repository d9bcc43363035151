"""Sources read, prepared and annotated side by side, that leave in the order they came in."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from typing import Literal, TypeAlias

from core.article import Article, Document
from core.errors import DragomanError
from core.ingest.files import is_web
from core.pipeline.stages import Stages, finished
from core.prepare.sameness import sameness_of

_AHEAD = 8
"""Sources in hand for each process: one that takes long holds up those behind it."""
_MOST = 32
_LONGEST = 0.5
"""Articles and seconds after which what is done is handed over to be stored."""
_OURS_ALONE = ("/dev/", "/proc/")
"""Where a path means something else in another process."""

Read: TypeAlias = Callable[[str], Document]
Phase: TypeAlias = Literal["read", "prepare", "annotate", "translate", "store"]
"""The phases of one source, in order."""
Tell: TypeAlias = Callable[["Taken", Phase], None]


@dataclass(slots=True, eq=False)
class Taken:
    """A source in hand: prepared, annotated, or failed."""

    address: str
    number: int = 0
    """Its place among the sources."""
    article: Article | None = None
    failure: DragomanError | None = None
    is_present: bool = False
    """The library has its article already, or will have when what came before is stored."""
    like: "Taken | None" = None
    """The source in hand with the same article."""
    _future: "Future[Article] | None" = None
    _is_annotated: bool = False

    @property
    def whole(self) -> Article:
        """Return the article of a source that did not fail."""
        if self.article is None:
            raise ValueError(self.address)
        return self.article

    @property
    def is_new(self) -> bool:
        """Return whether its article is none that the library had before."""
        return self.failure is None and not self.is_present

    @property
    def is_done(self) -> bool:
        """Return whether nothing more is awaited."""
        return self._future is None


class Flow:
    """Takes sources as far as they go without the library being changed.

    `read` reads what only this process can: the web and standard input; files are read where they
    are prepared. `present` returns the id under which the library has an article, however its text
    was typed, or None. `tell` is told of each phase that a source enters.
    """

    def __init__(
        self,
        stages: Stages,
        wanted: Sequence[str],
        *,
        lang: str | None,
        read: Read,
        present: Callable[[Article], str | None],
        tell: Tell,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._stages = stages
        self._coming = deque(wanted)
        self._lang = lang
        self._read = read
        self._present = present
        self._tell = tell
        self._is_cancelled = is_cancelled
        self._in_hand: deque[Taken] = deque()
        self._begun = 0
        self._by_sameness: dict[str, Taken] = {}
        self._room = max(1, _AHEAD * stages.workers)
        self._handed_over = time.monotonic()

    def batches(self) -> Iterator[list[Taken]]:
        """Give what is done, some at a time, in the order of the sources.

        Whoever asks stores the new articles of a batch before asking for the next.
        """
        while (self._coming or self._in_hand) and not self._is_cancelled():
            if self._coming and len(self._in_hand) < self._room:
                self._begin(self._coming.popleft())
            self._advance()
            ready = list(takewhile(lambda one: one.is_done, self._in_hand))
            if ready and self._is_due(ready):
                self._in_hand = deque(islice(self._in_hand, len(ready), None))
                yield ready
                self._forget(ready)
                self._handed_over = time.monotonic()
            elif not self._coming or len(self._in_hand) >= self._room:
                futures = [one._future for one in self._in_hand if one._future is not None]
                left = self._handed_over + _LONGEST - time.monotonic()
                wait(
                    futures, timeout=max(0.0, left) if ready else None, return_when=FIRST_COMPLETED
                )

    def _is_due(self, ready: Sequence[Taken]) -> bool:
        is_all = len(ready) == len(self._in_hand) and not self._coming
        is_late = time.monotonic() >= self._handed_over + _LONGEST
        return is_all or is_late or len(ready) >= min(_MOST, self._room)

    def _begin(self, address: str) -> None:
        taken = Taken(address, self._begun)
        self._begun += 1
        self._in_hand.append(taken)
        self._tell(taken, "read")
        try:
            if _is_for_any_process(address):
                taken._future = self._stages.read(address, self._lang)
            else:
                taken._future = self._stages.prepare(self._read(address), self._lang)
        except DragomanError as error:
            taken.failure = error
        else:
            self._tell(taken, "prepare")

    def _advance(self) -> None:
        """Ask for the next phase of what has ended one, in the order of the sources."""
        for taken in self._in_hand:
            while taken._future is not None and taken._future.done():
                self._go_on(taken, taken._future)

    def _go_on(self, taken: Taken, future: "Future[Article]") -> None:
        taken._future = None
        try:
            taken.article = article = finished(future)
        except DragomanError as error:
            taken.article, taken.failure = None, error
            return
        if taken._is_annotated:
            return
        sameness = sameness_of(article)
        like = self._by_sameness.get(sameness)
        there = self._present(article)
        if there is not None:
            taken.article = article.with_(id=there)
        if there is not None or (like is not None and like.number < taken.number):
            taken.like, taken.is_present = like, True
            return
        if like is not None:
            self._give_way(like, taken)
        self._by_sameness[sameness] = taken
        taken._is_annotated = True
        self._tell(taken, "annotate")
        taken._future = self._stages.annotate(article)

    def _give_way(self, later: Taken, earlier: Taken) -> None:
        """Let the earlier of two like sources be the article, whichever was prepared first."""
        for one in self._in_hand:
            if one is later or one.like is later:
                one.like, one.is_present, one._future = earlier, True, None

    def _forget(self, batch: Sequence[Taken]) -> None:
        """Let go of what is stored by now: from here on the library has it, or it failed."""
        gone = set(map(id, batch))
        kept = self._by_sameness.items()
        self._by_sameness = {key: one for key, one in kept if id(one) not in gone}


def _is_for_any_process(address: str) -> bool:
    if address == "-" or is_web(address) or address.startswith(_OURS_ALONE):
        return False
    try:
        return Path(address).is_file()
    except (OSError, ValueError):
        return False
