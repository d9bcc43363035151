"""The reader: one article side by side, and all that one does with it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from core.article import Entity
from core.errors import StoreError
from core.prepare import clean_line
from tui.background import in_background
from tui.identity import Who, answers, in_words, join, look_up, named_like, names_in, part
from tui.keymap import bindings_for
from tui.keys import DISPLAY, FINDING, NAMES, PASSAGES, READER_KEYS, TRANSLATION
from tui.reading import Reading
from tui.screens.following_screen import FollowingScreen
from tui.screens.identity import IdentityScreen
from tui.screens.prompt import PromptScreen
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.parallel.page import drawable

_ON_THE_TEXT = {NAMES, DISPLAY, PASSAGES, TRANSLATION, FINDING}


class ReaderScreen(FollowingScreen):
    """Adds to reading and translating: passages, names, briefing, export."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("reader"))
    COVERED: ClassVar[frozenset[str]] = frozenset(
        key.action for key in READER_KEYS if key.group in _ON_THE_TEXT
    )

    UNSHOWN: ClassVar[frozenset[str]] = frozenset({"search-library"})  # would cost a line of text

    def __init__(self, article_id: str, segment: int | None = None) -> None:
        super().__init__(article_id, segment)
        self._is_briefed = False
        self._is_from_briefing = False

    def action_go_back(self) -> None:
        """Leave the selection, the search, the briefing, then the reader."""
        if self.leave_layer():
            return
        if self._is_from_briefing:
            self._is_from_briefing = False
            self.open_pane()
        elif self.has_class("-briefing"):
            self.close_pane()
        else:
            self.dismiss()

    # Passages

    def action_bookmark_passage(self) -> None:
        """Keep the passage, or let go of it."""
        if self.refused():
            return
        if self.reading is not None:
            reading = self.reading
            self._change(lambda: reading.toggle_bookmark(*self._here))

    @work(group="ask")
    async def action_tag_passage(self) -> None:
        """Ask for the tags of the passage."""
        if self.refused():
            return
        reading, here = self.reading, self._here
        if reading is None:
            return
        known = reading.passage_at(*here)
        try:
            tags = reading.library.tags()
        except StoreError as error:
            self.say(str(error))
            return
        line: str | None = ", ".join(known.tags) if known else ""
        while line is not None:
            prompt = PromptScreen(
                "Tags of the passage",
                line,
                suggestions=tags,
                placeholder="tags, parted by commas",
            )
            line = await self.app.push_screen_wait(prompt)
            if line is None or self._change(partial(reading.tag, *here, line)):
                return

    @work(group="ask")
    async def action_annotate_passage(self) -> None:
        """Ask for the note on the passage."""
        if self.refused():
            return
        reading, here = self.reading, self._here
        if reading is None:
            return
        known = reading.passage_at(*here)
        stretch = reading.stretch_at(*here)
        context = reading.article.text[slice(*stretch)] if stretch else None
        note: str | None = known.note if known else ""
        while note is not None:
            prompt = PromptScreen("Note on the passage", note, multiline=True, context=context)
            note = await self.app.push_screen_wait(prompt)
            if note is None or self._change(partial(reading.annotate, *here, note)):
                return

    @work(group="undo")
    async def action_undo_change(self) -> None:
        """Take back the last change to passages, names or translations, in all that it reached."""
        if self.refused():
            return
        reading = self.reading
        if reading is None:
            return
        try:
            said = await in_background(reading.undo)
        except StoreError as error:
            self.say(str(error))
        else:
            self._show_change(reading, said)

    def action_copy_passage(self) -> None:
        """Copy the passage with its citation."""
        from core.brief.citation import quote_with_citation
        from tui.clipboard import copy

        reading = self.reading
        stretch = reading.stretch_at(*self._here) if reading is not None else None
        if reading is None or stretch is None:
            self.say("There is nothing to copy here.")
            return
        start, end = stretch
        quote = quote_with_citation(reading.article, start, end, reading.target)
        self.say(copy(self.dragoman, quote))

    def show_changed(self) -> None:
        """Show the article and its briefing as they are after a change."""
        super().show_changed()
        self._brief_again()

    # Names

    @work(group="ask")
    async def action_show_identity(self) -> None:
        """Say who the name is, and ask what to do about it."""
        reading, mark = self.reading, self.view.mark
        if reading is None:
            return
        if mark is None or not isinstance(mark.thing, Entity):
            self.say("Go to a name first; e goes to the next one.")
            return
        article, is_original = reading.article, mark.side == "original"
        try:
            who = await in_background(
                look_up, reading.library, article, reading.target, mark.thing, is_original
            )
        except StoreError as error:
            self.say(str(error))
            return
        screen = IdentityScreen([drawable(one) for one in in_words(who)], answers(who))
        answer = await self.app.push_screen_wait(screen)
        if answer is None or self.refused():
            return
        if answer == "p":
            self._change(lambda: reading.choose_identity(part(who.others[0], who.by_rules)))
        elif answer == "r":
            self._change(lambda: reading.forget_identities(who.choices))
        elif answer == "j":
            await self._join(reading, who)

    async def _join(self, reading: Reading, who: Who) -> None:
        """Ask which other name is the same, and keep them as one."""
        known = names_in(reading.article, reading.target, who.label)
        prompt = PromptScreen(
            f"Who is the same as {drawable(who.form)}?",
            suggestions=[one.form for one in known if one.key != who.by_rules.key],
            placeholder="a name, as it is written here or elsewhere",
        )
        answer = await self.app.push_screen_wait(prompt)
        typed = clean_line(answer or "")
        if not typed:
            return
        other = await in_background(named_like, reading.article, reading.target, who.label, typed)
        if other.form.casefold() == who.form.casefold():
            self.say("That is the same name; nothing was joined.")
            return
        self._change(lambda: reading.choose_identity(join(other, who.by_rules)))

    @property
    def _here(self) -> tuple[tuple[int, int] | None, int]:
        """What a key on passages acts on: the selection, else the current segment."""
        return self.view.selection, self.view.current

    def _change(self, change: Callable[[], str]) -> bool:
        """Change passages, show them as they are then, and say what was done.

        Returns False when it could not be kept, which is said too; what was typed is asked for
        again then, as it was typed.
        """
        reading = self.reading
        if reading is None:
            return False
        try:
            said = change()
        except StoreError as error:
            self.say(str(error))
            return False
        self._show_change(reading, said)
        return True

    def _show_change(self, reading: Reading, said: str) -> None:
        """Show passages, names and translations as they are now, and say what was done."""
        self.view.select(None)
        shown = reading.shown
        if self.view.page is not None and self.view.page.article != shown:
            self.view.update_article(shown)
        self.view.update_passages(reading.passages)
        self.say(said)
        self._brief_again()

    # Briefing and export

    def action_toggle_briefing(self) -> None:
        """Open the briefing of this article, or close it."""
        if self.has_class("-briefing"):
            self.close_pane()
            return
        self._is_from_briefing = False
        self.open_pane()
        if not self._is_briefed:
            self.pane.show_notice("Making the briefing…")
            self.make_anew()

    def briefed(self) -> list[str]:
        """Return the article that the briefing is on."""
        return [self.article_id]

    def on_briefed(self) -> None:
        """Know that the briefing says what the article says now."""
        self._is_briefed = True

    def show_chosen(self) -> None:
        """Make the briefing anew, or when it is next opened."""
        self._is_briefed = False
        super().show_chosen()

    def undo_elsewhere(self) -> None:
        """Undo the last change to the article."""
        self.action_undo_change()

    def _brief_again(self) -> None:
        """Make the briefing anew when it is next seen, or now when it is in sight."""
        self._is_briefed = False
        if self.has_class("-briefing"):
            self.make_anew()
        self.dragoman.article_changed(self.article_id)

    @on(BriefingPane.CitationOpened)
    def _go_to_citation(self, event: BriefingPane.CitationOpened) -> None:
        if event.article != self.article_id:
            self.dragoman.open_article(event.article, event.segment)
            return
        self._is_from_briefing = True
        if self.has_class("-narrow"):
            self.close_pane()
        else:
            self.view.focus()
        self.view.go_to(event.segment)
        more = f"; Enter there opens the next of {event.count} places" if event.count > 1 else ""
        self.say(f"esc goes back to the briefing{more}.")

    def action_export_briefing(self) -> None:
        """Write the briefing of this article to a file."""
        if self.reading is not None:
            self.dragoman.export_briefing([self.article_id], self._export_title())

    def action_open_briefing(self) -> None:
        """Show the briefing on the whole screen: on the selected articles when this is among them.

        Else it is on this article alone.
        """
        chosen = self.dragoman.articles.chosen()
        if self.reading is None:
            return
        if self.article_id in chosen and len(chosen) > 1:
            self.dragoman.open_briefing(chosen, "articles")
        else:
            self.dragoman.open_briefing([self.article_id], self._export_title())

    def _export_title(self) -> str:
        row = self.dragoman.articles.row(self.article_id)
        own = self.reading.article.title if self.reading is not None else None
        return (row.title_translated if row is not None else "") or own or self.article_id
