"""A screen with the briefing beside what it is about."""

from typing import ClassVar

from textual import on

from tui.screens.briefed_screen import STOPPED
from tui.screens.chosen_screen import ChosenScreen
from tui.widgets.briefing.pane import BriefingPane


class BesideScreen(ChosenScreen):
    """Shows and hides the briefing, which covers the rest where the screen is narrow.

    The rest is the widget that `AUTO_FOCUS` names.
    """

    COVERED: ClassVar[frozenset[str]] = frozenset()
    """Actions on the rest: their keys do nothing while the briefing covers it."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """Keep keys from acting on what the briefing covers."""
        has_briefing = self.has_class("-briefing")
        is_narrow = self.has_class("-narrow")
        if action == "switch_pane":
            return has_briefing and not is_narrow
        return not (has_briefing and is_narrow and action in self.COVERED)

    def on_resize(self) -> None:
        """Offer the keys that work at this width."""
        self.refresh_bindings()

    def open_pane(self) -> None:
        """Show the briefing and go there."""
        self.add_class("-briefing")
        self.briefing_pane.focus()
        self.refresh_bindings()

    @on(BriefingPane.Closed)
    def leave_pane(self) -> None:
        """Stop the making of a briefing, or hide the briefing."""
        if self.call_off() and self.briefing_pane.briefing is None:
            self.briefing_pane.show_notice(STOPPED)
        else:
            self.close_pane()

    def close_pane(self) -> None:
        """Hide the briefing and go back to the rest."""
        self.remove_class("-briefing")
        self.query_one(str(self.AUTO_FOCUS)).focus()
        self.refresh_bindings()

    def show_chosen(self) -> None:
        """Make the briefing anew where it is in sight; what is hidden is made when it is opened."""
        if self.has_class("-briefing"):
            super().show_chosen()

    def action_switch_pane(self) -> None:
        """Go from the rest to the briefing, or back."""
        pane = self.briefing_pane
        (self.query_one(str(self.AUTO_FOCUS)) if pane.has_focus else pane).focus()
