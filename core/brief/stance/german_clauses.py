"""Where a German clause begins and ends."""

from core.brief.stance.tokens import CLOSING, OPENING, Token

LONGEST_CLAUSE = 80
"""Tokens."""


def clause_end(tokens: list[Token], at: int) -> int:
    """Return the mark that ends the clause, or the end of the text."""
    here = at
    while here < min(len(tokens), at + LONGEST_CLAUSE):
        one = tokens[here]
        if not one.is_word and not one.is_number and one.low not in "-&/+%$€'’":
            abbreviation = one.low == "." and here + 1 < len(tokens) and tokens[here + 1].is_word
            name = one.low in OPENING and _is_name_quoted(tokens, here)
            if (
                not abbreviation
                and not name
                and not (one.low in CLOSING and any(t.low in OPENING for t in tokens[at:here]))
            ):
                return here
        here += 1
    return here


def _is_name_quoted(tokens: list[Token], here: int) -> bool:
    return any(
        one.low in CLOSING and number for number, one in enumerate(tokens[here + 1 : here + 5])
    )


def clause_start(tokens: list[Token], at: int) -> int:
    """Return the token after the mark before a clause, or 0."""
    here = at
    while here > max(0, at - LONGEST_CLAUSE):
        one = tokens[here - 1]
        if not one.is_word and not one.is_number and one.low not in "-&/+%$€'’":
            inside = one.low in CLOSING and any(
                t.low in OPENING for t in tokens[max(0, here - 6) : here - 1]
            )
            opens = one.low in OPENING and any(t.low in CLOSING for t in tokens[here:at])
            abbreviation = one.low == "." and here < at
            if not (abbreviation or opens or (inside and here < at)):
                break
        here -= 1
    return here
