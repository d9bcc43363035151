"""Asking for a line or a text: tags, a note, a correction, an address."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from tui.screens.dialog import Dialog


class TagSuggester(Suggester):
    """Completes the last of several tags separated by commas, commonest tags first."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tuple(tags)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole value with its last tag completed, or None."""
        *before, last = value.split(",")
        begun = last.lstrip()
        if not begun:
            return None
        taken = {tag.strip().casefold() for tag in before}
        for tag in self._tags:
            if tag.casefold() in taken or len(tag) <= len(begun):
                continue
            if tag.casefold().startswith(begun.casefold()):
                return value + tag[len(begun) :]
        return None


class LineInput(Input):
    """An input in which Tab takes the suggestion."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "cursor_right", "complete", show=False),
    ]


class PromptScreen(Dialog[str | None]):
    """Asks for a line, or for a text of several lines; the answer is None when it is called off.

    `suggestions` complete a list of tags. `context` is shown above, such as the original of the
    translation that is being corrected. What is typed goes behind `value`, or in its place where it
    `replaces` it. All of it is plain text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "cancel"),
        Binding("ctrl+s", "save", "save"),
    ]

    def __init__(
        self,
        title: str,
        value: str = "",
        suggestions: Sequence[str] = (),
        multiline: bool = False,
        placeholder: str = "",
        context: str | None = None,
        replaces: bool = False,
    ) -> None:
        super().__init__()
        self._heading = title
        self._value = value
        self._suggestions = tuple(suggestions)
        self._multiline = multiline
        self._placeholder = placeholder
        self._above = context
        self._replaces = replaces
        self._is_warned = False

    def compose(self) -> ComposeResult:
        """Lay out the question, what stands above it, and the place for the answer."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self._heading)
            if self._above is not None:
                with VerticalScroll(classes="context", can_focus=False):
                    yield Static(Content(self._above))
            if self._multiline:
                yield TextArea(
                    self._value, soft_wrap=True, show_line_numbers=False, tab_behavior="focus"
                )
            else:
                yield LineInput(
                    self._value,
                    placeholder=self._placeholder,
                    suggester=TagSuggester(self._suggestions) if self._suggestions else None,
                    select_on_focus=self._replaces,
                )
            if self._suggestions:
                known = ", ".join(self._suggestions[:12])
                yield Static(Content(f"Known: {known}"), classes="known")
            yield Static(self._hint(), classes="hint")

    def _hint(self) -> str:
        if self._multiline:
            return "ctrl+s save   esc cancel"
        taking = "Tab complete   " if self._suggestions else ""
        return f"Enter accept   {taking}esc cancel"

    def on_mount(self) -> None:
        """Put the cursor at the end of what is there."""
        if self._multiline:
            area = self.query_one(TextArea)
            area.move_cursor(area.document.end)

    @property
    def _answer(self) -> str:
        if self._multiline:
            return self.query_one(TextArea).text
        return self.query_one(Input).value

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the answer."""
        self.dismiss(self._answer)

    def may_be_dropped(self) -> bool:
        """Return whether nothing was worked on; a text that was is dropped only the second time."""
        if self._multiline and not self._is_warned and self._answer != self._value:
            self._is_warned = True
            self.query_one(".hint", Static).update("esc again drops your changes   ctrl+s saves")
            self.query_one(".hint", Static).add_class("warning")
            return False
        return True

    def action_leave(self) -> None:
        """Call it off."""
        if self.may_be_dropped():
            self.dismiss(None)
