"""What every screen that can be left has in common."""

from textual.actions import SkipAction
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class LeavableScreen(Screen[ScreenResultType]):
    """A screen that is left once.

    Keys typed ahead may reach a screen that is already gone or that lies under another; Textual
    then takes away whichever screen is on top.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with `result`; do nothing where another screen is on top already."""
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)

    def action_copy_text(self) -> None:
        """Copy what is selected; where nothing is, say which key quits.

        Whoever presses ctrl+c may want to leave; over a dialog the application does not hear it.
        """
        try:
            super().action_copy_text()
        except SkipAction:
            self.app.action_help_quit()


class Dialog(LeavableScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A question over a screen."""

    def may_be_dropped(self) -> bool:
        """Return whether leaving loses nothing, or say so on the screen and return False, once."""
        return True
