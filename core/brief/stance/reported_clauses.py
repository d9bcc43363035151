"""What follows a verb of saying where it is a clause: after `que`, a colon, or as an infinitive."""

from core.brief.stance.language import Language
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.subjects import NEAR
from core.brief.stance.tokens import OPENING, Token
from core.brief.stance.verbs import Group

ADDRESSED = 5
"""Tokens of those spoken to, after a verb of telling."""


def has_complement(tokens: list[Token], group: Group, facts: Language) -> bool:
    """Return whether what is said follows: a clause, a quotation, an infinitive, or a denial."""
    if group.end >= len(tokens):
        return False
    head = tokens[group.head].low
    if head in facts.mood.get("deciding", ()):
        return False  # a decision is an act, where it isn't told as news
    if head in facts.phrasal_only or (head in facts.reflexive_only and not group.is_reflexive):
        return False
    if _has_marked_infinitive(tokens, group.end, facts):
        return True
    governed = False
    addressing = head in facts.mood.get("addressing", ())
    for here in range(
        _past_insertion(tokens, group.end, facts), min(len(tokens), group.end + NEAR)
    ):
        one = tokens[here]
        if one.low in facts.that or one.low == ":" or one.low in OPENING:
            return one.low not in facts.not_complements
        if one.low in facts.infinitives and not governed:
            return True
        if here == group.end and head in facts.free and one.low not in facts.not_complements:
            return one.is_word or one.is_number or one.low == ","
        if one.low in facts.prepositions or one.low in facts.links:
            governed = True
        elif one.low == ",":
            governed = False
        elif not (
            governed
            or (addressing and one.is_word and here < group.end + ADDRESSED)
            or one.is_number
            or is_adverbial(one, facts)
            or one.low in facts.clitics
            or one.low in facts.mood.get("telling_nouns", ())
            or one.low.endswith(tuple(facts.mood.get("addressee", ("\0",))))
        ):
            return False
    return False


def _has_marked_infinitive(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether an infinitive follows its mark: `sostiene di non aver`, `zegt … te hebben`."""
    after = facts.mood.get("infinitive_after", ())
    ends = tuple(facts.mood.get("infinitive_ends", ("\0",)))
    marks = facts.mood.get("infinitive_mark", ())
    if not (after or marks):
        return False
    for here in range(at, min(len(tokens) - 1, at + NEAR)):
        one = tokens[here]
        if not (one.is_word or one.is_number) or one.low in facts.that | facts.relatives:
            return False
        if one.low in marks:
            return tokens[here + 1].is_word
        if one.low in after:
            first = here + 1
            while first < len(tokens) and tokens[first].low in facts.clitics:
                first += 1
            return first < len(tokens) and tokens[first].low.endswith(ends)
        if after and not is_adverbial(one, facts):
            return False
    return False


def _past_insertion(tokens: list[Token], at: int, facts: Language) -> int:
    """Return where `que` stands after an insertion: `affirme, documents à l'appui, que`."""
    if at < len(tokens) and tokens[at].low == ",":
        for here in range(at + 1, min(at + 9, len(tokens) - 1)):
            if tokens[here].low == "," and tokens[here + 1].low in facts.that:
                return here + 1
    return at
