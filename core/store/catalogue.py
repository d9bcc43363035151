"""The catalogue: what is known of each article without opening it. It can be made anew from them.

Adding an article does not rewrite it: the change goes to a small pending file, which the catalogue
takes in when it has grown, and when the library is closed.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TypeAlias

from core.article import Article
from core.errors import StoreError
from core.store.disk.folder import LibraryFolder, NotTakenError, reason
from core.store.disk.pending import PendingFile, PendingLine
from core.store.disk.shelf import Shelf
from core.store.entry import CatalogueEntry, make_entry

FOLD_AT = 128
"""Pending lines that the catalogue takes in; where a sixteenth of its own is more, that many."""

FOLD_AT_CLOSE = 16
"""The same when the library is closed; fewer cost the next opening next to nothing."""

Changes: TypeAlias = Mapping[str, tuple[int, CatalogueEntry | None]]
"""By article: the generation that its file will have, and its entry, None for a removed one."""


class Catalogue:
    """Entries by article id, in the order in which the articles were added.

    `has_reached` tells whether an article's file is of a generation or a later one, or cannot tell
    because it is damaged; `generation_of` tells the generation itself, 0 where there is none;
    `every` reads all articles, for making the catalogue anew. Used under the library's lock.
    """

    def __init__(
        self,
        folder: LibraryFolder,
        generation_of: Callable[[str], int],
        has_reached: Callable[[str, int], bool],
        every: Callable[[Iterable[str]], Iterable[Article]],
        ids: Callable[[], Iterable[str]],
    ) -> None:
        self._folder = folder
        self._generation_of = generation_of
        self._has_reached = has_reached
        self._every = every
        self._ids = ids
        self._shelf = Shelf(
            folder.path / "catalogue.json",
            CatalogueEntry,
            "the list of articles is made anew from the articles themselves",
            folder,
        )
        self._pending = PendingFile(folder.path)
        self._kept: dict[str, CatalogueEntry | None] = {}
        self._done: set[tuple[str, int]] = set()
        self._open: tuple[PendingLine, ...] = ()
        self._told: tuple[PendingLine, ...] = ()
        self._anew: dict[str, CatalogueEntry] | None = None
        self._shown: tuple[object, dict[str, CatalogueEntry]] | None = None

    def all(self) -> Mapping[str, CatalogueEntry]:
        """Return every entry by article id; do not keep it. Raises StoreError."""
        base = self._shelf.all()
        lines = self._lines()
        is_missing = not base and (self._shelf.is_lost or not self._shelf.exists())
        if is_missing and self._has_articles():
            base = self._make_anew(lines)
            lines = self._lines()
        now = (self._shelf.version, lines)
        if self._shown is not None and self._shown[0] == now and not self._open:
            return MappingProxyType(self._shown[1])
        shown = dict(base)
        self._open = ()
        for line in lines:
            self._apply(line, shown)
        for article, entry in self._kept.items():
            _set(shown, article, entry)
        self._shown = (now, shown)
        return MappingProxyType(shown)

    def announce(self, changes: Changes) -> None:
        """Write down what is about to change, before the articles' own files are written.

        Raises StoreError, NotTakenError where the disk does not take it.
        """
        self._folder.check_writable()
        try:
            self._folder.clear_folders(*self._pending.places)
            self._pending.add(changes)
        except UnicodeEncodeError as error:
            raise StoreError(
                "There are characters in a title or address that no file can hold; prepare the "
                "article anew."
            ) from error
        except OSError as error:
            raise NotTakenError(
                f"{self._folder.path / 'catalogue.pending'} could not be written "
                f"({reason(error)}); free some space or mend the folder's permissions, then try "
                "again."
            ) from error
        for article in changes:
            self._kept.pop(article, None)
        self._shown = None

    def is_unfinished(self, article: str) -> bool:
        """Return whether a line tells of a change that was never made.

        The next file of that article would be of the generation that the line names, and make it
        true: it needs a line of its own, whatever its entry.
        """
        self.all()
        return any(one.article == article for one in self._open)

    def keep(self, article: str, entry: CatalogueEntry | None) -> None:
        """Show an entry that the disk has not taken yet."""
        self._kept[article] = entry
        self._shown = None

    def settle(self) -> None:
        """Take the pending lines in if there are many, or no catalogue yet.

        Where the disk does not let us, they stay as they are.
        """
        with suppress(NotTakenError):
            lines = self._lines()
            if lines and (
                len(lines) >= max(FOLD_AT, len(self._shelf.all()) // 16) or not self._shelf.exists()
            ):
                self.fold()

    def fold(self) -> None:
        """Take the pending lines in, in one write of the catalogue. Raises StoreError."""
        with self._folder.transaction():
            lines = self._lines()
            if not lines:
                return
            # under the lock nobody is between a line and its article: a line without is void
            base, now = self._shelf.all(), {**self.all()}
            for article in self._kept:
                now.pop(article, None)
            changed = {key: one for key, one in now.items() if base.get(key) is not one}
            # one that was taken out and added again comes last
            out = {one.article for one in lines if one.entry is None}
            gone = [key for key in base if key in out or (key not in now and key not in self._kept)]
            self._shelf.put_at_once(changed, gone)
            self._folder.sweep("articles")
            try:
                self._pending.clear()
            except OSError as error:
                raise NotTakenError(
                    f"{self._folder.path / 'catalogue.pending'} could not be deleted "
                    f"({reason(error)}); mend the folder's permissions."
                ) from error
            self._shown, self._open, self._done = None, (), set()

    def close(self) -> None:
        """Take the pending lines in if there are some, and the disk lets us."""
        if not self._folder.read_only and len(self._lines()) >= FOLD_AT_CLOSE:
            with suppress(StoreError):
                self.fold()

    def state(self) -> object:
        """Return what is another whenever `all` may be, also by another process."""
        unfinished = tuple((one.article, self._generation_of(one.article)) for one in self._open)
        return self._pending.signature(), unfinished, tuple(self._kept.items())

    def _lines(self) -> tuple[PendingLine, ...]:
        try:
            lines = self._pending.lines()
        except OSError as error:
            raise StoreError(
                f"{self._folder.path / 'catalogue.pending'} could not be read "
                f"({reason(error)}); check its permissions."
            ) from error
        if self._told and not lines and self._folder.is_vanished():
            return self._told
        self._told = lines
        if self._pending.has_gap:
            self._folder.board.put_up(
                "catalogue.pending",
                "A line is damaged in both copies of catalogue.pending; should an article be "
                "missing from the list, `dragoman doctor --repair` finds it.",
            )
        return lines

    def _apply(self, line: PendingLine, shown: dict[str, CatalogueEntry]) -> None:
        key = (line.article, line.number)
        if line.entry is not None and key not in self._done:
            if not self._has_reached(line.article, line.generation):
                self._open = (*self._open, line)
                return
            self._done.add(key)
        _set(shown, line.article, line.entry)

    def _has_articles(self) -> bool:
        return next(iter(self._ids()), None) is not None

    def _make_anew(self, lines: Iterable[PendingLine]) -> Mapping[str, CatalogueEntry]:
        """Read the articles that no pending line tells of, and write the catalogue."""
        if self._anew is None:
            told = {
                one.article
                for one in lines
                if one.entry is None or self._has_reached(one.article, one.generation)
            }
            wanted = [one for one in self._ids() if one not in told]
            made = [make_entry(one, one.source.fetched) for one in self._every(wanted)]
            made.sort(key=lambda one: (one.added, one.id))
            self._anew = {one.id: one for one in made}
        with self._folder.try_exclusive() as is_ours, suppress(StoreError):
            if is_ours and self._anew:
                self._shelf.put_at_once(self._anew)
                self._anew = None
                return self._shelf.all()
        return self._anew or {}


def _set(shown: dict[str, CatalogueEntry], article: str, entry: CatalogueEntry | None) -> None:
    if entry is None:
        shown.pop(article, None)
    else:
        shown[article] = entry
