"""Ctrl+C in a command that ends well: what is in hand is dropped, what is done is kept."""

import signal
import threading
from types import FrameType
from typing import Any, Self

EXIT_CODE = 130
"""The exit code of a command that was interrupted, as shells count it."""


class Interrupt:
    """Notes the first ctrl+c for the work to ask about; the second one ends it at once."""

    def __init__(self) -> None:
        self.is_set = False
        self._before: Any = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def asked(self) -> bool:
        """Return whether the user wants to stop."""
        return self.is_set

    def _note(self, _: int, __: FrameType | None) -> None:
        if self.is_set:
            raise KeyboardInterrupt
        self.is_set = True
