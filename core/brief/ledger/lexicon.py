"""The words by which a language says what is counted and what happened to it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from sys import intern
from typing import Literal, NamedTuple, TypeAlias

from core.facts import kept_table, read_facts

Section: TypeAlias = Literal["things", "fates", "whats", "scopes", "sides"]
"""What a word tells: the thing counted, what befell it, what a sum or share is of, of what scope,
or which side says so."""

SECTIONS: tuple[Section, ...] = ("things", "fates", "whats", "scopes", "sides")

_PARTED = re.compile(r"[_'’]")
_WORD = re.compile(r"\w+")
_MOST_SEEN = 50_000
_GAP = ".."
"""Stands in a phrase for other words between two of its own ("cost nine people their lives")."""
_MOST_BETWEEN = 5


class Token(NamedTuple):
    """A word without capitals and accents, and its place."""

    word: str
    start: int
    end: int


class Mark(NamedTuple):
    """Words of a text that stand for a concept; `first` and `last` are numbers of tokens."""

    section: Section
    concept: str
    start: int
    end: int
    first: int
    last: int


class _Entry(NamedTuple):
    words: tuple[str, ...]
    section: Section
    concept: str


class Lexicon:
    """The words of one language; empty for a language without a data file."""

    def __init__(self, lang: str) -> None:
        facts = read_facts("core.brief.ledger", "lang", f"{lang}.toml") if lang.isalpha() else {}
        self.is_known = bool(facts)
        self.is_head_last = facts.get("head", "last") == "last"
        self.joins = _listed(facts, "joins")
        self.possessives = _listed(facts, "possessives")
        self.deltas = _listed(facts, "deltas")
        self.of = _listed(facts, "of")
        self.others = _listed(facts, "others")
        self.tolls = _listed(facts, "tolls")
        self.former = _listed(facts, "former")
        self.before_now = _listed(facts, "before_now")
        self.now = _listed(facts, "now")
        self.numbers = _listed(facts, "numbers")
        self.since, self.parts = _phrases(facts, "since"), _phrases(facts, "parts")
        self.corrects = tuple(map(fold, facts.get("corrects", "-").split()))
        self.estimates = tuple(map(fold, facts.get("estimates", "-").split()))
        self.changes = (*self.corrects, *map(fold, facts.get("changes", "-").split()))
        self.but = _listed(facts, "but")
        self.instead, self.out_of, self.up_to, self.than, self.day_before = (
            _phrases(facts, name) for name in ("instead", "out_of", "up_to", "than", "day_before")
        )
        self.against, self.at_first = _phrases(facts, "against"), _phrases(facts, "at_first")
        self.however = _phrases(facts, "however")
        self._exact: dict[str, list[_Entry]] = defaultdict(list)
        self._beginnings: dict[str, list[_Entry]] = defaultdict(list)
        self._endings: dict[str, list[_Entry]] = defaultdict(list)
        for section in SECTIONS:
            for concept, listed in facts.get(section, {}).items():
                for phrase in listed.split():
                    self._add(phrase, section, concept)
        self._seen: dict[str, tuple[_Entry, ...]] = {}
        self._long = sorted({len(one) for one in self._beginnings})
        self._late = sorted({len(one) for one in self._endings})

    def _add(self, phrase: str, section: Section, concept: str) -> None:
        words = tuple(
            word for part in _PARTED.split(phrase) if (word := fold(part)) and word != "*"
        )
        entry = _Entry(words, section, concept)
        first = words[0]
        if first.startswith("*"):
            self._endings[first[1:]].append(entry)
        elif first.endswith("*"):
            self._beginnings[first[:-1]].append(entry)
        else:
            self._exact[first].append(entry)

    def find(self, tokens: list[Token]) -> list[Mark]:
        """Return the marks of a text in order; the longest phrase of a section wins."""
        if not self.is_known:
            return []
        found: list[Mark] = []
        for at, token in enumerate(tokens):
            known = self._known(token.word)
            if not known:
                continue
            longest: dict[tuple[Section, str], int] = {}
            for entry in known:
                size = len(entry.words)
                if size > 1:
                    size = _follow(entry.words, tokens, at)
                if size:
                    key = (entry.section, entry.concept)
                    longest[key] = max(size, longest.get(key, 0))
            for (section, concept), size in longest.items():
                best = max(n for (other, _), n in longest.items() if other == section)
                if size == best:
                    last = at + size
                    found.append(
                        Mark(section, concept, token.start, tokens[last - 1].end, at, last)
                    )
        long = [one for one in found if one.last - one.first > 1]
        return [one for one in found if not _is_shadowed(one, long)] if long else found

    def is_toll(self, mark: Mark, tokens: Sequence[Token]) -> bool:
        """Return whether a mark is a word for a sum that is of the dead only where there are any.

        "Bilan" is a toll, a balance sheet and an outcome.
        """
        return mark.last == mark.first + 1 and tokens[mark.first].word in self.tolls

    def _known(self, word: str) -> tuple[_Entry, ...]:
        """Return the entries that begin with `word`, looked for once."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            found = self._seen[word] = tuple(self._entries(word))
        return found

    def _entries(self, word: str) -> Iterator[_Entry]:
        yield from self._exact.get(word, ())
        for size in self._long:
            if size > len(word):
                break
            yield from self._beginnings.get(word[:size], ())
        for size in self._late:
            if size > len(word):
                break
            yield from self._endings.get(word[-size:], ())


@cache
@kept_table
def lexicon(lang: str) -> Lexicon:
    """Return the words of `lang`."""
    return Lexicon(lang)


@cache
def concepts(section: str) -> frozenset[str]:
    """Return the concepts listed under `section` of the table of concepts (`changing.grows`)."""
    facts: object = read_facts("core.brief.ledger", "concepts.toml")
    for part in section.split("."):
        facts = facts[part] if isinstance(facts, dict) else ""
    return frozenset(str(facts).split())


@cache
def kinds_of_thing(thing: str) -> frozenset[str]:
    """Return the things that are kinds of `thing`, a bird of an animal, say."""
    table = read_facts("core.brief.ledger", "concepts.toml")["broad"]
    return frozenset(table.get(thing, "").split())


@cache
def implied_thing(fate: str) -> str | None:
    """Return what is counted where only `fate` is named; None where that could be anything."""
    table = read_facts("core.brief.ledger", "concepts.toml")["implied"]
    return next((thing for thing, fates in table.items() if fate in fates.split()), None)


@cache
def said(concept: str) -> str:
    """Return a concept as a reason says it."""
    table: dict[str, str] = read_facts("core.brief.ledger", "concepts.toml")["said"]
    return table.get(concept, concept.replace("_", " "))


def tokens_of(text: str) -> list[Token]:
    """Return the words of `text`, folded."""
    made = tuple.__new__  # what `Token(...)` does after a call of its own; there are many of them
    if text.isascii():
        return [made(Token, (intern(one[0]), *one.span())) for one in _WORD.finditer(text.lower())]
    return [made(Token, (fold(one[0]), *one.span())) for one in _WORD.finditer(text)]


@cache
def fold(word: str) -> str:
    """Return `word` without capitals and accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join(one for one in parts if not unicodedata.combining(one))


def _listed(facts: dict[str, str], name: str) -> frozenset[str]:
    return frozenset(map(fold, facts.get(name, "").split()))


def _phrases(facts: dict[str, str], name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_words(one.replace("_", " ")) for one in facts.get(name, "").split())


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(one.word for one in tokens_of(phrase))


def _follow(words: tuple[str, ...], tokens: list[Token], at: int) -> int:
    """Return over how many tokens a phrase that begins at `at` goes; 0 where it does not stand."""
    last, gap = at + 1, 0
    for wanted in words[1:]:
        if wanted == _GAP:
            gap = _MOST_BETWEEN
            continue
        for place in range(last, min(last + gap + 1, len(tokens))):
            if _fits(tokens[place].word, wanted):
                break
        else:
            return 0
        last, gap = place + 1, 0
    return last - at


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _is_shadowed(one: Mark, long: list[Mark]) -> bool:
    """Return whether a longer phrase of the same section holds the mark."""
    size = one.last - one.first
    return any(
        other.section == one.section
        and other.first <= one.first
        and one.last <= other.last
        and other.last - other.first > size
        for other in long
    )


def ends_with(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Return whether `words` end with `phrase`."""
    return bool(phrase) and tuple(words[-len(phrase) :]) == phrase


def ends_near(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Return whether `phrase` stands somewhere among `words`."""
    size = len(phrase)
    if phrase[0] not in words:
        return False
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))
