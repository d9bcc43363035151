"""A mended library has nothing the matter with it, has lost nothing, and nothing was deleted."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import atomic
from core.article import Document, Entity, Source
from core.prepare import prepare
from core.store import Library, ReadingState, make_passage
from core.store.care.checking import check_library
from core.store.care.finding import Finding
from core.store.care.mending import mend
from tests.core.store.articles import annotated, make_article

ARTICLE = annotated(make_article())
KEPT = make_passage(ARTICLE, 0, 5, now="2024-11-20T00:00:00Z")


@pytest.fixture(autouse=True)
def private() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = Library(tmp_path / "library")
    library.put_many([ARTICLE, make_article("b2b2b2")])
    library.save_passage(KEPT)
    library.save_reading("a1b2c3", ReadingState(segment=1))
    return library.path


def seen_in(folder: Path) -> tuple[object, ...]:
    library = Library(folder)
    return (
        [one.with_(added="") for one in library.entries()],
        library.passages(),
        library.reading_states(),
        [library.article(one.id) for one in library.entries()],
    )


def mended(folder: Path) -> list[Finding]:
    """Mend, and see that a second run has nothing more to do."""
    done = mend(folder)
    assert not [one for one in check_library(folder) if not one.is_note or one.can_mend]
    assert not [one for one in mend(folder) if one.is_mended]
    left = check_library(folder)
    return [one for one in done if one not in left]


def contents(folder: Path) -> set[bytes]:
    """Return what every file holds, but the lock, which says since when."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.name != "library.lock")
    return {one.read_bytes() for one in files}


def test_a_library_that_is_well_is_left_alone(folder: Path) -> None:
    before = contents(folder)
    assert mended(folder) == []
    assert contents(folder) == before
    assert mend(folder.parent / "elsewhere") == ()


def test_damage_to_any_file_is_mended_and_kept(folder: Path) -> None:
    said = seen_in(folder)
    files = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"]
    for place in files:
        raw = place.read_bytes()
        broken = raw[: len(raw) // 2]
        place.write_bytes(broken)
        (done, *_) = mended(folder)
        assert "set aside as damaged/" in done.sentence or "pending" in done.file
        assert broken in contents(folder)
        assert seen_in(folder) == said, place


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_several_damages_at_once_never_lose_what_one_copy_still_has(
    folder: Path, data: st.DataObject
) -> None:
    said = seen_in(folder)
    names = [f"{one}.json" for one in ("library", "catalogue", "passages", "reading")]
    names += ["articles/a1b2c3.json", "articles/b2b2b2.json"]
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True)):
        is_spare, share = data.draw(st.booleans()), data.draw(st.floats(0, 0.99))
        place = folder / "spare" / f"{name}.gz" if is_spare else folder / name
        raw = place.read_bytes()
        place.write_bytes(raw[: int(len(raw) * share)])
    mended(folder)
    assert seen_in(folder) == said


def test_a_list_without_either_copy_is_made_anew(folder: Path) -> None:
    said = seen_in(folder)
    (folder / "catalogue.json").write_bytes(b"{")
    (folder / "spare" / "catalogue.json.gz").write_bytes(b"")
    mended(folder)
    assert sorted(map(str, seen_in(folder)[0])) == sorted(map(str, said[0]))  # type: ignore[call-overload]


def test_an_article_that_was_never_listed_is_and_one_that_is_gone_is_not(folder: Path) -> None:
    library = Library(folder)
    spare, spare_copy = folder / "keep", folder / "keep.gz"
    place, copy = folder / "articles/b2b2b2.json", folder / "spare/articles/b2b2b2.json.gz"
    os.link(place, spare)
    os.link(copy, spare_copy)
    library.remove("b2b2b2")
    spare.rename(place)
    spare_copy.rename(copy)
    (done,) = mended(folder)
    assert done.kind == "catalogue" and "1 not listed" in done.sentence
    assert {one.id for one in Library(folder).entries()} == {"a1b2c3", "b2b2b2"}
    place.unlink()
    copy.unlink()
    (done,) = mended(folder)
    assert "1 listed and not there" in done.sentence
    assert [one.id for one in Library(folder).entries()] == ["a1b2c3"]
    assert list((folder / "backups").glob("repair-*/catalogue.json"))


def test_marks_outside_the_text_go_and_the_file_with_them_is_kept(folder: Path) -> None:
    outside = Entity(start=5, end=9_999, text="x", label="PER")
    wrong = ARTICLE.with_(entities=(*ARTICLE.entities, outside))
    Library(folder).put(wrong)
    raw = (folder / "articles" / "a1b2c3.json").read_bytes()
    (done, *_) = mended(folder)
    assert done.kind == "spans"
    assert Library(folder).article("a1b2c3") == ARTICLE
    assert raw in contents(folder)


def test_files_of_an_older_version_are_rewritten_and_kept(folder: Path) -> None:
    old = b'{"dragoman":{"schema":2},"reading":{"a1b2c3":{"segment":1}}}'
    (folder / "reading.json").write_bytes(old)
    (folder / "spare" / "reading.json.gz").unlink()
    (done,) = mended(folder)
    assert done.kind == "old"
    assert Library(folder).reading("a1b2c3").segment == 1
    assert (folder / "backups" / "schema-2" / "reading.json").read_bytes() == old
    assert (folder / "spare" / "reading.json.gz").exists()


def test_a_file_of_a_later_version_is_not_touched(folder: Path) -> None:
    newer = b'{"dragoman":{"schema":99,"generation":1,"sum":"00000000"}}'
    (folder / "glossary.json").write_bytes(newer)
    (left,) = mend(folder)
    assert (left.kind, left.is_mended) == ("newer", False)
    assert (folder / "glossary.json").read_bytes() == newer


def test_leavings_locks_and_permissions_are_put_right(folder: Path) -> None:
    (folder / "articles" / f".dragoman-{'0' * 16}.tmp").write_bytes(b"half")
    beside = folder.parent / f".{folder.name}.restoring-1"
    beside.mkdir()
    (beside / "library.json").write_bytes(b"half too")
    (folder / "library.lock").unlink()
    (folder / "library.lock").mkdir()
    (folder / "articles" / "a1b2c3.json").chmod(0o644)
    folder.chmod(0o755)
    said = seen_in(folder)
    done = mended(folder)
    assert {one.kind for one in done} >= {"temporary", "lock"}
    assert {b"half", b"half too"} <= contents(folder / "damaged")
    assert not beside.exists()
    assert (folder / "library.lock").is_file()
    if os.name != "nt":
        assert (folder / "articles" / "a1b2c3.json").stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700
    assert seen_in(folder) == said


@pytest.mark.parametrize(
    "name", ["articles", "spare", "damaged", "index", "articles/a1b2c3.json", "passages.json"]
)
def test_a_file_in_place_of_a_folder_and_a_folder_in_place_of_a_file(
    folder: Path, name: str
) -> None:
    said = seen_in(folder)
    place = folder / name
    away = folder.parent / "away"
    is_file = place.is_file()
    if place.exists():
        place.rename(away)
    if is_file:
        place.mkdir()
        (place / "inner").write_bytes(b"something")
    else:
        place.write_bytes(b"something")
    done = mended(folder)
    assert done
    assert b"something" in contents(folder)
    assert seen_in(folder) == said


def test_a_folder_that_was_shut_even_to_us_is_opened(folder: Path) -> None:
    said = seen_in(folder)
    (folder / "spare").chmod(0o600)
    mended(folder)
    assert seen_in(folder) == said


# Where no copy is whole


def many(folder: Path, count: int = 300) -> list[str]:
    """Save bookmarks, enough for several parts of the spare copy; return their ids."""
    text = make_article("c3c3c3", "Titre", "un deux " * count)
    library = Library(folder)
    library.put(text)
    made = [make_passage(text, 6 + 4 * one, 9 + 4 * one, now="2024") for one in range(count)]
    with library.transaction():
        library.shelves()["passages"].put({one.id: one for one in made})
    return [one.id for one in made]


def test_parts_of_a_spare_copy_that_are_whole_are_put_back(folder: Path) -> None:
    ids = many(folder)
    (folder / "passages.json").write_bytes(b"")
    spare = folder / "spare" / "passages.json.gz"
    spare.write_bytes(spare.read_bytes()[:-300])
    (done,) = mended(folder)
    assert "surely right" in done.sentence
    kept = {one.id for one in Library(folder).passages()}
    assert KEPT.id in kept
    assert len(kept & set(ids)) >= 127  # the first part, less the bookmark that it begins with


def test_what_a_reader_set_aside_meanwhile_is_put_back_beside_what_is_new(folder: Path) -> None:
    many(folder)
    (folder / "passages.json").write_bytes(b"")
    spare = folder / "spare" / "passages.json.gz"
    spare.write_bytes(spare.read_bytes()[:-300])
    library = Library(folder)
    assert library.passages() == []
    assert "doctor --repair" in library.notices()[0].sentence
    new = make_passage(ARTICLE, 6, 11, now="2025")
    library.save_passage(new)
    (done,) = mended(folder)
    assert done.kind == "set-aside"
    kept = {one.id for one in Library(folder).passages()}
    assert {KEPT.id, new.id} < kept and len(kept) >= 129
    Library(folder).delete_passage(KEPT.id)
    assert not mended(folder)  # what was gone through is not gone through again
    assert KEPT.id not in {one.id for one in Library(folder).passages()}


def test_what_was_put_back_from_its_spare_copy_is_never_brought_back_again(folder: Path) -> None:
    (folder / "passages.json").write_bytes(b"{")
    library = Library(folder)
    library.delete_passage(KEPT.id)
    assert (folder / "damaged" / "passages.1.json").exists()
    assert mended(folder) == []
    assert Library(folder).passages() == []


def test_a_bookmark_that_nothing_proves_is_left_aside(folder: Path) -> None:
    (folder / "spare" / "passages.json.gz").unlink()
    place = folder / "passages.json"
    raw = place.read_bytes()
    place.write_bytes(raw[:-1])
    (done,) = mended(folder)
    assert done.kind == "lost" and "lost" in done.sentence
    assert Library(folder).passages() == []
    assert raw[:-1] in contents(folder / "damaged")


def prepared(folder: Path) -> str:
    text = "Le pont de Lyon rouvre\n\nLyon, 12 mars 2024\n\n" + "Le maire a rouvert le pont. " * 9
    source = Source(kind="file", address="pont.txt", fetched="2024-03-12T00:00:00Z", sha256="0")
    article = prepare(Document(source=source, text=text))
    Library(folder).put(article)
    return article.id


def test_the_text_of_a_cut_off_article_is_put_back_where_its_id_proves_it(folder: Path) -> None:
    key = prepared(folder)
    article = Library(folder).article(key)
    place = folder / "articles" / f"{key}.json"
    (folder / "spare" / "articles" / f"{key}.json.gz").unlink()
    raw = place.read_bytes()
    place.write_bytes(raw[: raw.index(b'"entities"') + 12])
    (done, *_) = mended(folder)
    assert "its id proves right" in done.sentence and not done.is_mended
    back = Library(folder).article(key)
    assert (back.text, back.segments, back.published) == (
        article.text,
        article.segments,
        article.published,
    )


def test_an_article_whose_text_the_id_does_not_prove_is_left_aside(folder: Path) -> None:
    key = prepared(folder)
    place = folder / "articles" / f"{key}.json"
    (folder / "spare" / "articles" / f"{key}.json.gz").unlink()
    broken = place.read_bytes().replace(b"rouvert le pont", b"rouvert le pint")
    place.write_bytes(broken)
    done = mended(folder)
    assert "add the article from pont.txt again" in done[0].sentence
    assert not Library(folder).has(key)
    assert broken in contents(folder / "damaged")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_it_can_be_begun_again_and_nothing_is_lost(folder: Path) -> None:
    said = seen_in(folder)
    whole = folder.parent / "whole"
    (folder / "passages.json").write_bytes(b"{")
    (folder / "catalogue.json").write_bytes(b"")
    (folder / "spare" / "catalogue.json.gz").write_bytes(b"")
    (folder / "articles" / "a1b2c3.json").write_bytes(b"half")
    (folder / "spare" / "articles" / "b2b2b2.json.gz").unlink()
    shutil.copytree(folder, whole)
    for number in range(0, 400, 7):
        shutil.rmtree(folder)
        shutil.copytree(whole, folder)
        child = os.fork()
        if not child:
            _die_at(number)
            mend(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        mended(folder)
        assert sorted(map(str, seen_in(folder)[0])) == sorted(map(str, said[0]))  # type: ignore[call-overload]
        assert seen_in(folder)[1:3] == said[1:3]
        assert {b"{", b"half"} <= contents(folder)
        if not status:
            break
    assert number > 20


def _die_at(number: int) -> None:
    """Let this process be killed at a system call that changes something on the disk."""
    left = number

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args)

        return run

    for name in ("_write", "_flush", "_replace", "_link", "_unlink", "_make"):
        setattr(atomic, name, counted(getattr(atomic, name)))


@pytest.mark.parametrize("wrong", ["library.json", "spare/library.json.gz", "both"])
def test_a_repair_of_the_marker_does_what_the_doctor_promised(folder: Path, wrong: str) -> None:
    was = (folder / "library.json").read_bytes()
    for name in ("library.json", "spare/library.json.gz") if wrong == "both" else (wrong,):
        (folder / name).write_bytes(b"{")
    (promised,) = (one for one in check_library(folder) if one.file == "library.json")
    (done,) = (one for one in mend(folder) if one.file == "library.json")
    assert done.is_mended
    assert ((folder / "library.json").read_bytes() == was) == (wrong != "both")
    for said in (promised.remedy, done.remedy):
        assert ("spare copy" in said) == (wrong == "library.json")
        assert ("anew" in said) == (wrong != "library.json")
