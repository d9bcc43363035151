"""Forms of words: which word of a text is a word of a term, by its stem and known endings."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from core.facts import read_facts

_SHORTEST_STEM = 3
_LONGEST_WORD = 60
"""A longer word is no word; it is only itself."""


Reading: TypeAlias = Literal["alone", "within", "wide"]
"""What a word's forms are wanted for: a term of one word, a word of a longer term, or a translation
whose forms count for more."""


@dataclass(frozen=True)
class _Group:
    """Endings that stand for one another after the same stem."""

    name: str
    endings: frozenset[str]
    bare: frozenset[str]
    """The same without diacritics."""
    longest: int
    folds: bool
    shortest_stem: int


@dataclass(frozen=True)
class Grammar:
    """What is known of the forms of a language; see data/endings.toml."""

    alone: tuple[_Group, ...] = ()
    within: tuple[_Group, ...] = ()
    wide: tuple[_Group, ...] = ()
    marks: frozenset[str] = frozenset()
    """Letters that a text written with its diacritics has, where some are written without."""
    same: Mapping[int, str] = field(default_factory=dict)
    stem: int = _SHORTEST_STEM
    compounds: bool = False
    has_capital_nouns: bool = False
    after_hyphen: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()

    def is_bare(self, text: str) -> bool:
        """Return whether a text is written without the diacritics that its language has."""
        return bool(self.marks) and self.marks.isdisjoint(text)


@cache
def grammar_of(lang: str) -> Grammar:
    """Return what is known of `lang` (a code); nothing of most languages."""
    facts = read_facts("core.translate", "data", "endings.toml").get(lang.partition("-")[0], {})
    stem = facts.get("stem", _SHORTEST_STEM)

    def groups(key: str) -> list[_Group]:
        return [_group(line, f"{key}{at}", stem) for at, line in enumerate(facts.get(key, ()))]

    alone, within, wide = groups("endings"), groups("within"), groups("wide")
    return Grammar(
        alone=tuple(alone),
        within=tuple(alone + within),
        wide=tuple(alone + within + wide),
        marks=frozenset(facts.get("marks", "")),
        same={ord(one[0]): one[1] for one in facts.get("same", "").split()},
        stem=stem,
        compounds=facts.get("compounds", False),
        has_capital_nouns=facts.get("capital_nouns", False),
        after_hyphen=frozenset(facts.get("after_hyphen", "").split()),
        prefixes=tuple(facts.get("prefixes", "").split()),
    )


def _group(line: str, name: str, stem: int) -> _Group:
    endings = ["" if one == "-" else one for one in line.lstrip("~*").split()]
    return _Group(
        name=name,
        endings=frozenset(endings),
        bare=frozenset(map(without_marks, endings)),
        longest=max(map(len, endings)),
        folds=line.startswith("~"),
        shortest_stem=0 if line.startswith("*") else stem,
    )


@lru_cache(maxsize=65_536)
def keys_of(word: str, lang: str, reading: Reading, is_bare: bool = False) -> frozenset[str]:
    """Return what a word (casefolded, NFC) is found by: two are forms of one where they share one.

    `is_bare` passes over diacritics: for words of a text that has none, and for what is looked for
    in such a text.
    """
    grammar = grammar_of(lang)
    is_bare = is_bare or reading == "wide"
    if is_bare:
        word = without_marks(word)
    sign = "~" if is_bare else "="
    keys = {sign + word}
    if len(word) > _LONGEST_WORD:
        return frozenset(keys)
    groups: tuple[_Group, ...] = getattr(grammar, reading)
    for bare in _without_prefixes(word, grammar):
        keys.add(sign + bare)
        for group in groups:
            endings = group.bare if is_bare else group.endings
            for length in range(min(group.longest, len(bare) - group.shortest_stem) + 1):
                cut = len(bare) - length
                if bare[cut:] in endings:
                    stem = _settled(bare[:cut], grammar, is_folded=group.folds)
                    keys.add(f"{group.name}{sign}{stem}")
    return frozenset(keys)


def _settled(stem: str, grammar: Grammar, *, is_folded: bool) -> str:
    """Return a stem with the letters that change among the forms of a word as they are in one."""
    if is_folded:
        return without_marks(stem)
    if grammar.same:
        stem = stem.translate(grammar.same)
        return stem[:-1] + without_marks(stem[-1:])
    return stem


def _without_prefixes(word: str, grammar: Grammar) -> Iterator[str]:
    yield word
    for prefix in grammar.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= grammar.stem:
            yield word[len(prefix) :]


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
