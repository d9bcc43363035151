"""What the parallel view shows: an article, its translation, and the reader's passages on it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from core.article import BODY_ROLES, Article, Passage, Role, Segment, Translation
from core.store import resolve
from core.translate import is_same_language
from core.translate.glossary import Glossary
from tui.widgets.parallel.columns import Side
from tui.widgets.parallel.marks import MarkIndex
from tui.widgets.parallel.terms import (
    Highlight,
    lost_words,
    terms_in_original,
    terms_in_translation,
)

_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

LIST_MARKER = re.compile(r"(?:[-–—•*·▪◦‣●○■□➢✓→]|\d{1,3}[.)]|\(\d{1,3}\)|[a-zA-Z][.)])[ \u00a0]+")
"""What a list item of the page may begin with already."""


class PlacedPassage(NamedTuple):
    """A passage and where it stands in this article's text."""

    passage: Passage
    start: int
    end: int


class Run(NamedTuple):
    """Neighbouring blocks that are all body, or all folded away; `last` is included."""

    is_folded: bool
    first: int
    last: int


def drawable(text: str) -> str:
    """Return `text` with a space for each character that would move the cursor or turn the line.

    Positions stay. Text was cleaned at the door; this keeps a damaged file from harming the screen.
    """
    return _INVISIBLE.sub(" ", text)


class Page:
    """An article as shown for readers of `target`; all that the layout and the painting need."""

    def __init__(
        self,
        article: Article,
        target: str,
        passages: Iterable[Passage] = (),
        glossary: Glossary | None = None,
    ) -> None:
        self.glossary = glossary
        self._highlights: dict[tuple[Side, int], tuple[Highlight, ...]] = {}
        self.article = article
        self.target = target
        self.text = drawable(article.text)
        self.made = article.translated(target)
        self._translated: dict[int, str] = {}
        self.passages: tuple[PlacedPassage, ...] = self.place(passages)

    @cached_property
    def marks(self) -> MarkIndex:
        """The names and figures of both texts."""
        return MarkIndex(self.article, self.target)

    @cached_property
    def warned(self) -> int:
        """The number of translations with a warning."""
        return sum(1 for one in self.made.values() if one.warnings)

    @cached_property
    def segments_of_block(self) -> list[list[Segment]]:
        """The segments of each block."""
        found: list[list[Segment]] = [[] for _ in self.article.blocks]
        for segment in self.article.segments:
            found[segment.block].append(segment)
        return found

    @cached_property
    def runs(self) -> list[Run]:
        """The blocks in runs of body and of folded blocks."""
        runs: list[Run] = []
        for index, block in enumerate(self.article.blocks):
            is_folded = block.role not in BODY_ROLES
            if runs and runs[-1].is_folded == is_folded:
                runs[-1] = runs[-1]._replace(last=index)
            else:
                runs.append(Run(is_folded, index, index))
        return runs

    @property
    def is_foreign(self) -> bool:
        """Whether the article is in another language than the reader's, or has been translated."""
        return bool(self.made) or not is_same_language(self.article.lang, self.target)

    def place(self, passages: Iterable[Passage]) -> tuple[PlacedPassage, ...]:
        """Return the passages that can be found in this article, in reading order."""
        placed = []
        for passage in passages:
            stretch = resolve(passage, self.article)
            if stretch is not None:
                placed.append(PlacedPassage(passage, *stretch))
        return tuple(sorted(placed, key=lambda one: (one.start, one.end)))

    def set_passages(self, passages: Iterable[Passage]) -> None:
        """Show these passages from now on."""
        self.passages = self.place(passages)

    def translation(self, segment: int) -> Translation | None:
        """Return the translation of a segment, if there is one."""
        return self.made.get(segment)

    def translated_text(self, segment: int) -> str | None:
        """Return the translation of a segment as drawn."""
        text = self._translated.get(segment)
        if text is None and segment in self.made:
            text = self._translated[segment] = drawable(self.made[segment].text)
        return text

    def highlights(self, side: Side, segment: int) -> Sequence[Highlight]:
        """Return the glossary's terms and the words that were lost in one text of a segment."""
        key = (side, segment)
        found = self._highlights.get(key)
        if found is None:
            found = self._highlights[key] = tuple(self._find_highlights(side, segment))
        return found

    def _find_highlights(self, side: Side, segment: int) -> Iterator[Highlight]:
        place, made = self.article.segments[segment], self.made.get(segment)
        if self.glossary:
            terms = self.glossary.between(self.article.lang, self.target)
            text, marks = self.article.slice(place), self.marks.of(side, segment)
            if side == "original":
                yield from terms_in_original(terms, text, place, marks)
            elif made is not None:
                yield from terms_in_translation(terms, text, made, marks)
        if side == "original" and made is not None:
            yield from lost_words(made, place)

    def bounds(self, side: Side, segment: int) -> tuple[str, int, int]:
        """Return the text that a segment's positions point into, and where it begins and ends."""
        if side == "translation":
            text = self.translated_text(segment) or ""
            return text, 0, len(text)
        one = self.article.segments[segment]
        return self.text, one.start, one.end

    def role(self, block: int) -> Role:
        """Return the role of a block by its index."""
        return self.article.blocks[block].role

    def passages_in(self, start: int, end: int) -> Sequence[PlacedPassage]:
        """Return the passages that share a code point with a stretch of the article's text."""
        return [one for one in self.passages if one.start < end and start < one.end]

    def passages_on(self, segment: int) -> Sequence[PlacedPassage]:
        """Return the passages that touch a segment."""
        one = self.article.segments[segment]
        return self.passages_in(one.start, one.end)
