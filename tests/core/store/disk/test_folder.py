"""The folder of a library: private, known by its marker, and never made anew in silence."""

import os
import stat
from pathlib import Path

import pytest

from core.errors import StoreTooNew
from core.store import Library, ReadingState
from tests.core.store.articles import make_article

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")


def modes(folder: Path) -> set[tuple[bool, int]]:
    return {(one.is_dir(), stat.S_IMODE(one.stat().st_mode)) for one in folder.rglob("*")}


def test_everything_in_it_is_the_users_alone(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.put(make_article())
    library.save_reading("a", ReadingState(segment=1))
    (library.path / "reading.json").write_bytes(b"?")
    Library(library.path).reading_states()
    assert stat.S_IMODE(library.path.stat().st_mode) == 0o700
    assert modes(library.path) == {(True, 0o700), (False, 0o600)}


def test_an_open_library_is_shut_and_said_once(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.put(make_article())
    mine = library.path / "holiday.txt"
    mine.write_text("not ours")
    for one in library.path.rglob("*"):
        one.chmod(0o755 if one.is_dir() else 0o644)
    library.path.chmod(0o755)
    again = Library(library.path)
    (notice,) = again.notices()
    assert "yours alone now" in notice.sentence
    assert stat.S_IMODE(mine.stat().st_mode) == 0o644
    mine.unlink()
    assert modes(library.path) == {(True, 0o700), (False, 0o600)}
    assert Library(library.path).notices() == ()


def test_a_folder_that_is_no_library_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert Library(tmp_path).notices() == ()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("name", ["library.json", "spare/library.json.gz"])
def test_either_copy_of_the_marker_may_go(tmp_path: Path, name: str) -> None:
    library = Library(tmp_path)
    library.put(make_article("one"))
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    library.put(make_article("two"))
    assert (tmp_path / name).read_bytes() == whole
    (tmp_path / name).write_bytes(b"?")
    Library(tmp_path).put(make_article("three"))
    assert (tmp_path / name).read_bytes() == whole


def test_a_marker_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    Library(tmp_path).put(make_article())
    later = b'{"dragoman":{"schema":9},"library":{}}'
    (tmp_path / "library.json").write_bytes(later)
    library = Library(tmp_path)
    assert len(library.entries()) == 1
    with pytest.raises(StoreTooNew):
        library.put(make_article("other"))
    assert (tmp_path / "library.json").read_bytes() == later


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.put(make_article("one"))
    left = [tmp_path / ".dragoman-1.tmp", tmp_path / "spare" / ".dragoman-2.tmp"]
    for one in left:
        one.write_bytes(b"half")
    Library(tmp_path).put(make_article("two"))
    assert not any(one.exists() for one in left)
