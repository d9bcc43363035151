"""The list of articles as the library shows it: filtered, sorted, partly selected."""

import re
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress
from operator import ne
from typing import Any, Literal, TypeAlias, overload

import msgspec

from core.store import CatalogueEntry, ReadingState

SortKey: TypeAlias = Literal["date", "added", "title", "language", "length", "unread"]

SORTS: tuple[SortKey, ...] = ("date", "added", "title", "language", "length", "unread")
"""The orders, as the key goes through them."""

_NEWEST_FIRST = frozenset(("date", "added", "length", "unread"))


class Row(msgspec.Struct, frozen=True, gc=False):
    """One article in the list; `target` is the reader's language."""

    entry: CatalogueEntry
    target: str = "en"
    is_read: bool = False
    passages: int = 0

    @property
    def id(self) -> str:
        """The article's id."""
        return self.entry.id

    @property
    def title_translated(self) -> str:
        """The title in the reader's language; empty where that is the article's, or without one."""
        entry = self.entry
        return "" if entry.lang == self.target else entry.title_translated.get(self.target, "")


class Ordered(Sequence[Row]):
    """Rows by a key; equals are put in the order of `tie_breaker` when they are first looked at.

    `starts` says where each run of equals begins, for all `rows` in ascending order.
    """

    def __init__(
        self, rows: list[Row], starts: list[int], tie_breaker: Callable[[Row], Any]
    ) -> None:
        self.rows = rows
        """All rows; equals in any order."""
        self._starts = starts
        self._tie_breaker = tie_breaker
        self._settled = bytearray(len(starts))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            for one in range(*at.indices(len(self.rows))):
                self._settle(bisect_right(self._starts, one) - 1)
        elif -len(self.rows) <= at < len(self.rows):
            self._settle(bisect_right(self._starts, at % len(self.rows)) - 1)
        return self.rows[at]

    def __iter__(self) -> Iterator[Row]:
        for run in compress(range(len(self._starts)), [not one for one in self._settled]):
            self._settle(run)
        return iter(self.rows)

    def settle(self) -> None:
        """Take the rows for being in order already, equals too."""
        self._settled = bytearray(b"\1") * len(self._starts)

    def where(self, article_id: str) -> int | None:
        """Return where an article stands, or None."""
        ids = (at for at, row in enumerate(self.rows) if row.entry.id == article_id)
        at = next(ids, None)
        if at is None:
            return None
        run = bisect_right(self._starts, at) - 1
        if self._settled[run]:
            return at
        self._settle(run)
        begin, end = self._bounds(run)
        return next(n for n in range(begin, end) if self.rows[n].id == article_id)

    def _bounds(self, run: int) -> tuple[int, int]:
        is_last = run + 1 == len(self._starts)
        return self._starts[run], len(self.rows) if is_last else self._starts[run + 1]

    def _settle(self, run: int) -> None:
        if self._settled[run]:
            return
        self._settled[run] = 1
        begin, end = self._bounds(run)
        if end - begin > 1:
            self.rows[begin:end] = sorted(self.rows[begin:end], key=self._tie_breaker)


class ArticleList:
    """Rows by id, and which of them are seen in which order.

    `visible` is kept ready, so that painting costs next to nothing; changing one row costs a sort
    by the key, some 5 ms at 10,000 articles. Folding titles takes ten times as long, so it is left
    until they are compared; `fold_ahead` does it beforehand.
    """

    def __init__(self, target: str = "en") -> None:
        self.target = target
        self.sort: SortKey = "date"
        self.is_reversed = False
        self.words = ""
        self.selected: set[str] = set()
        self.visible: Sequence[Row] = ()
        self._rows: dict[str, Row] = {}
        self._order = Ordered([], [], self._by_title)
        self._counts: tuple[int, int] | None = None
        self._titled: list[tuple[str, str]] | None = None
        self._in_titles: list[Row] | None = None
        self._searched: list[str] | None = None
        """What the filter looks through, in the order of the rows."""
        self._haystacks: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._rows

    @property
    def unread(self) -> int:
        """How many articles are unread, seen or not."""
        return self._counted()[0]

    @property
    def passages(self) -> int:
        """How many passages there are in all."""
        return self._counted()[1]

    def _counted(self) -> tuple[int, int]:
        if self._counts is None:
            rows = self._rows.values()
            self._counts = sum(not row.is_read for row in rows), sum(row.passages for row in rows)
        return self._counts

    def fill(
        self,
        entries: Iterable[CatalogueEntry],
        states: dict[str, ReadingState],
        passages: dict[str, int],
    ) -> None:
        """Replace all rows; `passages` counts them by article."""
        target = self.target
        rows = {one.id: Row(one, target) for one in entries}
        for article_id in (states.keys() | passages.keys()) & rows.keys():
            state = states.get(article_id)
            is_read = state is not None and state.is_read
            count = passages.get(article_id, 0)
            rows[article_id] = Row(rows[article_id].entry, target, is_read, count)
        self._rows = rows
        self._haystacks = {}
        self.selected &= self._rows.keys()
        self._counts = self._titled = self._in_titles = None
        self._arrange()

    def put(self, entry: CatalogueEntry, *, is_read: bool = False, passages: int = 0) -> None:
        """Add one article, or show it anew."""
        before, titled = self._rows.get(entry.id), self._titled
        if titled is not None and before is not None:
            del titled[bisect_left(titled, self._by_title(before))]
        now = self._rows[entry.id] = Row(entry, self.target, is_read, passages)
        self._haystacks.pop(entry.id, None)
        if titled is not None:
            self.haystack(now)
            insort(titled, self._by_title(now))
        self._counts = self._in_titles = None
        self._arrange()

    def mark(
        self, article_id: str, *, is_read: bool | None = None, passages: int | None = None
    ) -> None:
        """Change what the reader's own doings have changed of an article."""
        row = self._rows.get(article_id)
        if row is None:
            return
        now = msgspec.structs.replace(
            row,
            is_read=row.is_read if is_read is None else is_read,
            passages=row.passages if passages is None else passages,
        )
        self._rows[article_id] = now
        self._counts = self._in_titles = None
        # The order is left alone even when sorted by unread: a row that jumps away from under the
        # cursor because a key was pressed on it is lost.
        at = self._order.where(article_id)
        if at is not None:
            self._order.rows[at] = now
        if isinstance(self.visible, list) and (seen := self.index(article_id)) is not None:
            self.visible[seen] = now

    def drop(self, article_ids: Iterable[str]) -> None:
        """Take articles out."""
        for article_id in article_ids:
            self._rows.pop(article_id, None)
            self._haystacks.pop(article_id, None)
            self.selected.discard(article_id)
        if self._titled is not None:
            self._titled = [one for one in self._titled if one[1] in self._rows]
        self._counts = self._in_titles = None
        self._arrange()

    def sort_by(self, key: SortKey, *, is_reversed: bool = False) -> None:
        """Show in another order."""
        self.sort, self.is_reversed = key, is_reversed
        self._arrange()

    def filter_by(self, words: str) -> None:
        """Show only articles that have every one of `words`, case and accents aside."""
        self.words = words
        self._choose()

    def toggle(self, article_id: str) -> None:
        """Select an article, or take it out of the selection."""
        self.selected ^= {article_id}

    def toggle_all(self) -> None:
        """Select every article that is seen, or none of them where all are selected."""
        seen = {row.entry.id for row in self._seen()}
        if seen <= self.selected:
            self.selected -= seen
        else:
            self.selected |= seen

    def row(self, article_id: str) -> Row | None:
        """Return one article's row, seen or not."""
        return self._rows.get(article_id)

    def rows(self) -> list[Row]:
        """Return all rows, in the order in which the articles were added."""
        return list(self._rows.values())

    def index(self, article_id: str) -> int | None:
        """Return where an article is seen, or None."""
        if isinstance(self.visible, Ordered):
            return self.visible.where(article_id)
        found = (at for at, row in enumerate(self.visible) if row.entry.id == article_id)
        return next(found, None)

    def chosen(self) -> list[str]:
        """Return the selected articles, in the order seen, those filtered away last."""
        if not self.selected:
            return []
        seen = [row.id for row in self.visible if row.id in self.selected]
        return seen + sorted(self.selected.difference(seen))

    def fold_ahead(self, at_once: int = 100) -> Iterator[None]:
        """Get ready what the filter and the titles' order compare, so many titles at a step.

        For a thread of its own; what changes meanwhile is folded when it is compared.
        """
        rows = list(self._rows.values())
        for begin in range(0, len(rows), at_once):
            for row in rows[begin : begin + at_once]:
                self.haystack(row)
            yield
        self._titles()

    def _titles(self) -> list[tuple[str, str]] | None:
        """Return folded title and id of all rows in their order, once all titles are folded."""
        if self._titled is None and len(self._haystacks) >= len(self._rows):
            self._titled = sorted(map(self._by_title, self._rows.values()))
        return self._titled

    def _seen(self) -> list[Row]:
        """Return the rows seen, equals in any order."""
        visible = self.visible
        return visible.rows if isinstance(visible, Ordered) else list(visible)

    def _arrange(self) -> None:
        self._searched = None
        backwards = (self.sort in _NEWEST_FIRST) != self.is_reversed
        titles = self._titles()
        every = list(self._rows.values())
        if titles is not None:
            if self._in_titles is None:
                self._in_titles = [self._rows[one] for _, one in titles]
            every = self._in_titles
        key = _KEYS[self.sort]
        if key is not None:
            keys = list(map(key, every))
        elif titles is not None:
            keys = [title for title, _ in titles]
        else:
            keys = [self._by_title(row)[0] for row in every]
        # Articles without a date stand last either way round.
        known = [at for at, one in enumerate(keys) if one is not None]
        known.sort(key=keys.__getitem__, reverse=backwards)
        known += [at for at, one in enumerate(keys) if one is None]
        starts = [0] if every else []
        if titles is None:
            placed = [keys[at] for at in known]
            differs = map(ne, placed, chain((object(),), placed))
            starts = list(compress(range(len(placed)), differs))
        self._order = Ordered([every[at] for at in known], starts, self._by_title)
        if titles is not None:
            self._order.settle()  # sorting leaves equals as they stood
        self._choose()

    def _choose(self) -> None:
        wanted = fold(self.words).split()
        if not wanted:
            self.visible = self._order
            return
        rows = list(self._order)
        if self._searched is None:
            self._searched = list(map(self.haystack, rows))
        pairs = list(zip(rows, self._searched, strict=True))
        for word in wanted:
            pairs = [one for one in pairs if word in one[1]]
        found = [row for row, _ in pairs]
        self.visible = found

    def _by_title(self, row: Row) -> tuple[str, str]:
        found = self._haystacks.get(row.entry.id) or fold(row.entry.title)
        return found.partition("\n")[0], row.entry.id

    def haystack(self, row: Row) -> str:
        """Return what the filter looks through, folded."""
        entry = row.entry
        found = self._haystacks.get(entry.id)
        if found is None:
            parts = (entry.title, row.title_translated, entry.publisher or "", entry.lang)
            found = self._haystacks[entry.id] = fold("\n".join(parts))
        return found


_KEYS: dict[SortKey, Callable[[Row], Any] | None] = {
    "date": lambda row: row.entry.published,
    "added": lambda row: row.entry.added,
    "title": None,
    "language": lambda row: row.entry.lang,
    "length": lambda row: row.entry.words,
    "unread": lambda row: not row.is_read,
}


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparing."""
    return text.casefold() if text.isascii() else _folded(text)


class _Letters(dict[int, str]):
    """What each letter beyond ASCII is folded to, once it has been met."""

    def __missing__(self, letter: int) -> str:
        # Letters such as bold capitals have a case only once they are decomposed.
        plain = unicodedata.normalize("NFKD", chr(letter)).casefold()
        parts = unicodedata.normalize("NFKD", plain)
        found = self[letter] = "".join(one for one in parts if not unicodedata.combining(one))
        return found


_LETTERS = _Letters()
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")


def _folded(text: str) -> str:
    return _BEYOND_ASCII.sub(lambda found: found[0].translate(_LETTERS), text).casefold()
