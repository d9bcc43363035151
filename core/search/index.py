"""The search index of a library: brought up to date, asked, and made anew when it must be.

Everything in it is derived from the articles' files; it may be deleted at any time. One object may
be used from several threads: a refresh has a connection of its own, and questions do not wait for
it, but for one another.
"""

import time
from pathlib import Path
from threading import RLock
from typing import Final

from core.search.file import IndexFile
from core.search.place import index_path
from core.search.query import Query, parse_query
from core.search.refreshing import Progress, Refresher
from core.search.results import Refreshed, Results
from core.search.schema import OutdatedError, check_version
from core.search.searching import Searcher
from core.store import Library


class SearchIndex:
    """The index of one library.

    It stands in `index/search.sqlite` of the library; where that cannot be written in the user's
    cache folder, else in memory. Methods raise SearchError where the index cannot be used, and what
    the library raises where that cannot be read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.path: Final[Path | None] = index_path(library.path)
        """Where the index stands; None where it is in memory alone."""
        self._asked = IndexFile(self.path)
        # what is in memory has but one connection
        self._written = self._asked if self.path is None else IndexFile(self.path)
        self._refresher = Refresher(library, self._written)
        self._making = RLock()

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Bring the index up to date with the articles' files, whoever has changed them.

        Takes in what was added or changed since and out what was removed; makes the index where
        there is none, or none of this version, and makes it anew where it is damaged. `progress` is
        called with the articles done and to do; what it raises ends the refresh, and what has been
        done stays. Meant for a thread of its own: questions are answered meanwhile.
        """
        with self._making, self._written.lock:
            return self._written.mending(
                lambda: self._refresher.refresh(progress), self._written.remove
            )

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
        with self._asked.lock:
            found = self._asked.mending(
                lambda: self._answer(asked, limit, max(0, offset), target), self._make_anew
            )
        return found.with_(took=time.perf_counter() - began)

    def close(self) -> None:
        """Let go of the files; a refresh in another thread ends after the articles it is at."""
        self._refresher.is_ending = True
        with self._making:
            self._written.close()
        self._asked.close()

    def _answer(self, query: Query, limit: int, offset: int, target: str | None) -> Results:
        try:
            check_version(self._asked.connection())
        except OutdatedError:
            self.refresh()
        return self._asked.transact(
            lambda connection: Searcher(connection, self._library).search(
                query, limit, offset, target
            ),
            "DEFERRED",
        )

    def _make_anew(self) -> None:
        self._asked.remove()
        self.refresh()
