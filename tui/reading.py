"""One article being read, and what the reader does to it: between the screen and the library.

Nothing here knows of Textual. Methods that may take long say so; the screen runs them in threads.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.article import Article, Passage, Translation, TranslationUnit
from core.errors import AnnotateError, DragomanError
from core.prepare import clean, clean_line
from core.store import IdentityChoice, Library, ReadingState, make_passage, resolve
from core.translate import (
    Engine,
    TranslationMemory,
    is_same_language,
    translate_article,
)

if TYPE_CHECKING:
    from core.workshop import InlineWorkshop, Workshop

READER = "reader"
"""The engine and the maker of what the reader wrote: a correction."""

MAX_TAG = 40
"""Characters of a tag."""


class Reading:
    """An article of the library as it is being read in `target`.

    `article` is the state last seen, as it is stored; `shown` the same with the reader's choices
    on who is who; `passages` those kept on it. Safe to use from the screen and from one translating
    thread at a time.
    """

    def __init__(self, library: Library, article: Article, target: str) -> None:
        self.library = library
        self.article = article
        self.target = target
        self.passages: list[Passage] = library.passages(article=article.id)
        self._identities = library.identities()
        self._lock = threading.Lock()
        self._is_closed = threading.Event()

    @classmethod
    def open(cls, library: Library, article_id: str, target: str) -> "tuple[Reading, ReadingState]":
        """Read the article and where it was left. Raises StoreError."""
        return cls(library, library.article(article_id), target), library.reading(article_id)

    def close(self) -> None:
        """Stop translating after the batch in hand."""
        self._is_closed.set()

    # Passages

    def refresh(self) -> None:
        """Read the passages and the choices on names anew."""
        self.passages = self.library.passages(article=self.article.id)
        self._identities = self.library.identities()

    def passage_at(self, stretch: tuple[int, int] | None, segment: int) -> Passage | None:
        """Return the passage that is meant: the one on exactly `stretch`, or on the segment.

        Of several on a segment, the one that is exactly the segment, else the first.
        """
        placed = [(one, where) for one in self.passages if (where := resolve(one, self.article))]
        if stretch is not None:
            wanted = self._trimmed(*stretch)
            return next((one for one, where in placed if where == wanted), None)
        if not 0 <= segment < len(self.article.segments):
            return None
        here = self.article.segments[segment]
        exact = [one for one, where in placed if where == (here.start, here.end)]
        touching = [one for one, where in placed if where[0] < here.end and here.start < where[1]]
        return next(iter(exact + touching), None)

    def stretch_at(self, stretch: tuple[int, int] | None, segment: int) -> tuple[int, int] | None:
        """Return the stretch of the text that is meant: the passage there, else the segment."""
        known = self.passage_at(stretch, segment)
        if known is not None:
            return resolve(known, self.article)
        if stretch is not None:
            return stretch
        if not 0 <= segment < len(self.article.segments):
            return None
        here = self.article.segments[segment]
        return here.start, here.end

    def toggle_bookmark(self, stretch: tuple[int, int] | None, segment: int) -> str:
        """Keep a passage, or let go of it; return a sentence about it. Raises StoreError."""
        known = self.passage_at(stretch, segment)
        if known is not None:
            self.library.delete_passage(known.id)
            self.refresh()
            what = "with its tags and note " if known.tags or known.note else ""
            return f"Bookmark removed; u brings it back {what}".rstrip() + "."
        made = self._passage(stretch, segment)
        if made is None:
            return "There is nothing to bookmark here."
        self.library.save_passage(made)
        self.refresh()
        return "Bookmarked."

    def tag(self, stretch: tuple[int, int] | None, segment: int, line: str) -> str:
        """Give the passage the tags of `line`, parted by commas, in place of those it had.

        A passage not yet kept is kept. Raises StoreError.
        """
        tags = self._tags(line)
        known = self.passage_at(stretch, segment)
        if known is None and not tags:
            return "No tags given."
        passage = known or self._passage(stretch, segment)
        if passage is None:
            return "There is nothing to tag here."
        self._save(passage.with_(tags=tags))
        return f"Tagged {', '.join(tags)}." if tags else "Tags removed."

    def annotate(self, stretch: tuple[int, int] | None, segment: int, note: str) -> str:
        """Write a note on the passage, in place of the one it had; keep it if it was not kept.

        Raises StoreError.
        """
        note = clean(note).strip()
        known = self.passage_at(stretch, segment)
        if known is None and not note:
            return "No note written."
        passage = known or self._passage(stretch, segment)
        if passage is None:
            return "There is nothing to write a note on here."
        self._save(passage.with_(note=note))
        return "Note written." if note else "Note removed."

    def undo(self) -> str:
        """Take back the last change to passages or names. Raises StoreError."""
        sentence = self.library.undo()
        self.refresh()
        return sentence or "Nothing to undo."

    # Names

    @property
    def shown(self) -> Article:
        """The article with the names that the reader has joined or parted."""
        return self._identities.settle_article(self.article)

    def choose_identity(self, choice: IdentityChoice) -> str:
        """Keep the reader's word on two names; return a sentence about it. Raises StoreError."""
        self.library.choose_identity(choice)
        self.refresh()
        return f"{choice.sentence()} That holds for all articles; u takes it back."

    def forget_identities(self, choices: Iterable[IdentityChoice]) -> str:
        """Let the rules decide again; return a sentence about it. Raises StoreError."""
        for choice in choices:
            self.library.forget_identity(choice.id)
        self.refresh()
        return "The rules decide again; u brings back what you said."

    def _save(self, passage: Passage) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.library.save_passage(passage.with_(changed=now))
        self.refresh()

    def _passage(self, stretch: tuple[int, int] | None, segment: int) -> Passage | None:
        where = self.stretch_at(stretch, segment)
        if where is None:
            return None
        try:
            return make_passage(self.article, *where)
        except ValueError:
            return None

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        words = self.article.text[start:end]
        start += len(words) - len(words.lstrip())
        return start, start + len(words.strip())

    def _tags(self, line: str) -> tuple[str, ...]:
        """Return the tags of a line once each, spelt as they are elsewhere in the library."""
        spelling = {tag.casefold(): tag for tag in reversed(self.library.tags())}
        tags: dict[str, str] = {}
        for part in line.split(","):
            tag = clean_line(part).lstrip("#").strip()[:MAX_TAG].strip()
            if tag:
                tags.setdefault(tag.casefold(), spelling.get(tag.casefold(), tag))
        return tuple(tags.values())

    # Translations

    def untranslated(self) -> list[int]:
        """Return the segments that have no translation; none in the reader's own language."""
        if is_same_language(self.article.lang, self.target):
            return []
        done = self.article.translated(self.target)
        return [one.id for one in self.article.segments if one.id not in done]

    def correct(self, segment: int, text: str) -> int:
        """Set the reader's own translation of a segment and of all that read the same.

        It is kept as a unit of the translation memory too. Returns how many segments it reached, 0
        when it says nothing new. Takes as long as writing an article. Raises StoreError.
        """
        text = clean_line(text)
        source = self.article.slice(self.article.segments[segment])
        known = self.article.translated(self.target).get(segment)
        if not text or (known is not None and known.text == text):
            return 0
        now = datetime.now(UTC).isoformat(timespec="seconds")
        unit = TranslationUnit(
            source=source,
            target=text,
            lang=self.article.lang,
            target_lang=self.target,
            by=READER,
            made=now,
        )
        memory = TranslationMemory([unit])
        same = [
            Translation(segment=one.id, text=text, engine=READER, made=now)
            for one in self.article.segments
            if one.id == segment
            or memory.exact(self.article.slice(one), self.article.lang, self.target)
        ]
        self.library.add_units([unit])
        self._change(lambda article: article.with_translations(self.target, tuple(same)))
        return len(same)

    def translate(
        self,
        engines: Sequence[Engine],
        *,
        first: int = 0,
        on_translated: Callable[[Article], None] | None = None,
    ) -> None:
        """Translate what has no translation: from the memory, then by `engines`, from `first` on.

        Each batch is in the library before `on_translated` is told of the article's new state, in
        the calling thread. Takes as long as the engines take. Raises TranslateError when some
        segments are left because no engine could do them, and StoreError.
        """
        if not self.untranslated():
            return
        count = len(self.article.segments)
        wanted = [*range(first, count), *range(first)]

        def keep(made: tuple[Translation, ...]) -> None:
            article = self._change(lambda current: _with_missing(current, self.target, made))
            if on_translated is not None and not self._is_closed.is_set():
                on_translated(article)

        translate_article(
            self.article,
            self.target,
            memory=TranslationMemory(self.library.units()),
            engines=engines,
            wanted=wanted,
            on_translated=keep,
            is_cancelled=self._is_closed.is_set,
        )

    def mark_translations(self, workshop: "Workshop | InlineWorkshop") -> Article:
        """Find names and figures in the translations that have none yet; return the article.

        Names that only the translation gave away are marked in the original as well. Waits for the
        workshop. A translation that changed meanwhile is left as it is. Raises AnnotateError and
        StoreError.
        """
        before = self.article
        try:
            marked = workshop.annotate_translations(before, self.target).result()
        except DragomanError:
            raise
        except Exception as error:
            raise AnnotateError(
                "Names and figures could not be marked in the translation; "
                "open the article again to try once more."
            ) from error
        found = marked.translated(self.target)

        def change(current: Article) -> Article:
            if current.entities == before.entities:
                current = current.with_(entities=marked.entities)
            return _with_marks(current, self.target, found)

        return self._change(change)

    def _change(self, change: Callable[[Article], Article]) -> Article:
        with self._lock:
            self.article = self.library.change(self.article.id, change)
            return self.article


def _with_missing(article: Article, target: str, made: Iterable[Translation]) -> Article:
    """Add translations of segments that have none; a correction made meanwhile stays."""
    known = article.translated(target)
    fresh = tuple(one for one in made if one.segment not in known)
    return article.with_translations(target, fresh) if fresh else article


def _with_marks(article: Article, target: str, found: dict[int, Translation]) -> Article:
    """Take names and figures from `found` where its text is the one that stands."""
    marked = tuple(
        one.with_(entities=other.entities, figures=other.figures)
        for one in article.translated(target).values()
        if (other := found.get(one.segment)) is not None and other.text == one.text
    )
    return article.with_translations(target, marked) if marked else article
