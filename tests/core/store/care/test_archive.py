"""A backup holds the whole library, is whole itself, and says what it could not hold."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import BackupError, StoreError
from core.store import Library
from core.store.care.archive import MOST_SQUEEZED, check_backup
from core.store.care.backup import back_up, put_back
from tests.core.store.articles import make_article
from tests.core.store.backups import ARTICLE, files_in, filled, names_in, seen_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return filled(tmp_path / "library")


def test_a_backup_put_back_elsewhere_is_the_same_library(folder: Path, tmp_path: Path) -> None:
    made = back_up(folder, tmp_path / "a.zip")
    assert (made.articles, made.left_out) == (2, ())
    assert made.size == (tmp_path / "a.zip").stat().st_size
    put_back(tmp_path / "a.zip", tmp_path / "other")
    assert seen_in(tmp_path / "other") == seen_in(folder)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=5, unique=True))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    place = tmp_path_factory.mktemp("any")
    library = Library(place / "library")
    try:
        library.put_many(make_article(f"a{at}", line) for at, line in enumerate(lines))
    except StoreError:
        return  # characters that no file can hold
    back_up(place / "library", place / "a.zip")
    put_back(place / "a.zip", place / "other")
    assert seen_in(place / "other") == seen_in(place / "library")


def test_backing_up_changes_nothing_and_is_private(folder: Path, tmp_path: Path) -> None:
    before = files_in(folder)
    back_up(folder, tmp_path / "a.zip")
    assert files_in(folder) == before
    assert (tmp_path / "a.zip").stat().st_mode & 0o077 == 0
    assert names_in(tmp_path) == {"library", "a.zip"}


def test_what_is_derived_or_spare_is_not_in_it(folder: Path, tmp_path: Path) -> None:
    for name in ("index/search.sqlite", "damaged/passages.1.json", "backups/schema-2/x.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    back_up(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = set(archive.namelist())
    assert names == {
        *(f"{one}.json" for one in ("catalogue", "passages", "reading", "memory", "glossary")),
        *("articles/a1b2c3.json", "articles/b2b2b2.json", "memory/units.json", "manifest.json"),
    }


def test_what_changes_while_it_is_made_is_in_it_as_it_is_at_the_end(
    folder: Path, tmp_path: Path
) -> None:
    def meanwhile(done: int, total: int) -> None:
        if done == total - 1:  # all but the last article are read
            library = Library(folder)
            library.put(ARTICLE.with_(publisher="Another"))
            library.put(make_article("c3c3c3"))
            library.remove("b2b2b2")

    made = back_up(folder, tmp_path / "a.zip", meanwhile)
    assert made.articles == 2
    put_back(tmp_path / "a.zip", tmp_path / "other")
    assert seen_in(tmp_path / "other") == seen_in(folder)
    assert Library(tmp_path / "other").article("a1b2c3").publisher == "Another"


def test_a_damaged_file_comes_from_its_spare_copy_or_is_named(folder: Path, tmp_path: Path) -> None:
    before = seen_in(folder)
    (folder / "passages.json").write_bytes(b"{")
    (folder / "catalogue.json").write_bytes(b"")
    assert back_up(folder, tmp_path / "a.zip").left_out == ()
    put_back(tmp_path / "a.zip", tmp_path / "other")
    assert seen_in(tmp_path / "other") == before
    (folder / "articles" / "b2b2b2.json").write_bytes(b"{")
    (folder / "spare" / "articles" / "b2b2b2.json.gz").write_bytes(b"")
    made = back_up(folder, tmp_path / "b.zip")
    (named,) = made.left_out
    assert made.articles == 1 and "articles/b2b2b2.json cannot be read" in named
    done = put_back(tmp_path / "b.zip", tmp_path / "third")
    assert done.left_out == ("articles/b2b2b2.json",)
    assert [one.id for one in Library(tmp_path / "third").entries()] == ["a1b2c3"]


def test_text_that_squeezes_to_nothing_can_be_put_back(tmp_path: Path) -> None:
    Library(tmp_path / "library").put(make_article("a1", "a" * 1_000_000))
    back_up(tmp_path / "library", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for one in archive.infolist():
            assert one.file_size <= MOST_SQUEEZED * one.compress_size
    assert put_back(tmp_path / "a.zip", tmp_path / "other").articles == 1


def test_what_is_there_is_replaced_only_when_asked(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(b"mine")
    with pytest.raises(BackupError, match="--force"):
        back_up(folder, file)
    assert file.read_bytes() == b"mine"
    back_up(folder, file, overwrite=True)
    assert check_backup(file).articles == 2


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("library/a.zip", "within the library itself"),
        ("nowhere/a.zip", "is not there"),
        ("folder", "is a folder"),
    ],
)
def test_a_place_that_will_not_do_is_refused(
    folder: Path, tmp_path: Path, file: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BackupError, match=said):
        back_up(folder, tmp_path / file)


def test_where_there_is_no_library_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no library"):
        back_up(tmp_path / "library", tmp_path / "a.zip")
    assert names_in(tmp_path) == set()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_end_leaves_nothing_half(folder: Path, tmp_path: Path, error: BaseException) -> None:
    (tmp_path / "a.zip").write_bytes(b"the last one")

    def stop(done: int, _: int) -> None:
        if done == 1:
            raise error

    wanted = KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else BackupError
    with pytest.raises(wanted):
        back_up(folder, tmp_path / "a.zip", stop, overwrite=True)
    assert names_in(tmp_path) == {"library", "a.zip"}
    assert (tmp_path / "a.zip").read_bytes() == b"the last one"


def test_a_backup_that_reads_otherwise_than_written_does_not_count(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.care.archive.sha256", lambda raw: _Wrong(raw))
    with pytest.raises(BackupError, match="the disk fails"):
        back_up(folder, tmp_path / "a.zip")
    assert names_in(tmp_path) == {"library"}


class _Wrong:
    """Another checksum each time, as of a disk that gives back something else."""

    count = 0

    def __init__(self, _: bytes) -> None:
        _Wrong.count += 1

    def hexdigest(self) -> str:
        return str(_Wrong.count)
