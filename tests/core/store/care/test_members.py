"""What is a file of a library, and what its bytes hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.store.care.members import member_named, members, opened
from tests.core.store.backups import filled


@given(name=st.text(max_size=80))
def test_no_name_leads_out_of_the_library(name: str) -> None:
    for one in (name, f"articles/{name}.json", f"memory/{name}.json", f"{name}.json"):
        found = member_named(one)
        if found is not None:
            place = found.path(Path("/library"))
            assert Path("/library") in place.parents and ".." not in place.parts
            assert found.spare(Path("/library")).suffix == ".gz"


@pytest.mark.parametrize(
    "name", ["library.lock", "settings.json", "articles/a b.json", "memory/A.json", "x/a.json"]
)
def test_other_names_are_none_of_ours(name: str) -> None:
    assert member_named(name) is None


def test_every_file_of_a_library_is_whole_and_known_by_either_copy(tmp_path: Path) -> None:
    folder = filled(tmp_path / "library")
    known = members(folder)
    assert {"marker", "catalogue", "article", "collection"} < {one.kind for one in known}
    for one in known:
        held = opened(one, one.path(folder).read_bytes())
        assert held.is_whole and held.generation >= 1
        one.path(folder).unlink()
    assert members(folder) == known


@given(raw=st.binary(max_size=100))
def test_any_bytes_are_damaged(raw: bytes) -> None:
    one = member_named("passages.json")
    assert one is not None
    assert opened(one, raw).wrong


def test_a_file_in_the_place_of_another_is_damaged(tmp_path: Path) -> None:
    folder = filled(tmp_path / "library")
    raw = (folder / "passages.json").read_bytes()
    for name in ("reading.json", "articles/a1b2c3.json", "library.json", "memory/units.json"):
        one = member_named(name)
        assert one is not None
        assert opened(one, raw).wrong
