"""A second process, which keeps the ledger and lists the names while this one ranks the claims.

Of the work on many new articles these are a third, and neither needs the claims. The process is
spawned, so that it may be asked for from any thread and on any system. What it does not give back
in good time (it may have been ended, or the machine has other things to do) is made here, in the
same words. To share out more of the work gains nothing: when it has loaded, this process has read
who asserts what.
"""

import multiprocessing
import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Self

import msgspec

from core.article import Article
from core.brief.gate.reasons import keep_quick_reasons
from core.brief.meanwhile import Answer, Gated, Made, Rows, work
from core.brief.sentences import Sentence
from core.child import workers_for

FEWEST_SEGMENTS = 1_000
"""New segments from which a second process is worth the third of a second that it needs to load."""

MEBIBYTES = 130
"""What it takes for 5,000 segments, at its highest."""

LEAST_WAIT = 1.0
"""Seconds that its answer is waited for at least; else as long as it has had till then."""

_LOOK = 0.05


class SecondProcess:
    """One process for one briefing; use it with `with`, which ends it."""

    def __init__(self, articles: Sequence[Article], target: str) -> None:
        self._begun = time.monotonic()
        self._lock = threading.Lock()
        self._is_over = False
        self._process: Any = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        # it takes the articles when it has loaded, and this one works on till then
        threading.Thread(target=self._talk, args=(tuple(articles), target), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, still_here: Callable[[], None]) -> Rows | None:
        """Return what it has made, or None where it has not; what `still_here` raises ends it."""
        now = time.monotonic()
        until = now + max(LEAST_WAIT, now - self._begun)
        with suppress(EOFError, msgspec.MsgspecError):
            while time.monotonic() < until:
                still_here()
                with suppress(queue.Empty):
                    answer = self._next(_LOOK)
                    if isinstance(answer, Made):
                        return answer.rows
        self.close()
        return None

    def tell_reasons(self, sentences: Sequence[Sentence]) -> None:
        """Let sentences of the ledger know what speaks against their translations.

        Those that it has not come to are not waited for; it is over with this.
        """
        places = {(one.article.id, one.segment.id): one for one in sentences}
        with suppress(EOFError, msgspec.MsgspecError):
            while not self._answers.empty():
                answer = self._next(0)
                if isinstance(answer, Gated):
                    for article, segment, reasons in answer.reasons:
                        keep_quick_reasons(places[article, segment], reasons)
        self.close()

    def close(self) -> None:
        """End it, whatever it does; safe to call twice."""
        with self._lock:
            self._is_over = True
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()

    def _talk(self, articles: tuple[Article, ...], target: str) -> None:
        """Start it, tell it what to do, and hear what it says until it ends."""
        with suppress(OSError, EOFError, ValueError):
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(theirs,), daemon=True)
            with self._lock:
                if not self._is_over:
                    process.start()
                    self._process = process
            theirs.close()  # so that its end is noticed here
            with ours:
                ours.send_bytes(msgspec.msgpack.encode((articles, target)))
                while True:
                    self._answers.put(ours.recv_bytes())
        self._answers.put(None)

    def _next(self, seconds: float) -> Answer:
        """Return its next answer; raises EOFError when it has ended, and queue.Empty."""
        answer = self._answers.get(timeout=seconds)
        if answer is None:
            self._answers.put(None)  # and so it stays
            raise EOFError
        found: Answer = msgspec.msgpack.decode(answer, type=Answer)
        return found


def may_have_second(fresh: int) -> bool:
    """Return whether a second process gains time on so many new segments, and may be started."""
    return (
        fresh >= FEWEST_SEGMENTS
        and workers_for(MEBIBYTES) > 1
        # a process of the workshop may have none of its own
        and not multiprocessing.current_process().daemon
    )
