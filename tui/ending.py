"""Ending well when the system says so: the terminal was closed, the machine shuts down."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

ENDINGS = ("SIGTERM", "SIGHUP")
"""Signals that end a program; a system that lacks one never sends it."""


def heed_endings(end: Callable[[int], None]) -> None:
    """Call `end` in the running loop, with the exit code that shells expect, when told to end.

    Python's own answer would drop the reading position and leave the terminal as the screen has it.
    """
    loop = asyncio.get_running_loop()
    for number in (getattr(signal, name, None) for name in ENDINGS):
        if number is not None:
            # Windows' loops take no handlers, nor does any loop outside the main thread.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, end, 128 + number)
