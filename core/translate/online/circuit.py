"""An engine that keeps failing is left alone for a while, and says so.

One circuit for each engine in the process, on pybreaker. Its own `call` would hold a lock for as
long as a server takes to answer, so the requests are made outside of it and only what came of them
is told to it; and its rests grow here, from a minute to a quarter of an hour.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NoReturn

from core.errors import EngineUnavailable
from core.translate.online.trouble import Trouble

FAILURES = 3
"""How many failures in a row open the circuit."""
FIRST_REST = 60.0
LONGEST_REST = 900.0

_circuits: dict[str, "Circuit"] = {}
_lock = threading.Lock()


class Circuit:
    """Whether an engine may be asked; safe to use from several threads.

    `clock` gives seconds since 1970.
    """

    def __init__(
        self, label: str, *, place: str = "", clock: Callable[[], float] = time.time
    ) -> None:
        import pybreaker

        self.place = place
        self._label = label
        self._clock = clock
        self._breaker = pybreaker.CircuitBreaker(fail_max=FAILURES, throw_new_error_on_trip=False)
        self._lock = threading.Lock()
        self._next_rest = FIRST_REST
        self._opened = self._until = 0.0
        self._reason = ""
        self._is_trying = False

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask the engine inside; raise EngineUnavailable at once while it rests.

        A Trouble raised inside counts as a failure if it is the engine's fault, nothing else does.
        """
        is_trial = self._enter()
        try:
            yield
        except Trouble as trouble:
            if trouble.is_its_fault:
                self._failed(trouble)
            raise
        else:
            self._succeeded()
        finally:
            if is_trial:
                self._is_trying = False

    def check(self) -> None:
        """Raise EngineUnavailable while the engine rests."""
        with self._lock:
            if self._is_resting():
                raise EngineUnavailable(self._told())

    def resting_until(self) -> datetime | None:
        """Return when the engine may be asked again, in local time; None while it may be."""
        with self._lock:
            if not self._is_resting():
                return None
            return datetime.fromtimestamp(self._until).astimezone()

    def try_now(self) -> None:
        """Let the next request through, whatever came before."""
        with self._lock:
            self._until = 0.0

    def _enter(self) -> bool:
        """Return whether this is the one request that tries a rested engine."""
        with self._lock:
            if self._breaker.current_state == "closed":
                return False
            if self._is_resting():
                raise EngineUnavailable(self._told())
            if self._is_trying:
                raise EngineUnavailable(
                    f"{self._label} is being tried again just now; try again in a moment."
                )
            self._breaker.half_open()
            self._is_trying = True
            return True

    def _failed(self, trouble: Trouble) -> None:
        with self._lock:
            was_open = self._breaker.current_state == "open"
            if was_open:
                return  # it was asked before the circuit opened
            if trouble.rest:
                self._breaker.open()
            else:
                self._count(trouble)
            if self._breaker.current_state == "open":
                self._opened = self._clock()
                self._until = self._opened + min(trouble.rest or self._next_rest, LONGEST_REST)
                self._reason = trouble.short or "failed three times"
                if not trouble.rest:
                    self._next_rest = min(2 * self._next_rest, LONGEST_REST)

    def _count(self, trouble: Trouble) -> None:
        def fail() -> NoReturn:
            raise trouble

        try:
            self._breaker.call(fail)
        except Trouble:
            return

    def _succeeded(self) -> None:
        with self._lock:
            if self._breaker.current_state == "open":
                self._breaker.half_open()
            self._breaker.call(lambda: None)
            self._next_rest = FIRST_REST
            self._until = 0.0

    def _is_resting(self) -> bool:
        now = self._clock()
        # a clock that was set back does not make the rest longer
        return self._breaker.current_state == "open" and self._opened <= now < self._until

    def _told(self) -> str:
        until = datetime.fromtimestamp(self._until).astimezone() + timedelta(seconds=59)
        return (
            f"{self._label} {self._reason} and rests until {until:%H:%M}; choose another engine, "
            "or translate again to try it at once."
        )


def circuit_of(name: str, label: str, place: str = "") -> Circuit:
    """Return the circuit of an engine; a new one where its server is another than before."""
    with _lock:
        found = _circuits.get(name)
        if found is None or found.place != place:
            found = _circuits[name] = Circuit(label, place=place)
        return found


def resting_until(name: str) -> datetime | None:
    """Return when the engine `name` may be asked again, in local time; None while it may be."""
    with _lock:
        found = _circuits.get(name)
    return None if found is None else found.resting_until()


def try_now(name: str) -> None:
    """Let the engine `name` be asked at once, as when the reader asks to translate again."""
    with _lock:
        found = _circuits.get(name)
    if found is not None:
        found.try_now()
