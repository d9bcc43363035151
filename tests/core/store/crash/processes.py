"""Processes of their own that write to a library, and die when they are told to."""

import os
import signal
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

import core.atomic

CALLS = ("_open", "_write", "_flush", "_cut", "_replace", "_link", "_unlink", "_make")
"""The system calls of core.atomic."""

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that are forked")

_TROUBLE = b"\nTraceback"


class Child:
    """A forked process that runs `work`, which says b"." for each change that is done."""

    def __init__(self, work: Callable[[Callable[[], None]], None]) -> None:
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            # from Python 3.12 on it warns where the tests have threads; nothing here waits for one
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if not self.pid:
            os.close(reading)
            _run(work, writing)
        os.close(writing)
        self._reading = reading

    def kill(self) -> None:
        """End it as `kill -9` does."""
        os.kill(self.pid, signal.SIGKILL)

    def done(self) -> int:
        """Wait for its end, and return how many changes it has said to be done."""
        said = bytearray()
        while some := os.read(self._reading, 65_536):
            said += some
        os.close(self._reading)
        _, status = os.waitpid(self.pid, 0)
        assert _TROUBLE not in said, said.decode(errors="replace").lstrip(".")
        assert status in (0, signal.SIGKILL), status
        return len(said)


def _run(work: Callable[[Callable[[], None]], None], pipe: int) -> NoReturn:
    try:
        work(lambda: _say(pipe))
    except BaseException:  # noqa: BLE001
        os.write(pipe, _TROUBLE + traceback.format_exc().encode())
    finally:
        os._exit(0)


def _say(pipe: int) -> None:
    os.write(pipe, b".")


def die() -> NoReturn:
    """End this process at once, as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody outlives this")


def die_at(number: int, *, is_before: bool) -> None:
    """Let this process die at the `number`-th system call of core.atomic, or halfway through."""
    left = [number]

    def wrapped(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def dying(*given: Any) -> Any:
            left[0] -= 1
            if left[0]:
                return call(*given)
            if not is_before:
                if name == "_write":
                    call(given[0], given[1][: len(given[1]) // 2])
                else:
                    call(*given)
            die()

        return dying

    for name in CALLS:
        setattr(core.atomic, name, wrapped(name, getattr(core.atomic, name)))


def never_flush() -> None:
    """Flush nothing from now on: what a dead process has written is there without it."""
    core.atomic._flush = lambda handle: None


def left_behind(folder: Path) -> list[Path]:
    """Return what is left of files that were never finished."""
    return sorted(folder.rglob("*.tmp"))
