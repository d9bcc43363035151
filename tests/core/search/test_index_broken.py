"""The index of a small library where something is broken: files, disks, folders, articles."""

import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from core.errors import DragomanError, SearchError
from core.search import SearchIndex
from core.search.file import IndexFile
from core.search.place import places as index_places
from core.store import Library
from tests.core.search.articles import (
    index_of,
    make_article,
    places,
)


def test_a_read_only_library_has_its_index_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path / "library")
    library.put(make_article("a1", "Eins"))
    (tmp_path / "library" / "index").write_text("in the way")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "cache")
    index = SearchIndex(library)
    assert index.path is not None and index.path.is_relative_to(tmp_path / "cache")
    assert places(index.search("eins")) == {("a1", 0)}
    (tmp_path / "blocked").write_text("")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "blocked")
    assert list(index_places(tmp_path / "library")) == [None]
    assert places(SearchIndex(library).search("eins")) == {("a1", 0)}


@pytest.mark.parametrize(
    "damage", ["garbage", "cut", "flipped", "empty", "version", "tables", "gone"]
)
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    lines = [f"Satz {number} von vielen." for number in range(300)]
    library, index = index_of(tmp_path / "library", make_article("a1", "Eins", *lines))
    path = index.path
    assert path is not None
    index.close()
    raw = path.read_bytes()
    if damage == "garbage":
        path.write_bytes(os.urandom(20_000))
    elif damage == "cut":
        path.write_bytes(raw[: len(raw) // 3])
    elif damage == "flipped":
        path.write_bytes(raw[:200] + bytes(one ^ 0x5A for one in raw[200:]))
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "gone":
        path.unlink()
    else:
        connection = sqlite3.connect(path, isolation_level=None)
        if damage == "version":
            connection.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
        else:
            connection.execute("DROP TABLE segments")
        connection.close()
    again = SearchIndex(library)
    assert again.search("satz 17").total == 1
    assert again.refresh().unreadable == 0
    assert places(again.search("eins")) == {("a1", 0)}


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[int], None]]:
    """Return what makes the disk full for any file that grows beyond a size."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "cache")
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, was)


@pytest.mark.parametrize("room", [0, 4_096, 40_000, 100_000])
def test_an_index_without_room_stands_in_memory(
    tmp_path: Path, full: Callable[[int], None], room: int
) -> None:
    library = Library(tmp_path / "library")
    library.put_many(make_article(f"a{n}", f"Satz {n}", f"Mehr von {n}") for n in range(30))
    index = SearchIndex(library)
    assert index.path is not None
    full(room)
    assert index.search("satz").total == 30
    assert index.path is None
    left = (library.path / "index").glob("search*")
    assert sum(one.stat().st_size for one in left) <= 8_192  # what was begun makes room
    index.close()


def test_an_index_that_knows_most_articles_stays_where_the_disk_is_full(
    tmp_path: Path, full: Callable[[int], None]
) -> None:
    _, index = index_of(
        tmp_path / "library", *(make_article(f"a{n}", f"Satz {n}") for n in range(9))
    )
    Library(tmp_path / "library").put(make_article("b1", "Satz", *("Wort " * 999 for _ in "123")))
    full(50_000)
    with pytest.raises(SearchError, match="does not take what is written; make room") as raised:
        index.refresh()
    assert "damaged" not in str(raised.value)
    assert index.path is not None and index.search("satz").total == 9
    index.close()


@pytest.mark.parametrize("code", ["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"])
def test_a_full_disk_is_no_damage(tmp_path: Path, code: str) -> None:
    file = IndexFile(tmp_path / "search.sqlite")
    error = sqlite3.OperationalError("disk")
    error.sqlite_errorcode = getattr(sqlite3, code)

    def fail() -> None:
        raise error

    def rebuild() -> None:
        raise AssertionError("was made anew")

    with pytest.raises(SearchError, match="make room"):
        file.mending(fail, rebuild)


def test_an_index_deleted_under_us_is_made_again(tmp_path: Path) -> None:
    library, index = index_of(tmp_path / "library", make_article("a1", "Eins"))
    other = SearchIndex(library)
    assert places(other.search("eins")) == {("a1", 0)}
    assert index.path is not None
    for one in index.path.parent.iterdir():
        one.unlink()
    assert places(index.search("eins")) == {("a1", 0)}
    library.put(make_article("b2", "Zwei"))
    index.refresh()
    assert places(other.search("zwei")) == {("b2", 0)}


def test_a_library_folder_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    library, index = index_of(tmp_path / "library", make_article("a1", "Eins"))
    library.path.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(SearchError, match="check that its folder is there"):
            index.search("eins")
        with pytest.raises(DragomanError):
            index.refresh()
        assert not library.path.exists()
    (tmp_path / "away").rename(library.path)
    assert places(index.search("eins")) == {("a1", 0)}


def test_an_article_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    _, index = index_of(tmp_path / "library", make_article("a1", "Eins"))
    other = Library(tmp_path / "library")
    other.put(make_article("b2", "Zwei"))
    for folder in ("articles", "spare/articles"):
        for one in (tmp_path / "library" / folder).glob("b2*"):
            one.write_bytes(b"{")
    done = index.refresh()
    assert (done.added, done.unreadable) in {(0, 1), (0, 0)}
    assert places(index.search("eins OR zwei")) == {("a1", 0)}
    assert not index.refresh().added


def test_two_indexes_are_refreshed_at_once(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.put_many(make_article(f"a{number}", f"Satz {number}") for number in range(120))
    indexes = [SearchIndex(Library(tmp_path / "library")) for _ in range(2)]
    threads = [Thread(target=one.refresh) for one in indexes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in indexes:
        assert one.search("satz", limit=200).total == 120
