"""Bringing an index up to date with the library's files, whoever has changed them."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from core.errors import NoSuchArticle, StoreError
from core.search import schema
from core.search.file import IndexFile
from core.search.indexing import Writer
from core.search.known import fingerprint, put_known
from core.search.results import Refreshed
from core.store import CatalogueEntry, Library

Progress: TypeAlias = Callable[[int, int], object]
"""Called with the articles that are done and those there are to do."""

_AT_ONCE = 50
"""Articles put in between two moments at which another process may write."""
_MANY = 500
"""Articles after which the index is worth putting in order."""


class Refresher:
    """Writes to one index, through a connection of its own."""

    def __init__(self, library: Library, file: IndexFile) -> None:
        self._library = library
        self._file = file
        self.is_ending = False
        """Set by others so that a refresh ends after the article it is at."""

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Take in what is new or changed, and out what is gone."""
        began = time.perf_counter()
        made = self._make_if_needed()
        entries = {one.id: one for one in self._library.entries()}
        signatures = {one: self._signature(one) for one in entries}
        held = dict(self._file.connection().execute("SELECT id, signature FROM articles"))
        gone = sorted(held.keys() - entries.keys())
        new = [one for one in entries if held.get(one) != signatures[one]]
        # the newest last: what is too much to weigh is looked through from the end
        new.sort(key=lambda one: (entries[one].published or "", entries[one].added, one))
        done = [0, 0, 0]
        for some in _batches([*gone, *new]):
            if self.is_ending:
                break
            each = self._put(some, entries, signatures)
            done = [one + other for one, other in zip(done, each, strict=True)]
            if progress is not None:
                progress(min(sum(done), len(gone) + len(new)), len(gone) + len(new))
        if len(new) > _MANY:
            self._put_in_order()
        changed = sum(one in held for one in new)
        return Refreshed(
            added=max(0, done[1] - changed),
            changed=min(changed, done[1]),
            removed=done[0],
            unreadable=done[2],
            was_rebuilt=made,
            took=time.perf_counter() - began,
        )

    def update(self, article_id: str) -> bool:
        """Take in one article as it is now, or out if it is gone; False where there is no index."""
        connection = self._file.connection()
        try:
            schema.check_version(connection)
        except schema.OutdatedError:
            return False
        try:
            entry = self._library.entry(article_id)
        except NoSuchArticle:
            self._put([article_id], {}, {})
            return True
        self._put([article_id], {article_id: entry}, {article_id: self._signature(article_id)})
        return True

    def _make_if_needed(self) -> bool:
        """Make the tables where there are none of this version; return whether it was needed."""
        tables = fingerprint()
        made = False
        try:
            schema.check_version(self._file.connection())
        except schema.OutdatedError as error:
            if error.args[0] is not None:
                self._file.remove()
            self._file.transact(self._make)
            made = True
        connection = self._file.connection()
        if schema.read_meta(connection, "fingerprint") != tables:

            def put(connection: sqlite3.Connection) -> None:
                put_known(connection)
                schema.write_meta(connection, "fingerprint", tables)

            self._file.transact(put)
        return made

    def _make(self, connection: sqlite3.Connection) -> None:
        """Make the tables, unless another process has done so meanwhile."""
        if schema.read_meta(connection, "version") is None:
            schema.make(connection)

    def _put(
        self,
        ids: Sequence[str],
        entries: dict[str, CatalogueEntry],
        signatures: dict[str, str],
    ) -> tuple[int, int, int]:
        """Put articles in, and those without entry out, in one transaction.

        Returns how many were taken out, put in, and could not be read.
        """

        def work(connection: sqlite3.Connection) -> tuple[int, int, int]:
            writer = Writer(connection)
            removed = added = unreadable = 0
            for one in ids:
                entry = entries.get(one)
                if entry is None:
                    removed += writer.drop(one)
                    continue
                if _held(connection, one) == signatures[one]:
                    continue  # another process was quicker
                try:
                    article = self._library.article(one)
                except StoreError:
                    writer.put_unreadable(one, signatures[one])
                    unreadable += 1
                    continue
                writer.put(article, entry.title, signatures[one])
                added += 1
            return removed, added, unreadable

        return self._file.transact(work)

    def _put_in_order(self) -> None:
        """Make one tree of the many that have grown, and give room back."""
        self._file.transact(
            lambda connection: connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        )
        self._file.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _signature(self, article_id: str) -> str:
        """Return what changes whenever an article's file is written; empty where there is none."""
        try:
            found = (self._library.path / "articles" / f"{article_id}.json").stat()
        except (OSError, ValueError):
            return ""
        return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"


def _held(connection: sqlite3.Connection, article_id: str) -> str | None:
    row = connection.execute(
        "SELECT signature FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
