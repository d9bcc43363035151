import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from core.child import threads
from core.errors import SourceEmpty
from core.workshop.pool import Pool


class Stubborn(Exception):
    """Goes into a pipe and never comes out."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def pid(_: int = 0) -> int:
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: str) -> str:
    if not os.path.exists(mark):  # noqa: PTH110
        open(mark, "w").close()  # noqa: PTH123
        die()
    return "done"


def fail(kind: str) -> None:
    raise SourceEmpty("Nothing here.") if kind == "ours" else Stubborn("what", "ever")


def wait_for(path: str) -> str:
    with open(path) as pipe:  # noqa: PTH123 - a named pipe: opens when somebody writes
        return pipe.read()


def test_what_kills_its_process_costs_nobody_else_anything() -> None:
    pool = Pool(2)
    try:
        futures: list[Future[int]] = []
        bad: Future[None] | None = None
        for number in range(12):
            if number == 5:
                bad = pool.submit(1, die)
            futures.append(pool.submit(1, pid, number))
        assert bad is not None
        with pytest.raises(BrokenProcessPool):
            bad.result()
        assert len({one.result() for one in futures}) >= 1
        assert pool.submit(1, pid).result() in pool.process_ids()
    finally:
        pool.close()


def test_what_a_process_dies_of_once_is_done_by_the_next(tmp_path: object) -> None:
    pool = Pool(1)
    try:
        assert pool.submit(1, die_once, f"{tmp_path}/mark").result() == "done"
    finally:
        pool.close()


def test_errors_come_back_as_they_are_or_say_the_same() -> None:
    pool = Pool(1)
    try:
        with pytest.raises(SourceEmpty, match=r"Nothing here\."):
            pool.submit(1, fail, "ours").result()
        with pytest.raises(RuntimeError, match="Stubborn: whatever"):
            pool.submit(1, fail, "stubborn").result()
        with pytest.raises(Exception, match="pickle"):
            pool.submit(1, lambda: 1).result()
        assert pool.submit(1, abs, -1).result() == 1
    finally:
        pool.close()


def test_the_most_urgent_comes_first_and_processes_start_when_needed(tmp_path: object) -> None:
    gate = f"{tmp_path}/gate"
    os.mkfifo(gate)
    pool = Pool(1)
    order: list[str] = []
    done = threading.Event()

    def noting(name: str) -> Callable[[object], None]:
        def note(_: object) -> None:
            order.append(name)
            if len(order) == 3:
                done.set()

        return note

    try:
        assert pool.process_ids() == []
        held = pool.submit(2, wait_for, gate)
        for urgency, name in ((2, "late"), (1, "soon"), (0, "first")):
            pool.submit(urgency, abs, 1).add_done_callback(noting(name))
        with open(gate, "w") as pipe:  # noqa: PTH123
            pipe.write("open")
        assert held.result() == "open"
        assert done.wait(30)
        assert order == ["first", "soon", "late"]
        assert len(pool.process_ids()) == 1
    finally:
        pool.close()


def test_closing_ends_what_is_in_hand_and_what_waits(tmp_path: object) -> None:
    gate = f"{tmp_path}/gate"
    os.mkfifo(gate)
    pool = Pool(2)
    ours = pool.submit(1, pid).result()
    held = [pool.submit(1, wait_for, gate) for _ in range(4)]
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(ours, 0)
    for one in held:
        assert one.cancelled() or isinstance(one.exception(timeout=30), BrokenProcessPool)
    assert pool.submit(1, pid).cancelled()
    assert pool.process_ids() == []


def test_processes_share_the_cores() -> None:
    pool = Pool(1000)
    try:
        assert pool.submit(1, threads).result() == 1
    finally:
        pool.close()
