"""Verbs that tell only where they close what was said: `…, conseille l'agence`.

In a clause that is nothing but a verb and its subject after it, any verb of what is done with
words is one of saying ("…, ironise le maire"). German ones are read in `german_closings.py`.
"""

from core.brief.stance.found import Found
from core.brief.stance.language import Language, places_of
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.somebody import can_speak
from core.brief.stance.subjects import closes, following
from core.brief.stance.tokens import CLOSING, DASHES, Token
from core.brief.stance.verbs import Group

ADVERBS = 6
"""Tokens between the verb and its subject, at most."""


def find_closings(tokens: list[Token], facts: Language) -> list[Found]:
    """Return the subjects of such clauses."""
    found: list[Found] = []
    for at in places_of(tokens, facts.inquits):
        start = at
        while start and (
            tokens[start - 1].low in facts.auxiliaries
            or tokens[start - 1].low in facts.clitics
            or is_adverbial(tokens[start - 1], facts)
        ):
            start -= 1
        if start < 2 or not _parts(tokens, start - 1):
            continue
        pronoun = at + 1 < len(tokens) and tokens[at + 1].low in facts.enclitics
        if pronoun:
            found.append(Found(at + 1, at + 2, start, at + 1, True))
            continue
        one = following(tokens, Group(start, at + 1, at), facts)
        if (
            one is not None
            and one.start <= at + ADVERBS
            and closes(tokens, one.end, facts)
            and (one.is_pronoun or can_speak(tokens, one.start, one.end, facts))
        ):
            found.append(one)
    return found


def _parts(tokens: list[Token], at: int) -> bool:
    """Return whether a mark parts what was said from a verb; quotations are read as such."""
    return tokens[at].low in DASHES or (tokens[at].low == "," and tokens[at - 1].low not in CLOSING)
