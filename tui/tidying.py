"""Python's look through all objects for what is garbage, taken while nobody presses keys.

It takes 5-15 ms, as long as all else that a key may do, and Python itself does it in the midst of
one: most objects are made then.
"""

import gc
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

QUIET = 0.25
"""Seconds without a key after which there is time for it."""

LOOK_EVERY = 1.0
"""Seconds between two looks whether it is worth while."""

DUE = 10
"""Collections of what is young after which it is: Python's own pace."""

AT_MOST = 150
"""Collections of what is young after which Python does it whatever is going on."""


class Tidier:
    """Collects the garbage of an application, once `start` has been called."""

    def __init__(self, app: "App[None]", collect: Callable[[], object] = gc.collect) -> None:
        self._app = app
        self._collect = collect
        self._last_key = 0.0
        self._is_waiting = False

    def start(self) -> None:
        """Let nothing that is there now be looked through, and what comes later as said above."""
        gc.freeze()
        gc.enable()
        gc.set_threshold(*gc.get_threshold()[:2], AT_MOST)
        self._app.set_interval(LOOK_EVERY, self.look)

    def note_key(self) -> None:
        """Remember that a key was pressed now."""
        self._last_key = monotonic()

    def look(self) -> None:
        """Collect if it is worth while, as soon as nobody presses keys."""
        if not self._is_waiting and gc.get_count()[2] >= DUE:
            self._is_waiting = True
            self._when_quiet()

    def _when_quiet(self) -> None:
        wait = self._last_key + QUIET - monotonic()
        if wait > 0:
            self._app.set_timer(wait, self._when_quiet)
        else:
            self._is_waiting = False
            self._collect()
