"""The list of articles as the library shows it: filtered, sorted, partly selected."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from core.store import CatalogueEntry, ReadingState

SortKey: TypeAlias = Literal["date", "added", "title", "language", "length", "unread"]

SORTS: tuple[SortKey, ...] = ("date", "added", "title", "language", "length", "unread")
"""The orders, as the key goes through them."""

_NEWEST_FIRST = frozenset(("date", "added", "length", "unread"))


@dataclass(frozen=True)
class Row:
    """One article in the list. `title_translated` is in the reader's language, or empty."""

    entry: CatalogueEntry
    title_translated: str = ""
    is_read: bool = False
    passages: int = 0
    folded_title: str = ""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.entry.id


class ArticleList:
    """Rows by id, and which of them are seen in which order.

    `visible` is kept ready, so that painting costs nothing; changing one row costs a sort of the
    ids, some 20 ms at 10,000 articles.
    """

    def __init__(self, target: str = "en") -> None:
        self.target = target
        self.sort: SortKey = "date"
        self.is_reversed = False
        self.words = ""
        self.selected: set[str] = set()
        self.visible: list[Row] = []
        self._rows: dict[str, Row] = {}
        self._haystacks: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._rows

    @property
    def unread(self) -> int:
        """How many articles are unread, seen or not."""
        return sum(not row.is_read for row in self._rows.values())

    @property
    def passages(self) -> int:
        """How many passages there are in all."""
        return sum(row.passages for row in self._rows.values())

    def fill(
        self,
        entries: Iterable[CatalogueEntry],
        states: dict[str, ReadingState],
        passages: dict[str, int],
    ) -> None:
        """Replace all rows; `passages` counts them by article."""
        self._rows = {}
        self._haystacks = {}
        for entry in entries:
            state = states.get(entry.id)
            self._rows[entry.id] = self._row(
                entry, state is not None and state.is_read, passages.get(entry.id, 0)
            )
        self.selected &= self._rows.keys()
        self._arrange()

    def put(self, entry: CatalogueEntry, *, is_read: bool = False, passages: int = 0) -> None:
        """Add one article, or show it anew."""
        self._rows[entry.id] = self._row(entry, is_read, passages)
        self._haystacks.pop(entry.id, None)
        self._arrange()

    def mark(
        self, article_id: str, *, is_read: bool | None = None, passages: int | None = None
    ) -> None:
        """Change what the reader's own doings have changed of an article."""
        row = self._rows.get(article_id)
        if row is None:
            return
        if is_read is not None:
            row = replace(row, is_read=is_read)
        if passages is not None:
            row = replace(row, passages=passages)
        self._rows[article_id] = row
        # The order is left alone even when sorted by unread: a row that jumps away from under the
        # cursor because a key was pressed on it is lost.
        self.visible = [self._rows[one.id] for one in self.visible]

    def drop(self, article_ids: Iterable[str]) -> None:
        """Take articles out."""
        for article_id in article_ids:
            self._rows.pop(article_id, None)
            self._haystacks.pop(article_id, None)
            self.selected.discard(article_id)
        self._arrange()

    def sort_by(self, key: SortKey, *, is_reversed: bool = False) -> None:
        """Show in another order."""
        self.sort, self.is_reversed = key, is_reversed
        self._arrange()

    def filter_by(self, words: str) -> None:
        """Show only articles that have every one of `words`, case and accents aside."""
        self.words = words
        self._arrange()

    def toggle(self, article_id: str) -> None:
        """Select an article, or take it out of the selection."""
        self.selected ^= {article_id}

    def toggle_all(self) -> None:
        """Select every article that is seen, or none of them where all are selected."""
        seen = {row.id for row in self.visible}
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
        return next((at for at, row in enumerate(self.visible) if row.id == article_id), None)

    def chosen(self) -> list[str]:
        """Return the selected articles, in the order seen, those filtered away last."""
        seen = [row.id for row in self.visible if row.id in self.selected]
        return seen + sorted(self.selected.difference(seen))

    def _row(self, entry: CatalogueEntry, is_read: bool, passages: int) -> Row:
        translated = entry.title_translated.get(self.target, "")
        shown = "" if entry.lang == self.target else translated
        return Row(entry, shown, is_read, passages, fold(entry.title))

    def _arrange(self) -> None:
        wanted = fold(self.words).split()
        rows: Sequence[Row] = list(self._rows.values())
        if wanted:
            rows = [row for row in rows if all(word in self.haystack(row) for word in wanted)]
        backwards = (self.sort in _NEWEST_FIRST) != self.is_reversed
        # Articles without a date stand last either way round, equals in the order of their titles.
        ordered = sorted(rows, key=lambda row: (row.folded_title, row.id))
        key = _KEYS[self.sort]
        known = [row for row in ordered if key(row) is not None]
        known.sort(key=key, reverse=backwards)
        self.visible = known + [row for row in ordered if key(row) is None]

    def haystack(self, row: Row) -> str:
        """Return what the filter looks through, folded."""
        found = self._haystacks.get(row.id)
        if found is None:
            entry = row.entry
            parts = (entry.title, row.title_translated, entry.publisher or "", entry.lang)
            found = self._haystacks[row.id] = fold("\n".join(parts))
        return found


_KEYS: dict[SortKey, Callable[[Row], Any]] = {
    "date": lambda row: row.entry.published,
    "added": lambda row: row.entry.added,
    "title": lambda row: row.folded_title,
    "language": lambda row: row.entry.lang,
    "length": lambda row: row.entry.words,
    "unread": lambda row: not row.is_read,
}


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparing."""
    if text.isascii():
        return text.casefold()
    # Letters such as bold capitals have a case only once they are decomposed.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
