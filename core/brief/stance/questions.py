"""Questions that a sentence leaves open: `ob …, ist noch unklar`, `verifică dacă`.

What such a clause says is asked and not stated, as under a word of hearsay.
"""

from core.brief.stance.language import Language, matching, places_of
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.stance import Hedge
from core.brief.stance.tokens import Token

NEAR = 7
"""Tokens between a verb of checking and the question."""


def find_open_questions(tokens: list[Token], facts: Language) -> list[Hedge]:
    """Return the words that leave a question of the sentence open."""
    asking = facts.mood.get("asking", frozenset())
    whether = facts.mood.get("whether_words", frozenset())
    found: list[Hedge] = []
    for at in places_of(tokens, facts.open_phrases):
        cue = matching(tokens, at, facts.open_phrases)
        if cue is None:
            continue
        end = at + len(cue.words)
        after = end
        while after < len(tokens) and (
            tokens[after].low == "," or is_adverbial(tokens[after], facts)
        ):
            after += 1
        if _begins(tokens, after, asking) or any(
            tokens[here].low in asking and (here == 0 or tokens[here - 1].low == ",")
            for here in range(at)
        ):
            found.append(_hedge(tokens, at, end))
    for at in places_of(tokens, facts.mood.get("checking", ())):
        stop = min(len(tokens), at + NEAR)
        here = next((here for here in range(at + 1, stop) if tokens[here].low in whether), None)
        if here is not None and all(
            one.is_word or one.is_number or one.low == "," for one in tokens[at:here]
        ):
            found.append(_hedge(tokens, at, here + 1 if here <= at + 2 else at + 1))
    return found


def _begins(tokens: list[Token], at: int, words: frozenset[str]) -> bool:
    return at < len(tokens) and tokens[at].low in words


def _hedge(tokens: list[Token], start: int, end: int) -> Hedge:
    return Hedge(kind="phrase", words="", start=tokens[start].start, end=tokens[end - 1].end)
