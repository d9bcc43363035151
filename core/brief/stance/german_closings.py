"""German clauses that only name who has said what stands before: `…, rät das Amt`."""

from typing import TYPE_CHECKING

from core.brief.stance.german_clauses import clause_end, clause_start
from core.brief.stance.german_objects import has_object, subject_after
from core.brief.stance.german_sources import FoundGerman
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import ENDS, Token

if TYPE_CHECKING:
    from core.brief.stance.language import Language

LONGEST_CLOSING = 16
"""Tokens of such a clause."""


def closes_clause(tokens: list[Token], start: int, at: int, end: int) -> bool:
    """Return whether a verb begins the last clause, after what is said: `…, kündigte X an`."""
    return 0 < start == at and tokens[start - 1].low == "," and _is_last(tokens, end)


def _is_last(tokens: list[Token], end: int) -> bool:
    return end >= len(tokens) - 1 or tokens[end].low in ENDS


def find_closing(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the speaker of `…, rät das Amt.`, whose verb tells nothing in other places.

    Nothing after a clause that only opens another one (`Wenn es brennt, rät die Wehr zur Flucht`).
    """
    start, end = clause_start(tokens, at), clause_end(tokens, at)
    if not closes_clause(tokens, start, at, end) or end - at > LONGEST_CLOSING:
        return None
    before = clause_start(tokens, start - 2)
    if tokens[before].low in facts.mood["subordinating"] or tokens[start - 2].is_capital:
        return None
    last = tokens[end - 1].low
    split = f"{tokens[at].low}-{last}" in facts.mood["closing_split"]
    if not split and tokens[at].low not in facts.closing:
        return None
    found = subject_after(tokens, at + 1, end - split, facts)
    if found is None:
        return None
    pronoun = found[1] == found[0] + 1 and tokens[found[0]].low in facts.pronouns
    if not (pronoun or can_speak(tokens, *found, facts)):
        return None
    rest = tokens[found[1] : end - split]
    if has_object(tokens, found[1], end - split, facts) or any(one.is_capital for one in rest[:1]):
        return None
    return *found, at, at + 1, pronoun
