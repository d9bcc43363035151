"""One writer at a time: between processes, between threads, and not against oneself."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from core.errors import StoreBusy, StoreReadOnly, StoreUnsaved
from core.store import Library, ReaderSession, ReadingState, make_passage
from core.store.disk import folder as store_folder
from core.store.disk.locking import holder_of, lock_of, take
from tests.core.store.articles import make_article

HOLD = """
import sys
from pathlib import Path
from core.store.disk.locking import take
lock = take(Path(sys.argv[1]), 0)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path):  # type: ignore[no-untyped-def]
    held: list[subprocess.Popen[str]] = []

    def hold(name: str) -> subprocess.Popen[str]:
        (tmp_path / "library").mkdir(exist_ok=True, mode=0o700)
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path / "library" / name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        held.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield hold
    for process in held:
        process.kill()
        process.communicate()


def test_another_process_keeps_us_waiting_and_is_named(  # type: ignore[no-untyped-def]
    tmp_path: Path, holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_folder, "WAIT", 0.05)
    other = holder("library.lock")
    library = Library(tmp_path / "library")
    with pytest.raises(StoreBusy, match=f"process {other.pid} on "):
        library.save_reading("a", ReadingState(segment=1))
    assert library.reading("a") == ReadingState()
    keeping = Library(tmp_path / "library", keep_unsaved=True)
    with pytest.raises(StoreUnsaved):
        keeping.save_reading("a", ReadingState(segment=1))
    assert keeping.reading("a") == ReadingState(segment=1)
    other.kill()
    other.wait()
    assert keeping.retry_unsaved()
    assert library.reading("a") == ReadingState(segment=1)


def test_a_second_reader_looks_on_until_the_first_is_killed(tmp_path: Path, holder) -> None:  # type: ignore[no-untyped-def]
    first = holder("reader.lock")
    session = ReaderSession(tmp_path / "library")
    assert not session.is_writer
    assert session.holder is not None
    assert session.holder.pid == first.pid
    assert not session.try_again()
    first.kill()
    first.wait()
    assert session.try_again()
    assert session.holder is None
    session.close()
    assert not session.is_writer
    again = ReaderSession(tmp_path / "library")
    assert again.is_writer
    again.close()


def test_a_session_may_leave_the_lock_until_it_is_asked(tmp_path: Path) -> None:
    library = tmp_path / "library"
    late = ReaderSession(library, at_once=False)
    assert library.is_dir() and not (library / "reader.lock").exists()
    assert late.is_writer and not late.reason
    second = ReaderSession(library, at_once=False)
    assert not second.is_writer and second.holder is not None
    late.close()
    assert not second.is_writer  # what was found out stays until it tries again
    assert second.try_again() and second.is_writer
    second.close()


def test_a_command_writes_while_a_reader_has_the_library_open(tmp_path: Path, holder) -> None:  # type: ignore[no-untyped-def]
    holder("reader.lock")
    Library(tmp_path / "library").put(make_article())
    assert len(Library(tmp_path / "library", read_only=True).entries()) == 1


def test_a_folder_that_cannot_be_made_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    session = ReaderSession(tmp_path / "file" / "library")
    assert not session.is_writer
    assert session.holder is None
    assert "read only" in session.reason


def test_a_read_only_library_changes_nothing(tmp_path: Path) -> None:
    article = make_article()
    Library(tmp_path).put(article)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    library = Library(tmp_path, read_only=True)
    assert library.read_only
    with pytest.raises(StoreReadOnly):
        library.put(article.with_(byline="x"))
    with pytest.raises(StoreReadOnly):
        library.save_passage(make_passage(article, 0, 5))
    with pytest.raises(StoreReadOnly):
        library.remove(article.id)
    library.close()
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before


def test_transactions_nest_and_keep_other_threads_out(tmp_path: Path) -> None:
    library, other = Library(tmp_path), Library(tmp_path)
    done = threading.Event()

    def write() -> None:
        other.save_reading("b", ReadingState(segment=2))
        done.set()

    with library.transaction():
        with library.transaction():
            library.save_reading("a", ReadingState(segment=1))
        thread = threading.Thread(target=write)
        thread.start()
        assert not done.wait(0.05)
        assert take(tmp_path / "library.lock", 0) is None
    thread.join(20)
    assert library.reading_states().keys() == {"a", "b"}


def test_threads_that_read_and_write_do_not_lock_each_other_out(tmp_path: Path) -> None:
    library = Library(tmp_path)
    article = make_article()
    library.put(article)
    wrong: list[Exception] = []

    def work(number: int) -> None:
        try:
            for at in range(8):
                library.save_reading(f"{number}", ReadingState(segment=at))
                library.passages()
                library.article(article.id)
                (tmp_path / "passages.json").write_bytes(b"?")
        except Exception as error:  # noqa: BLE001
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert not wrong
    assert not any(one.is_alive() for one in threads)
    assert all(one.segment == 7 for one in library.reading_states().values())


@pytest.mark.parametrize("raw", [b"", b"{}", b"\xff", b'{"pid":-1,"host":"a","since":"x"}'])
def test_a_lock_file_without_a_name_names_nobody(tmp_path: Path, raw: bytes) -> None:
    place = tmp_path / "library.lock"
    place.write_bytes(raw)
    assert holder_of(place) is None


def test_one_folder_has_one_lock_however_it_is_written(tmp_path: Path) -> None:
    assert lock_of(tmp_path / "a" / "..") is lock_of(tmp_path)
