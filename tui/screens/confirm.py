"""Asking for one of a few answers."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.dialog import Dialog
from tui.widgets.choices import Choices


class ConfirmScreen(Dialog[str | None]):
    """Asks a question; the answer is the key of a choice, or None when it is called off.

    `choices` are pairs of a single-letter key and a label; the first is under the cursor. Question
    and labels are plain text. A question that comes unbidden may fall between keys that were meant
    for something else; it has a `harmless` choice: that one is under the cursor, and no letter
    answers, only arrows and Enter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "cancel"),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(
        self, question: str, choices: Sequence[tuple[str, str]], *, harmless: str | None = None
    ) -> None:
        super().__init__()
        self._question = question
        self._choices = tuple(choices)
        self._harmless = harmless

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            answers = Choices(
                *(Option(self._labelled(key, label), id=key) for key, label in self._choices),
                markup=False,
            )
            if self._harmless is not None:
                answers.highlighted = answers.get_option_index(self._harmless)
            yield answers
            arrows = "" if self._harmless is None else "↑/↓ move   "
            yield Static(f"{arrows}Enter choose   esc cancel", classes="hint")

    def _labelled(self, key: str, label: str) -> Content:
        if self._harmless is not None:
            return Content(label)
        return Content.assemble((key, "bold"), "  ", label)

    @on(OptionList.OptionSelected)
    def _answer(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """Take the key of a choice as the answer."""
        if self._harmless is None and event.character in {key for key, _ in self._choices}:
            event.stop()
            event.prevent_default()
            self.dismiss(event.character)

    def action_move(self, rows: int) -> None:
        """Move between the answers."""
        if self._harmless is not None:
            return
        answers = self.query_one(OptionList)
        answers.action_cursor_down() if rows > 0 else answers.action_cursor_up()

    def action_leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)
