"""`v` in the reader: comparing versions, choosing one, translating again; corrections elsewhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from core.article import Translation, TranslationUnit, TranslationWarning
from core.settings import Settings, TranslationSettings, load_settings
from core.translate import registry
from tests.tui.conftest import until
from tests.tui.reader_driver import opened, press, shown, status
from tests.tui.reader_samples import FLOOD, build
from tests.tui.shouter import Shouter
from tui.app import DragomanApp
from tui.screens.again import AgainScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.prompt import PromptScreen
from tui.screens.versions import VersionsScreen

DAYS_AGO = (datetime.now(UTC) - timedelta(days=3)).isoformat(timespec="seconds")
GOOGLE = Translation(
    segment=0,
    text="The river overflows at Lisbon",
    engine="google",
    made=DAYS_AGO,
    warnings=(TranslationWarning(check="names", message="A name is gone."),),
)
COMPARED = FLOOD.with_choice("en", GOOGLE)
TWIN = build(
    "twin",
    [
        ("title", [("Le soir", "The evening")]),
        ("paragraph", [("Le fleuve déborde à Lisbonne", "The flow overflows")]),
    ],
    engine="google",
)


def said(app: DragomanApp) -> str:
    """Return all that the dialog offers, each option on a line."""
    listed = app.screen.query_one(OptionList)
    options = [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]
    return "\n".join(options)


def translated(app: DragomanApp, article: str = "flood", segment: int = 0) -> Translation:
    return app.library.article(article).translated("en")[segment]


async def test_v_says_who_and_when_and_what_is_doubtful(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(COMPARED,)) as (app, pilot, screen):
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        assert "1  Google Translate, 3 days ago  shown now" in said(app)
        assert "! A name is gone." in said(app)
        assert "2  translation memory\n" in said(app)
        await press(pilot, "v")
        assert app.screen is screen


async def test_a_version_is_chosen_and_u_brings_back_the_other(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(COMPARED,)) as (app, pilot, screen):
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        await press(pilot, "2")
        await until(pilot, lambda: "That version is shown now" in status(screen))
        assert "The river floods Lisbon" in shown(screen)
        assert translated(app).engine == "memory"
        await press(pilot, "u")
        assert app.library.article("flood") == COMPARED
        assert "The river overflows" in shown(screen)


async def test_the_version_that_is_shown_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(COMPARED,)) as (app, pilot, screen):
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        await press(pilot, "1")
        assert "the one that is shown" in status(screen)
        assert app.library.article("flood") == COMPARED
        assert app.library.undo() is None


async def test_a_suggestion_is_no_translation_but_begins_a_correction(tmp_path: Path) -> None:
    unit = TranslationUnit(
        source="Les Espagnols attendent la décrue.",
        target="The Spanish wait for the water to fall.",
        lang="fr",
        target_lang="en",
    )
    async with opened(tmp_path, before=lambda app: app.library.add_units([unit])) as opening:
        app, pilot, screen = opening
        await press(pilot, *["j"] * 5, "v")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        assert "Not translated yet." in said(app) and "x  ≈ 80 % like" in said(app)
        assert "→ The Spanish wait" in said(app)
        await press(pilot, "x")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        area = app.screen.query_one(TextArea)
        assert area.text == unit.target
        area.text = "The Portuguese wait for the water to fall."
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "Corrected" in status(screen))
        assert translated(app, segment=5).engine == "reader"


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    hostile = Translation(
        segment=0,
        text="[bold]\x1b[31m[/] \u202egnol",
        engine="[link=x]",
        by="\x07",
        warnings=(TranslationWarning(check="length", message="[@click=app.quit]x[/]\x1b[0m"),),
    )
    unit = TranslationUnit(
        source="[red]Le fleuve déborde à Paris\x1b[1m", target="[/]", lang="fr", target_lang="en"
    )
    article = FLOOD.with_choice("en", hostile)
    keep = lambda app: app.library.add_units([unit])  # noqa: E731
    async with opened(tmp_path, articles=(article,), before=keep) as (app, pilot, _):
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        assert "[bold] [31m[/]  gnol" in said(app) and "[link=x]" in said(app)
        assert "[@click=app.quit]x[/] [0m" in said(app)
        assert not any(control in said(app) for control in "\x1b\x07\u202e")
        await press(pilot, "escape")


# Translating again


def use(monkeypatch: pytest.MonkeyPatch, engine: Any) -> None:
    """Let `engine` be Google Translate."""
    made = registry.make_engine

    def make(name: str, settings: TranslationSettings) -> Any:
        return engine if name == "google" else made(name, settings)

    monkeypatch.setattr("tui.engines.make_engine", make)
    monkeypatch.setattr("tui.screens.correcting_screen.make_engine", make)


async def again(pilot: Pilot[Any], app: DragomanApp, key: str) -> None:
    await press(pilot, "v")
    await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
    await press(pilot, "t")
    await until(pilot, lambda: isinstance(app.screen, AgainScreen))
    await press(pilot, "1")
    await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
    await press(pilot, key)


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))


LONG_ENOUGH = FLOOD.with_translations(
    "en", tuple(Translation(segment=one, text="They wait.", engine="memory") for one in (5, 11))
)


@pytest.mark.parametrize("online", ["ask", "allowed"])
async def test_a_sentence_is_translated_again_and_both_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, online: Any
) -> None:
    use(monkeypatch, Shouter())
    settings = Settings(translation=TranslationSettings(online=online))
    async with opened(tmp_path, articles=(LONG_ENOUGH,), settings=settings) as (app, pilot, screen):
        await again(pilot, app, "s")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        await until(pilot, lambda: "shouter, today  shown now" in said(app))
        assert "2  translation memory" in said(app)
        assert translated(app).text == "LE FLEUVE DÉBORDE À LISBONNE"
        assert translated(app, segment=1).engine == "memory"
        assert settings.translation.online == "allowed"
        assert online == "allowed" or load_settings().translation.online == "allowed"
        await press(pilot, "escape")
        assert app.screen is screen


async def test_the_whole_article_is_translated_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Shouter())
    settings = Settings(translation=TranslationSettings(online="allowed"))
    async with opened(tmp_path, articles=(LONG_ENOUGH,), settings=settings) as (app, pilot, screen):
        await again(pilot, app, "a")
        await until(pilot, lambda: "13 sentences translated again" in status(screen))
        assert {one.engine for one in app.library.article("flood").translations["en"]} == {
            "shouter"
        }
        assert len(app.library.article("flood").alternatives["en"]) == 13


async def test_an_engine_that_fails_again_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Shouter(fails_on="fleuve"))
    settings = Settings(translation=TranslationSettings(online="allowed"))
    async with opened(tmp_path, articles=(LONG_ENOUGH,), settings=settings) as (app, pilot, screen):
        await again(pilot, app, "s")
        await until(pilot, lambda: "The engine is away" in status(screen))
        assert app.library.article("flood") == LONG_ENOUGH


async def test_an_engine_that_lacks_something_cannot_be_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(LONG_ENOUGH,)) as (app, pilot, _):
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen))
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(app.screen, AgainScreen))
        assert "you refused online engines" in said(app)
        await press(pilot, "1")
        assert isinstance(app.screen, AgainScreen)
        await press(pilot, "escape")


# Corrections elsewhere


async def test_a_correction_serves_other_articles_and_u_takes_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=(FLOOD, TWIN)) as (app, pilot, screen):
        await press(pilot, "c")
        app.screen.query_one(TextArea).text = "The Tagus floods Lisbon"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "It serves 1 more segment in 1 other article" in status(screen))
        assert translated(app, "twin", 1).text == "The Tagus floods Lisbon"
        await press(pilot, "u")
        assert "taken back, in 2 places" in status(screen)
        assert "The river floods Lisbon" in shown(screen)
        assert app.library.article("twin") == TWIN and app.library.units() == []


async def test_the_library_shows_titles_corrected_from_another_article(tmp_path: Path) -> None:
    other = build("other", [("title", [("Le fleuve déborde à Lisbonne", "Flow")])])
    async with opened(tmp_path, articles=(FLOOD, other)) as (app, pilot, screen):
        await press(pilot, "c")
        app.screen.query_one(TextArea).text = "The Tagus floods Lisbon"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "1 more segment in 1 other" in status(screen))
        await press(pilot, "escape")
        row = app.articles.row("other")
        assert row is not None and row.title_translated == "The Tagus floods Lisbon"


async def test_a_correction_made_elsewhere_is_there_when_an_article_is_opened(
    tmp_path: Path,
) -> None:
    unit = TranslationUnit(
        source="Le fleuve déborde à Lisbonne",
        target="The Tagus floods Lisbon",
        lang="fr",
        target_lang="en",
        by="reader",
        made="2024-11-20T00:00:00Z",
    )
    keep = lambda app: app.library.add_units([unit])  # noqa: E731
    async with opened(tmp_path, "twin", articles=(TWIN,), before=keep) as (app, pilot, screen):
        await until(pilot, lambda: "The Tagus floods Lisbon" in shown(screen))
        versions = app.library.article("twin").versions("en", 1)
        assert [one.engine for one in versions] == ["reader", "google"]
