import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]

SCRIPT = """
from core.annotate.bundled.encoder import Encoder
from core.annotate.bundled.recogniser import MODEL_FOLDER
print(Encoder(MODEL_FOLDER).scores([1, 2, 3]).shape[0])
"""


@pytest.mark.slow
def test_the_runtime_tells_nobody_that_it_ran(tmp_path: Path) -> None:
    """What it would send to its makers, it keeps in the user's cache until it can."""
    told = ("CI", "GITHUB_ACTIONS", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")
    env = {name: value for name, value in os.environ.items() if name not in told}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**env, "HOME": str(tmp_path)},
    )
    assert done.stdout.strip() == "3", done.stderr
    assert list(tmp_path.rglob("*")) == []
