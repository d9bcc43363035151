import os
import stat
from pathlib import Path

import pytest

from core.article import Passage, TranslationUnit
from core.errors import NoSuchArticle, NoSuchPassage, StoreDamaged, StoreError, StoreTooNew
from core.store import Library, ReadingState, make_passage
from tests.core.store.articles import annotated, make_article


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def reopened(library: Library) -> Library:
    return Library(library.path)


def test_an_empty_library_holds_nothing_and_makes_no_folder(library: Library) -> None:
    assert library.entries() == []
    assert library.passages() == []
    assert library.units() == []
    assert library.tags() == []
    assert library.reading("a") == ReadingState()
    assert not library.path.exists()


def test_an_article_comes_back_as_it_was(library: Library) -> None:
    article = annotated(make_article())
    library.put(article)
    assert reopened(library).article(article.id) == article


def test_an_entry_says_what_the_article_holds(library: Library) -> None:
    library.put(annotated(make_article()))
    (entry,) = reopened(library).entries()
    assert (entry.title, entry.title_translated) == (
        "Trois mille soldats",
        {"en": "Three thousand"},
    )
    assert (entry.words, entry.segments, entry.names, entry.figures) == (12, 2, 1, 1)
    assert entry.translated == {"en": 1}
    assert entry.minutes == 1


def test_putting_again_keeps_the_day_it_was_added(library: Library) -> None:
    library.put(make_article())
    (first,) = library.entries()
    library.put(annotated(make_article()))
    (second,) = library.entries()
    assert second.added == first.added
    assert second.names == 1


def test_articles_are_found_by_prefix(library: Library) -> None:
    library.put_many([make_article("abc111"), make_article("abc222"), make_article("abc")])
    assert library.find("abc1") == "abc111"
    assert library.find("abc") == "abc"
    with pytest.raises(NoSuchArticle, match="3 articles"):
        library.find("ab")
    for missing in ("x", "", "../passages"):
        with pytest.raises(NoSuchArticle):
            library.find(missing)


@pytest.mark.parametrize("hostile", ["../passages", "/etc/passwd", "a\nb", "", "x" * 300, "."])
def test_an_id_never_leads_out_of_the_folder(library: Library, hostile: str) -> None:
    with pytest.raises(NoSuchArticle):
        library.article(hostile)
    with pytest.raises(StoreError):
        library.put(make_article().with_(id=hostile))


def test_a_removed_article_leaves_its_passages_for_its_return(library: Library) -> None:
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5))
    library.remove(article.id)
    assert not library.has(article.id)
    assert library.passages() == []
    with pytest.raises(NoSuchArticle):
        library.article(article.id)
    with pytest.raises(NoSuchArticle):
        library.remove(article.id)
    library.put(article)
    assert len(library.passages()) == 1


def test_a_bookmark_rewrites_no_article_and_no_catalogue(library: Library) -> None:
    article = make_article()
    library.put(article)
    before = {place: place.stat() for place in library.path.rglob("*.json")}
    library.save_passage(make_passage(article, 0, 5))
    for place, stood in before.items():
        assert (place.stat().st_ino, place.stat().st_mtime_ns) == (stood.st_ino, stood.st_mtime_ns)
    assert (library.path / "passages.json").exists()


def test_passages_come_in_reading_order(library: Library) -> None:
    first, second = make_article("b"), make_article("a")
    library.put(first)
    library.put(second)
    saved = [make_passage(second, 0, 5), make_passage(first, 9, 12), make_passage(first, 0, 5)]
    for passage in saved:
        library.save_passage(passage)
    assert library.passages() == saved[::-1]
    assert library.passages(second.id) == saved[:1]


def test_tags_filter_and_are_counted(library: Library) -> None:
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5).with_(tags=("troops", "asia")))
    library.save_passage(make_passage(article, 6, 11).with_(tags=("troops",)))
    assert library.tags() == ["troops", "asia"]
    assert len(library.passages(tag="Troops")) == 2
    assert len(library.passages(tag="asia")) == 1


def test_undo_goes_back_through_the_session(library: Library) -> None:
    article = make_article()
    library.put(article)
    plain = make_passage(article, 0, 5)
    library.save_passage(plain)
    library.save_passage(plain.with_(tags=("troops",)))
    library.save_passage(plain.with_(tags=("troops",), note="who?"))
    library.delete_passage(plain.id)

    assert library.undo() == "The bookmark is back, with its tags and note."
    assert library.passages() == [plain.with_(tags=("troops",), note="who?")]
    assert library.undo() == "The note is as it was before."
    assert library.undo() == "The tags are as they were before."
    assert library.passages() == [plain]
    assert library.undo() == "The bookmark was taken away again."
    assert library.passages() == []
    assert library.undo() is None


def test_saving_the_same_passage_again_is_no_change(library: Library) -> None:
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5, now="2024-11-20T00:00:00Z"))
    library.save_passage(make_passage(article, 0, 5, now="2024-11-20T00:00:00Z"))
    library.undo()
    assert library.undo() is None


def test_a_missing_passage_is_named(library: Library) -> None:
    with pytest.raises(NoSuchPassage, match="feed"):
        library.delete_passage("feed")
    assert library.undo() is None


def test_reading_states_come_back(library: Library) -> None:
    state = ReadingState(segment=7, layout="original", is_read=True, opened="2024-11-20T00:00:00Z")
    library.save_reading("a1", state)
    assert reopened(library).reading("a1") == state
    assert reopened(library).reading_states() == {"a1": state}


def test_a_unit_by_the_same_hand_replaces_the_old_one(library: Library) -> None:
    old = TranslationUnit(source="Paris", target="paris", lang="fr", target_lang="en", by="reader")
    new = old.with_(target="Paris")
    other = old.with_(by="google")
    library.add_units([old, other])
    library.add_units([new])
    assert reopened(library).units() == [new, other]


def test_threads_that_change_one_article_lose_nothing(library: Library) -> None:
    article = make_article()
    library.put(article)
    library.change(article.id, lambda one: one.with_(byline="A"))
    changed = library.change(article.id, lambda one: one.with_(publisher="B"))
    assert (changed.byline, changed.publisher) == ("A", "B")
    assert reopened(library).article(article.id) == changed


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_the_folder_is_private(library: Library) -> None:
    library.put(make_article())
    for folder in (library.path, library.path / "articles"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in library.path.rglob("*.json"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_changes_of_another_process_are_seen_and_kept(library: Library) -> None:
    other = reopened(library)
    article = make_article()
    library.put(article)
    mine, theirs = make_passage(article, 0, 5), make_passage(article, 6, 11)
    library.save_passage(mine)
    assert other.passages() == [mine]
    other.save_passage(theirs)
    library.save_passage(mine.with_(note="still here"))
    assert other.passages() == [mine.with_(note="still here"), theirs]
    other.put(make_article("second"))
    library.put(make_article("third"))
    assert [one.id for one in other.entries()] == [article.id, "second", "third"]


def test_a_change_that_comes_between_reading_and_writing_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = reopened(library)
    article = make_article()
    library.put(article)
    mine, theirs = make_passage(article, 0, 5), make_passage(article, 6, 11)
    flush = os.fsync

    def interrupted(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", flush)
        other.save_passage(theirs)
        flush(handle)

    monkeypatch.setattr(os, "fsync", interrupted)
    library.save_passage(mine)
    assert library.passages() == other.passages() == [mine, theirs]
    assert reopened(library).passages() == [mine, theirs]


def test_a_file_that_is_written_without_end_is_given_up(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5))
    place = library.path / "passages.json"
    flush = os.fsync

    def interrupted(handle: int) -> None:
        other = place.with_suffix(".other")
        other.write_bytes(place.read_bytes())
        other.replace(place)
        flush(handle)

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(StoreError, match=r"keeps writing to .*passages\.json"):
        library.save_passage(make_passage(article, 6, 11))
    assert len(library.passages()) == 1


DAMAGE = [b"", b"{", b"\xff\xfe\x00", b"[]", b"{}", b'{"dragoman":{"schema":"x"}}', b"[" * 100_000]


@pytest.mark.parametrize("content", DAMAGE, ids=range(len(DAMAGE)))
@pytest.mark.parametrize("name", ["passages", "reading", "memory", "catalogue"])
def test_a_damaged_file_is_set_aside_and_its_spare_copy_used(
    library: Library, name: str, content: bytes
) -> None:
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5))
    library.save_reading(article.id, ReadingState(segment=3))
    library.add_units([TranslationUnit(source="a", target="b", lang="fr", target_lang="en")])
    place = library.path / f"{name}.json"
    whole = place.read_bytes()
    place.write_bytes(content)
    again = reopened(library)
    assert everything(again) == everything(library)
    assert place.read_bytes() == whole
    assert (library.path / "damaged" / f"{name}.1.json").read_bytes() == content
    found = {one.file: one.sentence for one in (*library.notices(), *again.notices())}
    assert f"damaged/{name}.1.json" in found[f"{name}.json"]
    assert again.notices() == ()


def everything(library: Library) -> object:
    return library.entries(), library.passages(), library.reading_states(), library.units()


def test_a_shelf_without_a_readable_copy_starts_empty_and_says_so(library: Library) -> None:
    article = make_article()
    library.put(article)
    library.save_passage(make_passage(article, 0, 5))
    (library.path / "passages.json").write_bytes(b"left")
    (library.path / "spare" / "passages.json.gz").write_bytes(b"over")
    again = reopened(library)
    assert again.passages() == []
    (notice,) = again.notices()
    for words in (
        "damaged/passages.1.json",
        "damaged/spare-passages.1.json.gz",
        "dragoman restore",
    ):
        assert words in notice.sentence
    kept = make_passage(article, 6, 11)
    again.save_passage(kept)
    assert reopened(library).passages() == [kept]
    assert (library.path / "damaged" / "passages.1.json").read_bytes() == b"left"


def test_a_file_that_was_changed_by_hand_is_set_aside(library: Library) -> None:
    article = make_article()
    library.put(article)
    kept = make_passage(article, 0, 5)
    library.save_passage(kept)
    place = library.path / "passages.json"
    place.write_bytes(place.read_bytes().replace(b'"start":0', b'"start":1'))
    assert library.passages() == [kept]
    library.save_passage(make_passage(article, 6, 9))
    assert b'"start":1' in (library.path / "damaged" / "passages.1.json").read_bytes()


def test_a_newer_file_is_refused_and_left_alone(library: Library) -> None:
    article = make_article()
    library.put(article)
    place = library.path / "catalogue.json"
    place.write_bytes(b'{"dragoman":{"schema":4},"catalogue":{}}')
    newer = place.read_bytes()
    with pytest.raises(StoreTooNew, match="update Dragoman"):
        reopened(library).entries()
    with pytest.raises(StoreTooNew):
        reopened(library).put(article)
    assert place.read_bytes() == newer


def test_one_damaged_article_spares_the_others(library: Library) -> None:
    library.put_many([make_article("good"), make_article("bad")])
    (library.path / "articles" / "bad.json").write_text("{")
    assert library.article("bad") == make_article("bad")
    (library.path / "articles" / "bad.json").write_text("{")
    (library.path / "spare" / "articles" / "bad.json.gz").write_text("{")
    assert library.article("good") == make_article("good")
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=r"bad\.json"):
            library.article("bad")
    library.put(make_article("bad"))
    assert library.article("bad") == make_article("bad")


def test_a_lost_catalogue_is_made_anew(library: Library) -> None:
    library.put_many([annotated(make_article("one")), make_article("two")])
    entries = {one.id: one.with_(added="") for one in library.entries()}
    (library.path / "catalogue.json").unlink()
    assert {one.id: one.with_(added="") for one in reopened(library).entries()} == entries
    (library.path / "catalogue.json").unlink()
    (library.path / "spare" / "catalogue.json.gz").unlink()
    (library.path / "articles" / "junk.json").write_text("{")
    assert {one.id: one.with_(added="") for one in reopened(library).entries()} == entries


def test_a_failed_write_changes_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    library.put(article)
    kept = make_passage(article, 0, 5)
    library.save_passage(kept)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match=r"passages\.json could not be written \(No space"):
            library.save_passage(kept.with_(note="lost"))
        with pytest.raises(StoreError):
            library.undo()
        with pytest.raises(StoreError):
            library.put(make_article("second"))
    assert library.passages() == [kept]
    assert reopened(library).passages() == [kept]
    assert [one.id for one in library.entries()] == [article.id]
    assert not list(library.path.rglob("*.tmp"))
    assert library.undo() == "The bookmark was taken away again."


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    library = Library(tmp_path / "file" / "library")
    with pytest.raises(StoreError, match="file"):
        library.put(make_article())


def test_any_text_survives(library: Library) -> None:
    odd = 'naïve 漢字 🇰🇵 \u202e \x00 \\ " \ud7ff end'
    article = make_article("odd", odd)
    library.put(article)
    passage: Passage = make_passage(article, 0, len(odd)).with_(note=odd, tags=(odd,))
    library.save_passage(passage)
    assert reopened(library).article("odd").text == odd
    assert reopened(library).passages() == [passage]


def test_text_that_is_no_text_is_refused_whole(library: Library) -> None:
    article = make_article()
    library.put(article)
    kept = make_passage(article, 0, 5)
    library.save_passage(kept)
    with pytest.raises(StoreError, match=r"passages\.json is as it was"):
        library.save_passage(kept.with_(note="\udcff"))
    assert library.passages() == [kept]
