"""Looking for garbage while nobody presses keys."""

import gc
from typing import Any

import pytest
from textual.app import App

from tui import tidying
from tui.tidying import Tidier


class Waiting(App[None]):
    """Keeps what is to be done later, until it is asked to do it."""

    def __init__(self) -> None:
        super().__init__()
        self.later: list[Any] = []

    def set_timer(self, delay: float, callback: Any = None, **_: Any) -> Any:
        assert 0 < delay <= tidying.QUIET
        self.later.append(callback)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock, set by its only item; there is enough to collect."""
    clock = [100.0]
    monkeypatch.setattr(tidying, "monotonic", lambda: clock[0])
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, tidying.DUE))
    return clock


def test_it_waits_until_no_key_is_pressed(now: list[float]) -> None:
    app, done = Waiting(), list[float]()
    tidier = Tidier(app, lambda: done.append(now[0]))
    tidier.note_key()
    tidier.look()
    tidier.look()
    assert len(app.later) == 1 and not done
    now[0] += tidying.QUIET / 2
    tidier.note_key()
    app.later.pop()()
    assert len(app.later) == 1 and not done
    now[0] += 2 * tidying.QUIET
    app.later.pop()()
    assert done == [now[0]]
    tidier.look()
    assert len(done) == 2


def test_a_little_garbage_is_left(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (700, 10, tidying.DUE - 1))
    done: list[float] = []
    Tidier(Waiting(), lambda: done.append(now[0])).look()
    assert not done
