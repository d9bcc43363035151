"""What every recogniser of names gives, and the words of a language that they all look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from core.annotate.tokens import PhraseTable, Tokens
from core.article import Label, Span
from core.facts import read_facts

_SHORTEST_COMPOUND = 8
_SHORTEST_PART = 4
"""Letters before an ending, fewer of which are no word of their own."""


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
class Compounds:
    """Words that name an organisation by themselves; all empty where a language has none."""

    words: frozenset[str]
    endings: tuple[str, ...]
    prefix: str
    prefixed_endings: tuple[str, ...]
    local: frozenset[str]
    """One of many of its kind: a name only with a place after it (`Landgericht München`)."""
    genitives: tuple[str, ...]

    adjectives: tuple[str, ...]
    """Stems of adjectives that German writes small unless they begin a name (`Deutsche Bahn`)."""
    articles: frozenset[str]
    """What stands before such an adjective: without an article it is people (`Deutsche`)."""
    not_after_adjective: frozenset[str]

    def adjective(self, form: str) -> str | None:
        """Return the plain form of a capital adjective of a name; None for other words."""
        for stem in self.adjectives:
            if form.startswith(stem) and form[len(stem) :] in ("e", "er", "en", "es", "em"):
                return stem + "e"
        return None

    def nominative(self, form: str) -> str | None:
        """Return the name that `form` is a form of; None where it names no organisation."""
        for genitive in self.genitives:
            base = form[: len(form) - len(genitive)]
            if not form.endswith(genitive) or len(base) < _SHORTEST_COMPOUND:
                continue
            if base in self.words or self._is_compound(base):
                return base
        return None

    def _is_compound(self, base: str) -> bool:
        small = base.lower()
        for ending in self.endings:
            if small.endswith(ending) and len(base) - len(ending) >= _SHORTEST_PART - 1:
                return base[0].isupper()
        if not self.prefix or not base.startswith(self.prefix):
            return False
        rest = small[len(self.prefix) :]
        return any(
            rest.endswith(e) and len(rest) - len(e) >= _SHORTEST_PART for e in self.prefixed_endings
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The small words of a language that names are told by; empty sets where we have no facts."""

    function: frozenset[str]
    nouns_are_capital: bool
    """Every noun is written with a capital, so that a capital tells little."""
    ends_in_capitals: bool
    """A name's last word has a capital (`the Mureș county`)."""
    genitive_s: bool
    """Names take an `s` in the genitive (`Russlands`)."""
    locative: PhraseTable[bool]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    ordinary: frozenset[str]
    acronyms: frozenset[str]
    organisations: frozenset[str]
    noun_endings: tuple[str, ...]
    """Endings of nouns with the article or in the genitive, which a name alone rarely has."""
    offices: frozenset[str]
    """Offices whose task follows them with a capital, and is no name (`ministre de la Défense`)."""
    titles: frozenset[str]
    """Civil and academic titles before a name (`M.`, `Frau`, `dr.`), small and without a dot."""
    compounds: "Compounds"
    particles: frozenset[str]
    """Small words inside a person's name (`von`, `de`)."""
    kinds: frozenset[str]
    """Small words whose name follows at once and is an organisation's (`groupe`, `newspaper`)."""
    institutions: frozenset[str]
    """Small words that are part of an organisation's name (`hôpital Necker`)."""
    bodies: frozenset[str]
    """Kinds of institutions that are called by their kind and a place or task (`tribunal de …`)."""
    body_tails: frozenset[str]
    """Small words that may end the name of such a task (`Affaires étrangères`)."""
    places: frozenset[str]
    """Small words that are part of a place's name (`golfe de Gascogne`)."""
    of: frozenset[str]
    """Words that make a place part of a name before it (`Traité de Paris`), not where it is."""
    landforms: frozenset[str]
    """Those of them without which the place is called as well (`mont Ventoux`, `Ventoux`)."""
    links: frozenset[str]
    """Small words between one of these and the name (`de`)."""
    articles: frozenset[str]
    """Articles: after a word of content they begin another phrase."""
    company_forms: frozenset[str]
    """Abbreviations that end a company's name, small and without their dot (`corp`)."""
    has_named_articles: bool
    """An article may belong to a name, and then has a capital (`La Rochelle`)."""

    def follows_title(self, tokens: Tokens, i: int) -> bool:
        """Return whether a civil title stands before token `i` (`Mr. Hill`)."""
        before = i - 2 if tokens.key(i - 1) == "." and tokens.glued(i - 1) else i - 1
        return tokens.key(before) in self.titles

    def is_role(self, key: str) -> bool:
        """Return whether `key` is an office or title that a person's name follows."""
        return key in self.roles or key.endswith(self.role_endings or ("\0",))


@cache
def words_of(lang: str) -> Words:
    """Return the small words of `lang`."""
    facts = read_facts("core.annotate", "lang", lang, "words.toml")
    shared = read_facts("core.annotate", "lang", "default", "words.toml")
    locative: PhraseTable[bool] = PhraseTable(backwards=True)
    for phrase in facts.get("locative_strong", ()):
        locative.add(phrase, True)
    for phrase in facts.get("locative", ()):
        locative.add(phrase, False)
    return Words(
        function=frozenset(facts.get("function", "").split()),
        nouns_are_capital=facts.get("nouns_are_capital", False),
        ends_in_capitals=facts.get("names_end_in_capitals", False),
        genitive_s=facts.get("genitive_s", False),
        locative=locative,
        roles=frozenset(facts.get("roles", "").split()),
        role_endings=tuple(facts.get("role_endings", ())),
        ordinary=frozenset(facts.get("ordinary", ())),
        acronyms=frozenset(facts.get("acronyms", ())),
        organisations=frozenset(facts.get("organisations", ())),
        noun_endings=tuple(facts.get("noun_endings", ("\0",))),
        offices=frozenset(facts.get("offices", "").split()),
        titles=frozenset(facts.get("titles", shared["titles"]).split()),
        compounds=Compounds(
            words=frozenset(facts.get("organisation_words", ())),
            endings=tuple(facts.get("organisation_endings", ())),
            prefix=facts.get("organisation_prefix", ""),
            prefixed_endings=tuple(facts.get("prefixed_endings", ())),
            local=frozenset(facts.get("local_organisations", ())),
            adjectives=tuple(facts.get("name_adjectives", ())),
            articles=frozenset(facts.get("name_articles", ())),
            not_after_adjective=frozenset(facts.get("not_after_adjective", ())),
            genitives=("", *facts.get("genitives", ())),
        ),
        kinds=frozenset(facts.get("kinds", "").split()),
        institutions=frozenset(facts.get("institutions", "").split()),
        bodies=frozenset(facts.get("bodies", "").split()),
        body_tails=frozenset(facts.get("body_tails", "").split()),
        places=frozenset(facts.get("places", "").split()),
        of=frozenset(facts.get("of", "").split()),
        landforms=frozenset(facts.get("landforms", "").split()),
        links=frozenset(facts.get("links", "").split()),
        articles=frozenset(facts.get("articles", "").split()),
        company_forms=frozenset(facts.get("company_forms", shared["company_forms"]).split()),
        has_named_articles=facts.get("has_named_articles", False),
        particles=frozenset(facts.get("particles", ("van", "von", "bin", "ibn", "al", "el"))),
    )


def known_language(lang: str) -> bool:
    """Return whether we have facts of our own about the words of `lang`."""
    return bool(words_of(lang).function)
