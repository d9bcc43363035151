"""A program in a terminal of its own: how long until it paints, after its start and after a key.

The terminal answers as modern ones do that it takes frames whole, so that Textual marks where each
one ends. What is measured is what a person sees: it holds the terminal's lines, Textual's threads
and its pace of 60 frames a second at most.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

LINES, COLUMNS = 40, 120
FRAME_END = b"\x1b[?2026l"
_ASKS = b"\x1b[?2026$p"
_ANSWER = b"\x1b[?2026;2$y"
_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07]*\x07)")
_GIVE_UP = 60.0
_QUIET = 0.15
"""Seconds without a byte after which nothing more is coming."""

_CALM = 0.06
"""Seconds of sleep, three frames long, after which a key has had all its work done."""

_LOOK = 0.004


class Terminal:
    """A child process with a terminal of 40 lines and 120 columns; ended on leaving."""

    def __init__(self, arguments: Sequence[str], env: dict[str, str]) -> None:
        self.output = b""
        self._fd, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._began = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
            for stream in (0, 1, 2):
                os.dup2(theirs, stream)
            os.closerange(3, 100)
            os.execve(sys.executable, [sys.executable, *arguments], env)
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def until(self, is_shown: Callable[[bytes], bool]) -> float:
        """Return the seconds from the start until what was painted, without escapes, is so."""
        while not is_shown(_ESCAPES.sub(b"", self.output)):
            self._read(_GIVE_UP)
        return time.perf_counter() - self._began

    def press(self, key: bytes, is_shown: Callable[[bytes], bool] | None = None) -> float:
        """Return the seconds from a key to the end of the frame that follows, or that shows it."""
        self.settle()
        return self._answer_to(key, is_shown)

    def _answer_to(self, key: bytes, is_shown: Callable[[bytes], bool] | None = None) -> float:
        self.output = b""
        begin = time.perf_counter()
        os.write(self._fd, key)
        while True:
            self._read(_GIVE_UP)
            frame = self.output[: self.output.rfind(FRAME_END) + 1]
            if frame and (is_shown is None or is_shown(_ESCAPES.sub(b"", frame))):
                return time.perf_counter() - begin

    def settle(self) -> None:
        """Wait until nothing more is painted."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._read(_QUIET)

    def rest(self) -> None:
        """Wait until the screen's thread sleeps and stays asleep, and nothing more is painted."""
        worked, since = self._worked(), time.perf_counter()
        while time.perf_counter() - since < _CALM:
            is_painted = True
            try:
                self._read(_LOOK)
            except TimeoutError:
                is_painted = False
            now = self._worked()
            # One that waits for a processor has work to do, even if it has not done any since.
            if is_painted or now != worked or not self._is_asleep():
                worked, since = now, time.perf_counter()

    def work_of(self, keys: Sequence[bytes]) -> list[tuple[float, float]]:
        """Return, for each key, the seconds until the next frame and those of the screen's thread.

        The work is all that follows the key until that thread has come to rest.
        """
        self.rest()
        spent = []
        before = self._worked()
        for key in keys:
            shown = self._answer_to(key)
            self.rest()
            now = self._worked()
            spent.append((shown, now - before))
            before = now
        return spent

    def _worked(self) -> float:
        """Return the seconds that the main thread has had a processor."""
        spent = Path(f"/proc/{self.pid}/task/{self.pid}/schedstat").read_text(encoding="ascii")
        return int(spent.split()[0]) / 1e9

    def _is_asleep(self) -> bool:
        stat = Path(f"/proc/{self.pid}/task/{self.pid}/stat").read_text(encoding="ascii")
        return stat.rpartition(")")[2].split()[0] == "S"

    def memory(self) -> tuple[int, int]:
        """Return the bytes that the process holds, and the most that it has held."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", status))
        return int(found["VmRSS"]) * 1024, int(found["VmHWM"]) * 1024

    def children(self) -> int:
        """Return the bytes that its child processes hold, together."""
        held = 0
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError):
                text = status.read_text(encoding="ascii", errors="replace")
                if f"\nPPid:\t{self.pid}\n" in text:
                    held += int((re.findall(r"VmRSS:\s+(\d+)", text) or ["0"])[0]) * 1024
        return held

    def _read(self, seconds: float) -> None:
        if not select.select([self._fd], [], [], seconds)[0]:
            raise TimeoutError(_ESCAPES.sub(b"", self.output)[-2000:])
        try:
            found = os.read(self._fd, 65536)
        except OSError as error:
            raise RuntimeError(_ESCAPES.sub(b"", self.output)[-2000:]) from error
        if _ASKS in found:
            os.write(self._fd, _ANSWER)
        self.output += found


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of programs to be compared, their settings and byte code in `folder`.

    Byte code is kept as an installed program has it, wherever this process keeps none.
    """
    env = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return env | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "DRAGOMAN_CONFIG": str(folder / "settings.toml"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "dragoman-bench" / "bytecode"),
    }
