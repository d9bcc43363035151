"""What a thing that a table knows is called in a language."""

from functools import cache, lru_cache

from core.annotate.names import spellings
from core.annotate.places import city_names
from core.annotate.territories import territory_name
from core.check.name_forms import Word, read
from core.facts import read_facts


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
