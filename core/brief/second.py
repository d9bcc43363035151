"""A second process, which keeps the ledger and lists the names while this one ranks the claims.

Of the work on many new articles these are a third, and neither needs the claims. The process is
spawned, so that it may be asked for from any thread and on any system. It gets the articles and
gives back what was made of them; what it does not give back in good time (it may have been ended,
or the machine has other things to do) is made here, in the same words.
"""

import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import msgspec

from core.article import Article, Label
from core.brief.collecting import collector_held_back
from core.brief.gate.gate import keep_quick_reasons, quick_reasons_of
from core.brief.ledger.keep import keep_ledger
from core.brief.ledger.row import LedgerRow
from core.brief.origins import Origins
from core.brief.sentences import Sentence, sentences_of
from core.brief.who.row import NameRow
from core.brief.who.rows import list_names
from core.child import settle_in, workers_for

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FEWEST_SEGMENTS = 1_000
"""New segments from which a second process is worth the third of a second that it needs to load."""

MEBIBYTES = 130
"""What it takes for 5,000 segments, at its highest."""

LEAST_WAIT = 1.0
"""Seconds that its answer is waited for at least; else as long as it has had till then."""

_WAIT = 0.05

Rows: TypeAlias = tuple[tuple[LedgerRow, ...], dict[Label, tuple[NameRow, ...]]]
"""The rows of the ledger, and of who is who by label."""

_Reasons: TypeAlias = list[tuple[str, int, tuple[str, ...]]]
"""By article and segment what speaks against a translation."""


class SecondProcess:
    """One process for one briefing; use it with `with`, which ends it."""

    def __init__(self, articles: Sequence[Article], target: str) -> None:
        self._begun = time.monotonic()
        self._lock = threading.Lock()
        self._is_over = False
        self._process: Any = None
        self._pipe: Connection[Any, Any] | None = None
        # it takes the articles when it has loaded, and this one works on till then
        self._starting = threading.Thread(
            target=self._start, args=(tuple(articles), target), daemon=True
        )
        self._starting.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, still_here: Callable[[], None]) -> Rows | None:
        """Return what it has made, or None where it has not; what `still_here` raises ends it."""
        given: Rows | None = self._given(Rows, still_here)
        return given

    def tell_reasons(self, sentences: Sequence[Sentence], still_here: Callable[[], None]) -> None:
        """Let the sentences of the ledger know what speaks against their translations."""
        given = self._given(_Reasons, still_here) or ()
        if given:
            places = {(one.article.id, one.segment.id): one for one in sentences}
            for article, segment, reasons in given:
                keep_quick_reasons(places[article, segment], reasons)

    def close(self) -> None:
        """End it, whatever it does; safe to call twice."""
        with self._lock:
            self._is_over = True
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()

    def _start(self, articles: tuple[Article, ...], target: str) -> None:
        with suppress(OSError, ValueError):
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), daemon=True)
            with self._lock:
                if self._is_over:
                    return
                process.start()
                self._process, self._pipe = process, ours
            theirs.close()  # so that its end is noticed here
            ours.send_bytes(msgspec.msgpack.encode((articles, target)))

    def _given(self, kind: Any, still_here: Callable[[], None]) -> Any:
        """Return the next that it gives, or None where there is nothing in good time."""
        now = time.monotonic()
        until = now + max(LEAST_WAIT, now - self._begun)
        with suppress(OSError, EOFError, msgspec.MsgspecError):
            while self._starting.is_alive() or self._pipe is not None:
                if self._pipe is not None and self._pipe.poll(_WAIT):
                    return msgspec.msgpack.decode(self._pipe.recv_bytes(), type=kind)
                self._starting.join(_WAIT if self._pipe is None else 0)
                if time.monotonic() > until:
                    break
                still_here()
        self.close()
        return None


def may_have_second(fresh: int) -> bool:
    """Return whether a second process gains time on so many new segments, and may be started."""
    return (
        fresh >= FEWEST_SEGMENTS
        and workers_for(MEBIBYTES) > 1
        # a process of the workshop may have none of its own
        and not multiprocessing.current_process().daemon
    )


def _work(pipe: "Connection[Any, Any]") -> None:
    """Make of the articles what they are for; what the second process runs."""
    settle_in(2)
    with suppress(EOFError, OSError), collector_held_back:
        articles, target = msgspec.msgpack.decode(
            pipe.recv_bytes(), type=tuple[tuple[Article, ...], str]
        )
        sentences = [sentence for one in articles for sentence in sentences_of(one, target)]
        readable = [one for one in sentences if one.is_readable]
        ledger = keep_ledger(articles, readable, Origins(articles, sentences))
        pipe.send_bytes(msgspec.msgpack.encode((ledger, list_names(sentences, target))))
        places = {
            (value.citation.article, value.citation.segment)
            for row in ledger
            for value in row.values
        }
        cited = [one for one in sentences if (one.article.id, one.segment.id) in places]
        pipe.send_bytes(msgspec.msgpack.encode(quick_reasons_of(cited)))
