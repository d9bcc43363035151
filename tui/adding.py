"""Bringing sources into the library while the screen is up."""

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from core.article import Article
from core.errors import StoreError
from core.settings import Settings
from core.store import Library
from tui.background import in_background

if TYPE_CHECKING:
    from core.pipeline import AddReport, Phase, Stages


class SourceProgressed(Message):
    """A source has entered a phase; `phase` is None when it is done with."""

    def __init__(self, address: str, phase: "Phase | None", done: int, total: int) -> None:
        super().__init__()
        self.address = address
        self.phase = phase
        self.done = done
        self.total = total


class ArticleAdded(Message):
    """An article is in the library."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


class SourcesAdded(Message):
    """All sources asked for are in, or have failed."""

    def __init__(self, report: "AddReport") -> None:
        super().__init__()
        self.report = report


class AddingFailed(Message):
    """The library itself could not be written; what was in hand is dropped."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Listener(Protocol):
    """Whoever is told: a screen or an application."""

    def post_message(self, message: Message) -> bool:
        """Take a message, from any thread."""


class Adder:
    """Adds sources one after the other, away from the screen's thread, and tells a listener."""

    def __init__(
        self, library: Library, settings: Settings, stages: "Stages", listener: Listener
    ) -> None:
        self._library = library
        self._settings = settings
        self._stages = stages
        self._listener = listener
        self._waiting: deque[str] = deque()
        self._is_running = False
        self._is_cancelled = False

    def cancel(self) -> None:
        """Stop after the phase in hand; what waits is dropped."""
        self._is_cancelled = True

    async def add(self, addresses: Sequence[str]) -> None:
        """Add the sources, after those that are being added; returns when nothing is left."""
        self._waiting.extend(addresses)
        if self._is_running:
            return
        self._is_running = True
        try:
            while self._waiting and not self._is_cancelled:
                batch = tuple(self._waiting)
                self._waiting.clear()
                await self._add_batch(batch)
        finally:
            self._is_running = False

    async def _add_batch(self, batch: tuple[str, ...]) -> None:
        try:
            report = await in_background(self._work, batch)
        except StoreError as error:
            self._waiting.clear()
            self._listener.post_message(AddingFailed(str(error)))
        else:
            self._listener.post_message(SourcesAdded(report))

    def _work(self, batch: tuple[str, ...]) -> "AddReport":
        """Take everything down the road; runs in a thread of its own."""
        from core.pipeline import Road  # with all that it leads past; not before it is wanted
        from tui.engines import engines_for_adding

        road = Road(
            self._library,
            self._stages,
            target=self._settings.translation.target,
            engines=engines_for_adding(self._settings.translation),
            is_cancelled=lambda: self._is_cancelled,
        )
        return road.add(batch, progress=self._tell, on_added=self._tell_added)

    def _tell(self, address: str, phase: "Phase | None", done: int, total: int) -> None:
        self._listener.post_message(SourceProgressed(address, phase, done, total))

    def _tell_added(self, article: Article) -> None:
        self._listener.post_message(ArticleAdded(article.id))
