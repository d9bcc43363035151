"""The process of the models, beside the screen's: started when first used, replaced if it dies."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Self, TypeVar

from core.errors import EngineUnavailable

T = TypeVar("T")

_DEADLINE = 60.0


class ModelProcess:
    """Runs functions of `working` in one spawned process, in the order they were asked for."""

    def __init__(self, deadline: float = _DEADLINE) -> None:
        """Start nothing yet; `deadline` is in seconds, for each call."""
        self._deadline = deadline
        self._pool: ProcessPoolExecutor | None = None
        self._is_closed = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, work: Callable[..., T], *args: object) -> T:
        """Return what `work(*args)` returns; raise what it raises.

        Raises EngineUnavailable when the process is closed, dies twice, or takes too long; it is
        ended then, and the next call gets a new one.
        """
        for attempt in (1, 2):
            future: Future[T] = self._submit(work, *args)
            try:
                return future.result(timeout=self._deadline)
            except (BrokenProcessPool, CancelledError) as error:
                if self._is_closed or attempt == 2:
                    raise EngineUnavailable(
                        "The process of Firefox Translations was ended, perhaps because memory ran "
                        "out; close other programs and try again."
                    ) from error
            except TooLong as error:
                self._end()
                raise EngineUnavailable(
                    f"Firefox Translations did not finish within {self._deadline:.0f} seconds; "
                    "try again, or choose another engine."
                ) from error
        raise AssertionError("unreachable")  # pragma: no cover

    def process_id(self) -> int | None:
        """Return the process's id, or None while there is none."""
        ours = _processes(self._pool)
        return ours[0].pid if ours else None

    def close(self) -> None:
        """End the process at once and for good; safe to call twice."""
        with self._lock:
            self._is_closed = True
        self._end()

    def _end(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
        ours = _processes(pool)
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        for process in ours:
            process.kill()
        for process in ours:
            process.join()

    def _submit(self, work: Callable[..., T], *args: object) -> "Future[T]":
        with self._lock:
            if self._is_closed:
                raise EngineUnavailable("Firefox Translations is closed; start Dragoman again.")
            if self._pool is not None:
                with contextlib.suppress(BrokenProcessPool):
                    return self._pool.submit(work, *args)
            with _real_stderr():
                self._pool = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_settle_in,
                )
                return self._pool.submit(work, *args)


def _processes(pool: ProcessPoolExecutor | None) -> list[BaseProcess]:
    # The executor has no public word for its processes before Python 3.14.
    return list((getattr(pool, "_processes", None) or {}).values())


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


def _settle_in() -> None:
    """Make the process quiet on the terminal, deaf to ctrl+c, and mortal with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(0)

        threading.Thread(target=follow, daemon=True).start()
