"""The index of the application: kept up to date in a thread, and let go of."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message

from core.errors import SearchError
from core.search import SearchIndex, parse_query
from core.store import Library
from tests.tui.samples import ARTICLES, make_article
from tui.searching import IndexProgressed, IndexRefreshed, Searching


class Ear:
    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.is_refreshed = threading.Event()

    def post_message(self, message: Message) -> bool:
        self.heard.append(message)
        if isinstance(message, IndexRefreshed):
            self.is_refreshed.set()
        return True


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    made.put_many(ARTICLES)
    return made


def refreshed(searching: Searching) -> Ear:
    searching.listener = ear = Ear()
    searching.look()
    assert ear.is_refreshed.wait(10)
    assert searching._thread is not None
    searching._thread.join(10)
    return ear


def found(searching: Searching, question: str) -> set[str]:
    return {one.article for one in searching.ask(parse_query(question), 10, 0, "en").hits}


def test_the_index_is_made_and_followed_only_when_something_changed(library: Library) -> None:
    searching = Searching(lambda: library)
    ear = refreshed(searching)
    assert any(isinstance(one, IndexProgressed) for one in ear.heard)
    assert found(searching, "soldats") == {"a1"}
    thread = searching._thread
    searching.look()
    assert searching._thread is thread
    library.put(make_article("z", [("title", "Un zebra", None)]))
    refreshed(searching)
    assert found(searching, "zebra") == {"z"}
    searching.close()


def test_a_question_waits_for_an_index_that_is_not_there(library: Library) -> None:
    searching = Searching(lambda: library)
    assert found(searching, "besuch") == {"b2"}
    searching.close()


def test_another_object_for_the_library_gets_an_index_of_its_own(
    library: Library, tmp_path: Path
) -> None:
    other = Library(tmp_path / "other")
    other.put(make_article("z", [("title", "Un zebra", None)]))
    now = [library]
    searching = Searching(lambda: now[0])
    refreshed(searching)
    now[0] = other
    refreshed(searching)
    assert found(searching, "zebra") == {"z"}
    searching.close()


def test_a_library_that_is_read_only_is_searched_as_well(library: Library) -> None:
    reader = Library(library.path, read_only=True)
    searching = Searching(lambda: reader)
    assert found(searching, "besuch") == {"b2"}
    searching.close()


def test_what_goes_wrong_is_told_and_not_tried_again_and_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def refuse(*_: Any) -> Any:
        tried.append(1)
        raise SearchError("No FTS5 here.")

    monkeypatch.setattr(SearchIndex, "refresh", refuse)
    searching = Searching(lambda: library)
    ear = refreshed(searching)
    told = [one.problem for one in ear.heard if isinstance(one, IndexRefreshed)]
    assert told == ["No FTS5 here."]
    searching.look()
    assert len(tried) == 1
    searching.close()


def test_closing_ends_a_refresh_between_two_articles(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    ended: list[str] = []

    def slow(self: SearchIndex, progress: Any) -> Any:
        begun.set()
        assert go_on.wait(10)
        try:
            progress(1, 2)
        finally:
            ended.append("ended")
        raise AssertionError("it went on")

    monkeypatch.setattr(SearchIndex, "refresh", slow)
    searching = Searching(lambda: library)
    searching.look()
    assert begun.wait(10)
    closing = threading.Thread(target=searching.close)
    closing.start()
    while not searching._is_closed:
        pass
    go_on.set()
    closing.join(10)
    assert ended == ["ended"] and searching._index is None
