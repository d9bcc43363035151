"""Articles on disk, each in a file of its own, and the catalogue that tells of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from core.article import Article
from core.atomic import remove
from core.errors import NoSuchArticle, StoreDamaged, StoreError
from core.store.catalogue import Catalogue
from core.store.disk.folder import LibraryFolder, NotTakenError, reason
from core.store.disk.sealing import (
    DamageError,
    NewerError,
    check_seal,
    peek,
    peek_packed,
    spare_of,
)
from core.store.disk.storage import AtomicStorage
from core.store.entry import CatalogueEntry, make_entry

_SAFE_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}", re.ASCII)
"""Ids name files, so nothing else may be one."""

_REPAIR = (
    "`dragoman doctor --repair` puts back what can still be read of it, or takes it off the list."
)

_BATCH = 32
"""Articles that are announced to the catalogue in one write."""


class Articles:
    """The articles of a library, and their entries.

    Used under the library's lock; writing takes its transaction. Every method may raise StoreError.
    """

    def __init__(self, folder: LibraryFolder) -> None:
        self._folder = folder
        self._waiting: dict[str, Article | None] = {}
        self.catalogue = Catalogue(
            folder, self._generation, self._has_reached, self._every, self._ids
        )
        folder.waiting.append(self)

    def entries(self) -> Mapping[str, CatalogueEntry]:
        """Return what is known of every article, in the order they were added; do not keep it."""
        return self.catalogue.all()

    def get(self, article_id: str) -> Article:
        """Return an article. Raises NoSuchArticle; StoreDamaged for this article's file alone."""
        if not _SAFE_ID.fullmatch(article_id):
            raise no_article(article_id)
        if article_id in self._waiting:
            kept = self._waiting[article_id]
            if kept is None:
                raise no_article(article_id)
            return kept
        storage = self._storage(article_id, Article)
        found: Article | None = (storage.read() or {}).get(article_id, {}).get(article_id)
        if found is not None:
            return found
        if storage.is_lost or article_id in self.entries():
            raise StoreDamaged(f"{storage.lost()} {_REPAIR}")
        raise no_article(article_id)

    def put_many(self, articles: Iterable[Article]) -> None:
        """Store articles; where one cannot be written, those before it are stored all the same."""
        with self._folder.transaction():
            now = datetime.now(UTC).isoformat(timespec="seconds")
            try:
                for batch in _batches(articles):
                    self._put(batch, now)
            finally:
                self.catalogue.settle()

    def remove(self, article_id: str) -> None:
        """Take an article out. Raises NoSuchArticle."""
        with self._folder.transaction():
            if article_id not in self.entries():
                raise no_article(article_id)
            try:
                self._delete(article_id)
            except NotTakenError as error:
                if not self._folder.keeps_unsaved:
                    raise
                self._keep(article_id, None, None, str(error))
            self.catalogue.settle()

    def path(self, article_id: str) -> Path:
        """Return where an article's file stands."""
        return self._folder.path / "articles" / f"{article_id}.json"

    # What waits

    def unsaved(self) -> tuple[str, ...]:
        """Return what waits for the disk, a sentence for each article."""
        return tuple(
            f"{key}.json: {'the article waits' if kept else 'its removal waits'} to be saved."
            for key, kept in self._waiting.items()
        )

    def count_unsaved(self) -> int:
        """Return how many articles wait."""
        return len(self._waiting)

    def retry(self) -> None:
        """Write what waits. Raises StoreError."""
        with self._folder.transaction():
            waiting, now = dict(self._waiting), datetime.now(UTC).isoformat(timespec="seconds")
            for key, kept in waiting.items():
                if kept is None:
                    self._delete(key)
                else:
                    self._write([kept], {key: make_entry(kept, self._added(key, now))})
            self.catalogue.settle()

    def waiting(self) -> Mapping[str, Article | None]:
        """Return the articles that wait to be written, None for one that waits to be removed."""
        return dict(self._waiting)

    # Within

    def _put(self, batch: list[Article], now: str) -> None:
        entries = {one.id: make_entry(one, self._added(one.id, now)) for one in batch}
        try:
            self._write(batch, entries)
        except NotTakenError as error:
            if not self._folder.keeps_unsaved:
                raise
            for one in batch:
                if one.id in entries:
                    self._keep(one.id, one, entries[one.id], str(error))

    def _added(self, article_id: str, now: str) -> str:
        try:
            known = self.entries().get(article_id)
        except NotTakenError:
            # vanished before the list was ever read: it is asked again when the change is retried
            if not self._folder.keeps_unsaved:
                raise
            return now
        return known.added if known else now

    def _write(self, batch: list[Article], entries: dict[str, CatalogueEntry]) -> None:
        """Write articles; takes those that are written out of `entries`. Raises NotTakenError."""
        self._folder.check_writable()
        known = self.entries()
        fresh = {
            key: (self._generation(key) + 1, entry)
            for key, entry in entries.items()
            if known.get(key) != entry or key in self._waiting or self.catalogue.is_unfinished(key)
        }
        if fresh:
            self.catalogue.announce(fresh)
        for one in batch:
            storage = self._storage(one.id, msgspec.Raw)
            storage.read()  # what is damaged is set aside and never simply written over
            storage.write({one.id: {one.id: one}})
            entries.pop(one.id, None)
            self._waiting.pop(one.id, None)

    def _delete(self, article_id: str) -> None:
        self._folder.check_writable()
        # the entry first: a file without entry does no harm, an entry without file does
        self.catalogue.announce({article_id: (0, None)})
        place = self.path(article_id)
        try:
            # the spare copy first: by itself it would bring the article back
            for path in (spare_of(self._folder.path, place), place):
                remove(path)
        except OSError as error:
            raise NotTakenError(
                f"{place} could not be deleted ({reason(error)}); delete it by hand."
            ) from error
        self._waiting.pop(article_id, None)

    def _keep(
        self, article_id: str, article: Article | None, entry: CatalogueEntry | None, why: str
    ) -> None:
        self._waiting[article_id] = article
        self.catalogue.keep(article_id, entry)
        self._folder.keep(f"{why} Until then the change is kept in memory alone.")

    def _storage(self, article_id: str, record: type[Any]) -> AtomicStorage:
        loss = "this article is lost, unless you add it again or have a backup (`dragoman restore`)"
        return AtomicStorage(self.path(article_id), self._folder, loss, record)

    def _generation(self, article_id: str) -> int:
        """Return the generation of an article's file, 0 where there is none or an old one."""
        place = self.path(article_id)
        found = None
        with suppress(OSError):
            found = peek(place)
        spare = peek_packed(spare_of(self._folder.path, place))
        return max(found[0] if found else 0, spare or 0)

    def _has_reached(self, article_id: str, generation: int) -> bool:
        """Return whether an article's file is that far, or too damaged to tell how far it is."""
        found = self._generation(article_id)
        if found:
            return found >= generation
        place = self.path(article_id)
        with suppress(OSError):
            spare_of(self._folder.path, place).stat()
            return True
        try:
            check_seal(place.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, DamageError, NewerError):
            return True
        return False  # of an older version, which had no generations

    def _ids(self) -> list[str]:
        """Return the ids of all articles that have a file."""
        found = {one.stem for one in (self._folder.path / "articles").glob("*.json")}
        spare = self._folder.path / "spare" / "articles"
        with suppress(OSError):
            found |= {one.name.removesuffix(".json.gz") for one in spare.glob("*.json.gz")}
        return sorted(one for one in found if _SAFE_ID.fullmatch(one))

    def _every(self, ids: Iterable[str]) -> Iterator[Article]:
        """Read articles; one that cannot be read is passed over."""
        for one in ids:
            storage = self._storage(one, Article)
            with suppress(StoreError):
                found = (storage.read() or {}).get(one, {}).get(one)
                if found is not None:
                    yield found


def find(known: Iterable[str], id_or_prefix: str) -> str:
    """Return the full id. Raises NoSuchArticle where none or several begin like this."""
    ids = list(known)
    if id_or_prefix in ids:
        return id_or_prefix
    found = [one for one in ids if one.startswith(id_or_prefix)] if id_or_prefix else []
    if not found:
        raise no_article(id_or_prefix)
    if len(found) > 1:
        raise NoSuchArticle(
            f'{len(found)} articles have an id that begins with "{id_or_prefix}" '
            f"({', '.join(found[:3])}{', …' if len(found) > 3 else ''}); type more of it."
        )
    return found[0]


def no_article(article_id: str) -> NoSuchArticle:
    """Return the error for an id that the library does not hold."""
    shown = article_id if article_id.isprintable() and len(article_id) <= 64 else "like this"
    return NoSuchArticle(
        f'The library holds no article "{shown}"; `dragoman list` shows the ids of all.'
    )


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Return articles in batches. What goes wrong with one is raised after those before it."""
    batch: list[Article] = []
    try:
        for one in articles:
            if not _SAFE_ID.fullmatch(one.id):
                raise StoreError(f'"{one.id}" cannot be the id of an article; prepare it again.')
            batch.append(one)
            if len(batch) == _BATCH:
                yield batch
                batch = []
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
