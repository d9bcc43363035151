"""How two words of a language are related: the same thing, a kind of it, its opposite."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from core.brief.lazy import lazy
from core.facts import facts_folder

Relation = Literal["same", "kind", "opposite"]

_SECTIONS = ("forms", "nouns", "verbs", "above", "opposites", "derived")


class Thesaurus:
    """What is known of the words of a language; senses go by numbers.

    Each part is laid out when first asked for: `above` is the largest, and least asked for.
    """

    def __init__(self, parts: Sequence[str]) -> None:
        self._parts = dict(zip(_SECTIONS, parts, strict=True))

    @lazy
    def forms(self) -> Mapping[str, str]:
        """The words that each form of a word may be one of."""
        return _pairs(self._parts["forms"])

    @lazy
    def nouns(self) -> Mapping[str, str]:
        """The commonest senses of each noun."""
        return _pairs(self._parts["nouns"])

    @lazy
    def verbs(self) -> Mapping[str, str]:
        """The commonest senses of each verb."""
        return _pairs(self._parts["verbs"])

    @lazy
    def above(self) -> Mapping[str, str]:
        """The senses of which each is a kind, one and two steps up."""
        return _pairs(self._parts["above"])

    @lazy
    def opposites(self) -> Mapping[str, str]:
        """The words of contrary meaning."""
        return _pairs(self._parts["opposites"])

    @lazy
    def derived(self) -> Mapping[str, str]:
        """The senses of the nouns made of each verb's sense and the reverse; what a verb causes."""
        return _pairs(self._parts["derived"])

    def senses(self, word: str) -> frozenset[str]:
        """Return the senses of a word in any of its forms; empty for a word not known."""
        own: set[str] = set()
        for one in {word, *self.forms.get(word, "").split()}:
            own.update(self.nouns.get(one, "").split(), self.verbs.get(one, "").split())
        return frozenset(own)

    def above_all(self, senses: frozenset[str]) -> frozenset[str]:
        """Return all senses of which one of `senses` is a kind, at most two steps up."""
        return frozenset(up for one in senses for up in self.above.get(one, "").split())

    def doings(self, word: str) -> frozenset[str]:
        """Return the senses of a word, those of the words made of it, and what it brings about."""
        own = self.senses(word)
        return own.union(*[self.derived.get(one, "").split() for one in own])

    def lemmas(self, word: str) -> frozenset[str]:
        """Return the word and the words that it is a form of."""
        return frozenset((word, *self.forms.get(word, "").split()))


@lru_cache(maxsize=20_000)
def relation(one: str, other: str, lang: str = "en") -> Relation | None:
    """Return how two single words, in lower case, are related; None where nothing is known.

    "same" for words that share one of their three commonest senses ("walkout", "strike"), "kind"
    where one is a kind of the other ("trawler", "vessel"), at most two steps up. Things beside one
    another ("men", "women") are neither. The order of the words does not matter.
    """
    if one > other:
        return relation(other, one, lang)
    known = thesaurus(lang)
    lemmas, others = known.lemmas(one), known.lemmas(other)
    if lemmas & others:
        return "same"
    if any(others & {*known.opposites.get(lemma, "").split()} for lemma in lemmas):
        return "opposite"
    here, there = known.senses(one), known.senses(other)
    if not here or not there:
        return None
    if here & there:
        return "same"
    return "kind" if here & known.above_all(there) or there & known.above_all(here) else None


@lru_cache(maxsize=20_000)
def is_one_doing(one: str, other: str, lang: str = "en") -> bool:
    """Return whether two single words, in lower case, may tell of one doing, whatever their part.

    Verb and noun ("evacuated", "evacuation"), synonyms ("hurt", "wounded"), what is done and what
    comes of it ("killed", "deaths"). What either may mean besides is not looked at: it is evidence
    for sentences on one event, no more.
    """
    if one > other:
        return is_one_doing(other, one, lang)
    known = thesaurus(lang)
    if known.lemmas(one) & known.lemmas(other):
        return True
    return bool(known.doings(one) & known.doings(other))


@cache
def thesaurus(lang: str) -> Thesaurus:
    """Return what is known of the words of `lang`, read when first asked for; empty without a file.

    The file has six parts, each line of which is a word or sense, a tab and what belongs to it.
    """
    place = facts_folder("core.brief.thesaurus").joinpath(f"{lang}.txt")
    if not lang.isalpha() or not place.is_file():
        return Thesaurus([""] * len(_SECTIONS))
    _, *parts = place.read_text(encoding="utf-8").split("\n\n")
    return Thesaurus(parts)


def _pairs(part: str) -> dict[str, str]:
    """Return the lines of a part, less its heading, as first word and rest."""
    cells = part.strip().replace("\t", "\n").split("\n")
    return dict(zip(cells[1::2], cells[2::2], strict=True))
