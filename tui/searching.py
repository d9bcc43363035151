"""Searching while the screen is up: one index for the application, kept up to date in a thread."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from core.errors import DragomanError
from core.store import Library

if TYPE_CHECKING:  # loaded with the first question, or some time after the first frame
    from core.search import Query, Results, SearchIndex

START_AFTER = 3.0
"""Seconds after the first frame at which the index is first looked after."""
LOOK_EVERY = 2.0
"""Seconds between two looks at the library while the search is in sight."""

_PATIENCE = 1.0
"""Seconds that leaving waits for a refresh to end; what it has done by then stays."""


class IndexProgressed(Message):
    """Articles have been read into the index: `done` of `total`."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        self.total = total


class IndexRefreshed(Message):
    """The index is as the library is, or `problem` says why not."""

    def __init__(self, has_changed: bool, problem: str | None = None) -> None:
        super().__init__()
        self.has_changed = has_changed
        self.problem = problem


class Listener(Protocol):
    """Whoever is told: the screen that searches."""

    def post_message(self, message: Message) -> bool:
        """Take a message, from any thread."""


class _LeftError(Exception):
    """The application ends."""


class Searching:
    """The index of the library in sight, and the last question.

    `library` gives the library: another object may stand for it once it can be written to.
    """

    def __init__(self, library: Callable[[], Library]) -> None:
        self.question = ""
        """What was typed last in this session."""
        self.listener: Listener | None = None
        self.progress: tuple[int, int] | None = None
        """Articles read and to be read while the index is brought up to date."""
        self._library = library
        self._lock = threading.Lock()
        self._index: SearchIndex | None = None
        self._of: Library | None = None
        self._thread: threading.Thread | None = None
        self._seen: object = None
        self._can_ask = threading.Event()
        self._is_closed = False

    def look(self) -> None:
        """Bring the index up to date in the background if the library has changed; costs little."""
        if self._is_closed or (self._thread is not None and self._thread.is_alive()):
            return
        library = self._library()
        if self._of is library and self._seen == library.state():
            return
        self._thread = threading.Thread(target=self._refresh, daemon=True, name="search-index")
        self._thread.start()

    def ask(self, query: "Query", limit: int, offset: int, target: str) -> "Results":
        """Return what the index answers, as it is now; not for the screen's thread.

        Waits where there is no index yet, until it has been begun. Raises SearchError, StoreError.
        """
        self.look()
        self._can_ask.wait()
        return self._ready().search(query, limit, offset, target=target)

    def close(self) -> None:
        """Let go of the index; what is being read into it is left for the next time."""
        self._is_closed = True
        self._can_ask.set()
        thread = self._thread
        if thread is not None:
            thread.join(_PATIENCE)
            if thread.is_alive():
                return  # a daemon; the file takes no harm
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def _ready(self) -> "SearchIndex":
        from core.search import SearchIndex

        library = self._library()
        with self._lock:
            if self._index is None or self._of is not library:
                if self._index is not None:
                    self._index.close()
                self._index, self._of = SearchIndex(library), library
            return self._index

    def _refresh(self) -> None:
        """Refresh until nothing has changed meanwhile; runs in a thread of its own."""
        while not self._is_closed:
            library = self._library()
            state = library.state()
            has_changed, problem = False, None
            try:
                has_changed = self._ready().refresh(self._tell_progress).has_changed
            except _LeftError:
                return
            except DragomanError as error:
                problem = str(error)
            self._seen = state
            self.progress = None
            self._can_ask.set()
            self._tell(IndexRefreshed(has_changed, problem))
            if problem is not None or library.state() == state:
                return

    def _tell_progress(self, done: int, total: int) -> None:
        if self._is_closed:
            raise _LeftError
        self.progress = done, total
        self._can_ask.set()
        self._tell(IndexProgressed(done, total))

    def _tell(self, message: Message) -> None:
        listener = self.listener
        if listener is not None and not self._is_closed:
            listener.post_message(message)
