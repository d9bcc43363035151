"""Who denies, in a sentence of its own, what the one before it has said.

"The alarm is said not to have worked. The museum's director denies this." The second sentence says
nothing by itself, and whoever reads the first alone does not learn that it is denied.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from core.article import Article, Segment
from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import CLOSING, ENDS, OPENING, Token
from core.facts import read_facts

LONGEST = 20
"""Tokens of a sentence that only denies."""
LONGEST_TEXT = 200
"""Code points of one."""

_WORD = re.compile(r"[^\W\d_]+")

Denied: TypeAlias = Literal["this", "claim", "charges"]
"""What is denied: what stands before ("this"), a thing that somebody said ("the accusation"), or
what somebody is accused of, be it there or elsewhere ("the accusations")."""


class BareDenial(NamedTuple):
    """Who denies, in tokens, and what."""

    found: Found
    denied: Denied


class _Words(NamedTuple):
    this: frozenset[str]
    claim: frozenset[str]
    charges: frozenset[str]
    rejects: frozenset[str]
    accusing: tuple[str, ...]
    alone: bool


def segment_behind(article: Article, segment: Segment) -> Segment | None:
    """Return the segment after one, if it is of running text, as that is."""
    at = bisect_left(article.segments, segment.end, key=lambda one: one.start)
    if at >= len(article.segments):
        return None
    behind = article.segments[at]
    roles = {article.blocks[one.block].role for one in (segment, behind)}
    is_short = behind.end - behind.start <= LONGEST_TEXT
    return behind if is_short and roles == {"paragraph"} else None


def may_deny(text: str, facts: Language) -> bool:
    """Return whether a short text holds any word that could deny, quickly."""
    words = _words(facts.code)
    if words is None:
        return False
    found = _WORD.findall(text.casefold())
    return not (words.rejects | facts.mood.get("denying", frozenset())).isdisjoint(found)


def find_bare_denial(tokens: list[Token], facts: Language) -> BareDenial | None:
    """Return who denies what was said before; None where a sentence says more than that."""
    words = _words(facts.code)
    end = len(tokens)
    while end and tokens[end - 1].low in ENDS:
        end -= 1
    if words is None or not 1 < end <= LONGEST or any(one.low == "?" for one in tokens[end:]):
        return None
    marks = ENDS | OPENING | CLOSING | {":", "(", ")"}
    nots = facts.mood.get("denials", frozenset())
    if any(one.low in marks or one.low in nots for one in tokens[:end]):
        return None
    verbs = words.rejects | facts.mood.get("denying", frozenset())
    places = [at for at in range(end) if tokens[at].low in verbs]
    if len(places) != 1:
        return None
    at = places[0]
    needed = facts.mood.get(f"denying_{tokens[at].low}")
    if needed is not None and not any(one.low in needed for one in tokens[:end]):
        return None
    taken = {at} | {here for here in range(end) if needed and tokens[here].low in needed}
    taken |= _around_verb(tokens, at, end, facts) | _times(tokens, end, facts)
    thing = _object(tokens, taken, end, facts, words)
    if thing is None:
        is_free = words.alone and tokens[at].low in facts.mood.get("denying", frozenset())
        if not is_free:
            return None
    denied, of_object = thing if thing is not None else ("this", frozenset[int]())
    if denied == "this" and tokens[at].low in words.rejects:
        return None  # `the parliament rejected this`: a plan, too
    subject = _subject(tokens, taken | of_object, end, facts)
    if subject is None:
        return None
    return BareDenial(Found(*subject, at, at + 1, way="denies"), denied)


def is_accusing(text: str, code: str) -> bool:
    """Return whether a text tells that somebody is accused of something."""
    words = _words(code)
    small = text.casefold().replace("’", "'").replace("'", " ")
    return words is not None and any(one.startswith(words.accusing) for one in small.split())


def _around_verb(tokens: list[Token], at: int, end: int, facts: Language) -> set[int]:
    """Return the auxiliaries and clitics of a verb ("a démenti", "hat das bestritten", "l-a")."""
    found = {here for here in range(end) if tokens[here].low in facts.auxiliaries}
    here = at - 1
    while here >= 0 and (tokens[here].low in facts.clitics or here in found):
        found.add(here)
        here -= 1
    return found


def _times(tokens: list[Token], end: int, facts: Language) -> set[int]:
    """Return the tokens that say on which day: "on Friday", "am späten Montag"."""
    found: set[int] = set()
    for at in range(end):
        if tokens[at].low not in facts.times:
            continue
        first = at
        while first and tokens[first - 1].low in facts.determiners:
            first -= 1
        if first and tokens[first - 1].low in facts.prepositions:
            first -= 1
        found.update(range(first, at + 1))
    return found


def _object(
    tokens: list[Token], taken: set[int], end: int, facts: Language, words: _Words
) -> tuple[Denied, frozenset[int]] | None:
    """Return what is denied, and its tokens; None where nothing known is."""
    for at in range(end):
        low = tokens[at].low
        kinds: tuple[tuple[Denied, frozenset[str]], ...] = (
            ("claim", words.claim),
            ("charges", words.charges),
        )
        for kind, nouns in kinds:
            if low not in nouns or not _is_free(tokens, at + 1, taken, end, facts):
                continue
            first = _first_of(tokens, at, taken, facts, words)
            if not any(one.low in facts.indefinites for one in tokens[first:at]):
                return kind, frozenset(range(first, at + 1))
    for at in range(end):
        is_this = tokens[at].low in words.this and at not in taken
        if is_this and _is_free(tokens, at + 1, taken, end, facts):
            return "this", frozenset(range(_first_of(tokens, at, taken, facts, words), at + 1))
    clitic = [at for at in taken if tokens[at].low in facts.clitics & words.this]
    return ("this", frozenset(clitic)) if clitic else None


def _first_of(tokens: list[Token], at: int, taken: set[int], facts: Language, words: _Words) -> int:
    """Return where the phrase of a noun begins, which only small words may stand before."""
    small = facts.determiners | facts.possessives | words.this
    while at and tokens[at - 1].low in small and at - 1 not in taken:
        at -= 1
    return at


def _is_free(tokens: list[Token], at: int, taken: set[int], end: int, facts: Language) -> bool:
    """Return whether a phrase ends before a token: a verb, mark or adverb stands there."""
    return at >= end or at in taken or tokens[at].low == "," or is_adverbial(tokens[at], facts)


def _subject(
    tokens: list[Token], taken: set[int] | frozenset[int], end: int, facts: Language
) -> tuple[int, int] | None:
    """Return the one phrase that is left, with names in apposition to it."""
    joins = facts.conjunctions | facts.mood.get("particles", frozenset())
    left = [
        at
        for at in range(end)
        if at not in taken and not is_adverbial(tokens[at], facts) and tokens[at].low not in joins
    ]
    while left and not (tokens[left[0]].is_word or tokens[left[0]].is_number):
        left.pop(0)
    while left and not (tokens[left[-1]].is_word or tokens[left[-1]].is_number):
        left.pop()
    if not left or left[-1] - left[0] + 1 != len(left):
        return None
    start, last = left[0], left[-1] + 1
    if all(tokens[at].low in facts.pronouns | facts.clitics for at in left):
        return None  # whom `they` are is not told here
    is_known = (tokens[start].low in facts.determiners and last > start + 1) or any(
        tokens[at].is_capital for at in left
    )
    if not (is_known or can_speak(tokens, start, last, facts)):
        return None
    return start, last


@cache
def _words(code: str) -> _Words | None:
    known = read_facts("core.brief.stance", "bare_denials.toml").get(code)
    if known is None:
        return None
    this, claim, charges, rejects = (
        frozenset(known[name].split()) for name in ("this", "claim", "charges", "rejects")
    )
    accusing = tuple(known["accusing"].split())
    return _Words(this, claim, charges, rejects, accusing, known["alone"])
