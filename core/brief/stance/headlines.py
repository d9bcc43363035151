"""Who speaks in a headline by a colon: `Fire at the port. Dupont: no danger for the town`."""

from collections.abc import Sequence

from core.article import Entity
from core.brief.stance.found import Found
from core.brief.stance.nouns import meanings
from core.brief.stance.tokens import ENDS, OPENING, Token

SHORTEST = 5
"""Words after the colon, unless they are a quotation; fewer are mostly news of the person."""


def find_named(tokens: list[Token], start: int, entities: Sequence[Entity]) -> list[Found]:
    """Return the person or office whose name alone stands before the colon of a headline.

    `start` is where the text of the tokens begins in that of the `entities`. Places, and
    organisations that are not called after those who speak (companies, teams), are what a headline
    is about.
    """
    at = next((at for at, one in enumerate(tokens) if one.low == ":"), 0)
    after = tokens[at + 1 :]
    quoted = bool(after) and after[0].low in OPENING
    if not at or (not quoted and sum(one.is_word for one in after) < SHORTEST):
        return []
    if any(one.low in ("?", ":") for one in after):
        return []
    first = at
    while first and tokens[first - 1].is_word and tokens[first - 1].is_capital:
        first -= 1
    if first == at or (first and tokens[first - 1].low not in ENDS | OPENING):
        return []
    span = (start + tokens[first].start, start + tokens[at - 1].end)
    if not any((one.start, one.end) == span and _may_speak(one) for one in entities):
        return []
    return [Found(first, at, at, at + 1)]


def _may_speak(name: Entity) -> bool:
    """Return whether a name is a person's, or an office's by the noun of its English name."""
    if name.label == "PER":
        return True
    words = (name.name or name.text).casefold().split()
    return name.label == "ORG" and any(meanings(word, "en") for word in words)
