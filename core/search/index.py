"""The search index of a library: brought up to date, asked, and made anew when it must be.

Everything in it is derived from the articles' files; it may be deleted at any time. One object may
be used from several threads: a refresh has a connection of its own, and questions do not wait for
it, but for one another.
"""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from threading import RLock

from core.errors import SearchError
from core.search.file import IndexFile, NoRoomError
from core.search.place import places
from core.search.query import Query, parse_query
from core.search.refreshing import Progress, Refresher
from core.search.results import Refreshed, Results
from core.search.schema import OutdatedError, check_version, read_meta
from core.search.searching import Searcher
from core.store import Library

_TRIES = 3


class SearchIndex:
    """The index of one library.

    It stands in `index/search.sqlite` of the library; where that cannot be written in the user's
    cache folder, else in memory. Methods raise SearchError where the index cannot be used, and what
    the library raises where that cannot be read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._places = places(library.path)
        self._left: list[IndexFile] = []
        self._making = RLock()
        self._stand_at(next(self._places))

    @property
    def path(self) -> Path | None:
        """Where the index stands; None where it is in memory alone."""
        return self._asked.path

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Bring the index up to date with the articles' files, whoever has changed them.

        Takes in what was added or changed since and out what was removed; makes the index where
        there is none, or none of this version, and makes it anew where it is damaged, or elsewhere
        where the disk is full. `progress` is called with the articles done and to do; what it
        raises ends the refresh, and what has been done stays. Meant for a thread of its own:
        questions are answered meanwhile.
        """
        with self._making:
            while True:
                file = self._written
                try:
                    with file.lock:
                        return file.mending(lambda: self._refresher.refresh(progress), file.remove)
                except NoRoomError:
                    if not self._leave(file):
                        raise

    def add(self, article_id: str) -> bool:
        """Bring the index up to date for one article that was stored, changed or removed.

        False where there is no index yet: `refresh` makes one.
        """
        with self._making, self._written.lock:
            return self._written.mending(
                lambda: self._refresher.update(article_id), self._written.remove
            )

    def search(
        self, query: Query | str, limit: int = 50, offset: int = 0, *, target: str | None = None
    ) -> Results:
        """Return the sentences that answer `query`, best first, of an article a few at most.

        `target` is the language of translations to show. Answers from the index as it is: what was
        changed since the last `refresh` or `add` is not in it. Makes the index where there is none.
        """
        began = time.perf_counter()
        asked = parse_query(query) if isinstance(query, str) else query
        if asked.is_empty or limit < 1:
            return Results()
        while True:
            file = self._asked
            try:
                found = file.mending(
                    lambda: self._answer(asked, limit, max(0, offset), target), self._make_anew
                )
            except NoRoomError:
                if not self._leave(file):
                    raise
                continue
            return found.with_(took=time.perf_counter() - began)

    def close(self) -> None:
        """Let go of the files; a refresh in another thread ends after the articles it is at."""
        self._refresher.is_ending = True
        with self._making:
            for one in (*self._left, self._written, self._asked):
                one.close()

    def _stand_at(self, path: Path | None) -> None:
        self._asked = IndexFile(path)
        # what is in memory has but one connection
        self._written = self._asked if path is None else IndexFile(path)
        self._refresher = Refresher(self._library, self._written)

    def _leave(self, file: IndexFile) -> bool:
        """Go to the next place where `file` has no room; False where there is none, or no need.

        An index that knows most articles stays: it answers, though not of those added since.
        """
        with self._making:
            if file not in (self._asked, self._written):
                return True  # another thread has left it
            held = self._held_by(file)
            holds_most = held is not None and 2 * held > len(self._library.entries())
            if self._refresher.is_ending or holds_most:
                return False
            place = next(self._places, file.path)
            if place == file.path:
                return False
            self._left += (self._asked, self._written)
            if held is not None:
                with suppress(SearchError):
                    self._written.remove()
            self._stand_at(place)
            return True

    @staticmethod
    def _held_by(file: IndexFile) -> int | None:
        """Return how many articles are in a file; None where it does not say."""
        try:
            with file.lock:
                connection = file.connection()
                if read_meta(connection, "version") is None:
                    return 0
                return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
        except (sqlite3.Error, OSError, SearchError):
            return None

    def _answer(self, query: Query, limit: int, offset: int, target: str | None) -> Results:
        for _ in range(_TRIES):
            file = self._asked
            with file.lock, suppress(OutdatedError):
                check_version(file.connection())
                return file.transact(
                    lambda connection: Searcher(connection, self._library).search(
                        query, limit, offset, target
                    ),
                    "DEFERRED",
                )
            self.refresh()  # without the lock: a refresh in another thread may wait for it
        raise SearchError(
            f"The search index {self.path or ''} is made anew again and again by another version "
            "of Dragoman; close that, and search again."
        )

    def _make_anew(self) -> None:
        self._asked.remove()
        self.refresh()
