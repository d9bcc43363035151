"""What the reader wants of briefings, on disk."""

from collections.abc import Iterable

from core.article import BriefingChoices
from core.store.digest import digest
from core.store.disk.folder import LibraryFolder
from core.store.disk.shelf import Shelf


class BriefingChoicesShelf:
    """The reader's choices by the set of articles that a briefing is on, in whatever order.

    Articles that have left the library do no harm: choices on them wait for their return. Every
    method may raise StoreError.
    """

    def __init__(self, folder: LibraryFolder) -> None:
        self._folder = folder
        self._lock = folder.lock.state
        self.shelf = Shelf(
            folder.path / "briefings.json",
            BriefingChoices,
            "your choices on briefings are lost, unless you have a backup (`dragoman restore`)",
            folder,
        )

    def get(self, articles: Iterable[str]) -> BriefingChoices:
        """Return the choices on these articles.

        A set that has none of its own takes over those of the largest set within it, and of sets
        as large those changed last; the left-out articles of that stay left out.
        """
        wanted = tuple(dict.fromkeys(articles))
        with self._lock:
            known = self.shelf.all()
            own = known.get(briefing_key(wanted))
            if own is not None:
                return own.with_(articles=wanted)
            asked = frozenset(wanted)
            within = [one for one in known.values() if asked.issuperset(one.articles)]
        if not within:
            return BriefingChoices(articles=wanted)
        nearest = max(within, key=lambda one: (len(set(one.articles)), one.changed, one.articles))
        return nearest.with_(articles=wanted)

    def put(self, choices: BriefingChoices) -> BriefingChoices | None:
        """Keep choices in place of those on the same articles, and return these, for undo.

        None is returned where there were none. Choices that say nothing are kept too: they are the
        set's own, so that it takes over nobody else's.
        """
        key = briefing_key(choices.articles)
        with self._folder.transaction():
            before = self.shelf.get(key)
            if before != choices:
                self.shelf.put({key: choices})
        return before

    def forget(self, articles: Iterable[str]) -> BriefingChoices | None:
        """Let go of the choices on these articles, and return them."""
        key = briefing_key(articles)
        with self._folder.transaction():
            before = self.shelf.get(key)
            self.shelf.drop(key)
        return before


def briefing_key(articles: Iterable[str]) -> str:
    """Return what a set of articles is kept by, whatever their order."""
    ids = "\0".join(sorted(set(articles)))
    return digest(ids.encode("utf-8", "replace"), 8)
