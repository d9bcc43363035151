"""What the disk does not take stays in memory, is tried again, and can be saved elsewhere."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import core.atomic
from core.errors import BackupError, StoreError, StoreUnsaved
from core.store import Library, ReadingState, make_passage
from core.store.unsaved import is_saved_changes, put_in
from tests.core.store.articles import make_article

ARTICLE = make_article()
KEPT, MORE, LAST = (make_passage(ARTICLE, at, at + 4) for at in (0, 6, 9))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library(tmp_path / "library", keep_unsaved=True)
    found.put(ARTICLE)
    found.save_passage(KEPT)
    return found


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


CALLS = [("_flush", errno.ENOSPC), ("_flush", errno.EIO), ("_open", errno.EROFS),
         ("_open", errno.EACCES), ("_write", errno.EDQUOT), ("_replace", errno.EIO)]  # fmt: skip


@pytest.mark.parametrize(("call", "code"), CALLS)
def test_a_change_is_as_made_and_said_once(
    library: Library, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    state = library.state()
    with monkeypatch.context() as patch:
        patch.setattr(core.atomic, call, failing(code))
        with pytest.raises(StoreUnsaved, match="kept in memory"):
            library.save_passage(MORE)
        assert library.passages() == [KEPT, MORE]
        assert Library(library.path).passages() == [KEPT]
        with pytest.raises(StoreUnsaved):
            library.delete_passage(KEPT.id)
        with pytest.raises(StoreUnsaved):
            library.put(make_article("second"))
        assert library.passages() == [MORE]
        assert library.article("second") == make_article("second")
        assert [one.id for one in library.entries()] == [ARTICLE.id, "second"]
        assert not library.retry_unsaved()
        assert len(library.unsaved) == 2
        assert library.state() != state
    library.save_reading(ARTICLE.id, ReadingState(segment=1))  # the next write takes it along
    assert not library.unsaved
    again = Library(library.path)
    assert again.passages() == [MORE]
    assert [one.id for one in again.entries()] == [ARTICLE.id, "second"]
    assert not list(library.path.rglob("*.tmp"))


def test_undo_takes_back_what_waits(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core.atomic, "_flush", failing(errno.ENOSPC))
    with pytest.raises(StoreUnsaved):
        library.save_passage(MORE)
    with pytest.raises(StoreUnsaved):
        library.undo()
    assert library.passages() == [KEPT]
    monkeypatch.undo()
    assert library.retry_unsaved()
    assert Library(library.path).passages() == [KEPT]


def test_a_vanished_folder_is_not_made_anew(library: Library, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    plain = Library(library.path)
    assert plain.passages() == [KEPT]
    library.path.rename(elsewhere)
    with pytest.raises(StoreError, match="vanished"):
        plain.save_passage(MORE)
    with pytest.raises(StoreError, match="vanished"):
        plain.passages()
    assert library.passages() == [KEPT]
    with pytest.raises(StoreUnsaved, match="vanished"):
        library.save_passage(MORE)
    assert library.passages() == [KEPT, MORE]
    assert not library.path.exists()
    elsewhere.rename(library.path)
    assert library.retry_unsaved()
    assert Library(library.path).passages() == [KEPT, MORE]


def test_another_library_in_its_place_gets_nothing(library: Library, tmp_path: Path) -> None:
    library.path.rename(tmp_path / "elsewhere")
    other = Library(library.path)
    other.save_reading("x", ReadingState(segment=1))
    with pytest.raises(StoreUnsaved, match="another stands in its place"):
        library.save_passage(MORE)
    assert Library(library.path).passages() == []


def test_what_waits_is_saved_elsewhere_and_put_in_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.put(make_article("old"))
    copy = tmp_path / "copy"
    shutil.copytree(library.path, copy)
    file = tmp_path / "unsaved.json"
    with monkeypatch.context() as patch:
        patch.setattr(core.atomic, "_replace", failing(errno.EROFS))
        patch.setattr(core.atomic, "_link", os.link)
        with pytest.raises(StoreUnsaved):
            library.save_passage(MORE)
        with pytest.raises(StoreUnsaved):
            library.delete_passage(KEPT.id)
        with pytest.raises(StoreUnsaved):
            library.put(make_article("second"))
        library.save_unsaved(file)
        with pytest.raises(StoreError, match="there already"):
            library.save_unsaved(file)
    assert is_saved_changes(file)
    again = Library(copy)
    assert put_in(again, file) == 3
    assert again.passages() == [MORE]
    assert again.has("second")
    file.write_bytes(file.read_bytes()[:-4])
    assert not is_saved_changes(file)
    with pytest.raises(BackupError, match="nothing was changed"):
        put_in(again, file)


def test_one_sentence_for_a_transaction_of_several_changes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.atomic, "_flush", failing(errno.ENOSPC))
    with pytest.raises(StoreUnsaved), library.transaction():
        library.save_passage(MORE)
        library.save_passage(LAST)
    assert library.passages() == [KEPT, MORE, LAST]


def test_a_library_that_vanishes_before_it_was_read_loses_nothing(tmp_path: Path) -> None:
    path, away = tmp_path / "library", tmp_path / "away"
    Library(path).put(make_article("a1", "Eins"))
    library = Library(path, keep_unsaved=True)
    path.rename(away)
    with pytest.raises(StoreUnsaved, match="has vanished"):
        library.put(make_article("b2", "Zwei"))
    assert len(library.unsaved) == 1 and not path.exists()
    away.rename(path)
    assert library.retry_unsaved()
    assert [one.id for one in Library(path).entries()] == ["a1", "b2"]
