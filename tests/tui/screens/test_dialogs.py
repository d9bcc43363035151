from pathlib import Path, PurePath
from typing import Any, ClassVar

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, RadioButton, RadioSet, Static, TextArea

import tui
from core.brief.formats import FORMATS
from tests.tui.conftest import until
from tui.keys import KEYS, PLACES
from tui.screens.confirm import ConfirmScreen
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen, help_lines
from tui.screens.prompt import PromptScreen, TagSuggester
from tui.theme import mark_colours

NOTHING = object()
STYLES = Path(tui.__file__).parent / "styles"


class DialogApp(App[None]):
    """Shows one dialog and keeps its answer."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*sorted(STYLES.glob("*.tcss"))]

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: object = NOTHING

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.keep)

    def keep(self, answer: object) -> None:
        self.answer = answer

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return mark_colours(dark=True)


async def answer_of(dialog: Screen[Any], *keys: str) -> object:
    app = DialogApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.answer


async def test_a_line() -> None:
    assert await answer_of(PromptScreen("Tag"), *"a, b", "enter") == "a, b"
    assert await answer_of(PromptScreen("Tag", value="old"), "s", "enter") == "olds"
    assert await answer_of(PromptScreen("Tag", value="old"), "escape") is None
    assert await answer_of(PromptScreen("Tag", value="a"), "backspace", "enter") == ""
    assert await answer_of(PromptScreen("To", value="ro", replaces=True), *"uk", "enter") == "uk"


async def test_tab_completes_the_last_tag() -> None:
    dialog = PromptScreen("Tag", suggestions=("missiles", "minister", "troops"))
    assert await answer_of(dialog, *"troops, m", "tab", "enter") == "troops, missiles"


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("m", "missiles"),
        ("min", "minister"),
        ("missiles, m", "missiles, minister"),
        ("M", "Missiles"),
        ("missiles, ", None),
        ("", None),
        ("x", None),
        ("missiles", None),
    ],
)
async def test_what_is_suggested(typed: str, completed: str | None) -> None:
    suggester = TagSuggester(("missiles", "minister"))
    assert await suggester.get_suggestion(typed) == completed


async def test_a_text_is_saved_with_its_lines() -> None:
    dialog = PromptScreen("Note", value="one", multiline=True)
    assert await answer_of(dialog, "enter", *"two", "ctrl+s") == "one\ntwo"


async def test_a_text_worked_on_is_not_dropped_by_one_escape() -> None:
    app = DialogApp(PromptScreen("Note", value="one", multiline=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.answer is NOTHING
        assert "drops your changes" in str(app.dialog.query_one(".hint", Static).content)
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is None
    untouched = PromptScreen("Note", value="one", multiline=True)
    assert await answer_of(untouched, "escape") is None


async def test_how_a_text_is_saved_is_in_sight_on_a_small_terminal() -> None:
    app = DialogApp(PromptScreen("Note", multiline=True, context="So sprach er. " * 40))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        hint = app.screen.query_one(".hint", Static)
        assert hint.region.height == 1
        assert app.screen.query_one(".dialog").content_region.contains_region(hint.region)


async def test_all_that_is_shown_is_plain_text() -> None:
    hostile = "[@click=app.quit]x[/] [red"
    dialog = PromptScreen(
        hostile, value=hostile, suggestions=(hostile,), multiline=True, context=hostile
    )
    app = DialogApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = [str(one.render()) for one in dialog.query(Static)]
        assert hostile in shown and f"Known: {hostile}" in shown
        assert dialog.query_one(TextArea).text == hostile
        assert dialog.query_one(".dialog").border_title == hostile.replace("[", r"\[") or (
            hostile in str(dialog.query_one(".dialog")._border_title)
        )
    question = ConfirmScreen(hostile, [("y", hostile)])
    app = DialogApp(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert str(question.query_one(".question", Static).render()) == hostile
        await pilot.press("y")
        await pilot.pause()
        assert app.answer == "y"


async def test_a_question_is_answered_by_key_by_enter_or_not() -> None:
    choices = [("n", "No"), ("y", "Yes")]
    assert await answer_of(ConfirmScreen("Sure?", choices), "y") == "y"
    assert await answer_of(ConfirmScreen("Sure?", choices), "enter") == "n"
    assert await answer_of(ConfirmScreen("Sure?", choices), "j", "enter") == "y"
    assert await answer_of(ConfirmScreen("Sure?", choices), "j", "k", "enter") == "n"
    assert await answer_of(ConfirmScreen("Sure?", choices), "escape") is None
    assert await answer_of(ConfirmScreen("Sure?", choices), "q") is NOTHING


async def test_export_format_follows_the_suffix_and_the_other_way() -> None:
    path = Path("briefing.md")
    assert await answer_of(ExportScreen(path), "enter") == (path, "markdown")
    assert await answer_of(ExportScreen(path), "escape") is None
    dialog = ExportScreen(path)
    app = DialogApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = dialog.query_one("#path", Input)
        at = list(FORMATS).index("json")
        await pilot.press("tab", *["down"] * at)
        await pilot.pause()
        assert line.value == "briefing.json"
        await pilot.press("up", "j")
        await pilot.pause()
        assert line.value == "briefing.json"
        line.value = "other.md"
        await until(pilot, lambda: dialog.query_one("#markdown", RadioButton).value)
        line.value = "other.json"
        await until(pilot, lambda: dialog.query_one("#json", RadioButton).value)
        assert not line.has_focus
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == (Path("other.json"), "json")


async def test_one_page_is_not_written_as_what_it_holds_nothing_of() -> None:
    dialog = ExportScreen(Path("page.md"), is_one_page=True)
    app = DialogApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        offered = {one.id for one in dialog.query(RadioButton)}
        assert offered == FORMATS.keys() - {"csv", "annotations"}
        line = dialog.query_one("#path", Input)
        line.value = "page.csv"
        await pilot.press("enter")
        assert "One page holds nothing" in str(dialog.query_one(".complaint", Static).content)
        assert app.answer is NOTHING
        line.value = "page.html"
        await until(pilot, lambda: dialog.query_one("#html", RadioButton).value)
        await pilot.press("enter")
        await pilot.pause()
    assert app.answer == (Path("page.html"), "html")


async def test_every_format_is_offered_and_names_its_file() -> None:
    for name, one in FORMATS.items():
        dialog = ExportScreen(Path(f"briefing{one.suffix}"))
        app = DialogApp(dialog)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert dialog.query_one(RadioSet).region.bottom <= 24
            dialog.query_one(f"#{name}", RadioButton).value = True
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        assert app.answer == (Path(f"briefing{one.suffix}"), name)


async def test_export_to_nowhere_or_a_folder_is_refused(tmp_path: Path) -> None:
    dialog = ExportScreen(tmp_path)
    app = DialogApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert str(dialog.query_one(".complaint", Static).content) == "That is a folder."
        dialog.query_one("#path", Input).value = " "
        await pilot.press("enter")
        assert str(dialog.query_one(".complaint", Static).content) == "Type the name of a file."
        dialog.query_one("#path", Input).value = "page.pdf"
        await pilot.press("enter")
        complaint = str(dialog.query_one(".complaint", Static).content)
        assert "cannot be written as .pdf; end the name in one of" in complaint
        assert app.answer is NOTHING


@pytest.mark.parametrize("place", ["library", "reader", "page"])
@pytest.mark.parametrize("width", [50, 66, 86])
def test_the_help_has_every_key_and_keeps_to_its_width(place: str, width: int) -> None:
    lines = [line.plain for line in help_lines(place, {}, width)]
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for section in (place, "briefing", "app"):
        for key in KEYS[section]:
            assert key.tooltip in text, key.id
    assert PLACES["app"] in text and PLACES["briefing"] in text
    marks = {"library": "Not read yet", "reader": "A figure", "page": "A source, and one left out"}
    assert "Marks" in text and marks[place].casefold() in text.casefold()
    for sign in ("unconfirmed", "reported by", "≠", "◇", "○", "[3]!"):
        assert sign in text, sign


def test_the_help_shows_keys_as_the_settings_have_them() -> None:
    text = "\n".join(line.plain for line in help_lines("reader", {"next-name": "f7,v"}, 80))
    assert "F7  v" in text


async def test_the_help_scrolls_and_closes() -> None:
    for close in ("escape", "q", "question_mark"):
        dialog = HelpScreen("reader", {})
        app = DialogApp(dialog)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            view = dialog.query_one(".dialog")
            await pilot.press("j", "j", "space")
            assert view.scroll_offset.y > 2
            await pilot.press("G")
            await pilot.pause()
            assert view.scroll_offset.y == view.max_scroll_y > 20
            await pilot.press("g")
            assert view.scroll_offset.y == 0
            await pilot.press(close)
            await pilot.pause()
            assert app.answer is None
