"""The library: a folder of articles, and what the reader keeps of them.

    catalogue.json      what is known of each article without opening it; can be rebuilt
    articles/<id>.json  one article with its annotations and translations
    passages.json       bookmarks, tags and notes
    reading.json        where the reader stopped
    memory.json         the reader's corrections, and small additions to the translation memory
    memory/<name>.json  one imported file of the translation memory
    glossary.json       terms that must be translated in one way
    identities.json     names that the reader has said are one, or two
    briefings.json      what the reader wants of briefings: left out, pinned, dropped, reworded

Each is a TinyDB file of its own, so that a bookmark never rewrites articles. The folder is made on
the first write and only its owner may enter it.

The store keeps what it is given: callers clean notes, tags and corrections with the sanitiser of
core.prepare before they hand them over.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Self, TypeVar

from core.article import Article, BriefingChoices, Passage, Record, TranslationUnit
from core.atomic import flush_folder, write_whole
from core.errors import NoSuchArticle, NoSuchPassage, StoreError, StoreReadOnly
from core.store.briefing_choices import BriefingChoicesShelf
from core.store.choices import TranslationChoices
from core.store.entry import CatalogueEntry, ReadingState, make_entry
from core.store.glossary import GlossaryShelf
from core.store.identities import Identities, IdentityChoice
from core.store.locking import lock_of
from core.store.memory import MemoryShelves
from core.store.notice import Notice, NoticeBoard
from core.store.searching import articles_with, is_like
from core.store.shelf import Shelf
from core.store.storage import make_folder
from core.store.undo import IdentityChange, PassageChange, UndoStack

_R = TypeVar("_R", bound=Record)
_SAFE_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}", re.ASCII)
"""Ids name files, so nothing else may be one."""


_SHELVES = (
    "catalogue",
    "passages",
    "reading",
    "identities",
    "glossary",
    "briefings",
    "memory",
)


class Library:
    """A library folder; safe to use from several threads of one process.

    Another process may write to the same folder: every read looks whether the file has been
    replaced and follows, every change is made to what stands there, and is made anew if the file is
    replaced before it is written. What no lock keeps apart yet is two processes that replace a file
    in the same instant, and two that change the same record.

    Every method may raise StoreError (cannot be read or written), StoreDamaged and StoreTooNew;
    after a failed write the files are as they were.
    """

    def __init__(self, path: Path, *, keep_unsaved: bool = False, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._keep_unsaved = keep_unsaved
        self._held = lock_of(path)
        self._lock = RLock()
        self._board = NoticeBoard()
        self._catalogue = Shelf(
            path / "catalogue.json",
            CatalogueEntry,
            "delete it, and it is made anew from the articles.",
        )
        self._passages = Shelf(
            path / "passages.json",
            Passage,
            "put a copy of it back from a backup, or move it away to start without passages.",
        )
        self._reading = Shelf(
            path / "reading.json",
            ReadingState,
            "delete it; only the reading positions are lost.",
        )
        self.memory = MemoryShelves(path, self._lock)
        """The translation memory: corrections, and collections imported from files."""
        self.glossary = GlossaryShelf(path, self._lock)
        """Terms that must be translated in one way."""
        self._briefings = BriefingChoicesShelf(path, self._lock)
        self._identities = Shelf(
            path / "identities.json",
            IdentityChoice,
            "put a copy of it back from a backup, or move it away to let the rules decide alone.",
        )
        self._undo = UndoStack()
        self.choices = TranslationChoices(self, self._lock, self._undo)
        """What the reader corrects and chooses among translations."""

    # The whole

    def notices(self) -> tuple[Notice, ...]:
        """Return what was found damaged and mended since the last call."""
        return self._board.take_down()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep other writers out of the library; may be entered again within. Raises StoreBusy."""
        if self.read_only:
            raise StoreReadOnly(
                "Another reader has this library open, so nothing can be changed here; "
                "close it there first."
            )
        try:
            make_folder(self.path)
        except OSError as error:
            raise StoreError(
                f"The library folder {self.path} could not be made ({error.strerror}); "
                "mend its permissions or choose another with --library."
            ) from error
        with self._held.hold():
            yield

    def state(self) -> object:
        """Return what is another whenever something that lists show may have changed."""
        found: list[tuple[int, int, int] | None] = []
        for name in _SHELVES:
            try:
                one = (self.path / f"{name}.json").stat()
            except OSError:
                found.append(None)
            else:
                found.append((one.st_ino, one.st_size, one.st_mtime_ns))
        return tuple(found)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """What waits in memory because the disk did not take it, a sentence for each."""
        return ()

    def retry_unsaved(self) -> bool:
        """Try again to write what waits; return whether nothing waits any more."""
        return not self.unsaved

    def save_unsaved(self, file: Path) -> None:
        """Write what waits to another file."""
        write_whole(file, b"{}")

    def close(self) -> None:
        """End the session with this library; nothing is lost where this is never called."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Articles

    def entries(self) -> list[CatalogueEntry]:
        """Return what is known of every article, in the order they were added."""
        with self._lock:
            return list(self._entries().values())

    def entry(self, article_id: str) -> CatalogueEntry:
        """Return what is known of one article. Raises NoSuchArticle."""
        with self._lock:
            found = self._entries().get(article_id)
        if found is None:
            raise _no_article(article_id)
        return found

    def has(self, article_id: str) -> bool:
        """Return whether the library holds the article."""
        with self._lock:
            return article_id in self._entries()

    def find(self, id_or_prefix: str) -> str:
        """Return the full id. Raises NoSuchArticle where none or several begin like this."""
        with self._lock:
            known = list(self._entries())
        if id_or_prefix in known:
            return id_or_prefix
        found = [one for one in known if one.startswith(id_or_prefix)] if id_or_prefix else []
        if not found:
            raise _no_article(id_or_prefix)
        if len(found) > 1:
            raise NoSuchArticle(
                f'{len(found)} articles have an id that begins with "{id_or_prefix}" '
                f"({', '.join(found[:3])}{', …' if len(found) > 3 else ''}); type more of it."
            )
        return found[0]

    def article(self, article_id: str) -> Article:
        """Return an article. Raises NoSuchArticle; StoreDamaged for this article's file alone."""
        if not _SAFE_ID.fullmatch(article_id):
            raise _no_article(article_id)
        found = self._article_shelf(article_id).get(article_id)
        if found is None:
            raise _no_article(article_id)
        return found

    def put(self, article: Article) -> None:
        """Store an article, new or changed; the day on which it was added stays."""
        self.put_many([article])

    def put_many(self, articles: Iterable[Article]) -> None:
        """Store articles, each in its file, then the catalogue once.

        Where one cannot be written, those before it are stored and catalogued all the same.
        """
        with self._lock:
            known = self._entries()
            now = _now()
            entries: dict[str, CatalogueEntry] = {}
            try:
                for article in articles:
                    self._write_article(article)
                    old = known.get(article.id)
                    entries[article.id] = make_entry(article, old.added if old else now)
            finally:
                changed = {key: entry for key, entry in entries.items() if known.get(key) != entry}
                if changed:
                    self._catalogue.put(changed)

    def change(self, article_id: str, change: Callable[[Article], Article]) -> Article:
        """Store what `change` makes of the article as it stands now, and return it.

        For threads that both add to one article (translations arriving, a correction): between
        reading and writing no other thread's change gets lost. Raises NoSuchArticle.
        """
        with self._lock:
            changed = change(self.article(article_id))
            self.put(changed)
        return changed

    def remove(self, article_id: str) -> None:
        """Take an article out. Raises NoSuchArticle.

        Its passages and reading position stay, unseen, and are there again when the same article
        is added again.
        """
        with self._lock:
            if article_id not in self._entries():
                raise _no_article(article_id)
            # the entry first: a file without entry does no harm, an entry without file does
            self._catalogue.drop(article_id)
            place = self._article_path(article_id)
            try:
                place.unlink(missing_ok=True)
                if place.parent.is_dir():
                    flush_folder(place.parent)
            except OSError as error:
                raise StoreError(
                    f"{place} could not be deleted ({error.strerror}); delete it by hand."
                ) from error

    # Passages

    def passages(self, article: str | None = None, tag: str | None = None) -> list[Passage]:
        """Return passages of the library's articles in reading order, of one article or tag."""
        with self._lock:
            kept = list(self._passages.all().values())
            if article is not None:
                kept = [one for one in kept if one.article == article]
                order: Mapping[str, int] = {article: 0}
            else:
                order = {key: number for number, key in enumerate(self._entries())}
                kept = [one for one in kept if one.article in order]
        if tag is not None:
            wanted = tag.casefold()
            kept = [one for one in kept if wanted in (name.casefold() for name in one.tags)]
        return sorted(kept, key=lambda one: (order[one.article], one.start, one.end, one.id))

    def passage(self, passage_id: str) -> Passage:
        """Return one passage. Raises NoSuchPassage."""
        with self._lock:
            found = self._passages.get(passage_id)
        if found is None:
            raise _no_passage(passage_id)
        return found

    def save_passage(self, passage: Passage) -> None:
        """Keep a passage, new or changed; `undo` takes it back."""
        with self._lock:
            before = self._passages.get(passage.id)
            if before == passage:
                return
            self._passages.put({passage.id: passage})
            self._undo.push(PassageChange(passage=passage.id, before=before, after=passage))

    def delete_passage(self, passage_id: str) -> None:
        """Let go of a passage; `undo` brings it back. Raises NoSuchPassage."""
        with self._lock:
            before = self.passage(passage_id)
            self._passages.drop(passage_id)
            self._undo.push(PassageChange(passage=passage_id, before=before, after=None))

    def tags(self) -> list[str]:
        """Return the tags in use, commonest first, then by the alphabet."""
        counted = Counter(tag for one in self.passages() for tag in one.tags)
        return sorted(counted, key=lambda tag: (-counted[tag], tag.casefold(), tag))

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
        with self._lock:
            before = self._identities.get(choice.id)
            if before is not None and before.with_(made=choice.made) == choice:
                return
            self._identities.put({choice.id: choice})
            self._undo.push(IdentityChange(choice=choice.id, before=before, after=choice))

    def forget_identity(self, choice_id: str) -> IdentityChoice | None:
        """Let the rules decide again; return the choice that went, or None where there was none."""
        with self._lock:
            before = self._identities.get(choice_id)
            if before is not None:
                self._identities.drop(choice_id)
                self._undo.push(IdentityChange(choice=choice_id, before=before, after=None))
            return before

    def undo(self) -> str | None:
        """Take back the last change to passages, names or translations made through this object.

        Returns a sentence that says what was taken back, or None when there is nothing left.
        """
        with self._lock:
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
        with self._lock:
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
        return articles_with(text, likely, self._article_path, self.article)

    # Within

    def _entries(self) -> Mapping[str, CatalogueEntry]:
        known = self._catalogue.all()
        if not known and not self._catalogue.exists():
            found = self._catalogue_anew()
            if found:
                self._catalogue.put(found)
                known = self._catalogue.all()
        return known

    def _catalogue_anew(self) -> dict[str, CatalogueEntry]:
        """Read every article for its entry; an article that cannot be read stays out."""
        entries: list[CatalogueEntry] = []
        for place in sorted((self.path / "articles").glob("*.json")):
            try:
                article = self.article(place.stem)
            except StoreError:
                continue
            entries.append(make_entry(article, article.source.fetched))
        entries.sort(key=lambda one: (one.added, one.id))
        return {one.id: one for one in entries}

    def _write_article(self, article: Article) -> None:
        if not _SAFE_ID.fullmatch(article.id):
            raise StoreError(f'"{article.id}" cannot be the id of an article; prepare it again.')
        try:
            make_folder(self.path)
        except OSError as error:
            raise StoreError(
                f"The library folder {self.path} could not be made ({error.strerror}); "
                "mend its permissions or choose another with --library."
            ) from error
        self._article_shelf(article.id).overwrite({article.id: article})

    def _article_path(self, article_id: str) -> Path:
        return self.path / "articles" / f"{article_id}.json"

    def _article_shelf(self, article_id: str) -> Shelf[Article]:
        return Shelf(
            self._article_path(article_id),
            Article,
            "move it away and add the article again.",
        )


def _put_back(shelf: Shelf[_R], key: str, before: _R | None) -> None:
    if before is None:
        shelf.drop(key)
    else:
        shelf.put({key: before})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _no_article(article_id: str) -> NoSuchArticle:
    shown = article_id if article_id.isprintable() and len(article_id) <= 64 else "like this"
    return NoSuchArticle(
        f'The library holds no article "{shown}"; `dragoman list` shows the ids of all.'
    )


def _no_passage(passage_id: str) -> NoSuchPassage:
    return NoSuchPassage(
        f'The library holds no passage "{passage_id}"; `dragoman passages` lists them.'
    )
