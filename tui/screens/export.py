"""Asking where a briefing goes, and as what."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, RadioButton, RadioSet, Static

from core.brief.formats import FORMATS, format_of, unknown_suffix
from core.brief.page import NOT_ON_A_PAGE
from tui.screens.dialog import Dialog


class FormatButton(RadioButton):
    """A radio button that shows without colour, too, whether it is chosen."""

    def render(self) -> Content:
        """Return the button, full or empty, and its label."""
        self.BUTTON_INNER = "●" if self.value else "○"
        return super().render()


class FormatSet(RadioSet):
    """Radio buttons that are chosen by going to them; Enter is left to write the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "next_button", show=False),
        Binding("k", "previous_button", show=False),
        Binding("enter", "screen.write", show=False),
    ]

    def action_next_button(self) -> None:
        """Choose the next format."""
        super().action_next_button()
        self._choose()

    def action_previous_button(self) -> None:
        """Choose the format before."""
        super().action_previous_button()
        self._choose()

    def _choose(self) -> None:
        if self._selected is not None:
            self.query(FormatButton)[self._selected].value = True


class ExportScreen(Dialog[tuple[Path, str] | None]):
    """Asks for a path and a format, which follow one another; None when it is called off."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "cancel")]

    def __init__(self, default_path: Path, *, is_one_page: bool = False) -> None:
        super().__init__()
        self._default = default_path
        self._is_one_page = is_one_page
        self._offered = {
            name: one
            for name, one in FORMATS.items()
            if not (is_one_page and name in NOT_ON_A_PAGE)
        }

    def compose(self) -> ComposeResult:
        """Lay out path and format."""
        with Vertical(classes="dialog") as dialog:
            what = "one page" if self._is_one_page else "the briefing"
            dialog.border_title = f"Export {what}"
            yield Input(str(self._default), id="path", select_on_focus=False)
            with FormatSet(id="format"):
                chosen = format_of(self._default, next(iter(FORMATS)))
                for name, one in self._offered.items():
                    yield FormatButton(Content(one.label), value=name == chosen, id=name)
            yield Static("", classes="complaint")
            yield Static("Enter write   Tab formats, ↑/↓ choose   esc cancel", classes="hint")

    @property
    def _format(self) -> str:
        pressed = self.query_one(RadioSet).pressed_button
        return pressed.id if pressed is not None and pressed.id else next(iter(FORMATS))

    @on(RadioSet.Changed)
    def _follow_format(self) -> None:
        path = self.query_one("#path", Input)
        suffix = FORMATS[self._format].suffix
        known = FORMATS[format_of(Path(path.value), self._format)].suffix
        if known != suffix and path.value.lower().endswith(known):
            path.value = path.value[: -len(known)] + suffix

    @on(Input.Changed)
    def _follow_suffix(self, event: Input.Changed) -> None:
        wanted = format_of(Path(event.value), self._format)
        if wanted != self._format and wanted in self._offered:
            self.query_one(f"#{wanted}", RadioButton).value = True

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Answer with path and format, or say what is wrong with them."""
        written = self.query_one("#path", Input).value.strip()
        path = Path(written).expanduser()
        if not written or path.is_dir():
            complaint = "Type the name of a file." if not written else "That is a folder."
            self.query_one(".complaint", Static).update(complaint)
            return
        if (said := unknown_suffix(path)) is not None:
            self.query_one(".complaint", Static).update(Content(said))
            return
        named = format_of(path, self._format)
        if named not in self._offered:
            said = f"One page holds nothing that {FORMATS[named].label} writes; choose another."
            self.query_one(".complaint", Static).update(Content(said))
            return
        self.dismiss((path, self._format))

    def action_leave(self) -> None:
        """Call it off."""
        self.dismiss(None)
