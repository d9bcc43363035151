"""The catalogue and its pending file: adding rewrites little, and nothing gets lost."""

from pathlib import Path

import pytest

import core.atomic
from core.errors import StoreError
from core.store import Library, make_passage
from core.store import catalogue as store_catalogue
from core.store.disk.pending import PendingFile
from core.store.entry import make_entry
from tests.core.store.articles import annotated, make_article

PENDING = ("catalogue.pending", "spare/catalogue.pending")


def ids(path: Path) -> list[str]:
    return [one.id for one in Library(path).entries()]


def filled(path: Path, count: int = 3) -> Library:
    library = Library(path)
    library.put(make_article("first"))
    for number in range(count):
        library.put(make_article(f"n{number}"))
    return library


def test_adding_does_not_rewrite_the_catalogue(tmp_path: Path) -> None:
    library = filled(tmp_path, 0)
    before = (tmp_path / "catalogue.json").stat().st_ino
    library.put(make_article("second"))
    library.remove("first")
    library.put(annotated(make_article("second")))
    assert (tmp_path / "catalogue.json").stat().st_ino == before
    (entry,) = Library(tmp_path).entries()
    assert (entry.id, entry.names) == ("second", 1)
    library.put(make_article("first"))
    assert ids(tmp_path) == ["second", "first"]


def test_closing_folds_many_lines_and_leaves_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as library:
        known = library.entries()
    assert (tmp_path / "catalogue.pending").exists()
    monkeypatch.setattr(store_catalogue, "FOLD_AT_CLOSE", 2)
    with Library(tmp_path) as library:
        assert library.entries() == known
    assert not any((tmp_path / one).exists() for one in PENDING)
    assert Library(tmp_path).entries() == known


def test_many_lines_are_folded_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_catalogue, "FOLD_AT", 4)
    filled(tmp_path, 9)
    lines = PendingFile(tmp_path).lines()
    assert len(lines) < 4
    assert ids(tmp_path) == ["first", *(f"n{number}" for number in range(9))]


@pytest.mark.parametrize("name", PENDING)
@pytest.mark.parametrize("how", ["gone", "empty", "half", "flipped"])
def test_either_copy_of_the_pending_file_may_be_damaged(
    tmp_path: Path, name: str, how: str
) -> None:
    library = filled(tmp_path)
    known = library.entries()
    place = tmp_path / name
    raw = place.read_bytes()
    if how == "gone":
        place.unlink()
    elif how == "empty":
        place.write_bytes(b"")
    elif how == "half":
        place.write_bytes(raw[: len(raw) // 2])
    else:
        place.write_bytes(raw[:40] + bytes([raw[40] ^ 1]) + raw[41:])
    assert Library(tmp_path).entries() == known
    Library(tmp_path).put(make_article("last"))
    assert ids(tmp_path) == [*(one.id for one in known), "last"]


def test_a_line_whose_article_was_never_written_is_passed_over(tmp_path: Path) -> None:
    library = filled(tmp_path, 1)
    entry = make_entry(make_article("ghost"), "2024-11-20T00:00:00Z")
    PendingFile(tmp_path).add({"ghost": (1, entry), "first": (2, entry.with_(id="first"))})
    assert ids(tmp_path) == ["first", "n0"]
    assert library.entry("first").added != entry.added
    library.put(make_article("ghost"))
    assert ids(tmp_path) == ["first", "n0", "ghost"]


def test_a_disk_that_fails_in_between_leaves_the_old_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = filled(tmp_path, 1)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(core.atomic, "_replace", fail)
        with pytest.raises(StoreError, match="Input/output"):
            library.put(annotated(make_article("first")))
    for found in (library, Library(tmp_path)):
        assert found.entry("first").names == 0
        assert found.article("first").entities == ()


def test_a_lost_catalogue_keeps_removed_articles_out(tmp_path: Path) -> None:
    library = filled(tmp_path)
    library.save_passage(make_passage(make_article("n1"), 0, 5))
    library.remove("n0")
    for one in ("catalogue.json", "spare/catalogue.json.gz"):
        (tmp_path / one).write_bytes(b"{")
    again = Library(tmp_path)
    assert {one.id for one in again.entries()} == {"first", "n1", "n2"}
    assert any("made anew" in one.sentence for one in again.notices())
    assert len(again.passages()) == 1


def test_another_process_sees_what_is_added(tmp_path: Path) -> None:
    library = filled(tmp_path)
    other = Library(tmp_path, read_only=True)
    before = other.state()
    assert other.state() == before
    library.put(make_article("late"))
    assert other.state() != before
    assert other.has("late")
    between = other.state()
    library.save_passage(make_passage(make_article("late"), 0, 5))
    assert other.state() != between
