"""Textual's command palette, proof against keys that are typed ahead."""

from textual import on
from textual.command import CommandList, CommandPalette
from textual.widgets import Input, OptionList

from tui.screens.dialog import LeavableScreen


class Palette(CommandPalette, LeavableScreen[None]):
    """Runs one command and is gone; what is typed before it is drawn or after it goes is lost."""

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _choose_once(self, event: OptionList.OptionSelected | Input.Submitted) -> None:
        if not self.is_active:
            event.prevent_default()
            event.stop()

    def _action_command_list(self, action: str) -> None:
        is_drawn = bool(self.query_one(CommandList).scrollable_content_region)
        if is_drawn or not action.startswith("page_"):
            super()._action_command_list(action)
