"""The call without arguments, which does not load the group of commands."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def dragoman(tmp_path: Path, *args: str, code: str = "") -> subprocess.CompletedProcess[str]:
    env = os.environ | {
        "DRAGOMAN_LIBRARY": str(tmp_path / "library"),
        "DRAGOMAN_CONFIG": str(tmp_path / "settings.toml"),
    }
    call = [sys.executable, "-c", code or "from tui.cli import main; main()", *args]
    return subprocess.run(
        call, capture_output=True, text=True, cwd=ROOT, env=env, stdin=subprocess.DEVNULL
    )


def test_without_terminal_it_says_what_to_use_instead(tmp_path: Path) -> None:
    done = dragoman(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("dragoman: The reader needs a terminal; in a pipe use")
    assert done.stderr == dragoman(tmp_path, "demo").stderr
    assert not (tmp_path / "library").exists()


def test_settings_that_are_not_right_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("theme = ", encoding="utf-8")
    code = (
        "import tui.start; tui.start.is_terminal = lambda: True\nfrom tui.cli import main; main()"
    )
    done = dragoman(tmp_path, code=code)
    assert done.returncode == 1
    assert done.stderr.startswith("dragoman: The settings file ")
    assert done.stderr.count("\n") == 1


def test_click_is_loaded_for_arguments_alone(tmp_path: Path) -> None:
    code = "import sys, tui.cli, tui.start, tui.app; print('click' in sys.modules)"
    assert dragoman(tmp_path, code=code).stdout.strip() == "False"
    assert "Usage: dragoman" in dragoman(tmp_path, "--help").stdout
