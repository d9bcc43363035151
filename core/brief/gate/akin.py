"""What a source says with another word than a translation: offices, places in compounds.

`Ambasada` is what `the Embassy` is; `National Bank` is said of whom the source calls `BNR`; the
Rhine stands in `Rheinseite` and Hamburg in `amburghese`. Nothing here is by likeness alone: the
tables know each form.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from core.annotate.territories import TerritoryRecogniser
from core.brief.gate.plain import fold, is_plain_word
from core.brief.stance.nouns import meanings
from core.check.name_keys import known_forms
from core.check.name_letters import is_common
from core.check.pair import Side
from core.facts import read_facts

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 5
"""Letters of the name of a place at least that a longer word may begin with."""
_REST = 3
"""Letters that such a compound has besides."""
_SHORT = 4
"""Letters of a word that may be part of an institution's name."""


def is_same_office(name: str, line: Side, cited: Side) -> bool:
    """Return whether a name is of plain words, one of which means an office that `cited` names."""
    words = [one.lower() for one in _WORD.findall(name)]
    meant = {what for one in words for what in meanings(one, line.lang)}
    if not meant or not all(
        meanings(one, line.lang) or is_plain_word(one, line.lang) for one in words
    ):
        return False
    return not meant.isdisjoint(_meant(cited.text, cited.lang))


def is_part_of_office(name: str, cited: Side) -> bool:
    """Return whether a name of several words begins what a table calls somebody in `cited`.

    `National Bank` of the `National Bank of Romania`.
    """
    words = fold(name).split()
    return len(words) > 1 and any(
        one.label == "ORG" and one.name and fold(one.name).split()[: len(words)] == words
        for one in cited.entities
    )


def is_in_compound(key: str, name: str, cited: Side) -> bool:
    """Return whether a place begins a compound, or an adjective, of `cited`.

    What is left of a compound must be a word of the language, that of an adjective one of its
    endings.
    """
    if not key.startswith("place:"):
        return False
    forms = [fold(one) for one in known_forms(key, name, cited.lang)]
    stems = tuple(one for one in forms if len(one) >= _LONG)
    people = _inhabitants(forms, cited.lang)
    endings = _adjective_endings(cited.lang)
    bare = tuple(one[:-1] for one in stems if one[-1] in "aeo" and len(one) > _LONG)
    for match in _WORD.finditer(cited.text):
        word = fold(match[0])
        if match[0][0].isupper() and word in people:
            return True
        for stem in stems:
            rest = word.removeprefix(stem)
            if rest != word and _is_rest(rest, match[0], cited.lang, endings):
                return True
        for stem in bare:
            rest = word.removeprefix(stem)
            if rest != word and rest.lstrip("h") in endings:
                return True
    return False


def _inhabitants(forms: Sequence[str], lang: str) -> frozenset[str]:
    """Return what those who live in a place are called, and its adjective (`Münchner`), folded."""
    rules = read_facts("core.check", "data", "name_shapes.toml")["cities"].get(lang, ())
    return frozenset(
        f"{form.removesuffix(ended)}{ending}{case}"
        for form in forms
        for ending, ended in rules
        if form.endswith(ended) and len(form) - len(ended) >= _SHORT
        for case in ("", "n", "s", "in", "innen")
    )


def without_adjectives(name: str) -> str:
    """Return a name from its first capital on: a recogniser may take `conservative Union` whole."""
    words = name.split(" ")
    first = next((at for at, one in enumerate(words) if one[:1].isupper()), 0)
    return " ".join(words[first:])


@lru_cache(maxsize=1024)
def territory_of(name: str, lang: str) -> str | None:
    """Return the key of the country or continent that a name without an identity is of."""
    found = TerritoryRecogniser().recognise([name], lang)[0]
    return next((one.key for one in found if (one.start, one.end) == (0, len(name))), None)


def _is_rest(rest: str, word: str, lang: str, endings: frozenset[str]) -> bool:
    if rest in endings:
        return True
    joins = lang in _facts()["joined"].split()
    return joins and len(rest) >= _REST and is_common(word[-len(rest) :], lang)


@lru_cache(maxsize=256)
def _meant(text: str, lang: str) -> frozenset[str]:
    """Return what the nouns of a text mean, as far as they are of those who speak."""
    words = (one.lower() for one in _WORD.findall(text) if len(one) >= _SHORT)
    return frozenset(what for one in words for what in meanings(one, lang))


def _adjective_endings(lang: str) -> frozenset[str]:
    return frozenset(_facts()["adjectives"].get(lang, "").split())


def _facts() -> dict[str, Any]:
    return read_facts("core.brief.gate", "data", "places.toml")
