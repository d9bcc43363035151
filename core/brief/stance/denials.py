"""Who denies, in a clause of its own behind it, what a sentence has said.

"45 branches could close, which the bank denies": the bank is not who says so, and a reader must
know that it says the contrary.
"""

from functools import cache
from typing import NamedTuple

from core.brief.stance.found import Found
from core.brief.stance.language import Language, language
from core.brief.stance.phrases import is_adverbial, phrase_end, shortest_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import DASHES, ENDS, Token
from core.facts import read_facts

LONGEST = 16
"""Tokens of a clause that only denies."""

_MARKS = DASHES | frozenset(",;")


class _Words(NamedTuple):
    objects: frozenset[str]
    joins: frozenset[str]
    denied: frozenset[str]
    takes_up: frozenset[str]


def find_denier(tokens: list[Token], facts: Language) -> Found | None:
    """Return who denies, in the last clause of a sentence, all that stands before it.

    None where the clause holds anything else, as what is denied.
    """
    words = _words(facts.code)
    if words is None:
        return None
    end = len(tokens)
    while end and tokens[end - 1].low in ENDS:
        end -= 1
    start = max((at + 1 for at in range(end) if tokens[at].low in _MARKS), default=0)
    if not 0 < end - start <= LONGEST or start == 0 or tokens[start - 1].low == ":":
        return None
    denying = facts.mood.get("denying", frozenset())
    for at in range(start, end):
        if tokens[at].low in words.denied and at + 1 < end:
            found = _agent(tokens, (start, at, end), facts, words)
        elif tokens[at].low in denying:
            found = _subject(tokens, (start, at, end), facts, words)
        else:
            continue
        if found is not None:
            return found
    return None


def denied_words(code: str) -> frozenset[str]:
    """Return the participles that may show that somebody denies, in small letters."""
    words = _words(code)
    return words.denied if words is not None else frozenset()


def is_closed(rest: str, code: str) -> bool:
    """Return whether nothing is denied in what follows words of denial: "denied on Friday."."""
    facts = language(code)
    words = _words(code)
    if facts is None:
        return not rest.strip(" .!")
    small = words.objects | words.joins if words is not None else frozenset()
    small |= facts.clitics | facts.determiners | facts.mood.get("denials", frozenset())
    return all(
        one.low in small or is_adverbial(one, facts) for one in facts.tokens(rest) if one.is_word
    )


def _agent(
    tokens: list[Token], place: tuple[int, int, int], facts: Language, words: _Words
) -> Found | None:
    """Return who stands after a participle: `une information démentie par la banque`."""
    start, at, end = place
    if tokens[at + 1].low not in facts.agents:
        return None
    before = tokens[start:at]
    if not all(
        one.low in words.takes_up | words.joins | facts.auxiliaries | facts.been | words.objects
        or is_adverbial(one, facts)
        for one in before
    ):
        return None
    last = phrase_end(tokens, at + 2, facts)
    is_all = at + 2 < last <= end and all(is_adverbial(one, facts) for one in tokens[last:end])
    return Found(at + 2, last, at, at + 1, way="denies") if is_all else None


def _subject(
    tokens: list[Token], place: tuple[int, int, int], facts: Language, words: _Words
) -> Found | None:
    """Return whose verb it is, where nothing but what takes up the clause before is its object."""
    start, at, end = place
    small: tuple[frozenset[str], ...] = (
        *(words.objects, words.joins, facts.auxiliaries, facts.clitics, facts.conjunctions),
        *(facts.mood.get("this", frozenset()), facts.mood.get("denials", frozenset())),
        facts.mood.get("particles", frozenset()),
    )

    if any(one.low in facts.relatives for one in tokens[start:at]):
        small = (*small, words.takes_up)  # `…, une estimation que conteste la filière`

    def is_small(one: Token) -> bool:
        return any(one.low in some for some in small) or is_adverbial(one, facts)

    for first in range(start, end):
        if first == at or not (tokens[first].is_word or tokens[first].is_number):
            continue
        if is_small(tokens[first]) and tokens[first].low not in facts.determiners:
            continue
        reach = at if first < at else end
        for end_of in (phrase_end, shortest_end):
            last = min(end_of(tokens, first, facts), reach)
            rest = [*tokens[start:first], *tokens[last:at], *tokens[at + 1 : end]]
            if first > at:
                rest = [*tokens[start:at], *tokens[at + 1 : first], *tokens[last:end]]
            own = [one for one in tokens[first:last] if one.low not in facts.determiners]
            if not own or is_small(own[0]) or not all(map(is_small, rest)):
                continue
            if _is_whole(tokens, first, last, facts):
                return Found(first, last, at, at + 1)
    return None


def _is_whole(tokens: list[Token], first: int, last: int, facts: Language) -> bool:
    """Return whether a phrase is one that may deny: with an article, a name, or who can speak."""
    is_known = tokens[first].low in facts.determiners or tokens[first].is_capital
    return is_known or can_speak(tokens, first, last, facts) or not facts.indefinites


@cache
def _words(code: str) -> _Words | None:
    known = read_facts("core.brief.stance", "denials.toml").get(code)
    if known is None:
        return None
    return _Words(*(frozenset(known[name].split()) for name in _Words._fields))
