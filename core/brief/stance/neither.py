"""Who neither confirms nor denies: the speaker of two verbs that `nor` joins."""

from functools import cache
from typing import NamedTuple

from core.brief.stance.found import Found
from core.brief.stance.german_objects import front_of, subject_after
from core.brief.stance.language import Language
from core.brief.stance.phrases import phrase_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.subjects import subject_in
from core.brief.stance.tokens import ENDS, Token
from core.facts import read_facts

FAR = 7
"""Tokens from one verb to the other."""


_NEITHER = frozenset(("neither", "weder", "noch"))


class _Words(NamedTuple):
    confirm: frozenset[str]
    deny: frozenset[str]
    nor: frozenset[str]


def find_neither(tokens: list[Token], present: set[str], facts: Language) -> Found | None:
    """Return who neither confirms nor denies: `n'a ni confirmé ni infirmé l'information`.

    `present` are the words of the tokens.
    """
    words = _words(facts.code)
    if words is None or present.isdisjoint(words.nor) or present.isdisjoint(words.deny):
        return None
    for at, one in enumerate(tokens):
        if one.low not in words.confirm and one.low not in words.deny:
            continue
        other = words.deny if one.low in words.confirm else words.confirm
        for last in range(at + 2, min(len(tokens), at + FAR)):
            if tokens[last].low not in other:
                continue
            if any(each.low in words.nor for each in tokens[at + 1 : last]):
                return _subject(tokens, at, last, facts, words.nor)
    return None


def _subject(
    tokens: list[Token], at: int, last: int, facts: Language, nor: frozenset[str]
) -> Found | None:
    """Return the subject of the two verbs: in the clause before them, or the sentence."""
    marks = ENDS | frozenset(",:")
    starts = [here + 1 for here in range(at) if tokens[here].low in marks]
    for start in (*reversed(starts), 0):
        found = (
            _german(tokens, start, at, facts)
            if facts.capital_nouns
            else subject_in(tokens, start, at, facts)
        )
        if found is None:
            continue
        first, end = found
        while end > first + 1 and tokens[end - 1].low in nor | _NEITHER:
            end -= 1
        if can_speak(tokens, first, end, facts):
            pronoun = end == first + 1 and tokens[first].low in facts.pronouns
            return Found(first, end, at, last + 1, pronoun, way="does not confirm")
    return None


def _german(tokens: list[Token], start: int, at: int, facts: Language) -> tuple[int, int] | None:
    """Return what stands first, or after the verb where that is an object or a time."""
    front = front_of(tokens, start, at, facts)
    end = phrase_end(tokens, front, facts) if front < at else front
    first = tokens[front].low
    if end > front and first not in facts.prepositions and can_speak(tokens, front, end, facts):
        return front, min(end, at)
    return subject_after(tokens, front + 1, at, facts)


@cache
def _words(code: str) -> _Words | None:
    known = read_facts("core.brief.stance", "neither.toml").get(code)
    if known is None:
        return None
    return _Words(*(frozenset(known[name].split()) for name in _Words._fields))
