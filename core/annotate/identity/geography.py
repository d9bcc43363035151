"""Countries, cities, seas and regions: one identity by CLDR code, GeoNames id or our own table."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from core.annotate.identity.sound import STYLES, is_cyrillic, sound, style_of
from core.annotate.identity.tables import inflections, is_acronym, plain, read_lines
from core.annotate.identity.text import slug
from core.annotate.places import Place, cities_of, find_place, is_place_sure, uninflected
from core.annotate.territories import find_territory, territory_key, territory_name
from core.facts import kept_table, read_facts

_LONGEST = 120
_UNIONS = frozenset(("EU",))
"""What CLDR counts among territories and we among organisations."""
_TRANSCRIBED = (
    "UA",
    "RU",
    "BY",
    "MD",
    "GE",
    "AM",
    "AZ",
    "KZ",
    "KG",
    "UZ",
    "TJ",
    "TM",
    "BG",
    "RS",
    "MK",
)
"""Countries whose places each press transcribes its own way."""


class Spot(Struct, frozen=True):
    """A place on the map, and the source that knows it."""

    key: str
    name: str
    source: str
    forms: tuple[str, ...] = ()


def find_known_spot(form: str, lang: str = "") -> Spot | None:
    """Return the territory or place of our own table that `form` names, without the gazetteer."""
    if not form or len(form) > _LONGEST:
        return None
    territory = _find_territory(form, lang) or _state(form, lang)
    if territory is not None and (not lang or territory[1] == lang):
        return _territory(territory)
    listed = _listed(form) or _uninflected_listed(form, lang)
    if listed is None and territory is not None and territory[1] == "en":
        return _territory(territory)
    return listed


def find_spot(form: str, lang: str = "") -> Spot | None:
    """Return what `form` names on the map; None where no table has it.

    What the language of the text calls a country comes first, then our own table, then cities, and
    countries as other languages call them last: `Mexico` is a city in French. A name that several
    cities bear, none clearly before the others, or that a larger city's own name begins with, is
    none: `Valencia`; `Komsomolsk`, the former name of a town.
    """
    if not form or len(form) > _LONGEST:
        return None
    known = find_known_spot(form, lang) or _city(form, lang)
    if known is not None:
        return known
    territory = _find_territory(form, lang)
    if territory is not None:
        return _territory(territory)
    if not is_place_sure(_cased(form), lang):
        return None
    return _of_city(form, lang) or _region(form, lang) or _by_sound(form, lang)


@cache
def spots() -> dict[str, Spot]:
    """Return every place of our own table by key."""
    return {one.key: one for one in _spots().values()}


def _find_territory(form: str, lang: str) -> tuple[str, str] | None:
    """Return the code of a territory and the language that calls it so; the EU is none."""
    found = find_territory(form, lang)
    return None if found is None or found[0] in _UNIONS else found


def _state(form: str, lang: str) -> tuple[str, str] | None:
    """Return the territory that `form` names with the kind of state it is (`Republic of …`)."""
    named = _around("state").match(form)
    return _find_territory(named["name"], lang) if named is not None else None


def without_kind(form: str) -> str:
    """Return the name of a place without its kind (`mont Ventoux`: Ventoux)."""
    named = _around("kind").fullmatch(form)
    bare: str = (named["after"] or named["before"]) if named is not None else form
    return bare if bare[:1].isupper() else form


def _territory(found: tuple[str, str]) -> Spot:
    code = found[0]
    return Spot(territory_key(code), territory_name(code) or code, f"CLDR {found[1]}")


def _listed(form: str) -> Spot | None:
    table = _index()
    for text in inflections(plain(form)):
        found = table.get(text)
        if found is not None and (not found[1] or form.isupper()):
            return found[0]
    return None


def _uninflected_listed(form: str, lang: str) -> Spot | None:
    """Return the place of our table that `form` is a case of (`Nistrului`)."""
    bases = (_listed(base) for base in uninflected(form, lang))
    return next((spot for spot in bases if spot is not None), None)


def _city(form: str, lang: str) -> Spot | None:
    for candidate in dict.fromkeys((form, _cased(form))):
        place = find_place(candidate, lang)
        if place is not None:
            # two cities of one name, or a former name: better no identity than a wrong one
            return _spot(place, "GeoNames") if is_place_sure(candidate, lang) else None
    return None


def _cased(form: str) -> str:
    return form.title() if form.isupper() else form


def _spot(place: Place, source: str) -> Spot:
    ours = spots().get(place.key)
    return Spot(place.key, ours.name if ours is not None else place.name, source)


def _of_city(form: str, lang: str) -> Spot | None:
    named = _around("town").match(form)
    return find_spot(named["name"], lang) if named is not None else None


def _region(form: str, lang: str) -> Spot | None:
    """Return the region called after a city (`Харьковская область`, `oblast de Kharkiv`)."""
    named = _around("region").match(form)
    if named is None:
        return None
    centre = named["after"] or named["before"]
    for candidate in _nouns(centre):
        found = _listed(candidate) or _city(candidate, lang) or _by_sound(candidate, lang)
        if found is not None and found.key.partition(":")[2].isdigit():
            return Spot(f"{found.key}-region", f"{found.name} region", found.source)
    return None


def _nouns(centre: str) -> Iterator[str]:
    """Yield the city that `centre` may be an adjective of (`Харьковская`: Харьков)."""
    yield centre
    if not is_cyrillic(centre):
        return
    ending = _around("adjective").search(centre)
    if ending is None:
        return
    stem = centre[: ending.start()]
    first = ending.group()[0]
    yield from (stem + first + ending for ending in ("к", "ьк"))
    yield from (stem + ending for ending in ("", *"аыияьо", "ий"))
    yield from (stem + first + ending for ending in "аыияьо")
    if first == "ц":
        yield from (stem + "ец", stem + "ця", stem + "ца", stem + "ецьк", stem + "кий")


def _by_sound(form: str, lang: str) -> Spot | None:
    """Return the city of the East that `form` transcribes in a way that GeoNames does not list."""
    if not is_cyrillic(form) and not form[:1].isupper():
        return None
    styles = dict.fromkeys((style_of(form, lang), style_of(form), *STYLES))
    for style in styles:
        key = _sound_of(form, style)
        place = _sounds().get(key) if len(key) > 3 else None
        if place is not None:
            return _spot(place, "GeoNames, by its sound")
    return None


def _sound_of(form: str, style: str) -> str:
    return sound(form.replace(" ", "").replace("-", ""), style)


@cache
def _around(what: str) -> re.Pattern[str]:
    """Return the pattern for the words around a place's name; its groups hold the name."""
    facts = read_facts("core.annotate", "data", "geography_words.toml")
    if what == "adjective":
        return re.compile(facts["adjective"])
    listed = {
        key: "|".join(map(re.escape, words)) for key, words in facts.items() if key != "adjective"
    }
    if what == "state":
        return re.compile(
            rf"(?:the\s+)?(?:{listed['state_before']})\s*(?P<name>\S.*)$", re.IGNORECASE
        )
    if what == "kind":
        kinds = listed["kinds"]
        return re.compile(rf"(?:{kinds})\s+(?P<after>\S.*)|(?P<before>\S.*)\s+(?:{kinds})$", re.I)
    if what == "town":
        return re.compile(
            rf"(?:the\s+)?(?:{listed['town_before']})\s*(?P<name>\S.*)$", re.IGNORECASE
        )
    before = rf"(?:{listed['region_before']})\s+(?:(?:{listed['region_link']})\s*)?(?P<after>\S.*)"
    after = rf"(?P<before>\S.*?)\s+(?:{listed['region_after']})"
    return re.compile(rf"(?:the\s+)?(?:{before}|{after})$", re.IGNORECASE)


@cache
@kept_table
def _sounds() -> dict[str, Place]:
    """Return the cities of the East by the sound of their Cyrillic and main names."""
    table: dict[str, Place] = {}
    for place, names in cities_of(_TRANSCRIBED):
        for name in (place.name, *names):
            if name == place.name or is_cyrillic(name):
                heard = _sound_of(name, style_of(name))
                if table.setdefault(heard, place).population < place.population:
                    table[heard] = place
    return table


@cache
@kept_table
def _spots() -> dict[str, Spot]:
    """Return the places of our own tables by the end of their keys."""
    found: dict[str, Spot] = {}
    known: dict[str, str] = {}
    facts = read_facts("core.annotate", "data", "names.toml")["regions"]
    for name_slug, entry in facts.items():
        forms = (entry["name"], *entry["forms"])
        found[name_slug] = Spot(f"place:{name_slug}", entry["name"], "table", forms)
    for name_slug, forms in read_facts("core.annotate", "data", "regions.toml")["regions"].items():
        held = found.get(name_slug)
        merged = (*(held.forms if held else ()), *forms)
        found[name_slug] = Spot(
            f"place:{name_slug}", held.name if held else forms[0], "table", merged
        )
    for name_slug, spot in found.items():
        for form in spot.forms:
            known.setdefault(form, name_slug)
    for raw in read_lines("geography.txt"):
        if raw[0].startswith("="):
            number, _, name = raw[0][1:].partition(" ")
            forms = (name, *raw[1:])
            found[number] = Spot(f"place:{number}", name, "GeoNames, our names", forms)
            continue
        forms = raw
        name_slug = known.get(forms[0]) or next(
            (known[one] for one in forms if one in known), slug(forms[0])
        )
        held = found.get(name_slug)
        merged = tuple(dict.fromkeys((*(held.forms if held else ()), *forms)))
        found[name_slug] = Spot(
            f"place:{name_slug}", held.name if held else forms[0], "table", merged
        )
    return found


@cache
def _index() -> dict[str, tuple[Spot, bool]]:
    """Return the same by plain form; acronyms count in capitals alone."""
    table: dict[str, tuple[Spot, bool]] = {}
    for deep in (False, True):
        for spot in _spots().values():
            for form in spot.forms:
                for text in inflections(plain(form)) if deep else (plain(form),):
                    table.setdefault(text, (spot, is_acronym(form)))
    return table
