"""Who a name is, and the reader's word on it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from tui.screens.confirm import ConfirmScreen
from tui.widgets.choices import Choices


class IdentityScreen(ConfirmScreen):
    """Shows who a name is; the answer is the key of what to do with it, or None.

    `told` are paragraphs of plain text, the first of them the name.
    """

    def __init__(self, told: Sequence[str], choices: Sequence[tuple[str, str]]) -> None:
        super().__init__("", choices)
        self._told = tuple(told)

    def compose(self) -> ComposeResult:
        """Lay out what is known, and what can be done."""
        first, *others = self._told
        with Vertical(classes="dialog"):
            with VerticalScroll(classes="context", can_focus=False):
                yield Static(Content.styled(first, "bold"))
                for paragraph in others:
                    yield Static(Content(paragraph), classes="paragraph")
            yield Choices(
                *(
                    Option(Content.assemble((key, "bold"), "  ", label), id=key)
                    for key, label in self._choices
                ),
                markup=False,
            )
            yield Static("Enter choose   esc close", classes="hint")
