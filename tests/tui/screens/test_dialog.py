"""Screens are left once, however quickly one types."""

from textual.events import Key

from tests.tui.screens.test_dialogs import DialogApp
from tui.screens.confirm import ConfirmScreen


async def test_keys_typed_ahead_find_the_dialog_gone_and_take_nothing_else_away() -> None:
    dialog = ConfirmScreen("Sure?", (("y", "Yes"), ("n", "No")))
    app = DialogApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        under = app.screen_stack[0]
        for key in "yn":  # both are on their way before the first is answered
            dialog.on_key(Key(key, key))
        dialog.action_leave()
        await pilot.pause()
        assert app.answer == "y"
        assert app.screen is under
