"""Lists of options: pages that are turned before there are any."""

from textual.app import App, ComposeResult

from tui.widgets.choices import Choices


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Choices(*map(str, range(100)))


async def test_a_page_turned_before_the_list_is_drawn_is_not_turned() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        undrawn = Choices("one", "two")
        undrawn.highlighted = 0
        undrawn.action_page_down()
        undrawn.action_page_up()
        assert undrawn.highlighted == 0
        drawn = app.query_one(Choices)
        drawn.highlighted = 0
        drawn.action_page_down()
        assert drawn.highlighted == 10 - 2
        drawn.action_page_up()
        assert drawn.highlighted == 0
        await pilot.pause()
