"""The facts of a language that finding roles needs; see core/brief/who/lang."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from core.facts import kept_table, read_facts

HeadKind: TypeAlias = Literal["person", "organisation", "place"]
"""What a role noun says its bearer is."""

_PLAIN = str.maketrans("äöü", "aou")
"""Vowels of feminines: `Anwältin` of `Anwalt`."""

SHORTEST_PERSON = 5
"""Letters of a noun that is known as a person's by its ending."""

SHORTEST_PART = 4
"""Letters that a role noun must have to be known as the last part of a compound."""


@dataclass(frozen=True, eq=False)
class Grammar:
    """What the data file of a language says."""

    heads: dict[str, frozenset[HeadKind]]
    kinship: frozenset[str]
    strip: tuple[str, ...]
    compounds: bool
    noun_capital: bool
    open_premodifiers: bool
    bare_genitives: bool
    elides: bool
    premodifiers: frozenset[str]
    changers: frozenset[str]
    postmodifiers: frozenset[str]
    adjectives: frozenset[str]
    auxiliaries: frozenset[str]
    adjective_endings: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    not_adjectives: frozenset[str]
    definite: frozenset[str]
    definite_endings: tuple[str, ...]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    plural: frozenset[str]
    plural_endings: tuple[str, ...]
    participles: tuple[str, ...]
    genitive_names: tuple[str, ...]
    plural_of_things: tuple[str, ...]
    plural_of_masculine: frozenset[str]
    feminine: tuple[str, ...]
    links: frozenset[str]
    complement_determiners: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    adverbials: frozenset[str]
    attributing: frozenset[str]
    titles: frozenset[str]
    ages: frozenset[str]
    stop: frozenset[str]
    person_endings: tuple[str, ...]
    not_people: frozenset[str]
    set_phrases: dict[str, tuple[tuple[str, ...], ...]]
    """What follows a noun that only with it says what somebody is, by the noun: `om de afaceri`."""

    def kinds_of(self, word: str) -> frozenset[HeadKind]:
        """Return what a noun (case folded) says its bearer is; nothing for other words."""
        return _kinds_by_word(self)[word]

    def has_role_noun(self, words: Iterable[str]) -> bool:
        """Return whether any of some words (case folded) says or may say what its bearer is."""
        return any(map(_may_be_role(self).__getitem__, words))

    def may_be_person(self, word: str) -> bool:
        """Return whether a noun that is not listed ends as nouns of those who do something."""
        return bool(self.person_endings) and _may_be_role(self)[word] and not self.kinds_of(word)

    def lemma_of(self, word: str) -> str | None:
        """Return the role noun that `word` is a form of, without what is compounded before it."""
        for form in self._forms(word):
            if form in self.heads:
                return form
        if "-" in word:
            last = word.rpartition("-")[2]
            if last and (lemma := self.lemma_of(last)):
                return lemma
        if self.compounds:
            for form in self._forms(word):
                for cut in range(2, len(form) - SHORTEST_PART + 1):
                    if form[cut:] in self.heads:
                        return form[cut:]
        return None

    def _forms(self, word: str) -> list[str]:
        forms = [word]
        for rule in self.strip:
            plain, _, inflected = rule.rpartition(">")
            if word.endswith(inflected) and len(word) > len(inflected) + 2:
                forms.append(word.removesuffix(inflected) + plain)
        if self.compounds:
            # the genitive or plural of a feminine: Ministerinnen is of several
            bare = [form.removesuffix("in") for form in forms[:1] if form.endswith("in")]
            forms += [*bare, *(one.translate(_PLAIN) for one in bare if not one.isascii())]
        return forms

    def is_definite(self, word: str) -> bool:
        """Return whether the noun itself carries the article, as a Romanian one may."""
        return word not in self.heads and word.endswith(self.definite_endings)

    def is_adjective(self, word: str) -> bool:
        """Return whether a word that follows a noun may be its adjective."""
        if word in self.postmodifiers or word.rpartition("-")[2] in self.postmodifiers:
            return True
        return (
            bool(self.adjective_endings)
            and len(word) > SHORTEST_PART
            and word not in self.not_adjectives
            and word.endswith(self.adjective_endings)
        )

    def is_article(self, word: str) -> bool:
        """Return whether a word is an article, alone or drawn together with a preposition."""
        return word in self.definite or word in self.indefinite


_MOST_KEPT = 50_000
"""Words of a language of which it is kept what they say."""


class _KindsByWord(dict[str, frozenset[HeadKind]]):
    """What words say that were asked for; a plain dictionary is the fastest to ask again."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, word: str) -> frozenset[HeadKind]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        kinds = self[word] = _kinds_of(self._grammar, word)
        return kinds


class _MayBeRole(dict[str, bool]):
    """Whether words are role nouns, or may be by their endings."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_KEPT:
            self.clear()
        grammar = self._grammar
        listed = word in grammar.set_phrases or bool(grammar.kinds_of(word))
        may = self[word] = listed or _ends_so(grammar, word)
        return may


def _ends_so(grammar: Grammar, word: str) -> bool:
    if len(word) < SHORTEST_PERSON or not grammar.person_endings or word in grammar.not_people:
        return False
    if word in grammar.stop or word in grammar.premodifiers or word in grammar.postmodifiers:
        return False
    forms = grammar._forms(word)
    return any(
        one.endswith(grammar.person_endings) and one not in grammar.not_people for one in forms
    )


@cache
def _may_be_role(grammar: Grammar) -> Mapping[str, bool]:
    return _MayBeRole(grammar)


@cache
def _kinds_by_word(grammar: Grammar) -> Mapping[str, frozenset[HeadKind]]:
    return _KindsByWord(grammar)


def _kinds_of(grammar: Grammar, word: str) -> frozenset[HeadKind]:
    lemma = None if word.endswith(grammar.plural_endings) else grammar.lemma_of(word)
    if lemma is None:
        return frozenset()
    kinds = grammar.heads[lemma]
    if not word.endswith(lemma) and word.endswith(grammar.plural_of_things):
        return kinds & {"person"}
    return kinds


@cache
@kept_table
def grammar_of(lang: str) -> Grammar | None:
    """Return the grammar of a language; None where it has no data file."""
    if not lang.isalpha():
        return None
    facts = read_facts("core.brief.who", "lang", f"{lang}.toml")
    return _read(facts) if facts else None


def _read(facts: dict[str, Any]) -> Grammar:
    def words(name: str) -> frozenset[str]:
        return frozenset(str(facts.get(name, "")).casefold().split())

    heads: dict[str, frozenset[HeadKind]] = {}
    sections: tuple[tuple[str, HeadKind], ...] = (
        ("people", "person"),
        ("organisations", "organisation"),
        ("places", "place"),
    )
    for section, kind in sections:
        endings = str(facts.get(f"{section}_endings", "")).split()
        for word in sorted(words(section)):
            heads[word] = heads.get(word, frozenset()) | {kind}
            for ending in endings:
                heads.setdefault(word + ending, frozenset((kind,)))
    return Grammar(
        heads=heads,
        strip=tuple(facts.get("strip", ())),
        compounds=facts.get("compounds", False),
        noun_capital=facts["noun_capital"],
        open_premodifiers=facts["open_premodifiers"],
        bare_genitives=facts["bare_genitives"],
        elides=facts["elides"],
        adjectives=words("people") & words("postmodifiers"),
        adjective_endings=tuple(str(facts["adjective_endings"]).split()),
        genitive_endings=tuple(str(facts.get("genitive_endings", "")).split()),
        definite_endings=tuple(facts.get("definite_endings", ())),
        plural_endings=tuple(facts.get("plural_endings", ())),
        genitive_names=tuple(facts.get("genitive_names", ())),
        participles=tuple(facts.get("participles", ())),
        plural_of_things=tuple(facts.get("plural_of_things", ())),
        person_endings=tuple(str(facts.get("person_endings", "")).split()),
        feminine=tuple(facts.get("feminine", ())),
        set_phrases=_set_phrases(facts.get("set_phrases", [])),
        plural_of_masculine=frozenset(facts.get("plural_of_masculine", ())),
        **{
            name: words(name)
            for name in [
                "kinship",
                "premodifiers",
                "changers",
                "postmodifiers",
                "not_adjectives",
                "definite",
                "indefinite",
                "possessive",
                "plural",
                "links",
                "complement_determiners",
                "conjunctions",
                "relatives",
                "adverbials",
                "attributing",
                "titles",
                "auxiliaries",
                "ages",
                "stop",
                "not_people",
            ]
        },
    )


def _set_phrases(lines: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return, by their nouns, the rests of lines like `homme femme : d' affaires`."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in lines:
        nouns, _, rest = line.partition(":")
        for noun in nouns.split():
            found[noun] = (*found.get(noun, ()), tuple(rest.split()))
    return found
