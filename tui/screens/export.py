"""Asking where a briefing goes, and as what."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, RadioButton, RadioSet, Static

from core.brief.formats import FORMATS
from tui.screens.dialog import Dialog


class FormatButton(RadioButton):
    """A radio button that shows without colour, too, whether it is chosen."""

    def render(self) -> Content:
        """Return the button, full or empty, and its label."""
        self.BUTTON_INNER = "●" if self.value else "○"
        return super().render()


class ExportScreen(Dialog[tuple[Path, str] | None]):
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
                chosen = _format_of(self._default, next(iter(FORMATS)))
                for name, one in FORMATS.items():
                    yield FormatButton(Content(one.label), value=name == chosen, id=name)
            yield Static("", classes="complaint")
            yield Static("Enter write   Tab format   esc cancel", classes="hint")

    @property
    def _format(self) -> str:
        pressed = self.query_one(RadioSet).pressed_button
        return pressed.id if pressed is not None and pressed.id else next(iter(FORMATS))

    @on(RadioSet.Changed)
    def _follow_format(self) -> None:
        path = self.query_one("#path", Input)
        suffix = FORMATS[self._format].suffix
        known = FORMATS[_format_of(Path(path.value), self._format)].suffix
        if known != suffix and path.value.endswith(known):
            path.value = path.value.removesuffix(known) + suffix

    @on(Input.Changed)
    def _follow_suffix(self, event: Input.Changed) -> None:
        wanted = _format_of(Path(event.value), self._format)
        if wanted != self._format:
            self.query_one(f"#{wanted}", RadioButton).value = True

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


def _format_of(path: Path, chosen: str) -> str:
    """Return the format that the name of a file asks for: `chosen` where it may be that too.

    Of several suffixes that fit the longest counts: `.csl.json` is not `.json`.
    """
    fitting = [one for one in FORMATS.values() if path.name.endswith(one.suffix)]
    longest = max((len(one.suffix) for one in fitting), default=0)
    names = [one.name for one in fitting if len(one.suffix) == longest]
    return chosen if chosen in names or not names else names[0]
