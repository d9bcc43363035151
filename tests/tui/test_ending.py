"""What becomes of the reading when the system ends the program."""

import os
import signal
from pathlib import Path

import pytest

from tests.tui.conftest import until
from tests.tui.reader_driver import opened, press
from tui.ending import ENDINGS


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("name", ENDINGS)
async def test_the_place_is_kept_when_the_terminal_goes(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    async with opened(tmp_path) as (app, pilot, _):
        await press(pilot, "j", "j", "j")
        os.kill(os.getpid(), number)
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 128 + number
    assert app.library.reading("flood").segment == 3
