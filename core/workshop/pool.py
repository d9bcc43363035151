"""Long-lived spawned processes that work through tasks, the most urgent first.

The standard library's ProcessPoolExecutor fails all that it holds when one of its processes dies,
and cannot say which task it died of. Here each process has a thread that hands it one task at a
time, so that a death costs no more than the task in hand.
"""

import contextlib
import heapq
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from core.child import settle_in

_SPAWN = multiprocessing.get_context("spawn")
_TRIES = 2
"""How often a task is begun before it is taken for what kills its process."""


@dataclass(order=True, slots=True)
class _Task:
    """Something to be done; what is less comes first."""

    urgency: int
    number: int
    work: Callable[..., Any] = field(compare=False)
    given: tuple[object, ...] = field(compare=False)
    future: "Future[Any]" = field(compare=False)


class Pool:
    """At most `size` processes, each started when all others have something to do.

    A process that dies is replaced. The task that it had in hand is tried once more; when that one
    dies too, the task's future fails with BrokenProcessPool, and no other task is touched.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._changed = threading.Condition()
        self._waiting: list[_Task] = []
        self._workers: list[_Worker] = []
        self._idle = 0
        self._count = 0
        self._is_closed = False

    def submit(self, urgency: int, work: Callable[..., Any], *given: object) -> "Future[Any]":
        """Have `work` done with what is given; the smaller `urgency`, the sooner.

        Both must be known to another process by name or value. After `close` the future is
        cancelled.
        """
        future: Future[Any] = Future()
        with self._changed:
            if self._is_closed:
                future.cancel()
                return future
            self._count += 1
            heapq.heappush(self._waiting, _Task(urgency, self._count, work, given, future))
            if len(self._waiting) > self._idle and len(self._workers) < self._size:
                worker = _Worker(self._size)
                self._workers.append(worker)
                threading.Thread(target=self._serve, args=(worker,), daemon=True).start()
            self._changed.notify()
        return future

    def process_ids(self) -> list[int]:
        """Return the ids of the processes that there are."""
        return [pid for worker in tuple(self._workers) if (pid := worker.process_id()) is not None]

    def close(self) -> None:
        """End all processes at once and for good; work in hand and asked for later is dropped."""
        with self._changed:
            self._is_closed = True
            waiting, self._waiting = self._waiting, []
            self._changed.notify_all()
        for task in waiting:
            task.future.cancel()
        for worker in self._workers:
            worker.end(for_good=True)

    def _serve(self, worker: "_Worker") -> None:
        """Hand one process its tasks; runs in a thread of its own until the pool is closed."""
        while (task := self._next()) is not None:
            if task.future.set_running_or_notify_cancel():
                self._do(worker, task)
        worker.hang_up()

    def _next(self) -> _Task | None:
        with self._changed:
            self._idle += 1
            while not self._waiting and not self._is_closed:
                self._changed.wait()
            self._idle -= 1
            return None if self._is_closed else heapq.heappop(self._waiting)

    def _do(self, worker: "_Worker", task: _Task) -> None:
        reason: BaseException | None = None
        for _ in range(_TRIES):
            if self._is_closed:
                break
            try:
                is_done, made = worker.do(task.work, task.given)
            except (EOFError, OSError) as error:
                worker.end()
                worker.hang_up()
                reason = error
                continue
            except Exception as error:  # noqa: BLE001 - what no pipe takes or gives back
                worker.end()  # there may be half an answer left
                worker.hang_up()
                task.future.set_exception(error)
                return
            if is_done:
                task.future.set_result(made)
            else:
                task.future.set_exception(made)
            return
        broken = BrokenProcessPool("A process ended before its work was done.")
        broken.__cause__ = reason
        task.future.set_exception(broken)


class _Worker:
    """One process, started when first needed, and the pipe to it."""

    def __init__(self, beside: int) -> None:
        self._beside = beside
        self._lock = threading.Lock()
        self._process: Any = None
        self._pipe: Connection[Any, Any] | None = None
        self._is_over = False

    def do(self, work: Callable[..., Any], given: tuple[object, ...]) -> tuple[bool, Any]:
        """Return whether the work was done, and what it made or else its exception.

        Raises EOFError or OSError when the process ends or cannot be started.
        """
        pipe = self._started()
        pipe.send((work, given))
        answer: tuple[bool, Any] = pipe.recv()
        return answer

    def process_id(self) -> int | None:
        """Return the process's id, or None while there is none."""
        process = self._process
        return None if process is None else process.pid

    def end(self, *, for_good: bool = False) -> None:
        """End the process, whatever it does; `for_good` when none shall follow."""
        with self._lock:
            self._is_over = self._is_over or for_good
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()

    def hang_up(self) -> None:
        """Close the pipe to a process that has ended; only for the thread that reads from it."""
        with self._lock:
            pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()

    def _started(self) -> "Connection[Any, Any]":
        with self._lock:
            if self._is_over:
                raise EOFError
            if self._pipe is None:
                ours, theirs = _SPAWN.Pipe()
                process = _SPAWN.Process(
                    target=_work, args=(theirs, self._beside), name="workshop", daemon=True
                )
                process.start()
                theirs.close()  # so that the process's end is noticed here
                self._process, self._pipe = process, ours
            return self._pipe


def _work(pipe: "Connection[Any, Any]", beside: int) -> None:
    """Do what is asked for until nobody can ask any more; what a process of the pool runs."""
    settle_in(beside)
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, given = pipe.recv()
            try:
                answer = True, work(*given)
            except Exception as error:  # noqa: BLE001 - the asker gets it from the future
                answer = False, _sendable(error)
            pipe.send(answer)


def _sendable(error: Exception) -> Exception:
    """Return an exception as it is, or one that says the same and gets through a pipe."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, a moment ago
    except Exception:  # noqa: BLE001 - whatever its class does
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
