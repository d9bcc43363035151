"""The sieve of names: it keeps no name back, and it is of the table that is installed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.annotate.city_sieve import BITS, bits_of, is_no_name, mark_of, sieve_file
from core.annotate.city_table import cities, cities_file


def test_the_sieve_is_of_the_installed_table() -> None:
    # if not: python -m core.annotate.data.make_city_sieve
    assert sieve_file().read_bytes()[:16] == mark_of(cities_file())


def test_no_name_is_kept_back() -> None:
    table = cities_file()
    assert not [name for name in cities().by_name if is_no_name(name, table)]


def test_most_other_words_are() -> None:
    table, known = cities_file(), cities().by_name
    words = [one for number in range(2000) if (one := f"Wort{number}") not in known]
    let_through = sum(not is_no_name(one, table) for one in words)
    assert let_through < 0.1 * len(words)


def test_another_table_is_not_told_of(tmp_path: Path) -> None:
    other = tmp_path / "cities.json"
    other.write_text("{}")
    assert not is_no_name("Nowhere at all", other)
    assert not is_no_name("Nowhere at all", tmp_path / "missing.json")


@given(st.text(alphabet=st.characters(), max_size=20))
def test_bits_are_always_the_same_and_in_range(name: str) -> None:
    assert bits_of(name) == bits_of(name)
    assert all(0 <= bit < BITS for bit in bits_of(name))
