"""Reading: every key that changes nothing."""

from pathlib import Path

import pytest
from textual.widgets import Input

from core.settings import ReaderSettings
from core.store import ReadingState
from tests.tui.conftest import library_screen, settle
from tests.tui.reader_driver import (
    HUGE,
    LARGE,
    SMALL,
    opened,
    press,
    quiet_settings,
    shown,
    status,
    view_of,
)
from tests.tui.reader_samples import build
from tui.keys import KEYS
from tui.screens.reader import ReaderScreen
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.find_bar import FindBar


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE])
async def test_an_article_opens_with_both_texts(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size=size) as (_, _, screen):
        said = shown(screen)
        assert "Le fleuve déborde" in said and "The river floods" in said
        is_beside = any("Le fleuve" in row and "The river" in row for row in said.split("\n"))
        assert is_beside == (size[0] >= 100)
        assert "1/13" in status(screen) and "translation memory" in status(screen)
        assert "Le Journal" in str(screen.query_one("#source").render())
        assert "fr → en" in str(screen.query_one("#languages").render())


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_by_segment(tmp_path: Path, down: str, up: str) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        view = view_of(screen)
        await press(pilot, down, down, down)
        assert view.current == 3
        await press(pilot, up)
        assert view.current == 2
        await press(pilot, up, up, up)
        assert view.current == 0


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_current_segment_is_always_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, "long", size=size) as (_, pilot, screen):
        view = view_of(screen)
        for key, count in (("j", 60), ("k", 30), ("e", 20)):
            for _ in range(count):
                await pilot.press(key)
                rows = [row for row in shown(screen).split("\n") if "▌" in row]
                assert rows, (key, view.current)
                assert any(f"Phrase {view.current - 1} " in row for row in rows) or (
                    view.current == 0
                )


@pytest.mark.parametrize(
    ("down", "up"), [("space", "pageup"), ("pagedown", "pageup"), ("ctrl+f", "ctrl+b")]
)
async def test_by_page(tmp_path: Path, down: str, up: str) -> None:
    async with opened(tmp_path, "long", size=SMALL) as (_, pilot, screen):
        view = view_of(screen)
        height = view.size.height
        last_row = shown(screen).split("\n")[-1]
        await press(pilot, down)
        assert view.scroll_offset.y == height - 2
        assert last_row in shown(screen).split("\n")
        there = view.current
        assert there > 0 and "▌" in shown(screen)
        await press(pilot, down, up)
        assert view.current == there
        await press(pilot, up, up)
        assert view.current == 0 and view.scroll_offset.y == 0
        for _ in range(40):
            await pilot.press(down)
        assert view.current == 100


@pytest.mark.parametrize(("end", "start"), [("G", "g"), ("end", "home")])
async def test_to_the_ends(tmp_path: Path, end: str, start: str) -> None:
    async with opened(tmp_path, "long") as (_, pilot, screen):
        view = view_of(screen)
        await press(pilot, end)
        assert view.current == 100 and "Sentence 99" in shown(screen)
        await press(pilot, start)
        assert view.current == 0 and view.scroll_offset.y == 0


async def test_names(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        view = view_of(screen)
        said = []
        for _ in range(5):
            await press(pilot, "e")
            assert view.mark is not None
            said.append((view.current, view.mark.thing.text))
        assert said == [
            (0, "Lisbonne"),
            (2, "Lisbonne"),
            (4, "Inês Carvalho"),
            (4, "Lisbonne"),
            (5, "Portugais"),
        ]
        await press(pilot, "E")
        assert view.mark is not None and view.mark.thing.text == "Lisbonne"
        assert status(screen).startswith("Lisbonne ↔ Lisbon place")


async def test_names_go_round_and_say_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "E", "E")
        assert view_of(screen).current == 11
        assert "last name again" in status(screen)
        await press(pilot, "e")
        assert view_of(screen).current == 0 and "first name again" in status(screen)


async def test_figures(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        view = view_of(screen)
        await press(pilot, "f")
        assert view.current == 3 and "1 200 familles ↔ 1,200 families" in status(screen)
        await press(pilot, "f")
        assert view.current == 8
        await press(pilot, "F")
        assert view.current == 3


async def test_names_of_the_translation_in_its_own_layout(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "o", "o", "e")
        mark = view_of(screen).mark
        assert mark is not None and mark.thing.text == "Lisbon"


async def test_an_article_without_marks_says_so(tmp_path: Path) -> None:
    plain = build("plain", [("title", [("Rien", "Nothing")])])
    async with opened(tmp_path, "plain", articles=(plain,)) as (_, pilot, screen):
        await press(pilot, "e")
        assert "No names" in status(screen)
        await press(pilot, "f")
        assert "No figures" in status(screen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_layouts_cycle(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size=size) as (_, pilot, screen):
        await press(pilot, "j", "o")
        assert "Le fleuve" in shown(screen) and "The river" not in shown(screen)
        await press(pilot, "o")
        assert "Le fleuve" not in shown(screen) and "The river" in shown(screen)
        await press(pilot, "o")
        assert "Le fleuve" in shown(screen) and "The river" in shown(screen)
        assert view_of(screen).current == 1


async def test_an_article_in_the_readers_language_has_one_column(tmp_path: Path) -> None:
    async with opened(tmp_path, "english") as (_, pilot, screen):
        assert "not translated" not in shown(screen) and "│" not in shown(screen)
        await press(pilot, "o")
        assert "in your language" in status(screen)
        await press(pilot, "c")
        assert "in your language" in status(screen)


async def test_folded_blocks(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        assert "▸ 1 more line of the page (z)" in shown(screen)
        assert "météo" not in shown(screen)
        await press(pilot, "z")
        assert "À lire aussi : la météo de demain" in shown(screen)
        await press(pilot, "z")
        assert "météo" not in shown(screen)


async def test_folded_blocks_under_the_article_can_be_read_to_the_end(tmp_path: Path) -> None:
    async with opened(tmp_path, size=SMALL) as (_, pilot, screen):
        await press(pilot, "z", "G")
        await press(pilot, *["j"] * 12)
        assert "Incendie dans le nord du pays" in shown(screen)


async def test_nothing_folded_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, "long") as (_, pilot, screen):
        await press(pilot, "z")
        assert "Nothing on this page is folded" in status(screen)


async def test_finding_as_one_types(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "slash", *"decrue")
        assert screen.query_one(FindBar).is_open
        assert view_of(screen).current == 5
        assert "1 of 2" in str(screen.query_one("#find-count").render())
        await press(pilot, "enter", "n")
        assert view_of(screen).current == 11
        await press(pilot, "n")
        assert view_of(screen).current == 5 and "first match again" in status(screen)
        await press(pilot, "N")
        assert view_of(screen).current == 11
        await press(pilot, "escape")
        assert not screen.query_one(FindBar).is_open and not view_of(screen).matches
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_finding_in_the_translation(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "slash", *"blankets", "enter")
        match = view_of(screen).match
        assert match is not None and (match.segment, match.side) == (7, "translation")


async def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "n")
        assert "/ finds words" in status(screen)
        await press(pilot, "slash", *"xyz")
        assert "not found" in str(screen.query_one("#find-count").render())
        await press(pilot, "enter")
        assert pilot.app.focused is view_of(screen)


async def test_an_empty_search_ends(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "slash", "enter")
        assert not screen.query_one(FindBar).is_open
        assert pilot.app.focused is view_of(screen)


async def test_searching_again_takes_new_words(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        await press(pilot, "slash", *"quai", "enter", "slash", *"eau")
        assert screen.query_one(Input).value == "eau"


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE])
async def test_the_briefing_opens_and_leads_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size=size) as (app, pilot, screen):
        pane = screen.query_one(BriefingPane)
        await press(pilot, "b")
        assert pane.display and app.focused is pane
        await press(pilot, "j", "enter")
        assert view_of(screen).display
        assert pane.display == (size[0] >= 100)
        await press(pilot, "b")
        if size[0] >= 100:
            assert not pane.display and app.focused is view_of(screen)


async def test_esc_closes_the_briefing_then_the_reader(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, "b", "escape")
        assert not screen.query_one(BriefingPane).display and app.screen is screen
        await press(pilot, "escape")
        assert app.screen is library_screen(app)


async def test_place_and_layout_come_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        await press(pilot, "j", "j", "j", "o", "z", "escape")
        state = app.library.reading("flood")
        assert (state.segment, state.layout, state.unfolded) == (3, "original", True)
        assert state.is_read and state.opened and state.own_target is None
    async with opened(tmp_path) as (_, pilot, screen):
        view = view_of(screen)
        assert (view.current, view.layout_name, view.unfolded) == (3, "original", True)
        await press(pilot, "j", "q")
    async with opened(tmp_path) as (app, _, _):
        assert app.library.reading("flood").segment == 4


async def test_the_place_is_saved_without_leaving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.reading_screen.SAVE_AFTER", 0.01)
    async with opened(tmp_path) as (app, pilot, _):
        await press(pilot, "j", "j")
        while app.library.reading("flood").segment != 2:
            await pilot.pause(0.01)


async def test_keys_do_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path, "long") as (app, pilot, _):
        written: list[ReadingState] = []
        monkeypatch.setattr(app.library, "save_reading", lambda _, state: written.append(state))
        for _ in range(20):
            await pilot.press("j")
        assert written == []


async def test_a_first_opening_has_the_layout_of_the_settings(tmp_path: Path) -> None:
    settings = quiet_settings()
    settings.reader = ReaderSettings(layout="translation")
    async with opened(tmp_path, settings=settings) as (_, _, screen):
        assert view_of(screen).layout_name == "translation"


async def test_a_segment_can_be_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        app.open_article("long", 50)
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReaderScreen) and view_of(screen).current == 50
        assert "Phrase 49 " in shown(screen)


async def test_an_article_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        app.open_article("nothing")
        await settle(pilot)
        assert app.screen is screen
        assert any("no article" in one.message for one in app._notifications)


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    async with opened(tmp_path, "hostile") as (app, pilot, screen):
        assert "[red]Alerte[/red] [@click=app.quit]x[/]" in shown(screen)
        assert not set(shown(screen)) & set("\x1b\x07\x9b\u202e")
        await press(pilot, "m", "e", "f", "o", "o", "z", "b", "b")
        assert "\x1b[31m" not in app.export_screenshot()


async def test_wide_text_is_shown(tmp_path: Path) -> None:
    async with opened(tmp_path, "wide", size=SMALL) as (_, pilot, screen):
        assert "日本の首相がソウルを訪問した" in shown(screen)
        await press(pilot, "j", "j", "slash", *"flags", "enter")
        assert view_of(screen).current == 1


async def test_resizing_keeps_the_place(tmp_path: Path) -> None:
    async with opened(tmp_path, "long", size=LARGE) as (_, pilot, screen):
        await press(pilot, *["j"] * 40)
        for size in (SMALL, HUGE, (40, 12), LARGE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert view_of(screen).current == 40
            assert "▌" in shown(screen)


async def test_an_article_without_body_can_be_opened(tmp_path: Path) -> None:
    empty = build("empty", [("boilerplate", [("Partager", None)])])
    async with opened(tmp_path, "empty", articles=(empty,)) as (_, pilot, screen):
        assert "1 more line" in shown(screen)
        keys = ["j", "k", "space", "G", "g", "e", "f", "o", "z", "m", "y", "u", "n"]
        await press(pilot, *keys)
        assert "Partager" in shown(screen)


async def test_a_tall_segment_can_be_read_to_its_end(tmp_path: Path) -> None:
    words = " ".join(f"mot{number}" for number in range(600))
    tall = build("tall", [("paragraph", [(words, None), ("Fin.", None)])])
    async with opened(tmp_path, "tall", size=SMALL, articles=(tall,)) as (_, pilot, screen):
        seen = shown(screen)
        for _ in range(12):
            await press(pilot, "j")
            seen += shown(screen)
        assert all(f"mot{number}" in seen for number in range(600))
        assert view_of(screen).current == 1


async def test_every_key_is_bound_to_an_action(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, _, screen):
        for key in KEYS["reader"]:
            assert callable(getattr(screen, f"action_{key.action}", None)), key.id


@pytest.mark.parametrize("name", ["dragoman-light", "nord", "ansi-dark"])
async def test_other_themes(tmp_path: Path, name: str) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        if name not in app.available_themes:
            pytest.skip(f"this Textual has no theme {name}")
        app.theme = name
        await settle(pilot)
        await press(pilot, "e", "m")
        assert "Le fleuve" in shown(screen)
