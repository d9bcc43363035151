"""Choosing the engine that translates again."""

from collections.abc import Iterable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.engines import Choosable
from tui.screens.dialog import Dialog
from tui.widgets.choices import Choices
from tui.widgets.hanging import Hanging
from tui.widgets.parallel.page import drawable


class AgainScreen(Dialog[Choosable | None]):
    """Lists the engines with where they send the text; what they lack is said of the others."""

    BINDINGS = [  # noqa: RUF012 - as Textual has it
        ("escape", "leave", "cancel"),
        ("j", "move(1)", ""),
        ("k", "move(-1)", ""),
    ]

    def __init__(self, engines: Sequence[Choosable]) -> None:
        super().__init__()
        self._engines = tuple(engines)

    def compose(self) -> ComposeResult:
        """Lay out the engines."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Translate again with"
            yield Choices(*self._options(), markup=False)
            yield Static("Enter choose   esc cancel", classes="hint")

    def _options(self) -> Iterable[Option]:
        for number, one in enumerate(self._engines, 1):
            key = "" if one.lacks else str(number)
            said = Content.assemble(
                one.label, (f"  {drawable(one.lacks or one.privacy)}", "$quiet")
            )
            yield Option(
                Hanging(Content.styled(key, "bold"), [said], indent=3), disabled=bool(one.lacks)
            )

    @on(OptionList.OptionSelected)
    def _answer(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._engines[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """Take the number of an engine as the answer."""
        digit = event.character or ""
        if digit.isdecimal() and 1 <= int(digit) <= len(self._engines):
            event.stop()
            event.prevent_default()
            chosen = self._engines[int(digit) - 1]
            if not chosen.lacks:
                self.dismiss(chosen)

    def action_move(self, rows: int) -> None:
        """Move between the engines."""
        engines = self.query_one(OptionList)
        engines.action_cursor_down() if rows > 0 else engines.action_cursor_up()

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)
