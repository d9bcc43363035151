"""Forms of words: which word of a text is a word of a term, by its stem and known endings."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from core.facts import read_facts

_SHORTEST_STEM = 3
_LONGEST_WORD = 60
"""A longer word is no word; it is only itself."""

_EXACT = "="


@dataclass(frozen=True)
class _Group:
    """Endings that stand for one another after the same stem."""

    endings: frozenset[str]
    longest: int
    folds: bool
    name: str


@dataclass(frozen=True)
class Grammar:
    """What is known of the forms of a language; see data/endings.toml."""

    narrow: tuple[_Group, ...] = ()
    wide: tuple[_Group, ...] = ()
    folds: bool = False
    stem: int = _SHORTEST_STEM
    compounds: bool = False
    after_hyphen: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()


@cache
def grammar_of(lang: str) -> Grammar:
    """Return what is known of `lang` (a code); nothing of most languages."""
    facts = read_facts("core.translate", "data", "endings.toml").get(lang.partition("-")[0], {})
    narrow = [_group(line, f"{at}") for at, line in enumerate(facts.get("endings", ()))]
    wide = [_group(line, f"w{at}") for at, line in enumerate(facts.get("wide", ()))]
    return Grammar(
        narrow=tuple(narrow),
        wide=tuple(narrow + wide),
        folds=facts.get("folds", False),
        stem=facts.get("stem", _SHORTEST_STEM),
        compounds=facts.get("compounds", False),
        after_hyphen=frozenset(facts.get("after_hyphen", "").split()),
        prefixes=tuple(facts.get("prefixes", "").split()),
    )


def _group(line: str, name: str) -> _Group:
    endings = ["" if one == "-" else one for one in line.removeprefix("~").split()]
    return _Group(frozenset(endings), max(map(len, endings)), line.startswith("~"), name)


@lru_cache(maxsize=65_536)
def keys_of(word: str, lang: str, is_wide: bool) -> tuple[str, ...]:
    """Return what a word (casefolded, NFC) is found by: two are forms of one where they share one.

    The first key is that of the word itself. `is_wide` goes beyond the forms of a noun, and
    passes over diacritics.
    """
    grammar = grammar_of(lang)
    if len(word) > _LONGEST_WORD:
        return (_EXACT + word,)
    if grammar.folds or is_wide:
        word = without_marks(word)
    keys = dict.fromkeys([_EXACT + word])
    for bare in _without_prefixes(word, grammar):
        keys[_EXACT + bare] = None
        for group in grammar.wide if is_wide else grammar.narrow:
            for stem in _stems(bare, group, grammar.stem, folds=grammar.folds or is_wide):
                keys[f"{group.name}:{stem}"] = None
    return tuple(keys)


def _without_prefixes(word: str, grammar: Grammar) -> Iterator[str]:
    yield word
    for prefix in grammar.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= grammar.stem:
            yield word[len(prefix) :]


def _stems(word: str, group: _Group, shortest: int, *, folds: bool) -> Iterator[str]:
    for length in range(min(group.longest, len(word) - shortest) + 1):
        cut = len(word) - length
        ending = word[cut:]
        if ending in group.endings or (folds and ending in _bare_endings(group.endings)):
            yield without_marks(word[:cut]) if group.folds else word[:cut]


@cache
def _bare_endings(endings: frozenset[str]) -> frozenset[str]:
    return frozenset(map(without_marks, endings))


@lru_cache(maxsize=16_384)
def without_marks(word: str) -> str:
    """Return a word without the marks that stand on its Latin, Greek or Cyrillic letters.

    Letters that are not another with a mark stay: й, ё and ї are letters of their own.
    """
    if word.isascii():
        return word
    kept = []
    for letter in word:
        if "\u0400" <= letter <= "\u052f":
            kept.append(letter)
        else:
            parts = unicodedata.normalize("NFD", letter)
            kept.append("".join(one for one in parts if not "\u0300" <= one <= "\u036f"))
    return unicodedata.normalize("NFC", "".join(kept))
