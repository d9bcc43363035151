"""Noun phrases of a translation that may be its speakers: found by its grammar, made whole.

In English a phrase is carried on by what hangs from it ("sources close to the talks", "a report by
UN experts"), and phrases that are no speaker's by the grammar can be found by their nouns.
"""

from functools import lru_cache
from typing import TypeAlias

from core.brief.stance.attribution import find_speakers
from core.brief.stance.found import Found
from core.brief.stance.insertions import quoted_name_end
from core.brief.stance.language import Language, language
from core.brief.stance.nouns import TELLING, meanings
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.tokens import CLOSING, OPENING, Token

Stretch: TypeAlias = tuple[int, int]
"""Start and end in a text, in code points."""

LONGEST_TAIL = 10
"""Tokens that hang from a noun phrase."""

LONGEST = 4_000
"""Code points from which a translation is no sentence."""


@lru_cache(maxsize=4096)
def candidates(text: str, lang: str) -> tuple[Stretch, ...]:
    """Return the noun phrases of those who speak in `text`, in order."""
    facts = language(lang)
    if facts is None or len(text) > LONGEST:
        return ()
    tokens = facts.tokens(text)
    found: list[Stretch] = []
    for one in find_speakers(tokens, facts) if tokens else ():
        start, end = _whole(tokens, one, facts)
        if _is_noun_phrase(tokens, start, end, facts):
            found.append((tokens[start].start, tokens[end - 1].end))
    return tuple(found)


@lru_cache(maxsize=1024)
def phrases_of(text: str, lang: str) -> tuple[Stretch, ...]:
    """Return the noun phrases that hold a noun of those who speak or a name; English alone."""
    facts = language(lang)
    if facts is None or "carried_on" not in facts.mood or len(text) > LONGEST:
        return ()
    tokens = facts.tokens(text)
    found: list[Stretch] = []
    done = 0
    for at, one in enumerate(tokens):
        if at < done or not one.is_word or not (one.is_capital or meanings(one.low, lang)):
            continue
        if one.low not in facts.pronouns and one.low in facts.determiners | facts.stops:
            continue
        start, end = _around(tokens, at, done, facts)
        done = end = _with_name(tokens, end, facts)
        if _is_noun_phrase(tokens, start, end, facts):
            found.append((tokens[start].start, tokens[end - 1].end))
    return tuple(found)


def _whole(tokens: list[Token], one: Found, facts: Language) -> tuple[int, int]:
    """Return a phrase with what hangs from it, without a participle that is left over."""
    start, end = one.start, one.end
    if "carried_on" not in facts.mood or one.is_pronoun:
        return start, end
    led = one.cue_end <= start  # "according to X"
    end = _with_noun(tokens, end, facts, led=led)
    tells = bool(
        TELLING & {each for t in tokens[start:end] for each in meanings(t.low, facts.code)}
    )
    close = tokens[end - 1].low in facts.mood["close"]
    if led and end < len(tokens) and (tells or close):
        end = _tail(tokens, end, len(tokens), facts)
    elif tells and end < one.cue_start <= end + LONGEST_TAIL:
        reach = _tail(tokens, end, one.cue_start, facts)
        end = reach if reach == one.cue_start else end
    while end > start + 2 and _is_participle(tokens[end - 1]):
        end -= 1
    return start, end


def _with_noun(tokens: list[Token], end: int, facts: Language, *, led: bool) -> int:
    """Return the end past a noun that could be a verb as well: `the medical report`."""
    if end >= len(tokens) or not _is_noun(tokens[end], facts) or tokens[end].is_capital:
        return end
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if after is not None and (after.low in facts.finite or after.low in facts.auxiliaries):
        return end + 1  # `press reports suggest`
    closed = (
        after is None
        or not after.is_word
        or after.low in facts.prepositions
        or after.low in facts.links
    )
    return end + 1 if closed and (led or not _is_noun(tokens[end - 1], facts)) else end


def _tail(tokens: list[Token], end: int, most: int, facts: Language) -> int:
    """Return the end of what hangs from a phrase: `by UN experts seen by “Horizons Sud”`."""
    if tokens[end].low not in facts.mood["carried_on"]:
        return end
    here = end
    while here < min(most, end + LONGEST_TAIL + 1):
        one = tokens[here]
        quoted = one.low in OPENING or one.low in CLOSING
        if one.low in facts.times or one.low in facts.that or one.low in facts.relatives:
            break
        if one.low in facts.auxiliaries or (
            not one.is_word and not one.is_number and not quoted and one.low not in "-&/"
        ):
            break
        if (one.low in facts.stops and not one.is_capital) or _is_participle(one):
            break
        here += 1
    if here == end + LONGEST_TAIL + 1:
        return end
    while here > end and (
        (tokens[here - 1].low in facts.mood["carried_on"])
        or tokens[here - 1].low in facts.determiners
        or is_adverbial(tokens[here - 1], facts)
    ):
        here -= 1
    return here


def _with_name(tokens: list[Token], end: int, facts: Language) -> int:
    """Return the end past a name: `the families' lawyer, Anna Berg`, `the daily “Le Phare”`."""
    here = end + 1
    if end < len(tokens) - 1 and tokens[end].low in OPENING:
        return quoted_name_end(tokens, end, facts)
    if end >= len(tokens) or tokens[end].low != "," or tokens[end - 1].is_capital:
        return end
    while here < len(tokens) and tokens[here].is_capital and _is_inner(tokens, here, facts):
        here += 1
    closed = here == len(tokens) or not tokens[here].is_word
    return here if here > end + 2 and closed else end


def _around(tokens: list[Token], at: int, least: int, facts: Language) -> tuple[int, int]:
    """Return the noun phrase around a word, as far as small words and verbs bound it."""
    end = reach = at + 1
    while reach < min(len(tokens), at + 8) and (
        _is_inner(tokens, reach, facts) or _is_owner(tokens, reach)
    ):
        if reach == end and _is_verb_after_noun(tokens, reach, facts):
            break
        reach += 1
        if tokens[reach - 1].is_capital or _is_noun(tokens[reach - 1], facts):
            end = reach
    start = at
    while start > least and at - start < 8:
        before = tokens[start - 1]
        if before.low in facts.determiners and before.low not in facts.that:
            start -= 1
            break
        if not _is_inner(tokens, start - 1, facts) and not _is_owner(tokens, start - 1):
            break
        start -= 1
    if end + 1 < len(tokens) and tokens[end].low in facts.mood["hung_on"]:
        reach = end + 1
        while reach < len(tokens) and (
            _is_inner(tokens, reach, facts) or tokens[reach].low in facts.determiners
        ):
            reach += 1
        end = reach if end + 1 < reach < end + 7 else end
    return start, end


def _is_verb_after_noun(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether a word that could be a noun has what a verb takes: `forecasts that`."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    takes = after in facts.that or after in facts.determiners or after in facts.pronouns
    return takes and not tokens[at].is_capital and tokens[at].low.endswith("s")


def _is_owner(tokens: list[Token], at: int) -> bool:
    """Return whether a mark is the apostrophe of an owner: `the families' lawyer`."""
    mark = tokens[at]
    return mark.low in "'’" and 0 < at < len(tokens) - 1 and tokens[at - 1].end == mark.start


def _names_thing(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether a word that may be a verb is a noun here: `press reports suggest`."""
    if not _is_noun(tokens[at], facts):
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    if after in facts.finite or after in facts.auxiliaries or before in facts.determiners:
        return True
    return before in facts.prepositions and tokens[at].low.endswith("s")  # `according to reports`


def _is_inner(tokens: list[Token], at: int, facts: Language) -> bool:
    one = tokens[at]
    if not one.is_word:
        return False
    low = one.low
    if one.is_capital:
        return low not in facts.times and low not in facts.determiners
    if _names_thing(tokens, at, facts):
        return True
    return not (
        low in facts.stops
        or low in facts.finite
        or low in facts.participles
        or low in facts.auxiliaries
        or low in facts.prepositions
        or low in facts.links
        or low in facts.conjunctions
        or low in facts.relatives
        or low in facts.that
        or low in facts.times
        or low in facts.pronouns
        or low in facts.as_words
        or low in facts.determiners
        or is_adverbial(one, facts)
    )


def _is_noun_phrase(tokens: list[Token], start: int, end: int, facts: Language) -> bool:
    """Return whether a stretch is a noun phrase of its own: begun, with a noun, and ended."""
    inside = tokens[start:end]
    if not inside:
        return False
    first = inside[0]
    if len(inside) == 1 and first.low in facts.pronouns:
        return True
    if inside[-1].low.endswith("'s"):
        return False  # whose noun is left out
    nouns = [one for one in inside if _is_noun(one, facts)]
    capitals = [one for one in inside if one.is_capital and not _is_small(one, facts)]
    if "carried_on" not in facts.mood:
        return bool(nouns or capitals) or len(inside) > 1
    loose = [
        one
        for one in inside
        if not one.is_capital
        and not _is_noun(one, facts)
        and (one.low in facts.finite or one.low in facts.auxiliaries or one.low in facts.stops)
        and one.low not in facts.possessives
    ]
    if loose:
        return False
    begun = first.low in facts.determiners or first.low in facts.possessives or first.is_number
    if not (begun or first.is_capital or nouns or first.low in OPENING):
        return False
    if len(inside) == 1 and first.low in facts.finite and not _names_thing(tokens, start, facts):
        return False
    if nouns or capitals:
        return True
    # an adjective before a noun that was left out, as far as its ending tells
    return begun and len(inside) > 1 and not inside[-1].low.endswith(_ADJECTIVES)


def _is_small(one: Token, facts: Language) -> bool:
    """Return whether a word with a capital is one that has it only where a sentence begins."""
    return any(
        one.low in some
        for some in (
            *(facts.determiners, facts.prepositions, facts.stops, facts.conjunctions),
            *(facts.adverbs, facts.times, facts.pronouns, facts.numerals, facts.finite),
        )
    )


def _is_noun(one: Token, facts: Language) -> bool:
    return one.is_word and bool(meanings(one.low, facts.code))


def _is_participle(one: Token) -> bool:
    return not one.is_capital and one.is_word and one.low.endswith(_PARTICIPLES)


_PARTICIPLES = ("shed", "ted", "sed", "ned", "ded", "red", "ssued", "seen", "given")
_ADJECTIVES = ("al", "ic", "ous", "ive", "ary", "able", "ible", "less", "ful")
