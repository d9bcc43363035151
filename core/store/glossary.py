"""The reader's glossary on disk."""

import unicodedata
from collections.abc import Iterable

from core.article import GlossaryTerm, Record
from core.store.disk.folder import LibraryFolder
from core.store.disk.shelf import Shelf


class GlossaryChanges(Record, frozen=True):
    """What terms that were put in did to the glossary: how many of each."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


class GlossaryShelf:
    """The terms of a library. Every method may raise StoreError."""

    def __init__(self, folder: LibraryFolder) -> None:
        self._folder = folder
        self._lock = folder.lock.state
        self.shelf = Shelf(
            folder.path / "glossary.json",
            GlossaryTerm,
            "your terms are lost, unless you import your glossary again or have a backup "
            "(`dragoman restore`)",
            folder,
        )

    def terms(self) -> tuple[GlossaryTerm, ...]:
        """Return every term, in the order in which they came."""
        with self._lock:
            return tuple(self.shelf.all().values())

    def put(self, terms: Iterable[GlossaryTerm], *, replace: bool = False) -> GlossaryChanges:
        """Add terms, in place of those that are the same; with `replace` all others go.

        Of terms that are the same, the later one is kept.
        """
        wanted = {term_key(one): one for one in terms}
        if not wanted and not replace:
            return GlossaryChanges()
        with self._folder.transaction():
            known = dict(self.shelf.all())
            fresh = {key: one for key, one in wanted.items() if known.get(key) != one}
            gone = [key for key in known if key not in wanted] if replace else []
            if fresh or gone:
                self.shelf.put(fresh, gone)
        return GlossaryChanges(
            added=sum(key not in known for key in fresh),
            changed=sum(key in known for key in fresh),
            unchanged=len(wanted) - len(fresh),
            removed=len(gone),
        )

    def remove(self, terms: Iterable[GlossaryTerm]) -> None:
        """Take terms out; those that are not there are passed over."""
        self.shelf.drop(*map(term_key, terms))

    def like(self, term: str) -> list[GlossaryTerm]:
        """Return the entries for a term, whatever their languages; capitals do not matter."""
        sought = _fold(term)
        return [one for one in self.terms() if _fold(one.term) == sought]


def term_key(term: GlossaryTerm) -> str:
    """Return what a glossary has one entry for: a term from one language into another.

    A term in its own capitals is another than the same without regard to them.
    """
    said = f"={_spaced(term.term)}" if term.case else _fold(term.term)
    return f"{said}|{term.lang}|{term.target_lang}"


def _fold(term: str) -> str:
    return _spaced(term).casefold()


def _spaced(term: str) -> str:
    return " ".join(unicodedata.normalize("NFC", term).split())
