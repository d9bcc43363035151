"""The translation memory on disk: corrections in one file, each import in one of its own."""

import os
from pathlib import Path

import msgspec
import pytest

from core.article import TranslationUnit
from core.errors import StoreDamaged, StoreError, StoreTooNew
from core.store import Library


def unit(source: str, target: str = "x", **more: str) -> TranslationUnit:
    return TranslationUnit(
        **{"source": source, "target": target, "lang": "fr", "target_lang": "en", **more}
    )


NEWS = [unit("Un", by="ana"), unit("Deux", by="google"), unit("Zwei", lang="de")]
FIX = unit("Un", "One", by="reader")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_a_collection_says_what_it_holds(library: Library) -> None:
    made, before = library.memory.put("/tmp/Nouvelles 2024.tmx", [*NEWS, NEWS[0]])
    assert before is None
    assert (made.name, made.file, made.units) == ("nouvelles-2024", "/tmp/Nouvelles 2024.tmx", 3)
    assert made.langs == {"fr>en": 2, "de>en": 1}
    assert made.by == {"ana": 1, "google": 1, "": 1}
    again = Library(library.path).memory
    assert again.collections() == [made]
    assert again.units_of(made.name) == NEWS


def test_several_targets_of_one_source_are_kept(library: Library) -> None:
    both = [unit("Un", "One"), unit("Un", "A")]
    library.memory.put("a.tmx", both)
    assert Library(library.path).units() == both


def test_units_come_in_the_order_of_import_and_corrections_last(library: Library) -> None:
    library.add_units([FIX])
    library.memory.put("z.tmx", NEWS[:1])
    library.memory.put("a.tmx", NEWS[1:])
    assert library.units() == [*NEWS, FIX]
    library.memory.put("z.tmx", NEWS[:1])
    assert Library(library.path).units() == [*NEWS[1:], NEWS[0], FIX]
    assert library.memory.own() == [FIX]
    assert library.memory.count() == 4


def test_the_same_file_again_replaces_its_collection(library: Library) -> None:
    first, _ = library.memory.put("/a/news.tmx", NEWS)
    second, before = library.memory.put("/a/news.tmx", NEWS[:1])
    assert before == first
    assert library.units() == NEWS[:1]
    other, before = library.memory.put("/b/news.tmx", NEWS)
    assert (other.name, before) == ("news-2", None)
    named, before = library.memory.put("/c/x.tmx", NEWS[:1], name="news")
    assert (named.name, before) == ("news", second)


@pytest.mark.parametrize(
    ("file", "name"),
    [("/x/Été à Kiev.tmx", "ete-a-kiev"), ("../../etc/passwd", "passwd"), ("a" * 300, "a" * 60)],
)
def test_names_are_names_of_files_everywhere(library: Library, file: str, name: str) -> None:
    assert library.memory.put(file, NEWS)[0].name == name
    assert (library.path / "memory" / f"{name}.json").is_file()


@pytest.mark.parametrize("file", ["北京.tmx", ".tmx", "…", "", "\udcff.tmx"])
def test_a_name_without_letters_is_made_up(library: Library, file: str) -> None:
    made, _ = library.memory.put(file.replace("\udcff", "\ufffd"), NEWS)
    assert library.memory.units_of(made.name) == NEWS


def test_a_correction_touches_no_collection(library: Library) -> None:
    library.memory.put("a.tmx", NEWS)
    file = library.path / "memory" / "a.json"
    before = file.stat()
    library.add_units([FIX])
    library.drop_units([FIX])
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert library.units() == NEWS


def test_an_import_that_fails_leaves_what_was_there(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.memory.put("a.tmx", NEWS)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(StoreError, match="No space left"):
            library.memory.put("a.tmx", NEWS[:1])
    assert library.units() == NEWS
    assert [one.name for one in (library.path / "memory").iterdir()] == ["a.json"]
    assert library.memory.put("a.tmx", NEWS[:1])[0].units == 1


def test_another_process_is_noticed(library: Library) -> None:
    library.memory.put("a.tmx", NEWS)
    assert len(library.units()) == 3
    state = library.memory.state()
    assert library.memory.state() == state
    other = Library(library.path)
    other.memory.put("a.tmx", NEWS[:1])
    assert library.memory.state() != state
    assert library.units() == NEWS[:1]
    assert library.memory.collections()[0].units == 1
    state = library.memory.state()
    other.add_units([FIX])
    assert library.memory.state() != state
    other.memory.remove("a")
    assert library.units() == [FIX]


def test_what_is_not_there_cannot_be_removed_or_read(library: Library) -> None:
    library.memory.put("a.tmx", NEWS)
    for name in ("b", "", "../memory", "a.json", "A", "x" * 300, "a\nb"):
        with pytest.raises(StoreError, match="There is no collection") as told:
            library.memory.remove(name)
        assert "\n" not in str(told.value)
        with pytest.raises(StoreError, match="There is no collection"):
            library.memory.units_of(name)
    assert library.units() == NEWS


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b'{"dragoman":{"schema":2},"units":{"0":{"source":3}}}', b"\xff" * 9,
     b'{"units":{}}', b'{"dragoman":{"schema":2},"about":{},"units":{}}'],
)  # fmt: skip
def test_a_damaged_collection_names_its_file_and_can_be_replaced_or_removed(
    library: Library, raw: bytes
) -> None:
    library.memory.put("a.tmx", NEWS)
    file = library.path / "memory" / "a.json"
    spare = library.path / "spare" / "memory" / "a.json.gz"
    file.write_bytes(raw)
    assert library.units() == NEWS
    assert [one.file for one in library.notices()] == ["memory/a.json"]
    file.write_bytes(raw)
    spare.write_bytes(raw)
    with pytest.raises(StoreDamaged, match=r"a\.json is damaged.*`dragoman memory remove a`"):
        library.units()
    made, _ = library.memory.put("a.tmx", NEWS)
    assert made.name == "a"
    assert library.units() == NEWS
    file.write_bytes(raw)
    library.memory.remove("a")
    assert library.units() == []


def test_a_collection_of_a_later_version_is_refused(library: Library) -> None:
    library.memory.put("a.tmx", NEWS)
    file = library.path / "memory" / "a.json"
    raw = msgspec.json.decode(file.read_bytes())
    file.write_bytes(msgspec.json.encode({**raw, "dragoman": {"schema": 99}}))
    with pytest.raises(StoreTooNew):
        Library(library.path).units()


def test_only_the_owner_may_enter(library: Library) -> None:
    library.memory.put("a.tmx", NEWS)
    for place in (library.path, library.path / "memory"):
        assert place.stat().st_mode & 0o077 == 0
    assert (library.path / "memory" / "a.json").stat().st_mode & 0o077 == 0


def test_looking_makes_no_folder(library: Library) -> None:
    assert library.memory.collections() == []
    assert library.memory.state() == (None, ())
    assert library.memory.count() == 0
    assert library.units() == []
    assert not library.path.exists()
