"""Work that must not hold up the screen, nor the way out."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 0.1
"""Seconds that a first frame waits for what it is to show; else there is a second one."""


def begin(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
    """Begin `work` in a thread of its own, a daemon as that of `in_background`."""
    begun: Future[T] = Future()

    def run() -> None:
        try:
            begun.set_result(work(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits
            begun.set_exception(error)

    threading.Thread(target=run, daemon=True, name=getattr(work, "__name__", "work")).start()
    return begun


def is_soon_done(begun: "Future[T]") -> bool:
    """Wait for a moment that nobody notices; return whether there is a result by then."""
    wait([begun], PATIENCE)
    return begun.done() and begun.exception() is None


async def in_background(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` in a thread of its own and return or raise what it does.

    The thread is a daemon: whoever quits while it waits for a server or a model does not wait with
    it, as they would for the threads of asyncio's pool. Await this in a Textual worker.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(settler: Callable[[], None]) -> None:
        def unless_dropped() -> None:
            if not done.done():
                settler()

        # The loop is closed when the application has quit meanwhile: nobody is waiting.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(unless_dropped)

    def run() -> None:
        try:
            result = work(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - handed to whoever awaits
            failure = error
            settle(lambda: done.set_exception(failure))
        else:
            settle(lambda: done.set_result(result))

    threading.Thread(target=run, daemon=True, name=getattr(work, "__name__", "work")).start()
    return await done
