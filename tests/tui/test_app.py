import threading
from concurrent.futures import Future
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from core.article import Article, Document
from core.settings import ReaderSettings, Settings, load_settings
from core.store import Library
from tests.tui.conftest import library_screen, settle, until
from tests.tui.samples import HOSTILE, QuickWorkshop, make_app
from tui.app import DragomanApp
from tui.screens.confirm import ConfirmScreen
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen


def notices(app: DragomanApp) -> list[str]:
    return [one.message for one in app._notifications]


async def test_settings_that_cannot_be_followed_are_said_not_fatal(tmp_path: Path) -> None:
    settings = Settings(
        reader=ReaderSettings(theme="no-such-theme"),
        keys={"sort-articles": "f7", "no-such-key": "x", "open-article": "hyper+y"},
    )
    app = make_app(tmp_path, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        said = "\n".join(notices(app))
        assert "no-such-key" in said and "hyper+y" in said and "no-such-theme" in said
        assert app.theme == "dragoman"
        await pilot.press("s")
        assert library_screen(app).articles.sort == "date"
        await pilot.press("f7")
        assert library_screen(app).articles.sort == "added"


async def test_the_help_shows_this_screens_keys_as_mapped(tmp_path: Path) -> None:
    app = make_app(tmp_path, settings=Settings(keys={"sort-articles": "f7"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = str(app.screen.query_one("HelpText").render())
        assert "F7" in text and "Sort by the next column" in text
        await pilot.press("question_mark")
        assert app.screen is library_screen(app)


@pytest.mark.parametrize("name", ["dragoman", "dragoman-light", "nord", "ansi-dark"])
async def test_every_theme_has_colours_for_marks(tmp_path: Path, name: str) -> None:
    app = make_app(tmp_path)
    if name not in app.available_themes:
        pytest.skip(f"this Textual has no theme {name}")
    app.theme = name
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        variables = app.get_css_variables()
        assert {"name-person", "name-place", "figure", "quiet", "bookmark"} <= variables.keys()
        await pilot.press("b")
        await settle(pilot)


async def test_a_theme_chosen_is_kept(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not (tmp_path / "settings.toml").exists()
        app.theme = "dragoman-light"
        await settle(pilot)
    assert load_settings().reader.theme == "dragoman-light"


async def test_no_color_leaves_no_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for strip in app.screen._compositor.render_strips():
            for filter_ in app._filters:
                strip = strip.apply_filter(filter_, app.screen.background_colors[1])
            for _, style, _ in strip:
                colours = (style.color, style.bgcolor) if style is not None else ()
                for colour in colours:
                    if colour is not None and colour.triplet is not None:
                        assert len(set(colour.triplet)) == 1, colour


async def test_the_palette_runs_commands_and_opens_articles(tmp_path: Path) -> None:
    app = make_app(tmp_path, (*_articles(), HOSTILE))
    opened: list[str] = []
    app.open_article = lambda article_id, segment=None: opened.append(article_id)  # type: ignore[method-assign, assignment, misc]
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        app.screen.query_one(Input).value = "turn the order"
        await until(pilot, lambda: _palette_shows(app, "Turn the order round"))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: library_screen(app).articles.is_reversed)

        for words, wanted, article_id in (
            ("coree soldats", "North Korea sends soldiers", "a1"),
            ("[red]breaking", "[bold]all [of] it[/", "d4"),
        ):
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, CommandPalette))
            app.screen.query_one(Input).value = words
            await until(pilot, lambda: _palette_shows(app, wanted))  # noqa: B023 - awaited here
            await pilot.press("enter", "enter")
            await until(pilot, lambda: article_id in opened)  # noqa: B023 - awaited here


def _palette_shows(app: DragomanApp, words: str) -> bool:
    found = app.screen.query("CommandList")
    return bool(found) and any(words in str(one.prompt) for one in found.first()._options)  # type: ignore[attr-defined]


def _articles() -> tuple[Article, ...]:
    from tests.tui.samples import ARTICLES

    return ARTICLES


async def test_export_asks_where_and_before_overwriting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        name = app.screen.query_one("#path", Input).value
        assert name.startswith("briefing-the-minister-visits-north-korea-20")
        await pilot.press("enter")
        await until(pilot, lambda: bool(notices(app)))
        written = tmp_path / name
        assert "The minister visits North Korea" in written.read_text(encoding="utf-8")
        assert name in notices(app)[-1]

        written.write_text("mine", encoding="utf-8")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        assert written.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: written.read_text(encoding="utf-8") != "mine")


async def test_an_export_that_fails_asks_for_another_place(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one("#path", Input).value = str(tmp_path / "file" / "out.md")
        await pilot.press("enter")
        await until(pilot, lambda: bool(notices(app)))
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))


class StuckWorkshop(QuickWorkshop):
    """Never finishes anything, like a server that hangs."""

    def __init__(self) -> None:
        self.asked = threading.Event()

    def prepare(self, document: Document, lang: str | None = None) -> "Future[Article]":
        self.asked.set()
        return Future()


async def test_quitting_does_not_wait_for_work(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Ein Satz.", encoding="utf-8")
    workshop = StuckWorkshop()
    app = DragomanApp(Library(tmp_path / "library"), Settings(), workshop, sources=[str(page)])
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, workshop.asked.is_set)
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0
    stuck = [one for one in threading.enumerate() if one.name == "_work"]
    assert stuck and all(one.daemon for one in stuck)


async def test_sources_added_while_others_are_wait_their_turn(tmp_path: Path) -> None:
    pages = []
    for number in range(3):
        page = tmp_path / f"{number}.txt"
        page.write_text(f"Satz Nummer {number} über die Lage im Land.", encoding="utf-8")
        pages.append(str(page))
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        app.add_sources(pages[:1])
        app.add_sources(pages[1:])
        await until(pilot, lambda: len(library_screen(app).articles) == 3)


async def test_the_same_source_twice_is_there_already(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Ein Satz über die Lage im ganzen Land.", encoding="utf-8")
    app = make_app(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            app.add_sources([str(page)])
            await settle(pilot)
        assert len(library_screen(app).articles) == 1
        assert "0 added, 1 already there, 0 failed" in notices(app)[-1]
