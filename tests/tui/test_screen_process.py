"""Models live in the worker: neither the screen's process nor a command that reads imports one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.store import Library
from tests.tui.samples import KOREA

ROOT = Path(__file__).parents[2]
HEAVY = {"spacy", "thinc", "onnxruntime", "rigour", "numpy", "torch", "transformers"}
TEXT = """Le pont de Lyon rouvre après 3 ans de travaux

Lyon, 12 mars 2024

Le maire Grégory Doucet a rouvert le pont hier devant environ 2 000 habitants. Camille Bernardin, \
qui préside l'association Rives de Saône, attendait ce jour depuis 3 ans.
"""


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    return os.environ | {
        "DRAGOMAN_CONFIG": str(tmp_path / "settings.toml"),
        "DRAGOMAN_LIBRARY": str(tmp_path / "library"),
    }


@pytest.mark.slow
def test_the_screen_never_loads_a_model(tmp_path: Path, folders: dict[str, str]) -> None:
    source = tmp_path / "pont.txt"
    source.write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.tui.screen_process", folders["DRAGOMAN_LIBRARY"], source],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=folders,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    # A model was at work and its names were read, so that it could have been imported here.
    assert any(one.startswith(("spacy:", "bundled:")) for one in told["recognisers"])
    assert any(" place · " in line or " person · " in line for line in told["said"])
    assert "textual" in told["modules"]
    assert not HEAVY & set(told["modules"])


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["show", "a1"],
        ["show", "a1", "--names"],
        ["doctor"],
        ["doctor", "--json"],
        ["models"],
        ["passages"],
        ["names", "Poutine", "Лавров"],
        ["names", "--same", "Choïgou", "Shoigu"],
    ],
    ids=" ".join,
)
def test_commands_that_read_load_no_model(
    command: list[str], tmp_path: Path, folders: dict[str, str]
) -> None:
    Library(tmp_path / "library").put(KOREA)
    code = (
        "import sys\nfrom tui.cli import cli\n"
        f"try:\n    cli({command!r})\n"
        "finally:\n    print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=folders
    )
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.splitlines()[-1].split())
    assert "tui" in modules
    assert not HEAVY & modules
