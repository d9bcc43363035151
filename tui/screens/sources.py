"""Which sources speak in a briefing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.brief.briefing import SourceRow
from tui.screens.dialog import Dialog
from tui.widgets.choices import Choices


class SourcesScreen(Dialog[set[str] | None]):
    """Lists sources to be ticked; answers with the ids of those left out, None when called off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "cancel"),
        Binding("space,i", "tick", "speaks", priority=True),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(self, rows: Sequence[SourceRow], left_out: Iterable[str]) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._left_out = set(left_out)

    def compose(self) -> ComposeResult:
        """Lay out the sources."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Sources of the briefing"
            yield Choices(*(Option(self._line(row)) for row in self._rows), markup=False)
            yield Static("", classes="complaint")
            yield Static("space tick   Enter keep   esc cancel", classes="hint")

    def _line(self, row: SourceRow) -> Content:
        speaks = row.article not in self._left_out
        tick = ("✓ ", "bold $success") if speaks else ("○ ", "$quiet")
        known = ", ".join(part for part in (row.publisher, row.published, row.lang) if part)
        title = row.title_translated or row.title
        return Content.assemble(tick, title, (f"  {known}", "$quiet"))

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def action_tick(self) -> None:
        """Let the source under the cursor speak, or leave it out."""
        at = self._list.highlighted
        if at is None:
            return
        self._left_out ^= {self._rows[at].article}
        self._list.replace_option_prompt_at_index(at, self._line(self._rows[at]))

    @on(OptionList.OptionSelected)
    def _keep(self) -> None:
        if len(self._left_out) >= len(self._rows):
            said = "A briefing needs a source; tick at least one."
            self.query_one(".complaint", Static).update(said)
            return
        self.dismiss(self._left_out)

    def action_move(self, rows: int) -> None:
        """Move between the sources."""
        self._list.action_cursor_down() if rows > 0 else self._list.action_cursor_up()

    def action_leave(self) -> None:
        """Leave them as they are."""
        self.dismiss(None)
