"""Articles whose file cannot be read any more."""

from pathlib import Path

import pytest

from tests.tui.conftest import library_screen, settle, until
from tests.tui.samples import BERLIN, KOREA, make_app
from tui.app import DragomanApp
from tui.screens.briefing import BriefingScreen
from tui.screens.confirm import ConfirmScreen


@pytest.fixture(autouse=True)
def no_notice_of_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the notice of what was found away: when it comes, and takes a key, is a thread's."""
    monkeypatch.setattr(DragomanApp, "_tell_next", lambda _: None)


async def test_a_damaged_article_can_be_removed(tmp_path: Path) -> None:
    app = make_app(tmp_path, (KOREA, BERLIN))
    place = app.library.path / "articles" / f"{KOREA.id}.json"
    place.write_bytes(place.read_bytes()[:40])
    (app.library.path / "spare" / "articles" / f"{KOREA.id}.json.gz").write_bytes(b"")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space", "space", "d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not len(library_screen(app).articles))
        await settle(pilot)
        said = [one.message for one in app._notifications]
        assert said == ["2 articles removed; what was damaged cannot be put back."]
        assert not place.exists()
        await pilot.press("u")
        await until(pilot, lambda: len(library_screen(app).articles) == 1)
        assert app.library.has(BERLIN.id) and not app.library.has(KOREA.id)


async def test_a_briefing_is_on_the_other_articles_and_says_so_once(tmp_path: Path) -> None:
    app = make_app(tmp_path, (KOREA, BERLIN))
    (app.library.path / "articles" / f"{KOREA.id}.json").write_bytes(b"{")
    (app.library.path / "spare" / "articles" / f"{KOREA.id}.json.gz").write_bytes(b"")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space", "space", "B")
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        screen = app.screen
        assert isinstance(screen, BriefingScreen)
        for _ in range(2):
            await until(pilot, lambda: screen.briefing_pane.briefing is not None)
            await settle(pilot)
            screen.make_anew()
        await settle(pilot)
        briefing = screen.briefing_pane.briefing
        assert briefing is not None
        assert [one.article for one in briefing.sources] == [BERLIN.id]
        said = [one.message for one in app._notifications if "not in the briefing" in one.message]
        assert len(said) == 1 and str(KOREA.title) in said[0] and "doctor --repair" in said[0]
