"""How what two figures count is akin."""

from typing import Literal, TypeAlias

from core.brief.ledger.kin import MARK
from core.brief.ledger.lexicon import concepts, kinds_of_thing
from core.brief.ledger.reading import Reading
from core.brief.thesaurus.relation import Relation, relation

Kinship: TypeAlias = Literal[
    "same", "person", "people", "kin", "open", "unsaid", "half", "other", "none"
]
"""How what two figures count is akin, see `kinship_of`."""


def kinship_of(one: Reading, other: Reading) -> Kinship:
    """Return how what both count is akin.

    "same" thing, a "person" each, "people" by two words, "kin" where a thesaurus knows the two as
    synonyms or one as a kind of the other, "open" where a word is on no list, "unsaid" by both or
    by "half" of them, "other"; "none" of what is no count.
    """
    ours, theirs = one.thing, other.thing
    if not one.is_count or not other.is_count:
        return "none"
    if ours is None or theirs is None:
        return "unsaid" if ours is theirs else "half"
    if ours == theirs:
        return "person" if ours == "person" else "same"
    if one.is_people and other.is_people and not (_is_open(ours) and _is_open(theirs)):
        apart = concepts("apart")
        return "other" if ours in apart and theirs in apart else "people"
    if ours in kinds_of_thing(theirs) or theirs in kinds_of_thing(ours):
        return "kin"
    related = _related(one, other)
    if related in ("same", "kind"):
        return "kin"
    if related == "opposite":
        return "other"
    return "open" if _is_open(ours) or _is_open(theirs) else "other"


def _related(one: Reading, other: Reading) -> Relation | None:
    if one.noun is None or other.noun is None or one.sentence.lang != other.sentence.lang:
        return None
    return relation(one.noun, other.noun, one.sentence.lang)


def _is_open(thing: str) -> bool:
    return thing.startswith("stem:") and not thing.startswith(MARK)
