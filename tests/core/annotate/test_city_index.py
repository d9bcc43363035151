"""The index of names: it finds every name, and it is of the table that is installed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.annotate.city_index import hash_of, index_file, mark_of, pack, parts_with
from core.annotate.city_table import cities, cities_file


def test_the_index_is_of_the_installed_table() -> None:
    # if not: python -m core.annotate.data.make_city_index
    assert index_file().read_bytes()[:16] == mark_of(cities_file())


def test_every_name_is_found() -> None:
    table = cities_file()
    assert not [name for name in cities().by_name if not parts_with(name, table)]


def test_other_words_are_not() -> None:
    table, known = cities_file(), cities().by_name
    words = [one for number in range(2000) if (one := f"Wort{number}") not in known]
    assert sum(parts_with(one, table) != () for one in words) <= 1


def test_another_table_is_not_told_of(tmp_path: Path) -> None:
    other = tmp_path / "cities.json"
    other.write_text("{}")
    assert parts_with("Nowhere at all", other) is None
    assert parts_with("Nowhere at all", tmp_path / "missing.json") is None


@given(st.dictionaries(st.text(alphabet=st.characters(), max_size=20), st.integers(0, 255)))
def test_what_is_packed_is_in_the_order_of_its_hashes(found: dict[str, int]) -> None:
    packed = pack(found)
    assert len(packed) == 5 * len(found)
    hashes = [int.from_bytes(packed[4 * at : 4 * at + 4], "little") for at in range(len(found))]
    assert hashes == sorted(map(hash_of, found))
