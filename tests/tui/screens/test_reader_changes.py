"""What the reader keeps and changes: passages, corrections, translations, copies, exports."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from core.store import make_passage
from tests.tui.conftest import settle, until
from tests.tui.reader_driver import (
    LARGE,
    SMALL,
    opened,
    press,
    shown,
    status,
    view_of,
)
from tests.tui.reader_samples import FLOOD
from tui.app import DragomanApp
from tui.screens.export import ExportScreen
from tui.screens.prompt import PromptScreen
from tui.widgets.briefing.pane import BriefingPane


async def answer_line(pilot: Pilot[Any], text: str) -> None:
    assert isinstance(pilot.app.screen, PromptScreen)
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")


async def answer_text(pilot: Pilot[Any], text: str) -> None:
    assert isinstance(pilot.app.screen, PromptScreen)
    pilot.app.screen.query_one(TextArea).text = text
    await press(pilot, "ctrl+s")


async def test_m_marks_and_again_removes(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, "j", "m")
        assert "★" in shown(screen) and status(screen).startswith("Bookmarked.")
        (kept,) = app.library.passages()
        assert kept.quote.exact == "Les quais sont fermés"
        await press(pilot, "m")
        assert "★" not in shown(screen) and app.library.passages() == []
        await press(pilot, "u")
        assert "★" in shown(screen) and app.library.passages() == [kept]
        await press(pilot, "u", "u", "u")
        assert "Nothing to undo" in status(screen)


async def test_t_tags_completing_known_tags(tmp_path: Path) -> None:
    def keep(app: DragomanApp) -> None:
        app.library.save_passage(make_passage(FLOOD, 0, 10).with_(tags=("high-water",)))

    async with opened(tmp_path, before=keep) as (app, pilot, screen):
        await press(pilot, "j", "t", *"hi", "tab", "enter")
        assert app.library.passages()[1].tags == ("high-water",)
        await press(pilot, "k", "j")
        assert "★ #high-water" in status(screen)
        await press(pilot, "t")
        assert pilot.app.screen.query_one(Input).value == "high-water"
        await answer_line(pilot, "quays, water")
        assert app.library.passages()[1].tags == ("quays", "water")


async def test_a_writes_a_note(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, "j", "a")
        await answer_text(pilot, "Which quays?\nAsk.")
        (kept,) = app.library.passages()
        assert kept.note == "Which quays?\nAsk."
        await press(pilot, "k", "j")
        assert "Which quays? Ask." in status(screen)
        await press(pilot, "a")
        assert pilot.app.screen.query_one(TextArea).text == kept.note


@pytest.mark.parametrize("key", ["t", "a", "c"])
async def test_a_question_that_is_left_changes_nothing(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, key, "escape")
        assert app.screen is screen
        assert app.library.passages() == [] and app.library.units() == []


async def test_passages_survive_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, _):
        await press(pilot, "j", "m", "q")
    async with opened(tmp_path) as (_, _, screen):
        assert "★" in shown(screen)


async def test_c_corrects_the_translation_everywhere(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, *["j"] * 5)
        assert "not translated yet" in status(screen)
        await press(pilot, "c")
        assert app.screen.query_one(TextArea).text == ""
        await answer_text(pilot, "The Portuguese are waiting.")
        await until(pilot, lambda: "It serves 1 more" in status(screen))
        assert shown(screen).count("The Portuguese are waiting.") == 2
        assert shown(screen).count("✎") == 2
        await press(pilot, "k", "j")
        assert "corrected by you" in status(screen)
        made = app.library.article("flood").translated("en")
        assert {made[5].engine, made[11].engine} == {"reader"}
        assert [one.by for one in app.library.units()] == ["reader"]


async def test_c_shows_what_stands_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, "c")
        assert app.screen.query_one(TextArea).text == "The river floods Lisbon"
        await answer_text(pilot, "The river floods Lisbon")
        assert app.screen is screen and "stays as it was" in status(screen)


async def test_y_copies_with_the_citation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        copied: list[str] = []
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        monkeypatch.setattr("tui.clipboard._fill_system_clipboard", lambda text: True)
        await press(pilot, "j", "y")
        assert "Les quais sont fermés" in copied[0] and "The quays are closed" in copied[0]
        assert "Le Journal" in copied[0] and "2024-11-20" in copied[0]
        assert "Copied" in status(screen)


async def test_x_exports(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _):
        await press(pilot, "m", "x")
        assert isinstance(app.screen, ExportScreen)
        target = tmp_path / "out.md"
        app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
        await until(pilot, target.exists)
        assert "Le fleuve déborde à Lisbonne" in target.read_text(encoding="utf-8")


async def test_a_new_passage_reaches_the_open_briefing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_app, pilot, screen):
        await press(pilot, "b")
        view_of(screen).focus()
        await press(pilot, "j", "t")
        await answer_line(pilot, "needle")
        await settle(pilot)
        pane = screen.query_one(BriefingPane)
        said = "\n".join(
            str(pane.get_option_at_index(at).prompt) for at in range(pane.option_count)
        )
        assert "needle" in said


async def drag(pilot: Pilot[Any], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag over the parallel view, in cells of it."""
    await pilot.mouse_down("ParallelView", offset=start)
    await pilot.hover("ParallelView", offset=end)
    await pilot.mouse_up("ParallelView", offset=end)
    await settle(pilot)


async def test_a_click_goes_to_the_segment_and_the_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        view = view_of(screen)
        layout = view._layout
        assert layout is not None
        y, x = layout.first[4], layout.columns.left
        await pilot.click("ParallelView", offset=(x + 1, y))
        await settle(pilot)
        assert view.current == 4 and view.mark is None
        rows = shown(screen).split("\n")
        y = next(at for at, row in enumerate(rows) if "Inês" in row)
        await pilot.click("ParallelView", offset=(rows[y].find("Inês") + 1, y))
        await settle(pilot)
        assert view.mark is not None and view.mark.thing.text == "Inês Carvalho"


async def test_a_click_on_the_folded_row_unfolds(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot, screen):
        rows = shown(screen).split("\n")
        y = next(at for at, row in enumerate(rows) if "1 more line" in row)
        await pilot.click("ParallelView", offset=(10, y))
        await settle(pilot)
        assert "météo" in shown(screen)


async def test_the_wheel_scrolls_and_j_goes_on_from_there(tmp_path: Path) -> None:
    async with opened(tmp_path, "long") as (_, pilot, screen):
        view = view_of(screen)
        view.scroll_to(y=150, animate=False)
        await settle(pilot)
        assert view.current == 0
        await press(pilot, "j")
        assert view.current > 40 and "▌" in shown(screen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_drag_over_the_original_selects_exactly(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=size) as (app, pilot, screen):
        view = view_of(screen)
        rows = shown(screen).split("\n")
        y = next(at for at, row in enumerate(rows) if "Le fleuve" in row)
        x = rows[y].find("fleuve")
        await drag(pilot, (x, y), (x + 5, y))
        assert view.selection is not None
        assert FLOOD.text[slice(*view.selection)] == "fleuve"
        assert "1 word selected" in status(screen)
        await press(pilot, "m")
        assert [one.quote.exact for one in app.library.passages()] == ["fleuve"]
        assert view.selection is None


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_drag_over_the_translation_selects_whole_segments(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=size) as (app, pilot, screen):
        view = view_of(screen)
        rows = shown(screen).split("\n")
        y = next(at for at, row in enumerate(rows) if "The river" in row)
        below = next(at for at, row in enumerate(rows) if "The quays" in row)
        x = rows[y].find("river")
        await drag(pilot, (x, y), (x + 2, below))
        assert view.selection is not None
        assert FLOOD.text[slice(*view.selection)] == (
            "Le fleuve déborde à Lisbonne\nLes quais sont fermés"
        )
        await press(pilot, "t")
        await answer_line(pilot, "both")
        (kept,) = app.library.passages()
        assert (kept.segment, kept.last_segment, kept.tags) == (0, 1, ("both",))


async def test_notes_and_copies_act_on_the_selection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        copied: list[str] = []
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        rows = shown(screen).split("\n")
        y = next(at for at, row in enumerate(rows) if "Les quais" in row)
        x = rows[y].find("quais")
        await drag(pilot, (x, y), (x + 4, y))
        await press(pilot, "y")
        assert copied[0].startswith("“quais”")
        await press(pilot, "a")
        await answer_text(pilot, "Which?")
        assert [one.quote.exact for one in app.library.passages()] == ["quais"]


async def test_esc_clears_the_selection_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await drag(pilot, (5, 1), (15, 1))
        assert view_of(screen).selection is not None
        await press(pilot, "escape")
        assert view_of(screen).selection is None and app.screen is screen


async def test_a_drag_over_the_edge_scrolls(tmp_path: Path) -> None:
    async with opened(tmp_path, "long", size=SMALL) as (_, pilot, screen):
        view = view_of(screen)
        await pilot.mouse_down("ParallelView", offset=(5, 4))
        await pilot.hover("StatusLine")
        await until(pilot, lambda: view.scroll_offset.y > 3)
        await pilot.mouse_up("StatusLine")
        selection = view.selection
        assert selection is not None
        assert selection.end - selection.start > 300
        await settle(pilot)
        there = view.scroll_offset.y
        await pilot.pause(0.1)
        assert view.scroll_offset.y == there


async def test_a_damaged_file_is_mended_while_reading(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        (app.library.path / "passages.json").write_text("{", encoding="utf-8")
        await press(pilot, "m")
        assert app.screen is screen and "Bookmarked" in status(screen)
