"""Several processes that write the same files at once, some of them killed: nothing gets lost."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from core.article import Article, GlossaryTerm, Translation
from core.atomic import append
from core.errors import StoreError
from core.store import Library, ReaderSession, ReadingState, make_passage, term_key
from core.store.disk.locking import take
from tests.core.store.articles import make_article
from tests.core.store.crash.changes import AMOUNT, SEED
from tests.core.store.crash.processes import FORKS, Child, die, die_at, never_flush

pytestmark = [FORKS, pytest.mark.slow]

WRITERS = 4
CHANGES = max(40, AMOUNT // 5)
SHARED = make_article("shared", "un deux trois quatre", *(f"ligne {n}" for n in range(12)))


def term(writer: int, number: int) -> GlossaryTerm:
    return GlossaryTerm(term=f"w{writer} {number}", translation="x")


def change(library: Library, writer: int, number: int) -> None:
    """Make one change: to the article that all change, to a shelf, or with an article of one's own.

    What the others have done meanwhile must stay.
    """
    if number % 4 == 0:

        def add(article: Article) -> Article:
            made = Translation(segment=number, text="x", engine=f"w{writer}")
            kept = article.alternatives.get("en", ())
            return article.with_(alternatives={"en": (*kept, made)})

        library.change(SHARED.id, add)
    elif number % 4 == 1:
        library.glossary.put([term(writer, number)])
    elif number % 4 == 2:
        library.put(make_article(f"w{writer}n{number}"))
    else:
        library.save_reading(f"w{writer} {number}", ReadingState(segment=number))


def is_made(library: Library, writer: int, number: int) -> bool:
    if number % 4 == 0:
        kept = library.article(SHARED.id).alternatives.get("en", ())
        return (number, f"w{writer}") in [(one.segment, one.engine) for one in kept]
    if number % 4 == 1:
        return term_key(term(writer, number)) in {term_key(one) for one in library.glossary.terms()}
    if number % 4 == 2:
        return library.has(f"w{writer}n{number}")
    return f"w{writer} {number}" in library.reading_states()


def writer(path: Path, number: int, die_in: int) -> Child:
    def work(acknowledge: Callable[[], None]) -> None:
        never_flush()
        if die_in:
            die_at(die_in, is_before=bool(die_in % 2))
        library = Library(path)
        for turn in range(CHANGES):
            change(library, number, turn)
            acknowledge()

    return Child(work)


@pytest.mark.parametrize("are_killed", [False, True])
def test_nothing_of_several_writers_gets_lost(tmp_path: Path, are_killed: bool) -> None:
    random = Random(f"{SEED} writers")
    path = tmp_path / "library"
    Library(path).put(SHARED)
    deaths = [random.randint(40, 12 * CHANGES) if are_killed and n else 0 for n in range(WRITERS)]
    children = [writer(path, number, deaths[number]) for number in range(WRITERS)]
    done = [one.done() for one in children]
    assert done[0] == CHANGES
    library = Library(path)
    for number in range(WRITERS):
        made = [is_made(library, number, turn) for turn in range(CHANGES)]
        assert all(made[: done[number]]), (number, done)
        assert not any(made[done[number] + 1 :])
        assert are_killed or all(made)
    assert library.notices() == ()


def test_a_reader_follows_a_writer_and_writes_too(tmp_path: Path) -> None:
    path = tmp_path / "library"
    reader = Library(path)
    reader.put(SHARED)
    child = writer(path, 1, 0)
    for number in range(CHANGES):
        change(reader, 0, number)
    child.done()
    for number in (0, 1):
        assert all(is_made(reader, number, turn) for turn in range(CHANGES))


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "library"
    Library(path).put(SHARED)

    reading, writing = os.pipe()

    def work(acknowledge: Callable[[], None]) -> None:
        session = ReaderSession(path)
        with Library(path).transaction():
            assert session.is_writer
            acknowledge()
            os.write(writing, b".")
            time.sleep(60)

    child = Child(work)
    assert os.read(reading, 1) == b"."
    second = ReaderSession(path)
    assert not second.is_writer
    assert second.holder is not None
    assert second.holder.pid == child.pid
    assert take(path / "library.lock", 0) is None
    os.kill(child.pid, signal.SIGKILL)
    assert child.done() == 1
    assert second.try_again()
    Library(path).save_reading(SHARED.id, ReadingState(segment=1))
    second.close()
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("left", [b"", b"\x00" * 300, b'{"pid":1,"host":"h","since":"x"}'])
def test_what_stands_in_a_lock_file_does_not_matter(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "library"
    Library(path).put(SHARED)
    for name in ("library.lock", "reader.lock"):
        (path / name).write_bytes(left)
    Library(path).save_reading(SHARED.id, ReadingState(segment=1))
    session = ReaderSession(path)
    assert session.is_writer
    session.close()


def test_a_folder_where_the_lock_belongs_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "library"
    Library(path).put(SHARED)
    (path / "library.lock").unlink()
    (path / "library.lock").mkdir()
    (path / "library.lock" / "kept").write_text("by hand")
    library = Library(path)
    library.save_reading(SHARED.id, ReadingState(segment=1))
    (notice,) = library.notices()
    assert notice.file == "library.lock"
    assert (path / "damaged" / "library.1.lock" / "kept").read_text() == "by hand"


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library"
    Library(path).put(SHARED)
    (path / "library.lock").unlink()
    (path / "library.lock").symlink_to(path / "nowhere" / "lock")
    library = Library(path)
    assert library.article(SHARED.id) == SHARED
    with pytest.raises(StoreError, match="cannot be written"):
        library.save_reading(SHARED.id, ReadingState(segment=1))
    assert library.reading_states() == {}


def test_killed_between_the_line_and_the_article(tmp_path: Path) -> None:
    """A line of a change that was never made must not come true with the next change."""
    path = tmp_path / "library"
    Library(path).put(SHARED)
    renamed = make_article(SHARED.id, "Un autre titre", *SHARED.text.split("\n")[1:])

    def work(acknowledge: Callable[[], None]) -> None:
        library = Library(path)
        library._articles._storage = lambda *_: die()  # type: ignore[method-assign]
        library.put(renamed)

    assert Child(work).done() == 0
    library = Library(path)
    assert library.entry(SHARED.id).title == SHARED.title
    changed = SHARED.with_(byline="the entry stays as it is")
    library.put(changed)
    for one in (library, Library(path)):
        assert one.article(SHARED.id) == changed
        assert one.entry(SHARED.id).title == SHARED.title


def test_killed_while_the_first_line_is_written(tmp_path: Path) -> None:
    """Two kills that each cut a line off, in either copy, are no damage."""
    path = tmp_path / "library"
    Library(path).put(SHARED)
    for number, place in enumerate(("catalogue.pending", "spare/catalogue.pending")):
        append(path / place, b"\n0badbeef {")
        library = Library(path)
        library.put(make_article(f"more{number}"))
        assert library.notices() == ()
        assert (path / "catalogue.pending").read_bytes() == (
            path / "spare" / "catalogue.pending"
        ).read_bytes()
    assert len(Library(path).entries()) == 3
    with suppress(StoreError):
        Library(path).remove("more0")
    assert make_passage(SHARED, 0, 4).article in {one.id for one in Library(path).entries()}
