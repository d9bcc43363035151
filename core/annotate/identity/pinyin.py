"""Chinese names, which Cyrillic writes after Palladius and Latin letters in pinyin."""

from functools import cache

from core.annotate.identity.sound import is_cyrillic
from core.facts import read_facts

_RUSSIAN = str.maketrans({"ё": "е"})
_UKRAINIAN = str.maketrans({"и": "ы", "і": "и", "ї": "и", "є": "е"})
_FRONT = frozenset(("j", "q", "x"))
_WITH_I = frozenset(("b", "p", "m", "d", "t", "n", "l", "j", "q", "x"))
"""Initials that finals beginning with `i` may follow."""
_BARE_I = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
"""Initials that take `i` alone."""
_DARK_I = frozenset(("z", "c", "s"))
"""Those after which Russian writes it `ы`."""
_LONGEST = 24


def chinese(parts: list[str]) -> list[str] | None:
    """Return the parts of a Chinese name in pinyin, small letters; None where it is no such name.

    A name is Chinese when it has two or three words, the first is a common family name, and all of
    them are made of syllables that Chinese has.
    """
    if not 2 <= len(parts) <= 3:
        return None
    first = _read(parts[0].lower())
    if first is None or "".join(first) not in _surnames():
        return None
    read = [first, *(_read(part.lower()) for part in parts[1:])]
    syllables = [one for one in read if one is not None]
    if len(syllables) < len(parts) or sum(map(len, syllables)) > 4:
        return None
    return ["".join(one) for one in syllables]


def _read(word: str) -> tuple[str, ...] | None:
    """Return the syllables of `word` in pinyin."""
    if len(word) > _LONGEST:
        return None
    if not is_cyrillic(word):
        return _split(word, _latin())
    is_ukrainian = any(letter in word for letter in "іїє")
    return _split(word.translate(_UKRAINIAN if is_ukrainian else _RUSSIAN), _cyrillic())


def _split(word: str, table: dict[str, str]) -> tuple[str, ...] | None:
    """Return `word` as the fewest syllables of `table`, the longest first; None where it is not."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            syllable = table.get(word[start:end])
            if before is None or syllable is None:
                continue
            held = best[end]
            if held is None or len(before) + 1 < len(held):
                best[end] = (*before, syllable)
    return best[len(word)]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_facts()["surnames"]["names"].split())


def _facts() -> dict[str, dict[str, str]]:
    facts: dict[str, dict[str, str]] = read_facts("core.annotate", "data", "palladius.toml")
    return facts


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Return every syllable in pinyin and in Cyrillic, the commoner reading first."""
    facts = _facts()
    made: list[tuple[str, str]] = [(latin, cyrillic) for latin, cyrillic in facts["whole"].items()]
    for initial, first in facts["initials"].items():
        finals = facts["finals"].items()
        for final, rest in finals:
            if final.startswith("i"):
                if initial in _BARE_I and final == "i":
                    made.append((initial + final, first + ("ы" if initial in _DARK_I else rest)))
                elif initial in _WITH_I:
                    made.append((initial + final, first + rest))
            elif initial not in _FRONT:
                made.append((initial + final, first + rest))
        if initial in _FRONT:
            made += [(initial + final, first + rest) for final, rest in facts["front"].items()]
    return tuple(made)


@cache
def _cyrillic() -> dict[str, str]:
    table: dict[str, str] = {}
    for latin, cyrillic in _pairs():
        table.setdefault(cyrillic, latin)
    for latin, cyrillic in _pairs():  # Ukrainian has no э, and и after ш or ч
        table.setdefault(cyrillic.replace("э", "е"), latin)
        if cyrillic.endswith(("ши", "чи", "жи")):
            table.setdefault(cyrillic[:-1] + "ы", latin)
    return table


@cache
def _latin() -> dict[str, str]:
    return {latin: latin for latin, _ in _pairs()}
