"""The reader beside others, and on a disk that takes nothing."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from core.store import Library, make_passage
from core.store.unsaved import put_in
from tests.tui.conftest import library_screen, settle, until
from tests.tui.library_driver import another_reader, full_disk, make_library, reader_of
from tests.tui.reader_driver import status, view_of
from tests.tui.samples import BERLIN, BUCHAREST, KOREA
from tui.app import DragomanApp
from tui.screens.briefed_screen import BriefedScreen
from tui.screens.briefing import BriefingScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.keeping_line import KeepingLine

SIZE = (120, 40)


def said(app: DragomanApp) -> str:
    return "\n".join(one.message for one in app._notifications)


def line(app: DragomanApp) -> str:
    found = app.screen.query_one(KeepingLine)
    return str(found.render()) if found.display else ""


def question(app: DragomanApp) -> str:
    return str(app.screen.query_one(".question").render())


async def opened_reader(app: DragomanApp, pilot: Pilot[Any]) -> ReaderScreen:
    await settle(pilot)
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


async def test_alone_nothing_is_said(tmp_path: Path) -> None:
    app = reader_of(make_library(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert not line(app) and not said(app) and not app.library.read_only


async def test_who_may_write_is_known_before_the_first_change(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    with another_reader(path):
        app = reader_of(path)
        assert not app.keeper.standing.read_only  # nobody has asked, and no frame waits for it
        assert "open in another Dragoman" in app.keeper.refusal
        assert app.library.read_only and app.keeper.is_looking_on
        assert app.keeper.standing.read_only
    alone = reader_of(path)
    assert not alone.keeper.refusal and not alone.library.read_only
    assert alone.keeper._session is not None
    alone.keeper._session.close()


async def test_a_second_reader_changes_nothing_and_says_why(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    with another_reader(path) as other:
        app = reader_of(path)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            assert f"Read only: open in another Dragoman (process {other.pid}, since " in line(app)
            for key in ("r", "d", "u", "A"):
                app.clear_notifications()
                await pilot.press(key)
                await settle(pilot)
                assert app.screen is library_screen(app)
                assert said(app).startswith("Nothing can be changed here: "), key
            app.add_sources(["nowhere.txt"])
            assert not library_screen(app).is_expecting
            app.open_article(KOREA.id)
            screen = await opened_reader(app, pilot)
            assert "Read only" in line(app)
            for key in ("m", "t", "a", "c", "D", "u"):
                await pilot.press("j", key)
                await settle(pilot)
                assert app.screen is screen
                assert "Nothing can be changed here" in status(screen), key
            await pilot.press("b")
            await settle(pilot)
            assert screen.pane.briefing is not None
            await pilot.press("j", "j", "p")
            await settle(pilot)
            assert app.screen is screen
    found = Library(path)
    assert not found.passages() and not found.reading_states()
    assert [one.id for one in found.entries()] == [KOREA.id, BERLIN.id, BUCHAREST.id]


async def test_the_second_reader_takes_over_when_the_first_is_killed(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    with another_reader(path) as other:
        app = reader_of(path)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            assert line(app)
            other.kill()
            await until(pilot, lambda: "can be changed here now" in said(app))
            assert not line(app) and not app.library.read_only
            await pilot.press("r")
            await settle(pilot)
    assert len(Library(path).reading_states()) == 1


@pytest.mark.parametrize("where", ["reader", "briefing"])
async def test_who_takes_over_says_no_longer_that_nothing_can_be_changed(
    tmp_path: Path, where: str
) -> None:
    path = make_library(tmp_path)
    with another_reader(path) as other:
        app = reader_of(path, KOREA.id)
        async with app.run_test(size=SIZE) as pilot:
            screen: BriefedScreen = await opened_reader(app, pilot)
            if where == "briefing":
                app.open_briefing([KOREA.id, BERLIN.id], "Two")
                await settle(pilot)
                assert isinstance(app.screen, BriefingScreen)
                screen = app.screen
                await until(pilot, lambda: screen.briefing_pane.briefing is not None)
            await pilot.press("j", "m" if where == "reader" else "i")
            await settle(pilot)

            def shown() -> str:
                found = [*screen.query("StatusLine *"), *screen.query("#said")]
                return " ".join(str(one.render()) for one in found) + said(app)

            assert "Nothing can be changed here" in shown()
            other.kill()
            await until(pilot, lambda: "can be changed here now" in said(app))
            await settle(pilot)
            assert "Nothing can be changed here" not in shown()


async def test_what_others_change_is_shown(tmp_path: Path) -> None:
    path = make_library(tmp_path, (KOREA, BERLIN))
    app = reader_of(path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = library_screen(app)
        screen.table.move_to(1)
        here = screen.table.current
        other = Library(path)
        other.put(BUCHAREST)
        other.save_passage(make_passage(KOREA, 0, 10))
        await until(pilot, lambda: len(screen.articles) == 3)
        await until(pilot, lambda: screen.articles.row(KOREA.id).passages == 1)
        assert screen.table.current == here
        other.remove(BERLIN.id)
        await until(pilot, lambda: BERLIN.id not in screen.articles)


async def test_the_open_article_follows_and_the_place_stays(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    app = reader_of(path, KOREA.id)
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened_reader(app, pilot)
        await pilot.press("j", "j")
        view, other = view_of(screen), Library(path)
        here = view.current
        segment = KOREA.segments[1]
        other.save_passage(make_passage(KOREA, segment.start, segment.end))
        await until(pilot, lambda: screen.reading is not None and len(screen.reading.passages) == 1)
        first = KOREA.translations["en"][0].with_(text="Said anew elsewhere")
        other.change(
            KOREA.id,
            lambda one: one.with_translations("en", (first, *one.translations["en"][1:])),
        )
        await until(
            pilot,
            lambda: view.page is not None and view.page.made[0].text == "Said anew elsewhere",
        )
        assert view.current == here
        other.remove(KOREA.id)
        await until(pilot, lambda: "was removed from the library" in status(screen))
        assert app.screen is screen


async def test_what_the_disk_does_not_take_is_marked_and_tried_again(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    app = reader_of(path, KOREA.id)
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened_reader(app, pilot)
        with full_disk():
            await pilot.press("j", "m")
            await until(pilot, lambda: "kept in memory" in said(app))
            await until(pilot, lambda: "1 change not saved" in line(app))
            assert "Bookmarked." in status(screen)
            await pilot.press("j", "m")
            await until(pilot, lambda: "2 changes not saved" in line(app))
            assert screen.reading is not None and len(screen.reading.passages) == 2
        await until(pilot, lambda: "Everything is saved now." in said(app))
        assert not line(app)
    assert len(Library(path).passages()) == 2


async def unsaved(app: DragomanApp, pilot: Pilot[Any]) -> None:
    """Make a change that is not saved, and ask to quit."""
    await opened_reader(app, pilot)
    await pilot.press("j", "m")
    await until(pilot, lambda: "not saved" in line(app))
    await pilot.press("q")
    await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
    assert "not saved" in question(app) and "passages.json" in question(app)


async def test_quitting_asks_first_and_can_be_called_off(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    app = reader_of(path, KOREA.id)
    with full_disk():
        async with app.run_test(size=SIZE) as pilot:
            await unsaved(app, pilot)
            await pilot.press("t")
            await until(
                pilot,
                lambda: (
                    isinstance(app.screen, ConfirmScreen) and "still does not take" in question(app)
                ),
            )
            await pilot.press("c")
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            await pilot.press("q")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            await pilot.press("l")
            await until(pilot, lambda: not app.is_running)
    assert app.has_given_up and app.return_code == 0
    assert not Library(path).passages()


async def test_quitting_from_a_dialog_says_what_to_do_first(tmp_path: Path) -> None:
    app = reader_of(make_library(tmp_path), KOREA.id)
    with full_disk():
        async with app.run_test(size=SIZE) as pilot:
            screen = await opened_reader(app, pilot)
            await pilot.press("j", "m")
            await until(pilot, lambda: "not saved" in line(app))
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, PromptScreen))
            await pilot.press(*"note")
            await app.run_action("quit")
            await until(pilot, lambda: "close this window first" in said(app))
            assert app.is_running and isinstance(app.screen, PromptScreen)
            await pilot.press("escape", "escape")
            await until(pilot, lambda: app.screen is screen)
            await pilot.press("ctrl+q")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            await app.run_action("quit")
            await settle(pilot)
            assert not said(app)  # it would cover the question
            await pilot.press("l")
            await until(pilot, lambda: not app.is_running)


async def test_ctrl_q_quits_from_a_dialog_and_drops_a_text_the_second_time(
    tmp_path: Path,
) -> None:
    app = reader_of(make_library(tmp_path), KOREA.id)
    async with app.run_test(size=SIZE) as pilot:
        await opened_reader(app, pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await pilot.press(*"q", "ctrl+q")
        await settle(pilot)
        assert app.is_running
        assert "again drops your changes" in str(app.screen.query_one(".hint").render())
        assert app.screen.query_one("TextArea").text == "q"  # type: ignore[attr-defined]
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0


@pytest.mark.parametrize("opening", [(), ("question_mark",), ("A",), ("slash",), ("ctrl+p",)])
async def test_ctrl_q_quits_from_wherever_one_is(tmp_path: Path, opening: tuple[str, ...]) -> None:
    app = reader_of(make_library(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press(*opening)
        await settle(pilot)
        await pilot.press("ctrl+c")
        assert "ctrl+q quits Dragoman." in said(app)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)


async def test_quitting_can_save_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_library(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    app = reader_of(path, KOREA.id)
    there = tmp_path / "there.json"
    there.write_text("mine", encoding="utf-8")
    async with app.run_test(size=SIZE) as pilot:
        with full_disk():
            await unsaved(app, pilot)
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, PromptScreen))
            field = app.screen.query_one("Input")
            assert Path(field.value).parent == tmp_path  # type: ignore[attr-defined]
            field.value = str(there)  # type: ignore[attr-defined]
        # that disk has room; the library's has none yet
        app.keeper.close()
        await pilot.press("enter")
        await until(pilot, lambda: "is there already" in said(app))
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        app.screen.query_one("Input").value = str(tmp_path / "new.json")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_running)
    assert there.read_text(encoding="utf-8") == "mine"
    assert "dragoman restore" in app.parting
    fresh = Library(make_library(tmp_path / "other"))
    assert put_in(fresh, tmp_path / "new.json") >= 1
    assert len(fresh.passages()) == 1


async def test_a_vanished_folder_is_said_and_found_again(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    app = reader_of(path, KOREA.id)
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened_reader(app, pilot)
        path.rename(tmp_path / "away")
        await until(pilot, lambda: "not there" in line(app))
        await pilot.press("j", "m")
        await until(pilot, lambda: "1 change not saved" in line(app))
        assert app.screen is screen and not path.exists()
        assert len(library_screen(app).articles) == 3
        (tmp_path / "away").rename(path)
        await until(pilot, lambda: "Everything is saved now." in said(app))
        assert "is there again" in said(app) and not line(app)
    assert len(Library(path).passages()) == 1


async def test_a_damaged_file_is_told_of_once_and_ends_nothing(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    with Library(path) as library:
        library.save_passage(make_passage(KOREA, 0, 10))
    (path / "passages.json").write_bytes(b"\x00 [bold]not json")
    app = reader_of(path)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        assert "passages.json" in question(app) and "nothing is lost" in question(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is library_screen(app))
        assert library_screen(app).articles.row(KOREA.id).passages == 1
    again = reader_of(path)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert again.screen is library_screen(again)
