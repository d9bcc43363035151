"""Finding noun phrases by the small words around them, without parsing.

A phrase runs from its determiner or first word until a mark, a preposition that doesn't carry it
on, another determiner, or a word that can't stand in one. All of it looks at each token once or a
bounded number of times.
"""

from core.brief.stance.language import Language
from core.brief.stance.tokens import CLOSING, OPENING, Token

LONGEST = 16
"""Tokens in a noun phrase."""


def phrase_end(tokens: list[Token], at: int, facts: Language) -> int:
    """Return the end (exclusive) of the noun phrase that begins at `at`; `at` itself for none."""
    grown = _german_end if facts.capital_nouns else _plain_end
    end = grown(tokens, at, facts)
    end = _with_apposition(tokens, at, end, facts)
    while end > at and _is_loose(tokens[end - 1], facts):
        end -= 1
    return end if any(_is_content(one, facts) for one in tokens[at:end]) else at


def shortest_end(tokens: list[Token], at: int, facts: Language) -> int:
    """Return the end of a phrase at its first noun: `dem Spiel` in `dem Spiel Torwart Timo Lang`.

    A phrase may run on into the next where no small word parts the two.
    """
    here = at
    while here < len(tokens) and (
        tokens[here].low in facts.determiners
        or (facts.capital_nouns and tokens[here].is_word and not tokens[here].is_capital)
    ):
        here += 1
    return min(here + 1, len(tokens))


def head_of(tokens: list[Token], start: int, end: int, facts: Language) -> str:
    """Return the first word of a phrase that is no determiner, in small letters."""
    for one in tokens[start:end]:
        if one.is_word and one.low not in facts.determiners:
            return one.low
    return ""


def noun_head(tokens: list[Token], start: int, end: int, facts: Language) -> str:
    """Return the noun of a phrase as far as can be told: in German the first with a capital."""
    if facts.capital_nouns:
        for one in tokens[start:end]:
            if one.is_capital and one.low not in facts.determiners:
                return one.low
    return head_of(tokens, start, end, facts)


def is_adverbial(token: Token, facts: Language) -> bool:
    """Return whether a word is an adverb or a word of time."""
    return token.is_word and (
        token.low in facts.adverbs
        or token.low in facts.times
        or (
            (not token.is_capital or (facts.capital_nouns and token.start == 0))
            and len(token.low) > 5
            and token.low.endswith(facts.adverb_endings)
            and token.low not in facts.not_adverbs
        )
    )


def _is_loose(token: Token, facts: Language) -> bool:
    low = token.low
    return (
        low in facts.links
        or low in facts.determiners
        or low in facts.conjunctions
        or low in facts.prepositions
        or (not token.is_word and not token.is_number and low not in CLOSING)
    ) and not (token.is_capital and len(low) > 3 and low not in facts.determiners)


def _is_content(token: Token, facts: Language) -> bool:
    low = token.low
    return (
        token.is_word
        and low not in facts.determiners
        and low not in facts.links
        and low not in facts.prepositions
    )


def _is_break(token: Token, facts: Language) -> bool:
    low = token.low
    if token.is_capital and len(low) > 1 and low not in facts.determiners:
        return low in facts.times or low in facts.that
    return (
        low in facts.stops
        or low in facts.relatives
        or low in facts.that
        or low in facts.times
        or low in facts.auxiliaries
        or (low in facts.pronouns and low not in facts.determiners)
        or is_adverbial(token, facts)
    )


def _plain_end(tokens: list[Token], at: int, facts: Language) -> int:
    open_quote = False
    most = min(len(tokens), at + LONGEST)
    for here in range(at, most):
        one = tokens[here]
        if not one.is_word and not one.is_number:
            if one.low in OPENING and not open_quote and _closes(tokens, here):
                open_quote = True
            elif open_quote and one.low in CLOSING:
                open_quote = False
            elif not (_is_abbreviation(tokens, here) or (here > at and _touches(tokens, here))):
                return here
        elif here == at:
            if one.low in facts.pronouns and one.low not in facts.determiners:
                return at + 1
            if _is_break(one, facts):
                return at
        elif not open_quote and not _carries_on(tokens, here, tokens[here - 1], facts):
            return here
    return most


def _carries_on(tokens: list[Token], here: int, before: Token, facts: Language) -> bool:
    one = tokens[here]
    if "names_end" in facts.mood and before.is_capital and here > 1 and not one.is_capital:
        # a name: a word in small letters after it is the next phrase or the verb
        ends = one.low not in facts.links and one.low not in facts.conjunctions
        if ends and not one.is_number and tokens[here - 2].is_capital:
            return False
    if one.is_number:
        return before.low in facts.determiners or before.is_capital or before.low in facts.links
    if _is_break(one, facts):
        return False
    if one.low in facts.links:
        return here + 1 < len(tokens)
    if one.low in facts.prepositions:
        return before.low in facts.determiners
    if one.low in facts.conjunctions:
        following = tokens[here + 1] if here + 1 < len(tokens) else None
        return following is not None and (
            following.is_capital
            or following.low in facts.determiners
            or following.low in facts.links
        )
    if one.low in facts.determiners:
        return (
            before.low in facts.links
            or before.low in facts.conjunctions
            or before.low in facts.determiners
        )
    return one.low not in facts.finite or before.low in facts.determiners


def _german_end(tokens: list[Token], at: int, facts: Language) -> int:
    seen_noun = False
    open_phrase = True
    most = min(len(tokens), at + LONGEST)
    for here in range(at, most):
        one = tokens[here]
        small = one.low in facts.links or one.low in facts.conjunctions
        if not one.is_word:
            if not _stays_in_german(tokens, at, here, open_phrase):
                return here
        elif one.low in facts.times:
            return here
        elif one.is_capital and not (one.low in facts.determiners or one.low in facts.prepositions):
            seen_noun, open_phrase = True, False
        elif small or one.low in facts.determiners:
            if seen_noun and not (small and _leads_to_noun(tokens, here + 1, facts)):
                return here
            open_phrase = True
        elif here == at and one.low in facts.pronouns:
            return at + 1
        elif here > at and one.low in facts.mood["small_names"]:
            continue  # `die Agentur dpa`
        elif not open_phrase or _ends_german(one, facts):
            return here
    return most


def _stays_in_german(tokens: list[Token], at: int, here: int, open_phrase: bool) -> bool:
    """Return whether a number or mark stands inside a phrase that begins at `at`."""
    one = tokens[here]
    if one.is_number:
        # `Kanal 13`, but not `des Auswärtigen Amts 13 Deutsche`
        counts = here + 1 < len(tokens) and tokens[here + 1].is_capital
        return open_phrase or (tokens[here - 1].is_capital and len(one.low) < 4 and not counts)
    if here > at and (_is_abbreviation(tokens, here) or _touches(tokens, here)):
        return True
    if one.low in OPENING and open_phrase and _closes(tokens, here):
        return True
    return one.low in CLOSING and any(other.low in OPENING for other in tokens[at:here])


def _ends_german(one: Token, facts: Language) -> bool:
    low = one.low
    return (
        low in facts.stops
        or low in facts.finite
        or low in facts.prepositions
        or _is_break(one, facts)
    )


def _leads_to_noun(tokens: list[Token], at: int, facts: Language) -> bool:
    for one in tokens[at : at + 4]:
        if not one.is_word or one.low in facts.stops:
            return False
        if one.is_capital:
            return True
    return False


def _with_apposition(tokens: list[Token], at: int, end: int, facts: Language) -> int:
    """Return the end with a name in apposition: `le ministre, Jean Dupont,`."""
    if end == at or end >= len(tokens) or tokens[end].low != ",":
        return end
    here = end + 1
    while here < len(tokens) and here < end + 6 and tokens[here].is_capital:
        if tokens[here].low in facts.times or tokens[here].low in facts.determiners:
            return end
        here += 1
    closed = here == len(tokens) or not tokens[here].is_word
    return here if closed and here > end + 2 and not tokens[at].is_capital else end


def _is_abbreviation(tokens: list[Token], here: int) -> bool:
    """Return whether a full stop belongs to the short word before it: `M. Dupont`."""
    if tokens[here].low != "." or here == 0 or here + 1 >= len(tokens):
        return False
    before = tokens[here - 1]
    return before.is_word and len(before.low) <= 4 and tokens[here + 1].start > before.end


def _touches(tokens: list[Token], here: int) -> bool:
    """Return whether a mark stands inside a word: `&` of AT&T, a stop of U.S."""
    return (
        here + 1 < len(tokens)
        and tokens[here].low in "&/-.+"
        and tokens[here - 1].end == tokens[here].start
        and tokens[here].end == tokens[here + 1].start
    )


def _closes(tokens: list[Token], here: int) -> bool:
    """Return whether a short quotation of names begins here: `« Le Monde »`."""
    for number, one in enumerate(tokens[here + 1 : here + 7]):
        if number and one.low in CLOSING:
            return True
        if number == 0 and not one.is_capital:
            return False
    return False
