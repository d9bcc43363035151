"""Notices keep clear of what stands at the foot of the screen."""

from pathlib import Path
from typing import Any

from textual.screen import Screen

from tests.tui.conftest import settle, until
from tests.tui.reader_driver import SMALL, quiet_settings
from tests.tui.reader_samples import FLOOD
from tests.tui.samples import make_app
from tui.widgets.foot import FOOT
from tui.widgets.keeping_line import KeepingLine


async def test_a_notice_makes_way_for_what_the_foot_has_to_say(tmp_path: Path) -> None:
    app = make_app(tmp_path, (FLOOD,), settings=quiet_settings(), open_article=FLOOD.id)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        app.tell_problem("The disk is full, so this change is kept in memory alone. " * 3)
        await until(pilot, lambda: bool(app.screen.query("Toast")))
        line = app.screen.query_one(KeepingLine)
        line.update("Changes that are not saved yet: " + "many " * 60)
        line.display = True
        await until(pilot, lambda: line.region.height > 1)
        await until(pilot, lambda: not _covered(app.screen))


def _covered(screen: Screen[Any]) -> list[str]:
    """Return what of the foot lies under a notice."""
    notices = [one.region for one in screen.query("Toast")]
    assert any(notices)
    foot = [one for one in screen.query(f".{FOOT}") if one.display]
    return [str(one) for one in foot if any(one.region.overlaps(notice) for notice in notices)]
