"""Who says the value that a sentence takes back: `212, nu 340, cum susținea acuzarea`."""

from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.tokens import ENDS, Token

LONGEST = 8
"""Tokens of a value that is taken back."""


def without_other_values(
    tokens: list[Token], found: list[Found], present: set[str], facts: Language
) -> list[Found]:
    """Return the speakers but for those of values taken back; `present` are the tokens' words."""
    contrary = facts.mood.get("contrary", frozenset())
    if present.isdisjoint(facts.as_words) or present.isdisjoint(contrary):
        return found
    return [one for one in found if not _is_of_other_value(tokens, one, facts)]


def _is_of_other_value(tokens: list[Token], one: Found, facts: Language) -> bool:
    """Return whether somebody is said to give only the value that another takes the place of.

    Their clause ("as X claimed") stands right behind it, and it behind "not" or "instead of".
    """
    start = min(one.start, one.cue_start)
    here = start
    while here and start - here < LONGEST and tokens[here].low not in facts.as_words:
        here -= 1
        if not tokens[here].is_word:
            return False
    if tokens[here].low not in facts.as_words or here == 0:
        return False
    contrary = facts.mood.get("contrary", frozenset())
    end = here = here - (tokens[here - 1].low in ",–—(")
    while here and end - here <= LONGEST:
        here -= 1
        low = tokens[here].low
        if low in contrary:
            return here + 1 < end
        if low in ",:" or low in ENDS:
            return False
    return False
