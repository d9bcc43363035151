"""Changes left over when a reader ends go to a file, and the next one tells of it."""

from pathlib import Path

import platformdirs
import pytest

from core.store import Library, make_passage
from core.store.unsaved import is_saved_changes, put_in
from tests.tui.library_driver import full_disk, make_library
from tests.tui.samples import KOREA
from tui.unsaved import default_file, rescue, rescued


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "state"
    monkeypatch.setattr(platformdirs, "user_state_path", lambda _: found)
    return found


def left_over(folder: Path) -> Library:
    library = Library(make_library(folder), keep_unsaved=True)
    library.folder.on_unsaved = lambda _: None
    with full_disk():
        library.save_passage(make_passage(KOREA, 0, 10))
    return library


def test_what_waits_is_rescued_and_told_of(tmp_path: Path, state: Path) -> None:
    library = left_over(tmp_path)
    said = rescue(library)
    (file,) = (state / "unsaved").iterdir()
    assert "1 change could not be saved" in said and f"dragoman restore {file}" in said
    assert is_saved_changes(file)
    (told,) = rescued(library.path)
    assert str(file) in told
    assert not rescued(tmp_path / "another")
    fresh = Library(library.path)
    assert not fresh.passages()
    assert put_in(fresh, file) == 1
    assert len(fresh.passages()) == 1


def test_a_second_rescue_leaves_the_first_alone(tmp_path: Path, state: Path) -> None:
    library = left_over(tmp_path)
    rescue(library)
    rescue(library)
    assert len(list((state / "unsaved").iterdir())) == 2


def test_nothing_waits(tmp_path: Path, state: Path) -> None:
    assert rescue(Library(make_library(tmp_path), keep_unsaved=True)) == ""
    assert not state.exists()


def test_where_no_disk_takes_it_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    library = left_over(tmp_path)
    with full_disk():
        assert "nor elsewhere" in rescue(library)


def test_the_file_offered_is_not_there_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    first = default_file()
    first.write_text("", encoding="utf-8")
    assert default_file().parent == tmp_path and not default_file().exists()
