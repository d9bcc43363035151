"""What keeps two figures that could be one value out of one row, however much else they share."""

from core.brief.ledger.apart import has_alike_fates
from core.brief.ledger.kinship import kinship_of
from core.brief.ledger.lexicon import concepts, lexicon, tokens_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_same
from core.brief.thesaurus.relation import relation

_FEW = 13
"""Counts of people below this come up for several groups of them in one story."""
_VERY_FEW = 6
"""The same of things."""
_MANY = 100
"""Counts from which on a story hardly has the like of two countries."""
_ANYBODY = frozenset(("person", "victim"))
_ACCUSED = frozenset(("suspect", "man"))
"""Words for people that may stand for any other, and those that may where they are arrested."""


def are_distinct(one: Reading, other: Reading) -> bool:
    """Return whether the wording tells that two figures are of two quantities."""
    return (
        one.sentence is other.sentence
        or _are_of_one_text(one, other)
        or are_other_people(one, other)
        or are_other_things(one, other)
        or are_of_other_countries(one, other)
        or _are_other_shares(one, other)
    )


def are_distinct_values(one: Reading, other: Reading) -> bool:
    """Return whether the values themselves tell that, whatever they are of."""
    return (
        one.sentence is other.sentence
        or _are_of_one_text(one, other)
        or _are_other_shares(one, other)
    )


def _are_of_one_text(one: Reading, other: Reading) -> bool:
    """Return whether one text gives two exact values: it would not round what it has told."""
    if one.article != other.article or one.is_title or other.is_title:
        return False
    is_exact = one.norm.qualifier == other.norm.qualifier == "exact"
    return is_exact and not is_same(one.norm, other.norm)


def are_other_people(one: Reading, other: Reading) -> bool:
    """Return whether both count few people, who are not said to be the same ones.

    Two drivers, two of the four missing and two Germans are hardly two people each time the same.
    """
    if not (one.is_people or other.is_people) or not (_is_few(one) and _is_few(other)):
        return False
    both = one.facets | other.facets
    if ("some" in one.facets) != ("some" in other.facets) and "part" not in both:
        return True
    if one.article == other.article and one.is_title != other.is_title:
        return False  # a headline is of its own text
    ours, theirs = role_of(one), role_of(other)
    if ours != theirs:
        if "" in (ours, theirs):
            return not one.fates & other.fates & concepts("of_anybody")
        return not _are_synonyms(one, other)
    if ours:
        return False
    if one.fates != other.fates and not one.fates & other.fates:
        return not (one.fates and other.fates and has_alike_fates(one, other))
    return bool(one.group) != bool(other.group)


def _are_synonyms(one: Reading, other: Reading) -> bool:
    lang = one.sentence.lang
    if one.noun is None or other.noun is None or lang != other.sentence.lang:
        return False
    return relation(one.noun, other.noun, lang) in ("same", "kind")


def _is_few(one: Reading, below: int = _FEW) -> bool:
    value = one.norm.value
    return value is not None and value < below and value == int(value)


def role_of(one: Reading) -> str:
    """Return by what word people are counted; empty where it says no more than what befell them."""
    thing, noun = one.thing, one.noun
    if thing is None or thing in _ANYBODY:
        return ""
    if thing in _ACCUSED and one.fates & concepts("of_anybody"):
        return ""
    if thing.startswith("stem:") and noun is not None and one.fates:
        marks = lexicon(one.sentence.lang).find(tokens_of(noun))
        if any(mark.section == "fates" for mark in marks):
            return ""  # `four missing`
    return thing


def are_other_things(one: Reading, other: Reading) -> bool:
    """Return whether both count very few of two things, of which neither is a word for the other.

    "Three absences", "three injections".
    """
    if one.thing == other.thing or one.thing is None or other.thing is None:
        return False
    if one.is_people or other.is_people:
        return False
    if not (_is_few(one, _VERY_FEW) and _is_few(other, _VERY_FEW)):
        return False
    return kinship_of(one, other) in ("open", "other")


def are_of_other_countries(one: Reading, other: Reading) -> bool:
    """Return whether one is a rate or a small count of a country that the other is not of."""
    value = one.norm.value
    if one.is_count and (value is None or value >= _MANY):
        return False
    return _is_foreign(one, other) or _is_foreign(other, one)


def _is_foreign(one: Reading, other: Reading) -> bool:
    named = frozenset(each for each in one.grounds if each.startswith("territory:"))
    return bool(named) and not named & (one.story.home | other.grounds | other.group | other.about)


def _are_other_shares(one: Reading, other: Reading) -> bool:
    """Return whether two shares that are near each other are of two people or organisations."""
    if one.norm.kind != "percent" or is_same(one.norm, other.norm):
        return False
    return bool(one.actors and other.actors and not one.actors & other.actors)
