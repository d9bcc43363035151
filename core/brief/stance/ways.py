"""What somebody does with a statement: reports it, denies it, or does not confirm it.

"The club denied that he had left" holds a statement, and the club's name beside it must not read as
if it were the club's own.
"""

from core.brief.stance.found import Found
from core.brief.stance.german_clauses import clause_end, clause_start
from core.brief.stance.language import Language
from core.brief.stance.stance import Way
from core.brief.stance.tokens import Token

BEFORE = 3
"""Tokens before a verb, and `AFTER` it, in which a negation belongs to it."""
AFTER = 2

OBJECT = 8
"""Tokens after a verb in which the object stands that it rejects."""


def way_of(tokens: list[Token], one: Found, facts: Language) -> Way:
    """Return what a speaker does with what is said, by the verb of the cue."""
    mood = facts.mood
    cue = {each.low for each in tokens[one.cue_start : one.cue_end]}
    denies = not cue.isdisjoint(mood.get("denying", ())) and _is_whole(tokens, one, facts)
    denies = denies or (
        not cue.isdisjoint(mood.get("rejecting", ()))
        and any(
            each.low.startswith(tuple(mood["accusations"]))
            for each in tokens[one.cue_end : one.cue_end + OBJECT]
        )
    )
    confirms = not cue.isdisjoint(mood.get("confirming", ()))
    if not (denies or confirms):
        return "reports"
    negated = _is_negated(tokens, one, facts)
    if denies:
        return "does not deny" if negated else "denies"
    return "does not confirm" if negated else "reports"


def _is_negated(tokens: list[Token], one: Found, facts: Language) -> bool:
    denials = facts.mood.get("denials", frozenset()) | facts.mood.get("refusing", frozenset())
    if facts.capital_nouns:
        start, end = clause_start(tokens, one.cue_start), clause_end(tokens, one.cue_start)
    else:
        start, end = one.cue_start - BEFORE, one.cue_end + AFTER
        for here in range(one.cue_end, min(end, len(tokens))):
            if tokens[here].low in facts.that or not tokens[here].is_word:
                end = here  # what is said may hold a negation of its own
                break
        start = max(start, one.end) if one.end <= one.cue_start else max(0, start)
    return any(each.low in denials for each in tokens[max(0, start) : end])


def _is_whole(tokens: list[Token], one: Found, facts: Language) -> bool:
    """Return whether a German verb has the particle with which it denies: `weist … zurück`."""
    heads = [each.low for each in tokens[one.cue_start : one.cue_end]]
    wanted = [facts.mood[f"denying_{low}"] for low in heads if f"denying_{low}" in facts.mood]
    if not wanted:
        return True
    end = clause_end(tokens, one.cue_start)
    return any(tokens[end - 1].low in particles for particles in wanted)
