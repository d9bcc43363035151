"""The briefing on the whole screen, on one article or several."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui.keymap import bindings_for
from tui.screens.briefed_screen import STOPPED
from tui.screens.chosen_screen import ChosenScreen
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.briefing.sections import summary
from tui.widgets.keeping_line import KeepingLine
from tui.widgets.key_bar import KeyBar
from tui.widgets.parallel.page import drawable


class BriefingScreen(ChosenScreen):
    """Shows the briefing on `article_ids`; `title` names its export."""

    AUTO_FOCUS = "BriefingPane"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("page"))
    UNSHOWN: ClassVar[frozenset[str]] = frozenset({"search-library"})  # would cost a line of text

    def __init__(self, article_ids: Sequence[str], title: str) -> None:
        super().__init__()
        self.article_ids = tuple(article_ids)
        self._export_title = title
        self._said = ""
        self._place = ""

    def compose(self) -> ComposeResult:
        """Lay out title, briefing, what was done last, and the keys."""
        with Horizontal(id="briefing-head"):
            yield Static("", id="briefing-title", markup=False)
            yield Static("", id="briefing-counts", markup=False)
        yield BriefingPane(id="briefing", is_headed=False)
        yield Static("", id="said", markup=False)
        yield KeepingLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Make the briefing without keeping the first frame waiting."""
        self._show_head()
        self.make_anew()

    def on_screen_resume(self) -> None:
        """Show what reading has changed meanwhile, with the cursor where it was."""
        if self.briefing_pane.briefing is not None:
            self.make_anew()

    def briefed(self) -> list[str]:
        """Return the articles that the briefing is on."""
        return list(self.article_ids)

    def say(self, text: str) -> None:
        """Say something above the keys, until the next thing is said."""
        self._said = text
        self.query_one("#said", Static).update(Content(drawable(text)))

    def unsay(self, text: str) -> None:
        """Say it no longer above the keys."""
        if text and self._said == text:
            self.say("")

    def make_anew(self) -> None:
        """Make the briefing and say so."""
        self._show_head("Making the briefing…")
        super().make_anew()

    def show_making(self, text: str) -> None:
        """Say how the making gets on, at the head."""
        super().show_making(text)
        self._show_head(text)

    def on_briefed(self) -> None:
        """Show what it is on, and how much there is."""
        self._show_head()

    def _show_head(self, doing: str = "") -> None:
        briefing = self.briefing_pane.briefing
        count = len(self.article_ids)
        title = briefing.title if briefing else f"Briefing on {count} article{'s'[: count != 1]}"
        self.query_one("#briefing-title", Static).update(
            Content.styled(drawable(title), "bold $accent")
        )
        one_page = "one page, " if self.briefing_pane.is_one_page else ""
        counts = doing or (one_page + summary(briefing) if briefing else "")
        self.query_one("#briefing-counts", Static).update(Content.styled(counts, "$quiet"))

    # Keys

    def action_toggle_one_page(self) -> None:
        """Show what happened and the sources alone, or all sections."""
        self.briefing_pane.toggle_one_page()
        self._show_head()

    def action_export_briefing(self) -> None:
        """Write the briefing to a file."""
        is_one_page = self.briefing_pane.is_one_page
        self.dragoman.export_briefing(self.article_ids, self._export_title, is_one_page=is_one_page)

    @on(BriefingPane.CitationOpened)
    def _open_cited(self, event: BriefingPane.CitationOpened) -> None:
        if event.count > 1:
            self._place = f"Place {event.turn} of {event.count}; Enter again opens the next."
            self.say(self._place)
        self.dragoman.open_article(event.article, event.segment)

    @on(BriefingPane.OptionHighlighted)
    def _forget_place(self) -> None:
        """Say no longer at which place of a line one is, once one is on another line."""
        if not self.briefing_pane.is_on_opened:
            self.unsay(self._place)

    @on(BriefingPane.Closed)
    def _leave(self) -> None:
        if self.call_off() and self.briefing_pane.briefing is None:
            self.briefing_pane.show_notice(STOPPED)
            self._show_head()
        else:
            self.dismiss()
