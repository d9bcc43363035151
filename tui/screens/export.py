"""Asking where a briefing goes, and as what."""

from pathlib import Path
from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, RadioButton, RadioSet, Static

from tui.screens.dialog import Dialog

ExportFormat: TypeAlias = Literal["markdown", "json"]

_SUFFIXES: dict[ExportFormat, str] = {"markdown": ".md", "json": ".json"}


class FormatButton(RadioButton):
    """A radio button that shows without colour, too, whether it is chosen."""

    def render(self) -> Content:
        """Return the button, full or empty, and its label."""
        self.BUTTON_INNER = "●" if self.value else "○"
        return super().render()


class ExportScreen(Dialog[tuple[Path, ExportFormat] | None]):
    """Asks for a path and a format, which follow one another; None when it is called off."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "cancel")]

    def __init__(self, default_path: Path) -> None:
        super().__init__()
        self._default = default_path

    def compose(self) -> ComposeResult:
        """Lay out path and format."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Export the briefing"
            yield Input(str(self._default), id="path", select_on_focus=False)
            with RadioSet(id="format"):
                yield FormatButton("Markdown, with footnotes", value=True, id="markdown")
                yield FormatButton("JSON", id="json")
            yield Static("", classes="complaint")
            yield Static("Enter write   Tab format   esc cancel", classes="hint")

    @property
    def _format(self) -> ExportFormat:
        return "json" if self.query_one("#json", RadioButton).value else "markdown"

    @on(RadioSet.Changed)
    def _follow_format(self) -> None:
        path = self.query_one("#path", Input)
        suffix = _SUFFIXES[self._format]
        for known in _SUFFIXES.values():
            if path.value.endswith(known) and known != suffix:
                path.value = path.value.removesuffix(known) + suffix

    @on(Input.Changed)
    def _follow_suffix(self, event: Input.Changed) -> None:
        for name, suffix in _SUFFIXES.items():
            if event.value.endswith(suffix):
                self.query_one(f"#{name}", RadioButton).value = True

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        written = event.value.strip()
        path = Path(written).expanduser()
        if not written or path.is_dir():
            complaint = "Type the name of a file." if not written else "That is a folder."
            self.query_one(".complaint", Static).update(complaint)
            return
        self.dismiss((path, self._format))

    def action_leave(self) -> None:
        """Call it off."""
        self.dismiss(None)
