"""Who speaks a quotation: after one, any verb that stands before its subject is a verb of saying.

`« C'est une honte », s'emporte la directrice`: what is quoted was said, however the verb calls it.
"""

from collections.abc import Callable

from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.nouns import TELLING, head_meanings
from core.brief.stance.phrases import is_adverbial, phrase_end, shortest_end
from core.brief.stance.subjects import past_insertion
from core.brief.stance.tokens import CLOSING, ENDS, OPENING, Token

Quoted = tuple[int, int, int, int, bool]
"""Start and end of the speaker, start and end of the verb, whether it is a pronoun."""

SHORTEST = 2
"""Words in a quotation; one word in quotation marks is a name or a term."""

ADVERBS = 6
"""Tokens between the verb and who speaks, at most."""


def find_quoted(tokens: list[Token], facts: Language) -> list[Quoted]:
    """Return the speakers after quotations."""
    found: list[Quoted] = []
    opened: int | None = None
    for at, one in enumerate(tokens):
        if one.is_word or one.is_number:
            continue
        if one.low in CLOSING and opened is not None and at > opened + SHORTEST:
            verb = None if _is_name(tokens[opened + 1 : at]) else _after(tokens, at)
            made = _speaker(tokens, verb, facts) if verb is not None else None
            if made is not None:
                found.append(made)
            opened = None
        elif one.low in OPENING:
            opened = at
    return found


def _is_name(quoted: list[Token]) -> bool:
    """Return whether every word has a capital and no mark stands between: `„Aster Dawn“`."""
    return all(one.is_word and one.is_capital for one in quoted)


def _after(tokens: list[Token], at: int) -> int | None:
    """Return where a verb may stand after a quotation that closes at `at`."""
    here = at + 1
    if here < len(tokens) and tokens[here].low == ",":
        return here + 1 if here + 1 < len(tokens) else None
    ended = tokens[at - 1].low in "!?…,"
    return here if ended and here < len(tokens) else None


def _speaker(tokens: list[Token], at: int, facts: Language) -> Quoted | None:
    here = _verb(tokens, at, facts)
    if here is None:
        return None
    verb_end = here + 1
    here = _subject_start(tokens, verb_end, facts, phrase_end)
    if here is None or not tokens[here].is_word:
        here = _subject_start(tokens, verb_end, facts, shortest_end)
    if here is None:
        return None
    first = tokens[here]
    if first.low in facts.pronouns and not first.is_capital:
        return here, here + 1, at, verb_end, True
    endings = tuple(facts.mood.get("subject_endings", ("\0",)))
    title = here + 1 < len(tokens) and tokens[here + 1].is_capital  # `kapitan Anna Lis`
    small = first.low in facts.determiners or first.low.endswith(endings)
    if not (first.is_capital or small or title):
        return None
    if first.low in facts.links and first.low not in facts.mood.get("subjects", ()):
        return None
    end = phrase_end(tokens, here, facts)
    return (here, end, at, verb_end, False) if end > here else None


def _verb(tokens: list[Token], at: int, facts: Language) -> int | None:
    """Return the last token of the verb that begins at `at`: `s'est félicité`."""
    here = at
    while here < len(tokens) and tokens[here].low in facts.clitics:
        here += 1
    if here < len(tokens) and tokens[here].low in facts.auxiliaries and not facts.capital_nouns:
        here += 1
        while here < len(tokens) and is_adverbial(tokens[here], facts):
            here += 1
    return here if here < len(tokens) and _may_be_verb(tokens[here], facts) else None


def _subject_start(
    tokens: list[Token],
    at: int,
    facts: Language,
    end_of: Callable[[list[Token], int, Language], int],
) -> int | None:
    """Return where the subject begins, past adverbs and those spoken to."""
    manner = tuple(facts.mood.get("manner_endings", ("\0",)))
    small = facts.mood.get("fillers", frozenset()) | facts.reflexive_words
    spoken_to = facts.prepositions | (facts.links - facts.determiners)
    spoken_to |= facts.mood.get("dative", frozenset())
    here = past_insertion(tokens, at)
    while here < min(len(tokens), at + ADVERBS):
        one = tokens[here]
        if is_adverbial(one, facts) or one.low.endswith(manner) or one.low in small:
            here += 1
        elif one.low not in spoken_to:
            return here
        elif "subject_endings" in facts.mood:
            # no small word parts `de pe scenă` from `liderul` after it
            while here < len(tokens) and tokens[here].low in spoken_to:
                here += 1
            here += 1
        else:
            here = max(end_of(tokens, here + 1, facts), here + 1)
    return here if here < len(tokens) else None


def _may_be_verb(one: Token, facts: Language) -> bool:
    low = one.low
    return (
        one.is_word
        and not one.is_capital
        and len(low) > 2
        and not low.endswith(tuple(facts.mood.get("not_verb_endings", ("\0",))))
        and low not in facts.determiners
        and low not in facts.links
        and low not in facts.prepositions
        and low not in facts.conjunctions
        and low not in facts.relatives
        and low not in facts.that
        and low not in facts.as_words
        and low not in facts.pronouns
        and low not in facts.stops
        and not is_adverbial(one, facts)
    )


def find_before_colon(tokens: list[Token], facts: Language) -> list[Found]:
    """Return who is the subject before a quotation that ends the sentence: `X este sceptic: „…”`.

    Only somebody named or called by what they do: a banner has words on it as well.
    """
    colon = next((at for at, one in enumerate(tokens) if one.low == ":"), 0)
    if not colon or colon + SHORTEST >= len(tokens) or tokens[colon + 1].low not in OPENING:
        return []
    if not any(one.low in CLOSING for one in tokens[-2:]) or any(
        one.low in ENDS or one.low in OPENING for one in tokens[:colon]
    ):
        return []
    end = min(phrase_end(tokens, 0, facts), colon)
    heads = [one for one in tokens[:end] if one.is_word and one.low not in facts.determiners][:2]
    if not heads or tokens[0].low in facts.prepositions:
        return []
    means = set(head_meanings(heads[0].low, facts.code)) - TELLING
    is_name = len(heads) == 2 and all(one.is_capital for one in heads) and not facts.capital_nouns
    return [Found(0, end, colon, colon + 1)] if means or is_name else []
