"""The search, as a command and on the screen: hostile questions, and hits in hostile texts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.naughty import unsafe_in
from tests.hostile.search_process import ASKED
from tests.hostile.terminal import leaks, on_a_terminal

SCRIPT = "from tests.hostile.search_process import main; main()"


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    folders = {
        "DRAGOMAN_CONFIG": "settings.toml",
        "DRAGOMAN_LIBRARY": "library",
        "DRAGOMAN_MODELS": "models",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "HOME": ".",
    }
    for name, place in folders.items():
        monkeypatch.setenv(name, str(tmp_path / place))
    return os.environ | {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": "120",
        "LINES": "40",
    }


def test_the_command_on_a_terminal(tmp_path: Path, env: dict[str, str]) -> None:
    written = on_a_terminal([sys.executable, "-c", SCRIPT, str(tmp_path), "command"], env)
    parts = written.split("#COMMAND ")
    assert len(parts) == 1 + len(ASKED)
    assert "Traceback" not in written, written[written.index("Traceback") :][:3000]
    assert "sentences" in written and "Nothing found" in written
    assert {part.split("\r\n")[0]: leaks(part) for part in parts if leaks(part)} == {}


def test_the_command_into_a_pipe(tmp_path: Path, env: dict[str, str]) -> None:
    """A pipe ends on a terminal as often as not, and no door stands before it."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), "command"],
        env=env | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    for stream in (done.stdout, done.stderr):
        text = stream.decode()
        assert "Traceback" not in text
        found = {one.split("\n")[0]: unsafe_in(one) for one in text.split("#COMMAND ")}
        assert {name: one for name, one in found.items() if one} == {}


def test_the_screen_on_a_terminal(tmp_path: Path, env: dict[str, str]) -> None:
    written = on_a_terminal([sys.executable, "-c", SCRIPT, str(tmp_path), "screen"], env)
    assert "ended with 0" in written, written[-3000:]
    assert "maire" in written
    assert leaks(written) == []
