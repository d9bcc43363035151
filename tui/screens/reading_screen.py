"""Reading an article: opening, moving, finding, and keeping the place."""

import asyncio
from concurrent.futures import Future
from datetime import UTC, datetime

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Static

from core.article import Article
from core.errors import StoreError
from core.store import ReadingState
from tui.background import begin, is_soon_done
from tui.reading import Reading
from tui.screens.moving_screen import MovingScreen
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.find_bar import FindBar
from tui.widgets.keeping_line import KeepingLine
from tui.widgets.key_bar import KeyBar
from tui.widgets.parallel.columns import LAYOUTS, STACKED_BELOW, STACKED_BELOW_BESIDE
from tui.widgets.parallel.finding import either
from tui.widgets.parallel.page import drawable
from tui.widgets.parallel.remarks import (
    Said,
    counted,
    remarks_on_mark,
    remarks_on_passages,
    remarks_on_selection,
    remarks_on_translation,
    remarks_on_warnings,
)
from tui.widgets.parallel_view import ParallelView
from tui.widgets.status_line import StatusLine

SAVE_AFTER = 2.0
"""Seconds without a key after which the position is saved."""

MANY = 100
"""Segments from which on the position takes more than a cell more on the way to the end."""

_LAYOUTS_SAID = {
    "both": "Original and translation.",
    "original": "The original alone.",
    "translation": "The translation alone.",
}


class ReadingScreen(MovingScreen):
    """Shows one article of the library, at `segment` or where it was left; changes nothing in it.

    `reading` is None until the article has been read from disk.
    """

    AUTO_FOCUS = "ParallelView"

    def __init__(self, article_id: str, segment: int | None = None) -> None:
        super().__init__(article_id, segment)
        self.reading: Reading | None = None
        self.pane = BriefingPane(id="briefing")
        self._find_bar = FindBar(id="find")
        self._status = StatusLine(id="status")
        self.found: tuple[str, ...] = ()
        """Words to be marked once the article is open: what a search has found in it."""
        self._state = ReadingState()
        self._notice: tuple[str, tuple[object, ...]] | None = None
        self._save_timer: Timer | None = None
        self._is_unsaved = False

    def compose(self) -> ComposeResult:
        """Lay out the screen; the article comes when it has been read."""
        with Horizontal(id="source-line"):
            yield Static("", id="source", markup=False)
            yield Static("", id="languages", markup=False)
        with Horizontal(id="pages"):
            yield self.view
            yield self.pane
        yield self._find_bar
        yield self._status
        yield KeepingLine()
        yield KeyBar()

    def open_pane(self) -> None:
        """Show the briefing; beside it the two languages stand side by side for longer."""
        self.view.stack_below(STACKED_BELOW_BESIDE)
        super().open_pane()

    def close_pane(self) -> None:
        """Hide the briefing and go back to the text."""
        self.view.stack_below(STACKED_BELOW)
        super().close_pane()

    # Opening and leaving

    def start_reading(self) -> None:
        """Show the article in the first frame, or in a later one if it takes long to read."""
        app = self.dragoman
        opening = begin(Reading.open, app.library, self.article_id, app.target)
        if is_soon_done(opening):
            self._show_read(*opening.result())
        else:
            self._read_in(opening)

    @work(group="open")
    async def _read_in(self, opening: "Future[tuple[Reading, ReadingState]]") -> None:
        try:
            reading, state = await asyncio.wrap_future(opening)
        except StoreError as error:
            self.dragoman.tell_problem(str(error))
            self.dismiss()
        else:
            self._show_read(reading, state)

    def _show_read(self, reading: Reading, state: ReadingState) -> None:
        app = self.dragoman
        self.reading = reading
        layout = state.layout if state.opened else app.settings.reader.layout
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._state = state.with_(layout=layout, is_read=True, opened=now)
        self.view.show(
            reading.shown,
            reading.target,
            reading.passages,
            segment=state.segment if self.wanted is None else self.wanted,
            layout=layout,
            unfolded=state.unfolded,
            glossary=reading.glossary,
        )
        self._show_source(reading.article)
        self._mark_found()
        self.show_place()
        self.call_after_refresh(self._go_on)
        if reading.problem:
            app.tell_problem(reading.problem)

    def _go_on(self) -> None:
        # Writing takes some milliseconds, too many for the first frame.
        if self.is_attached:
            self._save_state()
            self.on_opened()

    def on_opened(self) -> None:
        """Go on once the article is in sight."""

    def _show_source(self, article: Article) -> None:
        known = [article.publisher or article.source.address, article.published, article.byline]
        said = "  ·  ".join(drawable(part) for part in known if part)
        self.query_one("#source", Static).update(said)
        target = self.reading.target if self.reading is not None else self.dragoman.target
        languages = f"{article.lang} → {target}" if self.is_foreign else article.lang
        self.query_one("#languages", Static).update(languages)

    @property
    def is_foreign(self) -> bool:
        """Whether there is, or could be, a translation."""
        return self.view.page is not None and self.view.page.is_foreign

    def on_unmount(self) -> None:
        """Keep the position, however the screen ends."""
        if self.reading is not None:
            self.reading.close()
            self._save_state()

    def keep_place(self) -> None:
        """Keep where the reader is."""
        if self.reading is not None:
            self._save_state()

    def _save_soon(self) -> None:
        if self._save_timer is not None:
            self._save_timer.stop()
        self._save_timer = self.set_timer(SAVE_AFTER, self._save_state)

    def _save_state(self) -> None:
        view = self.view
        if self.dragoman.keeper.is_looking_on:
            return
        self._state = self._state.with_(
            segment=max(0, view.current), layout=view.layout_name, unfolded=view.unfolded
        )
        try:
            self.dragoman.library.save_reading(self.article_id, self._state)
        except StoreError as error:
            # Once is enough: the position is saved again and again.
            if self.is_running and not self._is_unsaved:
                self.say(str(error))
            self._is_unsaved = True
        else:
            self._is_unsaved = False

    # The status line

    @on(ParallelView.PlaceChanged)
    def _follow_place(self) -> None:
        self.show_place()
        self._save_soon()

    @on(ParallelView.PassageSelected)
    def _follow_selection(self) -> None:
        self.show_place()

    @on(ParallelView.FoldToggled)
    def _follow_folding(self) -> None:
        self._save_soon()

    def say(self, text: str) -> None:
        """Say something in the status line, until the reader goes on."""
        self._notice = (drawable(text), self._spot)
        self.show_place()

    def unsay(self, text: str) -> None:
        """Say it no longer in the status line."""
        if self._notice is not None and self._notice[0] == drawable(text):
            self._notice = None
            self.show_place()

    @property
    def _spot(self) -> tuple[object, ...]:
        """Where the reader is; a notice goes when it changes."""
        view = self.view
        return view.current, view.mark, view.match, view.selection

    def show_place(self) -> None:
        """Say in the status line what stands where the reader is."""
        page = self.view.page
        if page is None:
            return
        current = self.view.current
        made = page.translation(current)
        remarks = self._remarks()
        is_long = self._notice is not None or (
            made is not None and bool(made.warnings) and self.view.mark is None
        )
        place = self.progress_said()
        if not place and not is_long:
            place = remarks_on_translation(made, page, self.likeness())
        if page.warned and not self.progress_said():
            place += [("   " if place else "", ""), (counted(page.warned, "warning"), "warning")]
        count = len(page.article.segments)
        gap = "   " if place else ""
        position = f"{current + 1}/{count}"
        place.append((f"{gap}{position}", "quiet"))
        room = 0
        if count >= MANY and not is_long:
            # The last position is the longest: with room for it no key on the way lays out anew.
            said = sum(cell_len(text) for text, _ in place)
            room = said + 2 * len(str(count)) + 1 - len(position)
        self._status.show(remarks, place, is_notice=is_long, room=room)
        if self._find_bar.is_open:
            matches, match = self.view.matches, self.view.match
            self._find_bar.show_count(
                matches.index(match) + 1 if match in matches else 0, len(matches)
            )

    def progress_said(self) -> list[Said]:
        """Say what is being done in the background; nothing here."""
        return []

    def likeness(self) -> float:
        """Return how like the current sentence the memory has one, 0 to 1; nothing here."""
        return 0.0

    def _remarks(self) -> list[Said]:
        view, page = self.view, self.view.page
        if self._notice is not None:
            text, spot = self._notice
            if spot == self._spot:
                return [(text, "")]
            self._notice = None
        if page is None or view.current < 0:
            return []
        if view.selection is not None:
            return remarks_on_selection(view.selection, page)
        if view.mark is not None:
            return remarks_on_mark(view.mark, page.marks.twins(view.mark))
        kept = [one.passage for one in page.passages_on(view.current)]
        return remarks_on_warnings(page.translation(view.current)) + remarks_on_passages(kept)

    # Display

    def action_cycle_layout(self) -> None:
        """Show both, the original, the translation, and again."""
        if not self.is_foreign:
            self.say("This article is in your language already; it has no other column.")
            return
        at = LAYOUTS.index(self.view.layout_name)
        layout = LAYOUTS[(at + 1) % len(LAYOUTS)]
        self.view.set_layout(layout)
        self.say(_LAYOUTS_SAID[layout])
        self._save_soon()

    def action_toggle_folded(self) -> None:
        """Show or hide what is not the article."""
        page = self.view.page
        if page is not None and not any(run.is_folded for run in page.runs):
            self.say("Nothing on this page is folded away.")
            return
        self.view.set_unfolded(not self.view.unfolded)

    # Finding

    def action_find_text(self) -> None:
        """Ask for words."""
        self._find_bar.open()

    def _mark_found(self) -> None:
        """Mark what a search has found, as if it had been looked for here."""
        if not self.found:
            return
        self._find_bar.show_words(either(self.found))
        self.view.find(self._find_bar.words)
        self.call_after_refresh(self._go_to_found)  # once the view knows how wide it is

    def _go_to_found(self) -> None:
        if any(one.segment == self.view.current for one in self.view.matches):
            self.view.step_match(forward=True, is_first=True)

    @on(FindBar.WordsChanged)
    def _find(self, event: FindBar.WordsChanged) -> None:
        self.view.find(event.words)
        self.view.step_match(forward=True, is_first=True)
        self.show_place()

    @on(FindBar.WordsEntered)
    def _leave_find_bar(self) -> None:
        if not self._find_bar.words.strip():
            self._leave_search()
        self.view.focus()

    def leave_layer(self) -> bool:
        """Leave the selection, else the search; return False when there was nothing to leave."""
        if self.view.selection is not None:
            self.view.select(None)
        elif self._find_bar.is_open and not self._is_as_found():
            self._leave_search()
        else:
            return False
        return True

    def _is_as_found(self) -> bool:
        """Whether what is marked is what a search has found: one step leads back there."""
        is_asked = self._find_bar.words != either(self.found)
        return bool(self.found) and not is_asked and not self._find_bar.has_focus_within

    def _leave_search(self) -> None:
        self._find_bar.close()
        self.view.find("")
        self.view.focus()
        self.show_place()

    def action_next_match(self) -> None:
        """Go to the next place found."""
        self._step_match(forward=True)

    def action_previous_match(self) -> None:
        """Go to the place found before."""
        self._step_match(forward=False)

    def _step_match(self, *, forward: bool) -> None:
        if not self._find_bar.is_open:
            self.say("Nothing is being looked for; / finds words.")
            return
        passed = self.view.step_match(forward=forward)
        if passed:
            self.tell_round("match", forward)
