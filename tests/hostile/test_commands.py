"""What the commands write to a terminal, byte for byte."""

import os
import sys
from pathlib import Path

from tests.hostile.terminal import leaks, on_a_terminal


def test_no_command_writes_what_a_terminal_obeys(tmp_path: Path) -> None:
    env = os.environ | {
        "DRAGOMAN_CONFIG": str(tmp_path / "settings.toml"),
        "DRAGOMAN_LIBRARY": str(tmp_path / "library"),
        "DRAGOMAN_MODELS": str(tmp_path / "models"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "TERM": "xterm-256color",
        "COLUMNS": "120",
    }
    script = "from tests.hostile.commands_process import main; main()"
    written = on_a_terminal([sys.executable, "-c", script, str(tmp_path)], env)
    (tmp_path / "written").write_bytes(written.encode("utf-8", "surrogateescape"))
    parts = written.split("#COMMAND ")
    assert len(parts) > 15
    assert "Traceback" not in written, written[written.index("Traceback") :][:3000]
    found = {part.split("\r\n")[0]: leaks(part) for part in parts if leaks(part)}
    assert found == {}
