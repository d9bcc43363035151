"""What a thing that a table knows is called in a language."""

from functools import cache, lru_cache
from string import ascii_uppercase

from core.annotate.names import fold, spellings
from core.annotate.places import city_names
from core.annotate.territories import territory_key, territory_name
from core.check.name_forms import Word, meanings, read, shared_letters
from core.facts import read_facts

_UNITED_STATES = "US"
_AMERICAN = ("AS", "VI", "UM")
"""Whose names have the word by which the press calls the United States."""
_PREFIX = 4
"""Letters that the adjective of a country shares with its name at least."""
_SHORT_PREFIX = 3
_SHORT_NAME = 6
"""Letters of a name of which three are enough (`Rosja`, `rosyjski`)."""
_SURE_ENDING = 2
"""Letters of a country's name that its adjective may lack (`España`, `español`)."""


def family(key: str) -> frozenset[str]:
    """Return the keys that one and the same country goes by in the press."""
    return _families().get(key, frozenset((key,)))


@cache
def _families() -> dict[str, frozenset[str]]:
    listed = read_facts("core.check", "data", "name_words.toml")["sides"]["families"]
    return {key: frozenset(one) for one in listed for key in one}


def keeps_capitals(lang: str) -> bool:
    """Return whether `lang` writes every word of a name with a capital, as English does."""
    return lang in read_facts("core.check", "data", "name_words.toml")["sides"]["title_case"]


@lru_cache(maxsize=4096)
def read_form(form: str) -> tuple[Word, ...]:
    """Return the words of a form that a table gives."""
    return read(form, "").words


@lru_cache(maxsize=4096)
def known_forms(key: str, called: str, lang: str) -> tuple[str, ...]:
    """Return what the tables know that a thing is called, in `lang` first."""
    kind, _, rest = key.partition(":")
    forms: list[str] = [called]
    if kind == "territory":
        for one in (lang, "en", "fr", "de", "es", "ru"):
            name = territory_name(rest, one)
            if name:
                forms.append(name)
    else:
        forms += spellings(key)
    if kind == "place" and rest.isdigit():
        forms += city_names(int(rest))
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=4096)
def nations(form: str, lang: str, *, surely: bool = False) -> frozenset[str]:
    """Return the keys of the countries that `form` may be an adjective or inhabitant of.

    By the letters that it begins with, for languages of which no list of them is at hand. With
    `surely` it has almost all letters of the country's name.
    """
    folded = fold(form).rpartition("-")[2]
    for stem, key in _listed(lang):
        if folded.startswith(stem):
            return family(key)
    # `Franse` is France's, not the Terres australes françaises'.
    for is_single, words in zip((True, False), _nation_words(lang), strict=True):
        best, found = 0, set[str]()
        for word, key in words:
            shared = shared_letters(folded, word)
            least = _SHORT_PREFIX if len(word) <= _SHORT_NAME else _PREFIX
            least = least if is_single else _PREFIX + 1
            if shared < (max(_PREFIX, len(word) - _SURE_ENDING) if surely else least):
                continue
            if shared > best:
                best, found = shared, set()
            if shared == best:
                found.add(key)
        if found:
            return frozenset(one for key in found for one in family(key))
    return frozenset()


@cache
def _listed(lang: str) -> tuple[tuple[str, str], ...]:
    """Return what adjectives of countries begin with that do not begin like their country."""
    facts = read_facts("core.check", "data", "name_shapes.toml")["nations"].get(lang, "")
    groups = (group.split() for group in facts.replace("\n", "|").split("|"))
    return tuple(
        (fold(s), territory_key(code)) for code, *stems in filter(None, groups) for s in stems
    )


@cache
def _nation_words(lang: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the names of countries in `lang`, folded: those of one word, and words of longer."""
    single: list[tuple[str, str]] = []
    several: list[tuple[str, str]] = []
    for code in (a + b for a in ascii_uppercase for b in ascii_uppercase):
        words = read_form(territory_name(code, lang) or "")
        listed = single if len(words) == 1 else several
        key = territory_key(_UNITED_STATES if code in _AMERICAN else code)
        for word in words:
            is_telling = listed is single or (word.is_capital and not meanings(word.folded))
            if is_telling and len(word.folded) >= _PREFIX:
                listed.append((word.folded, key))
    return single, several


@lru_cache(maxsize=8192)
def country_of_compound(form: str, lang: str) -> tuple[str, str] | None:
    """Return the country that a compound begins with, as it stands there, and its key."""
    for word, key in _nation_words(lang)[0]:
        if len(word) > _PREFIX and fold(form).startswith(word) and len(fold(form)) == len(form):
            return form[: len(word)], key
    return None
