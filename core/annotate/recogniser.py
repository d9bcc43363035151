"""What every recogniser of names gives, and the words of a language that they all look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from core.annotate.tokens import PhraseTable
from core.article import Label, Span
from core.facts import read_facts


class Mention(Span, frozen=True):
    """A stretch of text that a recogniser takes for a name.

    `key` and `name` are set where the recogniser knows who or what it is.
    """

    label: Label
    recogniser: str
    key: str | None = None
    name: str | None = None


class Recogniser(Protocol):
    """Finds names; `name` is what their `recogniser` field says."""

    name: str

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:
        """Return the names of each text, with spans into that text."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """The small words of a language that names are told by; empty sets where we have no facts."""

    function: frozenset[str]
    locative: PhraseTable[bool]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    ordinary: frozenset[str]
    acronyms: frozenset[str]
    organisations: frozenset[str]
    noun_endings: tuple[str, ...]
    """Endings of nouns with the article or in the genitive, which a name alone rarely has."""
    particles: frozenset[str]
    """Small words inside a person's name (`von`, `de`)."""

    def is_role(self, key: str) -> bool:
        """Return whether `key` is an office or title that a person's name follows."""
        return key in self.roles or key.endswith(self.role_endings or ("\0",))


@cache
def words_of(lang: str) -> Words:
    """Return the small words of `lang`."""
    facts = read_facts("core.annotate", "lang", lang, "words.toml")
    locative: PhraseTable[bool] = PhraseTable(backwards=True)
    for phrase in facts.get("locative_strong", ()):
        locative.add(phrase, True)
    for phrase in facts.get("locative", ()):
        locative.add(phrase, False)
    return Words(
        function=frozenset(facts.get("function", "").split()),
        locative=locative,
        roles=frozenset(facts.get("roles", "").split()),
        role_endings=tuple(facts.get("role_endings", ())),
        ordinary=frozenset(facts.get("ordinary", ())),
        acronyms=frozenset(facts.get("acronyms", ())),
        organisations=frozenset(facts.get("organisations", ())),
        noun_endings=tuple(facts.get("noun_endings", ("\0",))),
        particles=frozenset(facts.get("particles", ("van", "von", "bin", "ibn", "al", "el"))),
    )


def known_language(lang: str) -> bool:
    """Return whether we have facts of our own about the words of `lang`."""
    return bool(words_of(lang).function)
