"""The table of cities: what the file itself tells is what the whole table tells."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from core.annotate import city_table
from core.annotate.city_table import cities, city_called, city_with, numbers_by_id
from core.annotate.places import find_place


@pytest.fixture
def _not_laid_out() -> Iterator[None]:
    cities.cache_clear()
    numbers_by_id.cache_clear()
    yield
    cities.cache_clear()
    numbers_by_id.cache_clear()


def _is_laid_out() -> bool:
    return bool(cities.cache_info().currsize)


@pytest.mark.usefixtures("_not_laid_out")
@pytest.mark.parametrize("part", range(3))
def test_a_few_names_are_told_by_the_file_as_by_the_table(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, rows = cities()
    names = [*sorted(index), "Nowhere at all", "Zürich", "Київ"]
    wanted = [one for one in names[part * 31 :: 311] if "'" not in one]
    expected = {one: rows[index[one]].geonameid if one in index else None for one in wanted}
    cities.cache_clear()
    monkeypatch.setattr(city_table, "_search", city_table._Search())
    found = {one: (row := city_called(one)) and row.geonameid for one in wanted}
    assert not _is_laid_out()
    assert found == expected


@pytest.mark.usefixtures("_not_laid_out")
def test_cities_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_table, "_search", city_table._Search())
    paris = city_called("Paris")
    assert paris is not None
    assert paris.countrycode == "FR"
    assert city_with(paris.geonameid) == paris
    assert city_with(1) is None
    assert not _is_laid_out()


@pytest.mark.usefixtures("_not_laid_out")
def test_many_names_are_told_by_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_table, "_search", city_table._Search())
    monkeypatch.setattr(city_table, "_FEW", 20)
    names = sorted(cities().by_name)[100:5100:200]
    cities.cache_clear()
    assert all(find_place(name) for name in names)
    assert _is_laid_out()


@pytest.mark.usefixtures("_not_laid_out")
def test_many_words_that_are_no_names_need_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_table, "_search", city_table._Search())
    assert [find_place(f"No City {number}") for number in range(25)] == [None] * 25
    assert not _is_laid_out()


@pytest.mark.usefixtures("_not_laid_out")
def test_a_file_that_is_written_otherwise_is_read_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(city_table, "_search", city_table._Search())
    row = {
        "alternatenames": ["Zurigo"],
        "geonameid": 7,
        "population": 9,
        "countrycode": "CH",
        "name": "Zürich",
    }
    table = tmp_path / "cities.json"
    table.write_bytes(msgspec.json.encode({"7": row}))
    monkeypatch.setattr(city_table, "cities_file", lambda: table)
    city_table._file.cache_clear()
    found = city_called("Zurigo")
    city_table._file.cache_clear()
    assert found is not None
    assert found.name == "Zürich"
    assert _is_laid_out()
