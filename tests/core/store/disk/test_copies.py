"""A file and its spare copy: whatever becomes of one, nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import Passage
from core.errors import StoreTooNew
from core.store import Library, ReadingState, make_passage
from core.store.disk.sealing import seal
from tests.core.store.articles import make_article

ARTICLE = make_article()
KEPT = make_passage(ARTICLE, 0, 5, now="2024-11-20T00:00:00Z")
NEXT = make_passage(ARTICLE, 6, 11, now="2024-11-20T00:00:00Z")


def filled(path: Path) -> Library:
    library = Library(path)
    library.put(ARTICLE)
    library.save_passage(KEPT)
    library.save_reading(ARTICLE.id, ReadingState(segment=1))
    return library


def seen_in(library: Library) -> tuple[object, ...]:
    return (
        library.entries(),
        library.passages(),
        library.reading_states(),
        library.article(ARTICLE.id),
    )


def damages(raw: bytes) -> Iterator[bytes]:
    yield b""
    yield raw[: len(raw) // 2]
    yield raw[:-1]
    for at in range(0, len(raw), max(1, len(raw) // 4)):
        yield raw[:at] + bytes([raw[at] ^ 4]) + raw[at + 1 :]


def test_any_one_file_may_be_damaged_or_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = filled(folder)
    said = (
        library.entries(),
        library.passages(),
        library.reading_states(),
        library.article("a1b2c3"),
    )
    files = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"]
    assert len(files) > 8
    for place in files:
        raw = place.read_bytes()
        for broken in (*damages(raw), None):
            if broken is None:
                place.unlink()
            else:
                place.write_bytes(broken)
            again = Library(folder)
            assert seen_in(again) == said, place
            again.save_reading("other", ReadingState(segment=2))
            again.save_reading("other", ReadingState())
            assert Library(folder).passages() == said[1]
            if not place.exists():  # a spare copy of what was not rewritten
                place.write_bytes(raw)
            library = Library(folder)
            library._reading.drop("other")
            raw = place.read_bytes()


def test_a_spare_copy_that_is_ahead_counts(tmp_path: Path) -> None:
    library = filled(tmp_path)
    older = (tmp_path / "passages.json").read_bytes()
    library.save_passage(NEXT)
    (tmp_path / "passages.json").write_bytes(older)
    again = Library(tmp_path)
    assert again.passages() == [KEPT, NEXT]
    (notice,) = again.notices()
    assert "older than its spare copy" in notice.sentence
    assert (tmp_path / "damaged" / "passages.1.json").read_bytes() == older


def test_a_spare_copy_that_is_behind_is_made_anew_quietly(tmp_path: Path) -> None:
    library = filled(tmp_path)
    spare = tmp_path / "spare" / "passages.json.gz"
    older = spare.read_bytes()
    library.save_passage(NEXT)
    newer = spare.read_bytes()
    for broken in (older, b"", newer[:-3]):
        spare.write_bytes(broken)
        again = Library(tmp_path)
        assert again.passages() == [KEPT, NEXT]
        assert again.notices() == ()
        (tmp_path / "passages.json").unlink()
        assert Library(tmp_path).passages() == [KEPT, NEXT]


def test_who_reads_only_mends_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    place = tmp_path / "passages.json"
    place.write_bytes(b"{")
    again = Library(tmp_path, read_only=True)
    assert again.passages() == [KEPT]
    assert place.read_bytes() == b"{"
    assert not (tmp_path / "damaged").exists()
    assert len(again.notices()) == 1


def test_a_spare_copy_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    place, spare = tmp_path / "passages.json", tmp_path / "spare" / "passages.json.gz"
    import gzip

    later = gzip.compress(b'{"dragoman":{"schema":9},"passages":{}}')
    spare.write_bytes(later)
    place.write_bytes(b"{")
    with pytest.raises(StoreTooNew, match="update Dragoman"):
        Library(tmp_path).passages()
    assert (place.read_bytes(), spare.read_bytes()) == (b"{", later)


def test_what_is_sealed_but_no_record_of_ours_is_damage(tmp_path: Path) -> None:
    filled(tmp_path)
    body = b',"passages":{"x":{"id":3}}}'
    (tmp_path / "passages.json").write_bytes(seal(99, [body]) + body)
    assert Library(tmp_path).passages() == [KEPT]


@settings(deadline=None, max_examples=12)
@given(st.lists(st.sampled_from(["put", "base", "spare", "open"]), max_size=8))
def test_any_row_of_changes_and_single_damages_keeps_all(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("library")
    library = Library(folder)
    library.put(ARTICLE)
    kept: dict[str, Passage] = {}
    for number, step in enumerate(steps):
        if step == "put":
            one = make_passage(ARTICLE, number, number + 4)
            library.save_passage(one)
            kept[one.id] = one
        elif step == "open":
            library = Library(folder)
        elif kept:
            place = "passages.json" if step == "base" else "spare/passages.json.gz"
            (folder / place).write_bytes(b"?")
            # looking mends it, so that the next damage is a single one again
            library = Library(folder)
            library.passages()
        assert {one.id: one for one in library.passages()} == kept
