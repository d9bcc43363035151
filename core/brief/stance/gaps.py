"""A second speaker whose verb is left out: `X parle de 5 000 blessés, la police de 1 200`.

After a figure that somebody gives, a clause of a subject, the same preposition and a figure is
the same verb's.
"""

from core.brief.stance.complements import is_number
from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.phrases import is_adverbial, phrase_end, shortest_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import Token

FAR = 12
"""Tokens after the verb in which the first figure stands."""


def find_gaps(tokens: list[Token], found: list[Found], facts: Language) -> list[Found]:
    """Return the speakers of clauses without a verb that follow those of `found`."""
    more: list[Found] = []
    for one in found:
        if one.cue_end == one.cue_start or one.end > one.cue_start:
            continue  # the first has its subject before the verb
        prepositions = _of_figures(tokens, one.cue_end, facts)
        if not prepositions:
            continue
        for at in range(one.cue_end, len(tokens) - 2):
            if tokens[at].low not in ",;" and tokens[at].low not in facts.conjunctions:
                continue
            start = at + 1
            while start < len(tokens) and is_adverbial(tokens[start], facts):
                start += 1
            for end_of in (phrase_end, shortest_end):
                end = end_of(tokens, start, facts) if start < len(tokens) else start
                after = end + 1 if end < len(tokens) and tokens[end].low == "," else end
                if (
                    end > start
                    and after + 1 < len(tokens)
                    and tokens[after].low in prepositions
                    and _is_figure(tokens, after + 1, facts)
                    and can_speak(tokens, start, end, facts)
                ):
                    more.append(Found(start, end, one.cue_start, one.cue_end))
                    break
    return more


def _of_figures(tokens: list[Token], at: int, facts: Language) -> set[str]:
    """Return the prepositions that stand before figures after a verb."""
    return {
        tokens[here].low
        for here in range(at, min(len(tokens) - 1, at + FAR))
        if (tokens[here].low in facts.prepositions or tokens[here].low in facts.links)
        and _is_figure(tokens, here + 1, facts)
    }


def _is_figure(tokens: list[Token], at: int, facts: Language) -> bool:
    near = tokens[at : at + 3]
    if near and is_number(near[0], facts):
        return True
    small = bool(near) and (near[0].low in facts.prepositions or is_adverbial(near[0], facts))
    return small and len(near) > 1 and is_number(near[1], facts)
