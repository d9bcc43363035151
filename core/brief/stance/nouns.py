"""Nouns of those who speak, by what they mean in any language: `porte-parole` is `spokesman`."""

from functools import cache, lru_cache

from core.facts import read_facts

PRONOUNS = frozenset(("he", "she", "they", "it"))
TELLING = frozenset(
    (
        *("report", "study", "poll", "investigation", "document", "statement", "information"),
        *("estimate", "rumour", "source", "image", "test", "media"),
    )
)
"""What is told rather than who tells it: `reports`, `Angaben`, `sources`."""

TITLES = frozenset(
    (
        *("minister", "premier", "president", "mayor", "prefect", "governor", "officer", "king"),
        *("church", "scientist", "deputy"),
    )
)
"""Whose nouns are written with a capital before a name: `Mayor Anna Berg`."""

_JOINED = frozenset(("de", "nl"))
_BEGINNINGS = frozenset(("ro", "pl", "ru", "uk"))
_ENDINGS = ("", "s", "es", "x", "e", "'s", "’s")
_INFLECTIONS = ("", "n", "en", "e", "s", "es", "er", "ern", "in", "innen")
_LONGEST_ENDING = 6
_SHORTEST_PART = 3


@lru_cache(maxsize=8192)
def meanings(word: str, lang: str) -> tuple[str, ...]:
    """Return what a word in small letters means, as far as it is one of those who speak."""
    forms = _forms(lang)
    if f"={word}" in forms:
        return forms[f"={word}"]
    if lang in _JOINED:
        return tuple(one for each in _joined(word, forms) for one in each)
    if lang in _BEGINNINGS:
        for end in range(len(word), 1, -1):
            if len(word) - end <= _LONGEST_ENDING and word[:end] in forms:
                return forms[word[:end]]
        return ()
    for ending in _ENDINGS:
        if word.endswith(ending) and word[: len(word) - len(ending)] in forms:
            return forms[word[: len(word) - len(ending)]]
    return _parts(word, lang)


def head_meanings(word: str, lang: str) -> tuple[str, ...]:
    """Return what a word means by its last part: `armeesprecher` is a spokesman."""
    if lang in _JOINED and f"={word}" not in _forms(lang):
        return _last_part(word, _forms(lang))
    return meanings(word, lang)


def _last_part(word: str, forms: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what the last part of a joined word means: `gesamtkosten` are costs and no office."""
    for at in range(len(word) - _SHORTEST_PART + 1):
        for ending in _INFLECTIONS:
            if word.endswith(ending) and word[at : len(word) - len(ending)] in forms:
                return forms[word[at : len(word) - len(ending)]]
    return ()


def _parts(word: str, lang: str) -> tuple[str, ...]:
    """Return the meanings of a word joined by a hyphen: `procureur-adjoint`."""
    if "-" not in word:
        return ()
    return tuple(one for part in word.split("-") for one in meanings(part, lang))


def _joined(word: str, forms: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the meanings of the parts of a joined word in order, the longest parts first found."""
    for size in range(len(word), _SHORTEST_PART - 1, -1):
        for at in range(len(word) - size + 1):
            if word[at : at + size] in forms:
                before, after = word[:at], word[at + size :]
                return [
                    *_joined(before, forms),
                    forms[word[at : at + size]],
                    *_joined(after, forms),
                ]
    return []


@cache
def _forms(lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meaning, words in read_facts("core.brief.stance", "nouns.toml").items():
        for form in words.get(lang, "").split():
            found.setdefault(form, []).append(meaning)
    return {form: tuple(some) for form, some in found.items()}
