"""Who can say something: people, organisations, documents; not causes, effects and circumstances.

"Est confirmé par la présence de cendres" has an agent as "par le ministère" has, and "la chute des
prix confirme que" a subject. What tells them apart is the noun: of those who speak and of what is
written (`nouns.toml`), of people by what they do (`person_endings`), or a name.
"""

from itertools import pairwise

from core.brief.stance.language import Language
from core.brief.stance.nouns import meanings
from core.brief.stance.tokens import OPENING, Token
from core.brief.who.grammar import grammar_of

_NOUNS = 4
"""Words of a phrase among which its noun is."""


def can_speak(tokens: list[Token], start: int, end: int, facts: Language) -> bool:
    """Return whether the noun of a phrase is a name, a pronoun, or of those who speak."""
    words = _front(tokens, start, end, facts)
    if any(
        one.low in facts.pronouns or one.low in facts.speakers or _is_known(one.low, facts)
        for one in words
    ):
        return True
    if not facts.capital_nouns:
        things = tuple(facts.mood.get("thing_endings", ("\0",)))
        return any(
            # the first word of a sentence has a capital whatever it is: `Scumpirile arată că`
            one.is_capital and not (one is tokens[0] and one.low.endswith(things))
            for one in words
        )
    # a German name: two nouns side by side, or one without an article that is no plural
    nouns = [one for one in words if one.is_capital]
    bare = len(words) == len(nouns) == 1 and not words[0].low.endswith(("n", "en", "er", "e"))
    return bare or any(one.end + 1 == then.start for one, then in pairwise(nouns))


def is_hearsay(tokens: list[Token], start: int, end: int, facts: Language) -> bool:
    """Return whether a phrase is some reports and nothing else: `reports`, `des informations`."""
    words = [
        one
        for one in tokens[start:end]
        if one.is_word
        and one.low not in facts.determiners | facts.links
        and one.low not in facts.mood.get("some", ())
    ]
    if len(words) != 1:
        return False
    low = words[0].low
    if low not in facts.mood.get("hearsay_nouns", ()):
        return False
    return all(
        one.low in facts.indefinites or one.low in facts.mood.get("some", ())
        for one in tokens[start:end]
        if one is not words[0]
    )


def _front(tokens: list[Token], start: int, end: int, facts: Language) -> list[Token]:
    """Return the words before what hangs from a noun: `présence` in `la présence de cendres`."""
    words: list[Token] = []
    for one in tokens[start:end]:
        if one.low in facts.determiners or one.low in OPENING:
            if words:
                break
            continue
        if words and (one.low in facts.links or one.low in facts.prepositions or not one.is_word):
            break
        if one.is_word:
            words.append(one)
    return words[:_NOUNS]


def _is_known(low: str, facts: Language) -> bool:
    listed = tuple(facts.documents)
    if listed and (low.endswith(listed) if facts.capital_nouns else low.startswith(listed)):
        return True
    if low.endswith(tuple(facts.mood.get("person_endings", ("\0",)))):
        return True
    return bool(meanings(low, facts.code)) or is_person(low, facts.code)


def is_person(low: str, code: str) -> bool:
    """Return whether a noun is an office, rank, profession or kinship (`core/brief/who/lang`)."""
    grammar = grammar_of(code)
    return grammar is not None and "person" in grammar.kinds_of(low)
