"""What the commands write to a terminal, byte for byte."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.hostile.terminal import leaks

ROOT = Path(__file__).parents[2]


def on_a_terminal(command: list[str], env: dict[str, str]) -> str:
    """Run a command on a terminal of its own; return everything written to it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=env, cwd=ROOT
    ):
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # how Linux says that nobody is at the other end
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode("utf-8", "surrogateescape")


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
