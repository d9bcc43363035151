"""A look at a library finds what is the matter with any of its files, and changes none of them."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.article import Entity
from core.errors import DragomanError
from core.store import Library, make_passage
from core.store.care.checking import check_library
from core.store.care.finding import Finding
from core.store.disk.locking import LibraryLock, lock_of
from core.store.disk.sealing import packed, seal
from tests.core.store.articles import annotated, make_article

ARTICLE = annotated(make_article())


@pytest.fixture(autouse=True)
def private() -> Iterator[None]:
    """Let what the tests write have the permissions of what the store writes."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library with an article, a bookmark and an imported collection."""
    library = Library(tmp_path / "library")
    library.put_many([ARTICLE, make_article("b2b2b2")])
    library.save_passage(make_passage(ARTICLE, 0, 5, now="2024-11-20T00:00:00Z"))
    library.memory.put("units.tmx", [], name="units")
    return library.path


def troubles(folder: Path) -> list[Finding]:
    return [one for one in check_library(folder) if not one.is_note]


def kinds(folder: Path) -> list[str]:
    return [one.kind for one in troubles(folder)]


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        one.relative_to(folder).as_posix(): (one.read_bytes(), one.stat().st_mode)
        for one in folder.rglob("*")
        if one.is_file() and one.suffix != ".lock"
    }


def rewritten(place: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change a file as a program would that seals it rightly, and drop its spare copy."""
    tables = msgspec.json.decode(place.read_bytes())
    del tables["dragoman"]
    change(tables)
    body = b"," + msgspec.json.encode(tables)[1:]
    place.write_bytes(seal(9, [body]) + body)
    library = next(one for one in place.parents if (one / "library.json").exists())
    (library / "spare" / place.relative_to(library).with_suffix(".json.gz")).unlink()


def test_a_library_that_is_well_or_not_there_yet_has_nothing_the_matter(folder: Path) -> None:
    assert check_library(folder) == ()
    assert check_library(folder.parent / "elsewhere") == ()


def test_a_folder_that_is_no_library_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"jpg")
    tmp_path.chmod(0o755)
    (found,) = check_library(tmp_path)
    assert "holds no library" in found.sentence and not found.can_mend
    (found,) = check_library(tmp_path / "photo.jpg")
    assert "no folder" in found.sentence and not found.is_note


def test_damage_to_any_file_is_found_and_nothing_changed(folder: Path) -> None:
    files = [
        one for one in folder.rglob("*") if one.is_file() and one.suffix not in (".lock", ".sqlite")
    ]
    assert len(files) >= 12
    for place in files:
        raw = place.read_bytes()
        middle = len(raw) // 2
        for broken in (
            b"",
            raw[:middle],
            raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :],
        ):
            place.write_bytes(broken)
            before = everything(folder)
            (found,) = troubles(folder)
            assert found.can_mend
            assert "pending" in place.name or found.file in place.as_posix().replace("spare/", "")
            assert everything(folder) == before
        place.write_bytes(raw)
    assert troubles(folder) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_flipped_bit_is_found(folder: Path, data: st.DataObject) -> None:
    files = sorted(
        one for one in folder.rglob("*") if one.is_file() and one.name.endswith((".json", ".gz"))
    )
    place = data.draw(st.sampled_from(files))
    raw = place.read_bytes()
    at = data.draw(st.integers(0, len(raw) - 1))
    flipped = raw[at] ^ (1 << data.draw(st.integers(0, 7)))
    place.write_bytes(raw[:at] + bytes([flipped]) + raw[at + 1 :])
    try:
        found = troubles(folder)
        # a few bits of a gzip header say nothing, such as the time or the system
        assert found or place.suffix == ".gz"
    finally:
        place.write_bytes(raw)


def test_a_file_and_its_spare_copy_gone_wrong_are_told_apart(folder: Path) -> None:
    place = folder / "passages.json"
    spare = folder / "spare" / "passages.json.gz"
    older = place.read_bytes()
    Library(folder).save_passage(make_passage(ARTICLE, 6, 11, now="2024-11-20T00:00:00Z"))
    newer = place.read_bytes()
    place.write_bytes(older)
    assert kinds(folder) == ["behind"]
    place.unlink()
    assert kinds(folder) == ["missing"]
    place.write_bytes(newer)
    spare.unlink()
    assert kinds(folder) == ["spare"]
    place.write_bytes(b"{")
    (lost,) = troubles(folder)
    assert lost.kind == "lost" and "lost, unless you have a backup" in lost.sentence


def test_a_file_of_a_later_version_is_left_alone(folder: Path) -> None:
    place = folder / "glossary.json"
    place.write_bytes(b'{"dragoman":{"schema":99,"generation":1,"sum":"00000000"}}')
    (found,) = troubles(folder)
    assert found.kind == "newer" and not found.can_mend
    assert "update Dragoman" in found.sentence


@pytest.mark.parametrize("name", ["catalogue.json", "spare/catalogue.json.gz"])
def test_a_list_of_articles_of_a_later_version_is_no_fault_of_the_articles(
    folder: Path, name: str
) -> None:
    newer = b'{"dragoman":{"schema":99,"generation":9,"sum":"00000000"},"catalogue":{}}'
    (folder / name).write_bytes(packed(newer) if name.endswith(".gz") else newer)
    (found,) = troubles(folder)
    assert found.kind == "newer" and not found.can_mend


def test_a_file_of_an_older_version_is_worth_a_note(folder: Path) -> None:
    (folder / "reading.json").write_bytes(b'{"dragoman":{"schema":2},"reading":{}}')
    (found,) = check_library(folder)
    assert (found.kind, found.is_note, found.can_mend) == ("old", True, True)


def test_marks_outside_the_text_are_found(folder: Path) -> None:
    outside = Entity(start=5, end=9_999, text="x", label="PER")
    Library(folder).put(ARTICLE.with_(entities=(outside,)))
    (found,) = troubles(folder)
    assert found.kind == "spans" and found.can_mend
    segment = ARTICLE.segments[0].with_(end=9_999)
    Library(folder).put(ARTICLE.with_(segments=(segment,)))
    (found,) = troubles(folder)
    assert found.kind == "spans" and not found.can_mend


def test_an_article_in_the_wrong_file_is_found(folder: Path) -> None:
    raw = (folder / "articles" / "a1b2c3.json").read_bytes()
    (folder / "articles" / "b2b2b2.json").write_bytes(raw)
    assert "damaged" in kinds(folder)


def test_the_list_is_compared_with_the_articles(folder: Path) -> None:
    rewritten(
        folder / "catalogue.json",
        lambda tables: tables["catalogue"]["a1b2c3"].update(words=7),  # type: ignore[index]
    )
    (spare, listed) = troubles(folder)
    assert (spare.kind, listed.kind) == ("spare", "catalogue")
    assert "1 listed as they were before" in listed.sentence


def test_articles_gone_and_never_listed_are_found(folder: Path) -> None:
    Library(folder).close()
    for place in (folder / "articles" / "b2b2b2.json", folder / "spare/articles/b2b2b2.json.gz"):
        place.rename(place.with_name(place.name.replace("b2b2b2", "c3c3c3")))
    (wrong, listed) = troubles(folder)
    assert wrong.kind == "lost"  # it says that it is another
    assert "1 listed and not there" in listed.sentence


def test_bookmarks_without_their_article_are_kept_and_told(folder: Path) -> None:
    Library(folder).remove("a1b2c3")
    (found,) = check_library(folder)
    assert (found.kind, found.is_note) == ("passages", True)
    assert "1 bookmark is on an article that the library does not hold; kept" in found.sentence


def test_leavings_locks_and_permissions(folder: Path) -> None:
    (folder / "articles" / f".dragoman-{'0' * 16}.tmp").write_bytes(b"half")
    (folder / "articles" / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "articles" / "notes.txt").chmod(0o600)
    (folder / "articles" / f".dragoman-{'0' * 16}.tmp").chmod(0o600)
    (folder / "reader.lock").unlink(missing_ok=True)
    (folder / "reader.lock").mkdir()
    found = {one.kind: one for one in check_library(folder)}
    assert found.keys() == {"temporary", "lock", "unknown"}
    assert found["temporary"].file == f"articles/.dragoman-{'0' * 16}.tmp"
    assert found["unknown"].is_note
    if os.name != "nt":
        (folder / "passages.json").chmod(0o644)
        assert "permissions" in kinds(folder)


def test_a_file_of_tomorrow_says_that_the_clock_is_behind(folder: Path) -> None:
    later = time.time() + 86_400
    os.utime(folder / "passages.json", (later, later))
    (found,) = check_library(folder)
    assert (found.kind, found.is_note) == ("clock", True)


def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = __import__("shutil").disk_usage(folder)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=1_000_000))
    assert kinds(folder) == ["disk"]


def test_progress_goes_from_none_to_all(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    check_library(folder, lambda done, total: seen.append((done, total)))
    assert seen[0][0] == 0 and seen[-1][0] == seen[-1][1] == len(seen) - 1


def test_whoever_is_writing_all_the_time_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: LibraryLock, __: float = 0) -> None:
        from core.errors import StoreBusy

        raise StoreBusy("The library is being written by process 7; wait until it is done.")

    monkeypatch.setattr(type(lock_of(folder)), "take_file", busy)
    (found,) = check_library(folder)
    assert found.is_note and "process 7" in found.sentence


def test_an_end_while_looking_ends_it(folder: Path) -> None:
    def stop(_: int, __: int) -> None:
        raise DragomanError("enough")

    with pytest.raises(DragomanError, match="enough"):
        check_library(folder, stop)
    Library(folder).put(make_article("d4d4d4"))
