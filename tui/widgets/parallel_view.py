"""The two columns: original and translation, row by row, in one scroll."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer

from core.article import Article, Passage
from core.translate.glossary import Glossary
from tui.widgets.parallel.columns import LayoutName
from tui.widgets.parallel.finding import Match, find
from tui.widgets.parallel.marks import Mark, step
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.painting import Look
from tui.widgets.parallel.places import Place, Stretch, place_at, stretch_between
from tui.widgets.parallel.sheet import Sheet

OVERLAP = 2
"""Rows of the old page that stay in sight when a page is turned."""

DRAG_INTERVAL = 0.04
"""Seconds between two rows when a selection is dragged over the edge."""


class ParallelView(Sheet):
    """Shows one article and knows where in it the reader is; the keys are the screen's."""

    class PlaceChanged(Message):
        """The reader is at another segment, name, figure or match."""

    class PassageSelected(Message):
        """A stretch has been selected with the mouse, or the selection is gone."""

        def __init__(self, stretch: Stretch | None) -> None:
            super().__init__()
            self.stretch = stretch

    class FoldToggled(Message):
        """The folded blocks are shown or hidden now."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.mark: Mark | None = None
        self.matches: list[Match] = []
        self._words = ""
        self._grip: Place | None = None
        self._pointer = Offset(0, 0)
        self._drag_timer: Timer | None = None

    # What is shown

    def show(
        self,
        article: Article,
        target: str,
        passages: Iterable[Passage] = (),
        *,
        segment: int = 0,
        layout: LayoutName = "both",
        unfolded: bool = False,
        glossary: Glossary | None = None,
    ) -> None:
        """Show an article from `segment` on, the terms of `glossary` marked."""
        self.page = Page(article, target, passages, glossary)
        self.layout_name = layout
        self.unfolded = unfolded
        self._look = Look(current=self._valid(segment))
        self.mark = None
        self._cache.clear()
        self._lay_out(keep=False)

    def update_article(self, article: Article, glossary: Glossary | None = None) -> None:
        """Show a newer state of the same article: translations that came, a correction.

        Without a `glossary` the one of before stays.
        """
        if self.page is None:
            return
        passages = [one.passage for one in self.page.passages]
        glossary = self.page.glossary if glossary is None else glossary
        self.page = Page(article, self.page.target, passages, glossary)
        self._light(self.mark if self._still_there(self.mark) else None)
        self._lay_out()

    def update_passages(self, passages: Iterable[Passage]) -> None:
        """Show these passages from now on."""
        if self.page is not None:
            self.page.set_passages(passages)
            self._repaint()

    def set_layout(self, layout: LayoutName) -> None:
        """Show both texts or one of them."""
        self.layout_name = layout
        self._light(None)
        self._lay_out()

    def set_unfolded(self, unfolded: bool) -> None:
        """Show the blocks that are not the article, or fold them away."""
        self.unfolded = unfolded
        self._lay_out()
        self.post_message(self.FoldToggled())

    @property
    def selection(self) -> Stretch | None:
        """What is selected, in the article's text."""
        return self._look.selection

    @property
    def match(self) -> Match | None:
        """The match that the reader is on."""
        return self._look.match

    # Moving

    def move(self, segments: int) -> None:
        """Go some segments on; from the first one in sight when the current one is not."""
        layout = self._layout
        if layout is None or self.current < 0:
            return
        top, bottom = self._sight
        first, last = layout.first[self.current], layout.last[self.current]
        if last < top or first > bottom:
            self.go_to(layout.segment_near(top))
            return
        way = 1 if segments > 0 else -1
        if last - first >= self._room and (last > bottom if segments > 0 else first < top):
            self._scroll(top + way * max(1, self._room - OVERLAP))
        elif self._valid(self.current + segments) == self.current:
            self._scroll(top + way)  # beyond the last segment there may be folded blocks to read
        else:
            self.go_to(self.current + segments)

    def turn_page(self, pages: int) -> None:
        """Go a page down or up; the first segment that begins there becomes the current one."""
        layout = self._layout
        if layout is None or self.current < 0:
            return
        top, _ = self._sight
        self._scroll(top + pages * max(1, self._room - OVERLAP))
        now, bottom = self._sight
        if now == top:
            self.go_to(len(layout.first) - 1 if pages > 0 else 0)
            return
        begun = [
            row.segment
            for y, row in enumerate(layout.rows[now : bottom + 1], now)
            if row.segment >= 0 and layout.first[row.segment] == y
        ]
        self._set_current(begun[0] if begun else layout.segment_near(now))

    def go_to_end(self, end: int) -> None:
        """Go to the first segment (-1) or the last (1), and scroll all the way."""
        if self._layout is None:
            return
        self._set_current(self._valid(0 if end < 0 else len(self._layout.first)))
        self._scroll(0 if end < 0 else self._layout.height)

    def go_to(self, segment: int) -> None:
        """Make a segment the current one and bring it into sight."""
        segment = self._valid(segment)
        self._set_current(segment)
        if self._layout is not None and segment >= 0:
            self._show_rows(self._layout.first[segment], self._layout.last[segment])

    def step_mark(self, *, figures: bool, forward: bool) -> bool | None:
        """Go to the next name or figure, or the one before.

        Returns whether the end of the article was passed; None when there is none to go to.
        """
        if self.page is None:
            return None
        marks = self._marks(figures=figures)
        found = step(marks, self.mark, self._start_of_step(), forward)
        if found is None:
            return None
        mark, is_round = found
        self._set_current(mark.segment)
        self._light(mark)
        self._show_place(mark.segment, mark.start, in_original=mark.side == "original")
        self.post_message(self.PlaceChanged())
        return is_round

    # Finding

    def find(self, words: str) -> int:
        """Mark where `words` stand and return how many places there are."""
        self._words = words
        self.matches = (
            find(self.page, words, self.shown_layout, unfolded=self.unfolded) if self.page else []
        )
        self._look.match = None
        self._look.set_matches(self.matches)
        self._repaint()
        return len(self.matches)

    def laid_out(self) -> None:
        """Look again for what is being looked for."""
        if self._words and self.page is not None:
            self.matches = find(self.page, self._words, self.shown_layout, unfolded=self.unfolded)
            self._look.set_matches(self.matches)

    def step_match(self, *, forward: bool, is_first: bool = False) -> bool | None:
        """Go to the next match, or the one before; with `is_first` to the nearest from here on.

        Returns whether the end of the article was passed; None when there is none to go to.
        """
        if not self.matches or self._layout is None:
            return None
        here = self.match
        if here is not None and here in self.matches and not is_first:
            index = self.matches.index(here) + (1 if forward else -1)
        else:
            block = self._block_of(self.current)
            after = [
                at for at, one in enumerate(self.matches) if _is_from(one, self.current, block)
            ]
            index = after[0] if after else len(self.matches)
            index -= 0 if forward else 1
        match = self.matches[index % len(self.matches)]
        if match.segment >= 0:
            self._set_current(match.segment)
        self._look.match = match
        self._repaint()
        self._show_place(match.segment, match.start, in_original=match.side == "original")
        self.post_message(self.PlaceChanged())
        return not 0 <= index < len(self.matches)

    # Selecting

    def select(self, stretch: Stretch | None) -> None:
        """Select a stretch of the article's text, or nothing."""
        if stretch != self._look.selection:
            self._look.selection = stretch
            self._repaint()
            self.post_message(self.PassageSelected(stretch))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection, or fold and unfold."""
        if event.button != 1 or self._layout is None:
            return
        offset = event.get_content_offset_capture(self)
        if offset.x >= self._layout.columns.width:
            return
        y = offset.y + self._top
        self.select(None)
        if y < self._layout.height and self._layout.rows[y].kind == "fold":
            self.set_unfolded(not self.unfolded)
            return
        self._grip = place_at(self._layout, offset.x, y)
        self._pointer = offset
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the selection out to the pointer."""
        if self._grip is None:
            return
        offset = event.get_content_offset_capture(self)
        if offset == self._pointer:
            return
        self._pointer = offset
        self._drag()
        is_outside = not 0 <= offset.y < self._room
        if is_outside and self._drag_timer is None:
            self._drag_timer = self.set_interval(DRAG_INTERVAL, self._drag_on)
        elif not is_outside:
            self._end_timer()

    def on_mouse_up(self) -> None:
        """End the selection; without one it was a click, which goes to the segment."""
        self._end_timer()
        self.release_mouse()
        grip, self._grip = self._grip, None
        if grip is None or self.selection is not None or grip.segment < 0:
            return
        self._set_current(grip.segment)
        if self.page is not None:
            marks = self.page.marks.of(grip.side, grip.segment)
            under = [one for one in marks if one.start <= grip.offset < one.end]
            self._light(under[0] if under else None)
            self.post_message(self.PlaceChanged())

    def _drag(self) -> None:
        if self._grip is None or self._layout is None:
            return
        x, y = self._pointer.x, self._pointer.y + self._top
        place = place_at(self._layout, x, max(0, y), self._grip.side)
        if place is None:
            return
        if place == self._grip and self.selection is None:
            return
        self.select(stretch_between(self._layout, self._grip, place))

    def _drag_on(self) -> None:
        self._scroll(self._top + (-1 if self._pointer.y < 0 else 1))
        self._drag()

    def _end_timer(self) -> None:
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None

    def _block_of(self, segment: int) -> int:
        if self.page is None or segment < 0:
            return -1
        return self.page.article.segments[segment].block

    def _start_of_step(self) -> int:
        """Return the segment to look for names from: the first in sight after scrolling away."""
        layout = self._layout
        if layout is None or self.current < 0:
            return self.current
        top, bottom = self._sight
        if layout.last[self.current] < top or layout.first[self.current] > bottom:
            return layout.segment_near(top)
        return self.current

    def _marks(self, *, figures: bool) -> Sequence[Mark]:
        """Return the names or figures that can be gone to, in order."""
        if self.page is None:
            return []
        layout, index = self.shown_layout, self.page.marks
        if layout == "both":
            return index.reading_order("original", figures=figures)
        return index.in_order(layout, figures=figures)

    def _still_there(self, mark: Mark | None) -> bool:
        if mark is None or self.page is None:
            return False
        return mark in self.page.marks.of(mark.side, mark.segment)

    def _set_current(self, segment: int) -> None:
        before = self.current
        self._light(None)
        if segment == before:
            return
        self._look.current = segment
        self._repaint_segment(before)
        self._repaint_segment(segment)
        self.post_message(self.PlaceChanged())

    def _light(self, mark: Mark | None) -> None:
        if mark == self.mark and (mark is None or self._look.lit):
            return
        before, self.mark = self.mark, mark
        twins = self.page.marks.twins(mark) if mark is not None and self.page else []
        self._look.lit = frozenset() if mark is None else frozenset((mark, *twins))
        for one in (before, mark):
            if one is not None:
                self._repaint_segment(one.segment)


def _is_from(match: Match, segment: int, block: int) -> bool:
    """Return whether a match stands at the segment or after it."""
    if match.segment < 0:
        return match.block >= block
    return match.segment >= segment
