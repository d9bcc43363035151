"""What a word with a capital is: a title, a month, a numeral, a city, what a table knows."""

from collections.abc import Iterator
from functools import cache, lru_cache

from core.annotate.names import fold, spellings
from core.annotate.places import CITY, find_place
from core.annotate.recogniser import words_of
from core.annotate.temporal.cldr import cldr_dates
from core.check.name_forms import Word
from core.facts import read_facts


def is_title(word: Word, lang: str) -> bool:
    """Return whether a word is an office or title before a name, in any of its forms."""
    facts = words_of(lang)
    small = word.form.lower()
    if small in facts.titles or facts.is_role(small) or word.folded in _titles():
        return True
    return len(small) > 5 and any(
        small[:-cut] in facts.roles for cut in (1, 2, 3) if len(small) - cut > 3
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_facts("core.check", "data", "name_words.toml")["sides"]["titles"].split())


@cache
def no_names(lang: str) -> frozenset[str]:
    """Return words with a capital that are no names, folded: months, weekdays, numerals."""
    listed = read_facts("core.check", "data", "name_words.toml")["sides"]["ordinary"].split()
    return frozenset(listed) | frozenset(fold(one) for one in _calendar(lang))


def _calendar(lang: str) -> Iterator[str]:
    """Yield the months and weekdays of `lang`."""
    names = cldr_dates(lang)
    for name in (*names.months, *names.weekdays):
        yield name.text


@lru_cache(maxsize=4096)
def is_city(form: str, lang: str, *, is_main: bool = True) -> bool:
    """Return whether a large city is called so; clubs and newspapers are called after them.

    `is_main`: by its own name, not one that another language or time has for it.
    """
    place = find_place(form, lang)
    return place is not None and place.population >= CITY and (place.is_main or not is_main)


@lru_cache(maxsize=4096)
def is_of_tables(key: str) -> bool:
    """Return whether a table, and not the spelling alone, gave `key`."""
    kind, _, rest = key.partition(":")
    return kind == "territory" or (kind == "place" and rest.isdigit()) or bool(spellings(key))


def is_numeral(word: Word) -> bool:
    """Return whether a word is a Roman numeral."""
    return word.form.isupper() and set(word.folded) <= set("ivx")
