"""The reader as a process of its own on a real terminal, ended by the system."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from core.store import Library
from tests.core.store.articles import make_article
from tui.ending import ENDINGS

_PATIENCE = 60.0
_LEAVES = b"\x1b[?1049l"
"""Back from the screen of the application to that of the shell."""


def _read_until(handle: int, wanted: bytes | None) -> bytes:
    """Return what is written on the terminal until `wanted` is, or for None until it is closed."""
    seen = b""
    end = time.monotonic() + _PATIENCE
    while wanted is None or wanted not in seen:
        assert time.monotonic() < end, seen[-2000:]
        if select.select([handle], [], [], 0.5)[0]:
            try:
                part = os.read(handle, 65_536)
            except OSError:  # Linux says so of a terminal that nobody has open any more
                part = b""
            if not part:
                break
            seen += part
    return seen


@pytest.mark.parametrize("name", ENDINGS)
def test_the_terminal_is_as_it_was_and_what_was_done_is_kept(tmp_path: Path, name: str) -> None:
    Library(tmp_path / "library").put(make_article("a1", "Titre de tous", "Un.", "Deux."))
    number = getattr(signal, name)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    before = termios.tcgetattr(theirs)
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "DRAGOMAN_LIBRARY": str(tmp_path / "library"),
        "DRAGOMAN_CONFIG": str(tmp_path / "settings.toml"),
        "DRAGOMAN_MODELS": str(tmp_path / "models"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    command = [sys.executable, "-c", "from tui.cli import cli; cli()"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as process:
        seen = _read_until(ours, b"Titre de tous")
        os.write(ours, b"r")
        while not any(
            one.is_read for one in Library(tmp_path / "library").reading_states().values()
        ):
            seen += _read_until(ours, b"\x1b")
        process.send_signal(number)
        while process.poll() is None:
            if select.select([ours], [], [], 0.2)[0]:
                seen += os.read(ours, 65_536)
    assert termios.tcgetattr(theirs) == before
    os.close(theirs)
    seen += _read_until(ours, None)
    os.close(ours)
    assert process.returncode == 128 + number
    assert _LEAVES in seen and b"Traceback" not in seen
    assert b"\x1b[?25h" in seen[seen.rindex(_LEAVES) - 200 :]  # the cursor is back
