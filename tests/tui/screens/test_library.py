import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from core.errors import StoreDamaged, StoreError
from core.store import Library
from core.store.anchor import make_passage
from tests.tui.conftest import library_screen, settle, until
from tests.tui.samples import ARTICLES, BERLIN, KOREA, make_app
from tui.app import DragomanApp
from tui.keys import KEYS
from tui.screens.confirm import ConfirmScreen
from tui.screens.library import LibraryScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.article_table import ArticleTable
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.progress_line import ProgressLine


def counts(app: DragomanApp) -> str:
    return str(library_screen(app).query_one("#counts", Static).content)


def order(app: DragomanApp) -> str:
    return str(library_screen(app).query_one("#order", Static).content)


def current(app: DragomanApp) -> str | None:
    found: str | None = library_screen(app).query_one(ArticleTable).current
    return found


def record_opened(app: DragomanApp) -> list[tuple[str, int | None]]:
    opened: list[tuple[str, int | None]] = []
    app.open_article = lambda article_id, segment=None: opened.append((article_id, segment))  # type: ignore[method-assign, assignment, misc]
    return opened


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("app", DragomanApp),
        ("library", LibraryScreen),
        ("reader", ReaderScreen),
        ("briefing", BriefingPane),
    ],
)
def test_every_key_is_an_action_and_bound_where_it_works(place: str, where: Any) -> None:
    bound = {binding.id for binding in where.BINDINGS}
    for key in KEYS[place]:
        assert callable(getattr(where, f"action_{key.action}")), key.id
        assert key.id in bound


async def test_the_header_counts(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    app.library.save_passage(make_passage(KOREA, 0, 10))
    app.library.save_reading("b2", app.library.reading("b2").with_(is_read=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert counts(app) == "Dragoman   3 articles   2 unread   1 passage kept"
        await pilot.press("space")
        assert "1 selected" in counts(app)


async def test_an_empty_library_tells_how_to_add(tmp_path: Path) -> None:
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        said = str(app.screen.query_one("#empty", Static).content)
        assert "dragoman add FILE" in said and "dragoman demo" in said and "A  adds" in said
        await pilot.press("j", "k", "G", "space", "enter", "r", "d", "b", "x", "s", "S", "u")
        assert app.screen is library_screen(app)


async def test_moving_opening_and_vim_twins(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    opened = record_opened(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen = []
        for key in ("j", "down", "down", "k", "up", "G", "g", "end", "home", "pagedown", "pageup"):
            await pilot.press(key)
            seen.append(current(app))
        assert seen == ["a1", "c3", "c3", "a1", "b2", "c3", "b2", "c3", "b2", "c3", "b2"]
        await pilot.press("enter", "j", "l")
        assert opened == [("b2", None), ("a1", None)]


async def test_sorting_goes_round_and_turns(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert order(app) == "by date"
        seen = []
        for _ in range(6):
            await pilot.press("s")
            seen.append(order(app))
        assert seen == [
            "by added",
            "by title",
            "by language",
            "by length",
            "by unread",
            "by date",
        ]
        await pilot.press("S")
        assert order(app) == "by date, reversed"
        assert [row.id for row in library_screen(app).articles.visible] == ["a1", "b2", "c3"]
        assert current(app) == "b2"


async def test_the_filter_is_live_and_escape_clears_it(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"coree")
        assert [row.id for row in library_screen(app).articles.visible] == ["a1"]
        assert "1 of 3 articles" in counts(app)
        await pilot.press("enter")
        assert isinstance(app.focused, ArticleTable) and current(app) == "a1"
        await pilot.press("slash", *"zzz")
        said = str(app.screen.query_one("#empty", Static).content)
        assert "No article has all of these words" in said
        await pilot.press("escape")
        assert len(library_screen(app).articles.visible) == 3
        assert not app.screen.query_one("#filter", Input).display
        assert isinstance(app.focused, ArticleTable)


async def test_read_and_unread_are_kept(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert Library(app.library.path).reading("b2").is_read
        await pilot.press("r")
        await settle(pilot)
        assert not Library(app.library.path).reading("b2").is_read
        await pilot.press("space", "space", "r")
        await settle(pilot)
        states = Library(app.library.path).reading_states()
        assert {one for one, state in states.items() if state.is_read} == {"b2", "a1"}
        assert "1 unread" in counts(app)


async def test_removing_asks_and_can_be_undone(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    app.library.save_passage(make_passage(BERLIN, 0, 10))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("enter")  # the first answer is the harmless one
        await until(pilot, lambda: app.screen is library_screen(app))
        assert app.library.has("b2")
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: len(library_screen(app).articles) == 2)
        assert not app.library.has("b2") and current(app) == "a1"
        await pilot.press("u")
        await until(pilot, lambda: len(library_screen(app).articles) == 3)
        assert app.library.article("b2") == BERLIN and current(app) == "b2"
        assert library_screen(app).articles.row("b2").passages == 1


async def test_what_was_removed_before_an_error_can_be_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path)
    remove = app.library.remove

    def refuse_berlin(article_id: str) -> None:
        if article_id == "b2":
            raise StoreError("b2 could not be deleted.")
        remove(article_id)

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app.library, "remove", refuse_berlin)
        await pilot.press("S", "g", "space", "space", "d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: len(library_screen(app).articles) == 2)
        assert [one.message for one in app._notifications] == ["b2 could not be deleted."]
        await pilot.press("u")
        await until(pilot, lambda: len(library_screen(app).articles) == 3)
        assert app.library.has("a1")


async def test_removing_the_selected_ones_at_once(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space", "space", "d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: len(library_screen(app).articles) == 1)
        assert [entry.id for entry in app.library.entries()] == ["c3"]
        assert not library_screen(app).articles.selected


async def test_briefing_of_one_and_of_several(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    opened = record_opened(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        pane = app.screen.query_one(BriefingPane)
        assert not pane.display
        await pilot.press("b")
        await settle(pilot)
        assert pane.display and app.focused is pane
        assert pane.border_subtitle == "1 article"
        await pilot.press("enter")
        assert opened and opened[0][0] == "b2" and opened[0][1] is not None
        await pilot.press("b")
        assert not pane.display and isinstance(app.focused, ArticleTable)
        await pilot.press("space", "space", "b")
        await settle(pilot)
        assert pane.border_subtitle == "2 articles"
        await pilot.press("escape")
        assert not pane.display
        assert len(library_screen(app).articles.selected) == 2
        await pilot.press("escape")
        assert not library_screen(app).articles.selected


async def test_the_briefing_covers_a_narrow_screen(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("b")
        await settle(pilot)
        assert app.screen.query_one(BriefingPane).size.width >= 76
        assert not app.screen.query_one(ArticleTable).display
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert app.screen.query_one(ArticleTable).display


async def test_adding_a_file_that_is_typed(tmp_path: Path) -> None:
    page = tmp_path / "a page.txt"
    page.write_text(
        "La Corée du Nord envoie des soldats\n\nLa Corée du Nord a envoyé trois mille soldats en "
        "Russie, selon le gouvernement sud-coréen, qui a convoqué l'ambassadeur de Russie.\n",
        encoding="utf-8",
    )
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        app.screen.query_one(Input).value = f"'{page}'"
        await pilot.press("enter")
        await until(pilot, lambda: len(library_screen(app).articles) == 1)
        await settle(pilot)
        row = library_screen(app).articles.visible[0]
        assert (row.entry.lang, row.is_read) == ("fr", False)
        assert not app.screen.query_one(ProgressLine).display


async def test_sources_are_added_one_by_one_and_failures_named(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Ein Satz über die Lage in Berlin und im ganzen Land.\n" * 3, encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.touch()
    missing = str(tmp_path / "missing\x1b[31m.txt")
    app = make_app(tmp_path, (), sources=(str(empty), missing, str(good)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(library_screen(app).articles) == 1)
        await settle(pilot)
        line = app.screen.query_one(ProgressLine)
        said = str(line.content)
        assert said.startswith("1 added, 0 already there, 2 failed.")
        assert "empty.txt" in said and "missing" in said and "\x1b" not in said
        await pilot.press("escape")
        assert not line.display


async def test_what_reading_changed_is_seen_on_return(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        app.opened.add("a1")
        app.library.save_passage(make_passage(KOREA, 0, 10))
        app.library.save_reading("a1", app.library.reading("a1").with_(is_read=True))
        await pilot.press("escape")
        await settle(pilot)
        row = library_screen(app).articles.row("a1")
        assert (row.is_read, row.passages) == (True, 1)


async def test_a_library_of_a_later_version_ends_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app(tmp_path)
    newer = b'{"dragoman": {"schema": 99}, "passages": {}}'
    (app.library.path / "passages.json").write_bytes(newer)
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    assert app.return_code == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "passages.json" in said and "Traceback" not in said


async def test_a_write_that_fails_is_said_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path)

    def refuse(*_: object) -> None:
        raise StoreError("The disk is [full].")

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app.library, "save_reading", refuse)
        await pilot.press("r")
        await settle(pilot)
        assert [one.message for one in app._notifications] == ["The disk is [full]."]
        assert not library_screen(app).articles.row("b2").is_read
        page = tmp_path / "x.txt"
        page.write_text("La Corée du Nord a envoyé 3 000 soldats en Russie.\n", encoding="utf-8")
        monkeypatch.setattr(app.library, "put_many", refuse)
        app.add_sources([str(page)])
        await settle(pilot)
        assert "The disk is [full]." in str(app.screen.query_one(ProgressLine).content)


async def test_a_damaged_article_does_not_end_the_briefing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path)

    def refuse(_: str) -> None:
        raise StoreDamaged("articles/b2.json is not what we wrote.")

    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app.library, "article", refuse)
        await pilot.press("b")
        await settle(pilot)
        shown = app.screen.query_one(BriefingPane).get_option_at_index(0).prompt
        assert "articles/b2.json" in str(shown)


def held_back(app: DragomanApp, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Keep the list of articles back until the event is set."""
    release = threading.Event()
    entries = app.library.entries

    def slow() -> object:
        release.wait()
        return entries()

    monkeypatch.setattr(app.library, "entries", slow)
    return release


async def test_the_first_frame_waits_for_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path, ARTICLES)
    release = held_back(app, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Opening the library" in str(app.screen.query_one("#empty", Static).content)
        await pilot.press("j", "s", "slash", "a", "escape")
        release.set()
        await settle(pilot)
        assert len(library_screen(app).articles.visible) == 3


async def test_keys_work_before_the_library_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path, ARTICLES)
    release = held_back(app, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("b", "escape", "slash", *"korea")
        assert app.screen.query_one("#filter", Input).value == "korea"
        release.set()
        await settle(pilot)
        assert counts(app).split()[1:5] == ["2", "of", str(len(ARTICLES)), "articles"]
        await pilot.press("enter", "b")
        await settle(pilot)
        assert app.screen.query_one(BriefingPane).display
