import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from core.article import Article
from core.brief import second
from core.brief.build import build_briefing
from core.brief.known import forget_sentences
from core.brief.meanwhile import Rows
from core.brief.second import SecondProcess, may_have_second
from tests.core.brief.articles import french, german

ARTICLES = [french(), german()]


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "FEWEST_SEGMENTS", 1)
    monkeypatch.setattr(second, "workers_for", lambda _: 2)
    monkeypatch.setattr(second, "LEAST_WAIT", 60.0)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Rows | None]:
    """What second processes have given back."""
    found: list[Rows | None] = []
    ask = SecondProcess.rows

    def rows(self: SecondProcess, still_here: Callable[[], None]) -> Rows | None:
        found.append(ask(self, still_here))
        return found[-1]

    monkeypatch.setattr(SecondProcess, "rows", rows)
    return found


def brief(articles: list[Article], *, is_shared: bool) -> bytes:
    forget_sentences()
    made = build_briefing(articles, [], created="x", is_shared=is_shared)
    return msgspec.json.encode(made)


def die(_: "Connection[Any, Any]") -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def never_answer(pipe: "Connection[Any, Any]") -> None:
    while True:
        pipe.recv_bytes()


def mumble(pipe: "Connection[Any, Any]") -> None:
    pipe.recv_bytes()
    pipe.send_bytes(b"\xc1")


def test_what_two_processes_make_is_what_one_makes(given: list[Rows | None]) -> None:
    shared = brief(ARTICLES, is_shared=True)
    assert len(given) == 1
    assert given[0] is not None
    assert shared == brief(ARTICLES, is_shared=False)
    assert multiprocessing.active_children() == []


def test_a_second_process_is_asked_for_only_what_is_new(given: list[Rows | None]) -> None:
    first = brief(ARTICLES, is_shared=True)
    assert msgspec.json.encode(build_briefing(ARTICLES, [], created="x", is_shared=True)) == first
    assert len(given) == 1


@pytest.mark.parametrize(("work", "wait"), [(die, 60.0), (mumble, 60.0), (never_answer, 0.0)])
def test_without_its_answer_all_is_made_here(
    work: Callable[..., None],
    wait: float,
    given: list[Rows | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(second, "work", work)
    monkeypatch.setattr(second, "LEAST_WAIT", wait)
    assert brief(ARTICLES, is_shared=True) == brief(ARTICLES, is_shared=False)
    assert given == [None]
    assert multiprocessing.active_children() == []


def test_who_ends_the_briefing_ends_the_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "work", never_answer)

    def stop(phase: str, done: int, total: int) -> None:
        if phase == "ledger":
            raise InterruptedError

    forget_sentences()
    with pytest.raises(InterruptedError):
        build_briefing(ARTICLES, [], created="x", progress=stop, is_shared=True)
    assert multiprocessing.active_children() == []


def test_nothing_can_be_started(given: list[Rows | None], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise OSError

    monkeypatch.setattr(multiprocessing, "get_context", refuse)
    assert brief(ARTICLES, is_shared=True) == brief(ARTICLES, is_shared=False)
    assert given == [None]


def test_few_segments_one_core_and_a_process_of_the_workshop_have_no_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert may_have_second(1)
    assert not may_have_second(0)
    monkeypatch.setattr(second, "workers_for", lambda _: 1)
    assert not may_have_second(1)
    monkeypatch.setattr(second, "workers_for", lambda _: 2)
    monkeypatch.setattr(multiprocessing, "current_process", lambda: SimpleNamespace(daemon=True))
    assert not may_have_second(1)
