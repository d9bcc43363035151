"""Phrases that tell what somebody holds: `est d'avis que`, `sunt de părere că`.

They are a verb of being or having with a noun or adjective; German ones are read in `german.py`.
"""

from core.brief.stance.found import Found
from core.brief.stance.language import Language, matching, places_of
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.somebody import can_speak
from core.brief.stance.subjects import before_group, following, preceding
from core.brief.stance.tokens import Token
from core.brief.stance.verbs import Group

NEAR = 4
"""Tokens between such a phrase and what it opens."""


def find_opinions(tokens: list[Token], facts: Language) -> list[Found]:
    """Return the subjects of phrases of holding with a clause after them, or before them."""
    found: list[Found] = []
    for at in places_of(tokens, facts.opinions):
        cue = matching(tokens, at, facts.opinions)
        if cue is None:
            continue
        end = at + len(cue.words)
        group = Group(at, end, end - 1)
        before = before_group(tokens, at, facts)
        one = None
        if _opens(tokens, end, facts):
            one = preceding(tokens, group, before, facts)
        elif before > 0 and tokens[before].low == ",":
            one = following(tokens, group, facts)
            one = one if one is not None and one.start <= end + 1 else None
        if one is not None and (one.is_pronoun or can_speak(tokens, one.start, one.end, facts)):
            found.append(one)
    return found


def _opens(tokens: list[Token], end: int, facts: Language) -> bool:
    bare = "bare_clauses" in facts.mood  # `is confident the rescue will work`
    for one in tokens[end : end + NEAR]:
        if one.low in facts.that or one.low == ":":
            return True
        if bare and (one.low in facts.determiners or one.low in facts.pronouns):
            return True
        if one.low != "," and not is_adverbial(one, facts):
            return False
    return False
