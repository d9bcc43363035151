"""The library: a folder of articles, and what the reader keeps of them.

    library.json        the marker: which library this is
    catalogue.json      what is known of each article without opening it; can be made anew
    catalogue.pending   what has changed since the catalogue was last rewritten
    articles/<id>.json  one article with its annotations and translations
    passages.json       bookmarks, tags and notes
    reading.json        where the reader stopped
    memory.json         the reader's corrections, and small additions to the translation memory
    memory/<name>.json  one imported file of the translation memory
    glossary.json       terms that must be translated in one way
    identities.json     names that the reader has said are one, or two
    briefings.json      what the reader wants of briefings: left out, pinned, dropped, reworded

    spare/, damaged/, backups/, *.lock   see folder.py

Each is a TinyDB file of its own, so that a bookmark never rewrites articles, and has a spare copy.
The folder is made on the first write and only its owner may enter it.

The store keeps what it is given: callers clean notes, tags and corrections with the sanitiser of
core.prepare before they hand them over.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar

from core.article import Article, BriefingChoices, Passage, Record, TranslationUnit
from core.errors import StoreError
from core.store.articles import Articles, find, no_article
from core.store.briefing_choices import BriefingChoicesShelf
from core.store.choices import TranslationChoices
from core.store.disk.folder import LibraryFolder
from core.store.disk.notice import Notice
from core.store.disk.shelf import Shelf
from core.store.entry import CatalogueEntry, ReadingState
from core.store.glossary import GlossaryShelf
from core.store.identities import Identities, IdentityChoice
from core.store.memory import MemoryShelves
from core.store.passages import (
    in_reading_order,
    no_passage,
    passage_shelf,
    reading_shelf,
    tags_in_use,
)
from core.store.searching import articles_with, is_like
from core.store.undo import IdentityChange, PassageChange, UndoStack
from core.store.unsaved import save_changes

_R = TypeVar("_R", bound=Record)


class Library:
    """A library folder; safe to use from several threads of one process.

    Another process may write to the same folder: every read looks whether the file has been
    replaced and follows, and every change is made to what stands there, under the library's lock.

    With `read_only` nothing is ever changed, not even mended. With `keep_unsaved` a change that the
    disk does not take (full, read-only, failing, vanished) stays in memory as if made, and
    StoreUnsaved is raised once; it is tried again with the next change.

    Every method may raise StoreError (cannot be read or written) and StoreTooNew; after a failed
    write the files are as they were. What is found damaged is mended from its spare copy, and
    `notices` tells of it.
    """

    def __init__(self, path: Path, *, keep_unsaved: bool = False, read_only: bool = False) -> None:
        self.path = path
        self._folder = LibraryFolder(path, keep_unsaved=keep_unsaved, read_only=read_only)
        self._lock = self._folder.lock.state
        self._articles = Articles(self._folder)
        self._passages = passage_shelf(self._folder)
        self._reading = reading_shelf(self._folder)
        self.memory = MemoryShelves(self._folder)
        """The translation memory: corrections, and collections imported from files."""
        self.glossary = GlossaryShelf(self._folder)
        """Terms that must be translated in one way."""
        self._briefings = BriefingChoicesShelf(self._folder)
        self._identities = Shelf(
            path / "identities.json",
            IdentityChoice,
            "what you said on names is lost, unless you have a backup (`dragoman restore`)",
            self._folder,
        )
        self._undo = UndoStack()
        self.choices = TranslationChoices(self, self._undo)
        """What the reader corrects and chooses among translations."""

    # The whole

    @property
    def read_only(self) -> bool:
        """Whether every change raises StoreReadOnly."""
        return self._folder.read_only

    def transaction(self) -> AbstractContextManager[None]:
        """Keep other writers out for several changes; each takes this by itself too.

        May be entered again by the thread that is inside. Raises StoreReadOnly, StoreBusy after ten
        seconds in which another process did not let go, and StoreError where the folder has
        vanished or cannot be written to. Other processes see each change as it is made.
        """
        return self._folder.transaction()

    @property
    def folder(self) -> LibraryFolder:
        """What the files share: who may write, and what becomes of what the disk does not take."""
        return self._folder

    def notices(self) -> tuple[Notice, ...]:
        """Return what was found damaged, and mended or not, since the last call."""
        with self._lock:
            return self._folder.board.take_down()

    def state(self) -> object:
        """Return what is another whenever something that lists show may have changed.

        Whoever changed it. To be compared, not looked into; takes a few looks at file names.
        """
        found: list[object] = []
        for name in ("catalogue", *self.shelves()):
            try:
                one = (self.path / f"{name}.json").stat()
            except OSError:
                found.append(None)
            else:
                found.append((one.st_ino, one.st_size, one.st_mtime_ns))
        with self._lock:
            return (*found, self._articles.catalogue.state(), self.unsaved)

    def article_state(self, article_id: str) -> object:
        """Return what is another whenever an article's own file may have changed; one look."""
        try:
            found = self._articles.path(article_id).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    @property
    def unsaved(self) -> tuple[str, ...]:
        """What waits in memory because the disk did not take it, a sentence for each file."""
        return self._folder.unsaved()

    def retry_unsaved(self) -> bool:
        """Try again to write what waits; return whether nothing waits any more."""
        return self._folder.retry_unsaved()

    def save_unsaved(self, file: Path) -> None:
        """Write what waits to a new file elsewhere, for `core.store.unsaved.put_in`.

        It goes on waiting here. Raises StoreError.
        """
        with self._lock:
            save_changes(file, self.shelves(), self._articles.waiting())

    def shelves(self) -> dict[str, Shelf[Any]]:
        """Return the files of the reader's own records, by name; for the store's own modules."""
        return {
            "passages": self._passages,
            "reading": self._reading,
            "identities": self._identities,
            "glossary": self.glossary.shelf,
            "briefings": self._briefings.shelf,
            "memory": self.memory.shelf,
        }

    def close(self) -> None:
        """Tidy up for the next opening; nothing is lost where this is never called."""
        with suppress(StoreError):
            self._articles.catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Articles

    def entries(self) -> list[CatalogueEntry]:
        """Return what is known of every article, in the order they were added."""
        with self._lock:
            return list(self._articles.entries().values())

    def entry(self, article_id: str) -> CatalogueEntry:
        """Return what is known of one article. Raises NoSuchArticle."""
        with self._lock:
            found = self._articles.entries().get(article_id)
        if found is None:
            raise no_article(article_id)
        return found

    def has(self, article_id: str) -> bool:
        """Return whether the library holds the article."""
        with self._lock:
            return article_id in self._articles.entries()

    def find(self, id_or_prefix: str) -> str:
        """Return the full id. Raises NoSuchArticle where none or several begin like this."""
        with self._lock:
            return find(self._articles.entries(), id_or_prefix)

    def article(self, article_id: str) -> Article:
        """Return an article. Raises NoSuchArticle; StoreDamaged for this article's file alone."""
        with self._lock:
            return self._articles.get(article_id)

    def put(self, article: Article) -> None:
        """Store an article, new or changed; the day on which it was added stays."""
        self.put_many([article])

    def put_many(self, articles: Iterable[Article]) -> None:
        """Store articles, each in its file.

        Where one cannot be written, those before it are stored and catalogued all the same.
        """
        self._articles.put_many(articles)

    def change(self, article_id: str, change: Callable[[Article], Article]) -> Article:
        """Store what `change` makes of the article as it stands now, and return it.

        For threads that both add to one article (translations arriving, a correction): between
        reading and writing nobody else's change gets lost. Raises NoSuchArticle.
        """
        with self.transaction():
            changed = change(self.article(article_id))
            self.put(changed)
        return changed

    def remove(self, article_id: str) -> None:
        """Take an article out. Raises NoSuchArticle.

        Its passages and reading position stay, unseen, and are there again when the same article
        is added again.
        """
        self._articles.remove(article_id)

    # Passages

    def passages(self, article: str | None = None, tag: str | None = None) -> list[Passage]:
        """Return passages of the library's articles in reading order, of one article or tag."""
        with self._lock:
            kept = list(self._passages.all().values())
            if not kept:
                return []
            articles = [article] if article is not None else list(self._articles.entries())
        return in_reading_order(kept, articles, tag)

    def passage(self, passage_id: str) -> Passage:
        """Return one passage. Raises NoSuchPassage."""
        with self._lock:
            found = self._passages.get(passage_id)
        if found is None:
            raise no_passage(passage_id)
        return found

    def save_passage(self, passage: Passage) -> None:
        """Keep a passage, new or changed; `undo` takes it back."""
        with self.transaction():
            before = self._passages.get(passage.id)
            if before == passage:
                return
            self._passages.put({passage.id: passage})
            self._undo.push(PassageChange(passage=passage.id, before=before, after=passage))

    def delete_passage(self, passage_id: str) -> None:
        """Let go of a passage; `undo` brings it back. Raises NoSuchPassage."""
        with self.transaction():
            before = self.passage(passage_id)
            self._passages.drop(passage_id)
            self._undo.push(PassageChange(passage=passage_id, before=before, after=None))

    def tags(self) -> list[str]:
        """Return the tags in use, commonest first, then by the alphabet."""
        return tags_in_use(self.passages())

    # Who is who

    def identity_choices(self) -> list[IdentityChoice]:
        """Return what the reader has said on names, in the order it was first said."""
        with self._lock:
            return list(self._identities.all().values())

    def identities(self) -> Identities:
        """Return the reader's choices, to be applied to what is read from articles."""
        return Identities(self.identity_choices())

    def choose_identity(self, choice: IdentityChoice) -> None:
        """Keep the reader's word on two names, in place of an older one; `undo` takes it back."""
        with self.transaction():
            before = self._identities.get(choice.id)
            if before is not None and before.with_(made=choice.made) == choice:
                return
            self._identities.put({choice.id: choice})
            self._undo.push(IdentityChange(choice=choice.id, before=before, after=choice))

    def forget_identity(self, choice_id: str) -> IdentityChoice | None:
        """Let the rules decide again; return the choice that went, or None where there was none."""
        with self.transaction():
            before = self._identities.get(choice_id)
            if before is not None:
                self._identities.drop(choice_id)
                self._undo.push(IdentityChange(choice=choice_id, before=before, after=None))
            return before

    def undo(self) -> str | None:
        """Take back the last change to passages, names or translations made through this object.

        Returns a sentence that says what was taken back, or None when there is nothing left.
        """
        with self.transaction():
            change = self._undo.last()
            if change is None:
                return None
            if isinstance(change, PassageChange):
                _put_back(self._passages, change.passage, change.before)
            elif isinstance(change, IdentityChange):
                _put_back(self._identities, change.choice, change.before)
            else:
                self.choices.take_back(change)
            # only now: a change that could not be written can be undone again
            self._undo.pop()
            return change.sentence()

    # Briefings

    def briefing_choices(self, articles: Iterable[str]) -> BriefingChoices:
        """Return what the reader wants of the briefing on these articles; see the shelf."""
        return self._briefings.get(articles)

    def put_briefing_choices(self, choices: BriefingChoices) -> BriefingChoices | None:
        """Keep choices, and return those in whose place they stand, for undo; None for none."""
        return self._briefings.put(choices)

    def forget_briefing_choices(self, articles: Iterable[str]) -> BriefingChoices | None:
        """Let go of the choices on these articles, and return them."""
        return self._briefings.forget(articles)

    # Reading states

    def reading(self, article_id: str) -> ReadingState:
        """Return where the reader stopped; the beginning for an article never opened."""
        with self._lock:
            return self._reading.get(article_id) or ReadingState()

    def save_reading(self, article_id: str, state: ReadingState) -> None:
        """Keep where the reader stopped."""
        with self.transaction():
            if self._reading.get(article_id) != state:
                self._reading.put({article_id: state})

    def reading_states(self) -> dict[str, ReadingState]:
        """Return the states of all articles ever opened, by article id."""
        with self._lock:
            return dict(self._reading.all())

    # Translation memory

    def units(self) -> list[TranslationUnit]:
        """Return all units: imported collections by their import, then corrections as they came."""
        return self.memory.units()

    def unit_like(self, unit: TranslationUnit) -> TranslationUnit | None:
        """Return the unit of the same source, languages and maker, or None; not an imported one."""
        return self.memory.like(unit)

    def add_units(self, units: Iterable[TranslationUnit]) -> None:
        """Add units; one with the same source, languages and maker takes the old one's place."""
        self.memory.add(units)

    def drop_units(self, units: Iterable[TranslationUnit]) -> None:
        """Take units out that were added; imported collections are left alone."""
        self.memory.drop(units)

    def articles_with(self, text: str, lang: str, target: str = "") -> list[str]:
        """Return the ids of the articles in `lang` with a segment that reads `text`.

        Given `target`, only those with a translation into it. White space does not matter, nor the
        region of a language. Articles are searched as bytes, and only those that hold the text are
        opened; one that cannot be read is passed over.
        """
        likely = (
            one.id
            for one in self.entries()
            if is_like(one.lang, lang) and (not target or one.translated.get(target))
        )
        return articles_with(text, likely, self._articles.path, self.article)


def _put_back(shelf: Shelf[_R], key: str, before: _R | None) -> None:
    if before is None:
        shelf.drop(key)
    else:
        shelf.put({key: before})
