"""What the reader's side of translation looks like. After a change: `--snapshot-update`, look."""

import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from core.article import Article, Translation, TranslationUnit, TranslationWarning
from core.settings import Settings, TranslationSettings
from core.translate.offline import ModelStore, Progress
from core.translate.registry import EngineInfo
from tests.tui.conftest import settle, until
from tests.tui.reader_samples import FLOOD
from tests.tui.samples import make_app
from tui.app import DragomanApp
from tui.engines import Choosable
from tui.screens.again import AgainScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.download import DownloadScreen
from tui.screens.engines import EnginesScreen
from tui.screens.versions import VersionsScreen

SIZES = [(80, 24), (120, 40)]
NEEDS_A_KEY = "DeepL needs a key; `dragoman engines key deepl` keeps yours in the keyring."


def ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")


def compared() -> Article:
    """Return the flood with three versions of its fourth sentence, the one shown with a loss."""
    text = FLOOD.slice(FLOOD.segments[3])
    at = text.index("1 200")
    lost = TranslationWarning(
        check="figures",
        message="The figure “1 200 familles” of the original is missing.",
        lost="1 200 familles",
        start=at,
        end=at + len("1 200 familles"),
    )
    made = (
        Translation(segment=3, text=_MEMORY, engine="memory", by="An Office", made=ago(400)),
        Translation(segment=3, text=_GOOGLE, engine="google", made=ago(3)),
        Translation(segment=3, text=_FIREFOX, engine="firefox", made=ago(0), warnings=(lost,)),
    )
    article = FLOOD
    for one in made:
        article = article.with_choice("en", one)
    return article


_MEMORY = "The Tagus left its bed on Tuesday and 1,200 families had to leave."
_GOOGLE = "The Tagus overflowed its banks on Tuesday and 1,200 families had to leave."
_FIREFOX = "The Tagus left its bed on Tuesday and families had to go."
LIKE = TranslationUnit(
    source="Le Tage a quitté son lit lundi et 1 200 familles ont dû partir.",
    target="The Tagus left its bed on Monday and 1,200 families had to leave.",
    lang="fr",
    target_lang="en",
)


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))


@pytest.fixture
def app(tmp_path: Path) -> DragomanApp:
    settings = Settings(translation=TranslationSettings(online="refused"))
    made = make_app(tmp_path, (compared(),), settings=settings, open_article="flood")
    made.library.add_units([LIKE])
    return made


def press(
    *keys: str, until_shown: type[Any] | None = None
) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        if until_shown is not None:
            await until(pilot, lambda: isinstance(pilot.app.screen, until_shown))
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES)
def test_warning(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=press("w"))


@pytest.mark.parametrize("size", SIZES)
def test_versions(app: DragomanApp, snap_compare: Any, size: tuple[int, int]) -> None:
    keys = press("w", "v", until_shown=VersionsScreen)
    assert snap_compare(app, terminal_size=size, run_before=keys)


@pytest.mark.parametrize("size", SIZES)
def test_translating_again(
    app: DragomanApp, snap_compare: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    engines = [
        Choosable("google", "Google Translate", "goes to Google", True, ""),
        Choosable(
            "firefox",
            "Firefox Translations",
            "stays here",
            False,
            "needs a model for French → English; ctrl+t downloads it",
        ),
        Choosable("deepl", "DeepL", "goes to DeepL", True, NEEDS_A_KEY),
    ]
    monkeypatch.setattr("tui.screens.correcting_screen.choosable_engines", lambda *_: engines)
    keys = press("w", "v", "t", until_shown=AgainScreen)
    assert snap_compare(app, terminal_size=size, run_before=keys)


@pytest.mark.parametrize("size", SIZES)
def test_first_question(tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    asking = make_app(tmp_path, (FLOOD,), settings=Settings(), open_article="flood")
    keys = press(until_shown=ConfirmScreen)
    assert snap_compare(asking, terminal_size=size, run_before=keys)


@pytest.mark.parametrize("size", SIZES)
def test_download(
    tmp_path: Path, snap_compare: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    def add(
        self: ModelStore,
        lang: str,
        target: str,
        progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Any]:
        progress(Progress(doing="fetching", pair="fr-en", done=12_300_000, total=31_000_000))
        held = threading.Event()
        while not is_cancelled():
            held.wait(0.01)
        return []

    monkeypatch.setattr(ModelStore, "add", add)
    asking = make_app(tmp_path, (FLOOD,), settings=Settings(), open_article="flood")

    async def run(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: isinstance(asking.screen, ConfirmScreen))
        answers = asking.screen.query_one(OptionList)
        for _ in range(answers.get_option_index("n") - answers.get_option_index("d")):
            await pilot.press("up")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(asking.screen, DownloadScreen))
        await until(pilot, lambda: " of 31.0" in str(asking.screen.query_one(".progress").render()))

    assert snap_compare(asking, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES)
def test_engines(
    app: DragomanApp, snap_compare: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    infos = [
        EngineInfo(
            name="firefox",
            label="Firefox Translations",
            privacy="stays here",
            is_online=False,
            state="ready",
            pairs="fr to en, ro to en",
            place=1,
        ),
        EngineInfo(
            name="google",
            label="Google Translate",
            privacy="goes to Google",
            is_online=True,
            state="off",
            place=2,
        ),
        EngineInfo(
            name="deepl",
            label="DeepL",
            privacy="goes to DeepL",
            is_online=True,
            state="needs a key",
            note=NEEDS_A_KEY,
        ),
    ]
    monkeypatch.setattr("tui.screens.engines.describe_engines", lambda _: infos)
    keys = press("ctrl+t", until_shown=EnginesScreen)
    assert snap_compare(app, terminal_size=size, run_before=keys)
