"""Who a passive of saying names: `est confirmé par le ministère`, `rapportée dans X par Y`."""

from core.brief.stance.complements import is_document, is_number
from core.brief.stance.found import Found
from core.brief.stance.language import Language, places_of
from core.brief.stance.nouns import TELLING, meanings
from core.brief.stance.phrases import is_adverbial, phrase_end, shortest_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import Token
from core.brief.stance.verbs import Group

FAR = 10
"""Tokens between a participle of counting and who counted."""

TOLD = 6
"""Tokens before a participle among which what is told stands: a document or a figure."""


def _agent(tokens: list[Token], group: Group, facts: Language) -> int:
    """Return where the agent of a passive may stand: `est estimé à 9 millions d'euros par X`."""
    if tokens[group.end].low in facts.agents if group.end < len(tokens) else True:
        return group.end
    if tokens[group.head].low not in facts.figured:
        return _late_agent(tokens, group, facts)
    has_figure = False
    for here in range(group.end, min(len(tokens) - 1, group.end + FAR)):
        one, after = tokens[here], tokens[here + 1]
        if one.low in facts.agents and has_figure:
            named = after.is_capital or after.low in facts.determiners or len(one.low) > 3
            return here if named else group.end  # `par jour`
        if not (one.is_word or one.is_number) or one.low in facts.relatives:
            break
        has_figure = has_figure or one.is_number or one.low in facts.numerals
    return group.end


def _late_agent(tokens: list[Token], group: Group, facts: Language) -> int:
    """Return where an agent stands past other words: `est rapporté dans la revue X par une équipe`.

    Where the preposition has other uses (Romanian "de"), only a name close to the verb is one.
    """
    is_link = not facts.agents.isdisjoint(facts.links)
    for here in range(group.end, min(len(tokens) - 1, group.end + (2 if is_link else FAR))):
        one, after = tokens[here], tokens[here + 1]
        if one.low in facts.agents:
            return here if after.is_capital or not is_link else group.end
        if not (one.is_word or one.is_number) or one.low in facts.relatives | facts.that:
            break
    return group.end


def find_agent(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return who a passive names (`rapporté par CNN`), or the whole of `il a été suggéré que`."""
    after = group.end
    low = tokens[group.head].low
    if low in facts.phrasal_only or low in facts.mood.get("not_passive", ()):
        return None  # `le bilan a été revu par …`, `le projet est soutenu par …`
    denials = facts.mood.get("denials", frozenset())
    denied = any(one.low in denials for one in tokens[max(0, group.start - 2) : after])
    agent = after if denied else _agent(tokens, group, facts)
    if not denied and agent + 1 < len(tokens) and tokens[agent].low in facts.agents:
        end = phrase_end(tokens, agent + 1, facts)
        if end > agent + 1 and can_speak(tokens, agent + 1, end, facts):
            return Found(agent + 1, end, group.start, group.end)
    follows = after < len(tokens) and tokens[after].low in facts.that
    if follows and before >= 0 and tokens[before].low in facts.impersonal:
        return Found(before, group.end, before, group.end, is_nobody=True)
    if follows and facts.impersonal and "∅" in facts.impersonal and before < group.start:
        return Found(group.start, group.end, group.start, group.end, is_nobody=True)
    return None


def find_attached(tokens: list[Token], facts: Language) -> list[Found]:
    """Return who is named at a participle: `le bilan communiqué par la préfecture`.

    What stands before it must be what can be told: a document, a statement or a figure.
    """
    found: list[Found] = []
    for here in places_of(tokens, facts.attached):
        at = here + 1
        while at < len(tokens) and _is_between(tokens[at], at - here, facts):
            at += 1
        if here < 1 or at + 1 >= len(tokens) or tokens[at].low not in facts.agents:
            continue
        low = tokens[here].low
        before = tokens[max(0, here - 3) : here]
        passive = any(one.low in facts.auxiliaries or one.low in facts.been for one in before)
        own = low in facts.participles and low not in facts.phrasal_only
        if passive and (own or low in facts.mood.get("published", ())):
            continue  # read with its verb; what is published is not told
        if not _is_told(tokens, here, at, facts):
            continue
        end = _closed(tokens, at + 1, phrase_end(tokens, at + 1, facts), facts)
        gives = low in facts.mood.get("counted", ()) and tokens[at + 1].low in facts.determiners
        if end > at + 1 and (gives or can_speak(tokens, at + 1, end, facts)):
            found.append(Found(at + 1, end, here, at + 1))
    return found


def _closed(tokens: list[Token], start: int, end: int, facts: Language) -> int:
    """Return the end before what may be the verb: `la mairie | reste provisoire`."""
    first = shortest_end(tokens, start, facts)
    loose = tokens[first:end][:2]
    if len(loose) == 2 and not any(
        one.is_capital or not one.is_word or one.low in facts.links for one in loose
    ):
        return first
    return end


def _is_between(one: Token, away: int, facts: Language) -> bool:
    """Return whether a word may stand between a participle and its agent: a time, a small word."""
    if away > TOLD or one.low in facts.participles or one.low in facts.agents:
        return False
    return (
        is_adverbial(one, facts)
        or one.is_number
        or one.low in facts.determiners
        or one.low in facts.prepositions
    )


def _is_told(tokens: list[Token], at: int, agent: int, facts: Language) -> bool:
    """Return whether a document, a statement or a figure stands just before a participle."""
    for one in (*tokens[max(0, at - TOLD) : at], *tokens[at + 1 : agent]):
        if is_number(one, facts):
            return True
        known = one.is_word and not TELLING.isdisjoint(meanings(one.low, facts.code))
        if known or is_document(one.low, facts) or one.low.startswith(tuple(facts.statements)):
            return True
    return False
