"""An engine that answers with hostile texts, or fails with them: what the reader shows of it."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.settings import Settings, TranslationSettings
from tests.hostile.naughty import IS_LONG, LINES, samples
from tests.hostile.recording import recorded
from tests.hostile.terminal import leaks
from tests.tui.conftest import settle
from tests.tui.reader_samples import FLOOD
from tests.tui.samples import make_app
from tests.tui.shouter import Shouter

STEERING = [LINES[name] for name in samples() if name.split("/")[0] not in ("length", "numbers")]


class Poisoner(Shouter):
    """Puts a hostile text before each translation, and has a hostile name."""

    def __init__(self) -> None:
        super().__init__()
        self.label = LINES["osc/title"]
        self._texts = cycle(STEERING)

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        made = super().translate(texts, lang, target)
        return [f"{next(self._texts)} {one}" for one in made]


class Failing(Shouter):
    """Fails, and says so in a hostile sentence."""

    def __init__(self, error: TranslateError) -> None:
        super().__init__()
        self._error = error

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        raise self._error


async def written_with(
    engine: Shouter, folder: Path, monkeypatch: pytest.MonkeyPatch, *keys: str
) -> str:
    """Return what the reader writes while `engine` translates, and after each of some keys."""
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(folder / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_MODELS", str(folder / "models"))
    monkeypatch.setattr("tui.engines.allowed_engines", lambda *_: [engine])
    settings = Settings(translation=TranslationSettings(online="allowed"))
    with recorded() as record:
        app = make_app(folder, (FLOOD,), settings=settings, open_article=FLOOD.id)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            for key in keys:
                await pilot.press(key)
                await settle(pilot)
        return record.taken()


async def test_translations_of_a_hostile_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ("t", "pagedown", "e", "f", "w", "v", "escape", "g", "i", "escape")
    written = await written_with(Poisoner(), tmp_path, monkeypatch, *keys)
    assert "LES PORTUGAIS" in written or "ESPAGNOLS" in written
    assert leaks(written) == []


@pytest.mark.parametrize("kind", [EngineUnavailable, TranslateError])
async def test_what_a_hostile_engine_says_of_its_troubles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[TranslateError]
) -> None:
    some = STEERING if IS_LONG else STEERING[::9]
    for number, text in enumerate(some):
        error = kind(f"The engine says {text} [@click=app.quit]and[/] goes.")
        folder = tmp_path / str(number)
        folder.mkdir()
        written = await written_with(Failing(error), folder, monkeypatch)
        assert "The engine says" in written, text
        assert leaks(written) == [], repr(text)
