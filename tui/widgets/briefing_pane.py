"""The briefing beside the text: one list, every line of which leads back to its source."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from core.brief import Briefing
from tui.keymap import bindings_for
from tui.widgets.briefing_lines import Entry, briefing_entries
from tui.widgets.choices import Choices


class BriefingPane(Choices, inherit_bindings=False):
    """Shows a `Briefing`; headings are passed over, every other line cites something.

    Enter posts the first citation of a line, and again the next one.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("briefing"))

    class CitationOpened(Message):
        """The reader wants to see where a line comes from."""

        def __init__(self, article: str, segment: int) -> None:
            super().__init__()
            self.article = article
            self.segment = segment

    class Closed(Message):
        """The reader wants the pane away."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._entries: list[Entry] = []
        self._turns: dict[int, int] = {}

    def show(self, briefing: Briefing) -> None:
        """Show a briefing."""
        self._fill(list(briefing_entries(briefing)))
        self.border_title = "Briefing"
        count = len(briefing.sources)
        self.border_subtitle = f"{count} article{'s' if count != 1 else ''}"
        self.action_first()

    def show_notice(self, text: str) -> None:
        """Show a sentence in place of a briefing: that it is being made, or why there is none."""
        self._fill([Entry(Content.styled(text, "$quiet"))])
        self.border_title = "Briefing"
        self.border_subtitle = ""

    def _fill(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._turns = {}
        self.set_options(entry.option() for entry in entries)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        citations = self._entries[event.option_index].citations
        if not citations:
            return
        turn = self._turns.get(event.option_index, 0)
        self._turns[event.option_index] = turn + 1
        citation = citations[turn % len(citations)]
        self.post_message(self.CitationOpened(citation.article, citation.segment))

    def action_next_line(self) -> None:
        """Go to the next line; unlike a menu, the end is the end."""
        self._step(1)

    def action_previous_line(self) -> None:
        """Go to the line before."""
        self._step(-1)

    def action_next_section(self) -> None:
        """Go to the first line of the next section."""
        self._go_to_section(1)

    def action_previous_section(self) -> None:
        """Go to the first line of this section, or of the one before."""
        self._go_to_section(-1)

    def action_briefing_page_down(self) -> None:
        """Go down a page."""
        self.action_page_down()

    def action_briefing_page_up(self) -> None:
        """Go up a page."""
        self.action_page_up()

    def action_first_line(self) -> None:
        """Go to the first line."""
        self.action_first()
        self.scroll_home(animate=False)

    def action_last_line(self) -> None:
        """Go to the last line."""
        self.action_last()

    def action_open_citation(self) -> None:
        """Go to what the line cites."""
        self.action_select()

    def action_close_briefing(self) -> None:
        """Ask for the pane to be closed."""
        self.post_message(self.Closed())

    def _step(self, way: int) -> None:
        at = self._next_enabled((-1 if self.highlighted is None else self.highlighted) + way, way)
        if at is not None:
            self.highlighted = at
        elif way < 0:
            self.scroll_home(animate=False)

    def _go_to_section(self, way: int) -> None:
        here = self.highlighted or 0
        starts = [
            start
            for number, entry in enumerate(self._entries)
            if entry.is_heading and (start := self._next_enabled(number, 1)) is not None
        ]
        wanted = [at for at in starts if (at > here if way > 0 else at < here)]
        if wanted:
            self.highlighted = wanted[0] if way > 0 else wanted[-1]

    def _next_enabled(self, at: int, way: int) -> int | None:
        while 0 <= at < len(self._entries):
            if self._entries[at].citations:
                return at
            at += way
        return None
