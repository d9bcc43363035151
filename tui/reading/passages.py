"""Passages of the article being read: bookmarks, tags, notes."""

from datetime import UTC, datetime

from core.article import Passage
from core.prepare import clean, clean_line
from core.store import make_passage, resolve
from tui.reading.opened import OpenArticle

MAX_TAG = 40
"""Characters of a tag."""


class PassageWork(OpenArticle):
    """What the reader keeps of an article."""

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
