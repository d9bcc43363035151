"""The list of engines in the application: order, consent, models, addresses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from core.errors import ModelError
from core.settings import load_settings
from core.translate.offline import ModelStore, Progress
from core.translate.registry import describe_engines
from tests.tui.conftest import settle, until
from tests.tui.reader_driver import SMALL, press
from tests.tui.samples import make_app
from tui.app import DragomanApp
from tui.screens.confirm import ConfirmScreen
from tui.screens.engines import EnginesScreen
from tui.screens.prompt import PromptScreen


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DragomanApp:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))
    return make_app(tmp_path)


def listed(app: DragomanApp) -> list[str]:
    """Return the engines as they are listed, the first line of each."""
    options = app.screen.query_one(OptionList).options
    return [" ".join(str(one.prompt).split("\n")[0].split()) for one in options]


def told(app: DragomanApp) -> str:
    return " ".join(str(app.screen.query_one(one).render()) for one in ("#said", "#online"))


async def show(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "ctrl+t")
    assert isinstance(pilot.app.screen, EnginesScreen)
    await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count > 0)


async def test_engines_say_where_the_text_goes(app: DragomanApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await show(pilot)
        assert listed(app)[:2] == [
            "1 Firefox Translations stays here needs a model",
            "2 Google Translate goes to Google ready",
        ]
        assert listed(app)[2].startswith("· MyMemory goes to MyMemory")
        assert "You are asked before text leaves" in told(app)
        await press(pilot, "ctrl+t")
        assert not isinstance(app.screen, EnginesScreen)


@pytest.mark.parametrize("address", ["", "https://translate.a-long-name-of-a-server.example.org"])
async def test_columns_do_not_run_into_each_other(app: DragomanApp, address: str) -> None:
    app.settings.translation.libretranslate = address
    async with app.run_test(size=SMALL) as pilot:
        await show(pilot)
        engines = describe_engines(app.settings.translation)
        options = app.screen.query_one(OptionList).options
        for one, option in zip(engines, options, strict=True):
            row = str(option.prompt).split("\n")[0]
            assert f"{one.privacy}  " in row
            assert row.endswith(f"  {one.state}")


async def test_the_order_is_changed_and_kept(app: DragomanApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await show(pilot)
        await press(pilot, "j", "K")
        assert load_settings().translation.engines == ["google", "firefox"]
        assert listed(app)[0].startswith("1 Google")
        await press(pilot, "J", "space")
        assert load_settings().translation.engines == ["firefox"]
        assert "not asked any more" in told(app)
        await press(pilot, "space")
        assert load_settings().translation.engines == ["firefox", "google"]


async def test_online_engines_are_refused_and_allowed(app: DragomanApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await show(pilot)
        for key, online in (("r", "refused"), ("a", "allowed"), ("s", "ask")):
            await press(pilot, "o")
            assert isinstance(app.screen, ConfirmScreen)
            await press(pilot, key)
            assert load_settings().translation.online == online
        await press(pilot, "o", "escape")
        assert load_settings().translation.online == "ask"


@pytest.mark.parametrize("failure", ["", "There is no network."])
async def test_a_model_is_fetched(
    app: DragomanApp, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    asked: list[tuple[str, str]] = []

    def add(
        self: ModelStore,
        lang: str,
        target: str,
        progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Any]:
        asked.append((lang, target))
        if failure:
            raise ModelError(failure)
        return []

    monkeypatch.setattr(ModelStore, "add", add)
    async with app.run_test(size=SMALL) as pilot:
        await show(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = "nonsense"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        app.screen.query_one(Input).value = "Romanian English"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, EnginesScreen))
        assert asked == [("ro", "en")]
        await until(
            pilot, lambda: (failure or "Romanian → English is translated on this") in told(app)
        )


async def test_an_address_is_kept_or_refused(app: DragomanApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await show(pilot)
        await press(pilot, "a")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = "not an address"
        await press(pilot, "enter")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = " http://localhost:5000 "
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, EnginesScreen))
        assert load_settings().translation.libretranslate == "http://localhost:5000"
        await until(pilot, lambda: any("LibreTranslate stays here" in one for one in listed(app)))
        await press(pilot, "a")
        app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        assert load_settings().translation.libretranslate == ""
