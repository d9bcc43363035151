"""Translating in the reader: what is asked first, what is shown meanwhile, how it is stopped."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from core.article import TranslationUnit
from core.errors import EngineUnavailable, ModelError
from core.settings import Settings, TranslationSettings, load_settings
from core.translate.offline import ModelStore, Progress
from tests.tui.conftest import settle, until
from tests.tui.reader_driver import (
    LARGE,
    SMALL,
    opened,
    press,
    quiet_settings,
    shown,
    status,
    view_of,
)
from tests.tui.reader_samples import FLOOD, LONG
from tests.tui.samples import make_app
from tests.tui.shouter import Shouter
from tui.app import DragomanApp
from tui.screens.confirm import ConfirmScreen
from tui.screens.download import DownloadScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reader import ReaderScreen


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))


def make(folder: Path, settings: Settings) -> DragomanApp:
    return make_app(folder, (FLOOD,), settings=settings, open_article="flood")


def asking() -> Settings:
    return Settings()


def use(monkeypatch: pytest.MonkeyPatch, *engines: Any) -> None:
    def allowed(settings: TranslationSettings, *_: str) -> Sequence[Any]:
        return list(engines) if settings.online == "allowed" else []

    monkeypatch.setattr("tui.engines.allowed_engines", allowed)


async def choose(pilot: Pilot[Any], app: DragomanApp, key: str) -> None:
    """Go with the arrows to a choice of a question that came unbidden, and take it."""
    await until(pilot, lambda: bool(app.screen.query(OptionList)))
    answers = app.screen.query_one(OptionList)
    assert answers.highlighted == answers.get_option_index("n")
    steps = answers.get_option_index(key) - answers.highlighted
    for _ in range(abs(steps)):
        await pilot.press("down" if steps > 0 else "up")
    await pilot.press("enter")


async def test_consent_is_asked_once_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Shouter())
    app = make(tmp_path, asking())
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await press(
            pilot, "a", "y", "k"
        )  # meant for the reader: a note, a copy, the sentence above
        assert isinstance(app.screen, ConfirmScreen)
        assert load_settings().translation.online == "ask"
        await choose(pilot, app, "a")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: "LES PORTUGAIS" in shown(screen))
        assert load_settings().translation.online == "allowed"
        made = app.library.article("flood").translated("en")
        assert made[5].engine == made[11].engine == "shouter"


@pytest.mark.parametrize(("key", "online"), [("n", "ask"), ("r", "refused"), ("", "ask")])
async def test_without_consent_nothing_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, online: str
) -> None:
    engine = Shouter()
    use(monkeypatch, engine)
    app = make(tmp_path, asking())
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        if key:
            await choose(pilot, app, key)
            await settle(pilot)
        else:
            await press(pilot, "escape")
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        assert "not translated yet" in shown(screen)
        assert app.settings.translation.online == online and engine.asked == []
        await press(pilot, "escape")
        app.open_article("flood")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)


async def test_nothing_is_asked_where_all_is_translated(tmp_path: Path) -> None:
    async with opened(tmp_path, "long", settings=asking()) as (app, _, screen):
        assert app.screen is screen


async def test_a_failing_engine_is_a_quiet_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away(Shouter):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            raise EngineUnavailable("The engine is away; try again later.")

    use(monkeypatch, Away())
    settings = quiet_settings()
    settings.translation.online = "allowed"
    async with opened(tmp_path, settings=settings) as (_, pilot, screen):
        await until(pilot, lambda: "engine is away" in status(screen))
        assert "not translated yet" in shown(screen)
        await press(pilot, "j")
        assert "engine is away" not in status(screen)


class Held(Shouter):
    """Does a sentence each time it is let go on."""

    label = "Held Engine"

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Semaphore(0)

    def batches(self, texts: Sequence[str]) -> Iterator[range]:
        yield from (range(at, at + 1) for at in range(len(texts)))

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        assert self.may_go_on.acquire(timeout=10)
        return super().translate(texts, lang, target)


def allowing() -> Settings:
    return Settings(translation=TranslationSettings(online="allowed"))


BARE = LONG.with_(translations={})


async def test_progress_is_said_and_leaving_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Held()
    use(monkeypatch, engine)
    app = make_app(tmp_path, (BARE,), settings=allowing(), open_article="long")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "translating 0/101 · Held" in where(app))
        engine.may_go_on.release()
        await until(pilot, lambda: "translating 1/101 · Held" in where(app))
        assert len(app.library.article("long").translated("en")) == 1
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ReaderScreen))
        engine.may_go_on.release(5)
        await settle(pilot)
        assert len(app.library.article("long").translated("en")) == 1


async def test_what_is_in_sight_goes_first_and_the_key_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Held()
    use(monkeypatch, engine)
    app = make_app(tmp_path, (BARE,), settings=allowing(), open_article="long")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "translating 0/101" in where(app))
        await pilot.press("G")
        engine.may_go_on.release(2)
        await until(pilot, lambda: "translating 2/101" in where(app))
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        sight = view_of(screen).segments_in_sight()
        last = max(app.library.article("long").translated("en"))
        assert sight[0] > 50 and last in sight
        await pilot.press("T")
        await until(pilot, lambda: "Stopped translating" in where(app))
        engine.may_go_on.release(200)
        await settle(pilot)
        kept = len(app.library.article("long").translated("en"))
        assert kept <= 3
        await pilot.press("T")
        await until(
            pilot,
            lambda: (
                not app.library.article("long").translated("en").keys()
                ^ {one.id for one in BARE.segments}
            ),
        )


async def test_the_next_engine_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away(Shouter):
        def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
            raise EngineUnavailable("The first engine is away.")

    second = Shouter()
    use(monkeypatch, Away(), second)
    async with opened(tmp_path, settings=allowing()) as (app, pilot, screen):
        await until(pilot, lambda: "Shouter goes on" in status(screen))
        assert app.library.article("flood").translated("en")[5].engine == "shouter"
        assert second.asked


async def test_translating_now_asks_after_not_now(tmp_path: Path) -> None:
    app = make(tmp_path, asking())
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await press(pilot, "enter", "T")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await press(pilot, "escape")
        assert isinstance(app.screen, ReaderScreen)


async def test_where_no_engine_can_do_it_that_is_said(tmp_path: Path) -> None:
    settings = Settings(translation=TranslationSettings(online="allowed", engines=[]))
    async with opened(tmp_path, settings=settings) as (_, pilot, screen):
        assert "None of your engines" not in status(screen)
        await press(pilot, "T")
        await until(
            pilot, lambda: "None of your engines translates French → English" in status(screen)
        )


async def test_nothing_to_translate_is_said(tmp_path: Path) -> None:
    async with opened(tmp_path, "long") as (_, pilot, screen):
        await press(pilot, "T")
        assert "Every sentence has a translation" in status(screen)
    async with opened(tmp_path / "2", "english") as (_, pilot, screen):
        await press(pilot, "T")
        assert "in your language already" in status(screen)


# Models


class Fetching:
    """Stands in for the network of the model store."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failure: str = "") -> None:
        self.may_end, self.failure = threading.Event(), failure
        self.asked: list[tuple[str, str]] = []
        self.was_cancelled = False
        monkeypatch.setattr(ModelStore, "add", self.add)

    def add(
        self,
        lang: str,
        target: str,
        progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Any]:
        self.asked.append((lang, target))
        progress(
            Progress(doing="fetching", pair=f"{lang}-{target}", done=12_300_000, total=31_000_000)
        )
        while not self.may_end.wait(0.01):
            if is_cancelled():
                self.was_cancelled = True
                return []
        if self.failure:
            raise ModelError(self.failure)
        return []


def dialog(app: DragomanApp) -> str:
    return " ".join(str(one.render()) for one in app.screen.query("Static"))


async def test_the_model_is_fetched_with_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetching = Fetching(monkeypatch)
    app = make(tmp_path, asking())
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await choose(pilot, app, "d")
        await until(pilot, lambda: "12.3 of 31.0 MB" in dialog(app))
        local = Shouter()
        monkeypatch.setattr("tui.engines.allowed_engines", lambda *_: (local,))
        fetching.may_end.set()
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await until(pilot, lambda: bool(local.asked))
        assert fetching.asked == [("fr", "en")]
        assert app.settings.translation.online == "ask"


async def test_a_model_that_cannot_be_fetched_is_said_with_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetching = Fetching(monkeypatch, "There is no network.")
    fetching.may_end.set()
    app = make(tmp_path, asking())
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await choose(pilot, app, "d")
        await until(pilot, lambda: "There is no network." in dialog(app))
        await press(pilot, "r")
        assert load_settings().translation.online == "refused"


async def test_fetching_is_called_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetching = Fetching(monkeypatch)
    app = make(tmp_path, asking())
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await choose(pilot, app, "d")
        await until(pilot, lambda: "12.3 of" in dialog(app))
        assert isinstance(app.screen, DownloadScreen)
        await pilot.press("escape")
        await until(pilot, lambda: fetching.was_cancelled)
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))


# The memory, and other languages


def remember(app: DragomanApp) -> None:
    app.library.add_units(
        [
            TranslationUnit(
                source="Les Espagnols attendent la décrue.",
                target="The Spanish wait for the water to fall.",
                lang="fr",
                target_lang="en",
            )
        ]
    )


async def test_a_sentence_like_one_in_the_memory_is_said(tmp_path: Path) -> None:
    async with opened(tmp_path, before=remember) as (_, pilot, screen):
        await press(pilot, *["j"] * 5)
        await until(pilot, lambda: "≈ 80 % like one in the memory; v shows it" in status(screen))
        assert "The Spanish" not in shown(screen)


async def test_an_article_is_read_in_a_language_of_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, screen):
        await press(pilot, "j", "L")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = "Klingonese"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        assert "Klingonese" in status(screen)
        app.screen.query_one(Input).value = "German"
        await press(pilot, "enter")
        await until(pilot, lambda: app.screen is screen)
        await settle(pilot)
        assert "Klingonese" not in status(screen)
        assert "fr → de" in str(screen.query_one("#languages").render())
        assert "not translated yet" in shown(screen) and view_of(screen).current == 1
        await press(pilot, "c")
    async with opened(tmp_path, articles=()) as (app, pilot, screen):
        assert screen.reading is not None and screen.reading.target == "de"
        await press(pilot, "L")
        app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        await until(pilot, lambda: "fr → en" in str(screen.query_one("#languages").render()))
        assert "The river floods Lisbon" in shown(screen)
        await press(pilot, "escape")
        assert app.library.reading("flood").own_target is None


def where(app: DragomanApp) -> str:
    return status(app.screen) if isinstance(app.screen, ReaderScreen) else ""
