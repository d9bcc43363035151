"""The process of the models, beside the screen's: started when first used, replaced if it dies.

It ends with its parent at once, even in the middle of a sentence, which a process pool's would not.
"""

import contextlib
import multiprocessing
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Self, TypeVar

from core.child import settle_in
from core.errors import EngineUnavailable

T = TypeVar("T")

_DEADLINE = 60.0


class _TooLong(Exception):
    """The process did not answer within the deadline."""


class ModelProcess:
    """Runs functions in one spawned process, one after the other, for any thread."""

    def __init__(self, deadline: float = _DEADLINE) -> None:
        """Start nothing yet; `deadline` is in seconds, for each call."""
        self._deadline = deadline
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._is_closed = False
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, work: Callable[..., T], *args: object) -> T:
        """Return what `work(*args)` returns; raise the Exception that it raises.

        Raises EngineUnavailable when the process is closed, dies twice, or takes too long; it is
        ended then, and the next call gets a new one.
        """
        until = time.monotonic() + self._deadline
        try:
            if not self._turn.acquire(timeout=self._deadline):
                raise _TooLong
            try:
                has_worked, answer = self._asked_twice(work, args, until)
            finally:
                self._turn.release()
        except _TooLong as error:
            raise EngineUnavailable(
                f"Firefox Translations did not finish within {self._deadline:.0f} seconds; "
                "try again, or choose another engine."
            ) from error
        if not has_worked:
            raise answer
        found: T = answer
        return found

    def process_id(self) -> int | None:
        """Return the process's id, or None while there is none."""
        running = self._running
        return running[0].pid if running else None

    def close(self) -> None:
        """End the process at once and for good; safe to call twice."""
        with self._lock:
            self._is_closed = True
        self._end()

    def _asked_twice(
        self, work: Callable[..., Any], args: tuple[object, ...], until: float
    ) -> tuple[bool, Any]:
        """Return whether the work went well, and its result or error; a death is forgiven once."""
        with contextlib.suppress(EOFError, OSError):
            return self._asked(work, args, until)
        self._end()
        try:
            return self._asked(work, args, until)
        except (EOFError, OSError) as error:
            self._end()
            raise EngineUnavailable(
                "The process of Firefox Translations was ended, perhaps because memory ran out; "
                "close other programs and try again."
            ) from error

    def _asked(
        self, work: Callable[..., Any], args: tuple[object, ...], until: float
    ) -> tuple[bool, Any]:
        connection = self._connection()
        connection.send((work, args))
        if not connection.poll(max(0.0, until - time.monotonic())):
            self._end()
            raise _TooLong
        answer: tuple[bool, Any] = connection.recv()
        return answer

    def _connection(self) -> Connection:
        with self._lock:
            if self._is_closed:
                raise EngineUnavailable("Firefox Translations is closed; start Dragoman again.")
            if self._running is None:
                context = multiprocessing.get_context("spawn")
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs,), daemon=True)
                with _real_stderr():
                    process.start()
                # with our copy of its end open, its death would not be heard
                theirs.close()
                self._running = process, ours
            return self._running[1]

    def _end(self) -> None:
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            running[0].kill()
            running[0].join()


def _serve(connection: Connection) -> None:
    """Do what is asked until nobody asks any more."""
    settle_in()
    while True:
        try:
            work, args = connection.recv()
        except EOFError:
            return
        try:
            answer = True, work(*args)
        except Exception as error:  # noqa: BLE001  (raised again in the caller's thread)
            answer = False, error
        connection.send(answer)


@contextlib.contextmanager
def _real_stderr() -> Iterator[None]:
    """Give multiprocessing an error stream with a file behind it, which Textual's has not."""
    shown: Any = sys.stderr
    try:
        is_real = shown is None or shown.fileno() >= 0
    except (OSError, ValueError, AttributeError):
        is_real = True  # multiprocessing knows how to go on without one
    if is_real:
        yield
        return
    with contextlib.redirect_stderr(sys.__stderr__):
        yield
