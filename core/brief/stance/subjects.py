"""The subject of a verb of saying, before it or after it, by the small words around them."""

from collections.abc import Callable

from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.nouns import meanings
from core.brief.stance.phrases import is_adverbial, phrase_end, shortest_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import CLOSING, DASHES, ENDS, OPENING, Token
from core.brief.stance.verbs import Group

INSERTED = 7
"""Tokens of an insertion between a verb and its subject, with its commas."""

NEAR = 14
"""Tokens between a verb of saying and what is said."""


def before_group(tokens: list[Token], at: int, facts: Language) -> int:
    """Return the last token before a verb that is no adverb or small pronoun."""
    here = at - 1
    while here >= 0 and (
        (tokens[here].low in facts.clitics and not tokens[here].is_number)
        or is_adverbial(tokens[here], facts)
    ):
        here -= 1
    return here


def following(tokens: list[Token], group: Group, facts: Language) -> Found | None:
    """Return the subject after its verb, past adverbs and those spoken to."""
    return _past(tokens, group, facts, phrase_end) or _past(tokens, group, facts, shortest_end)


def _past(
    tokens: list[Token],
    group: Group,
    facts: Language,
    end_of: Callable[[list[Token], int, Language], int],
) -> Found | None:
    """Return the first phrase that no preposition governs; `end_of` tells how far those reach."""
    here = past_insertion(tokens, group.end)
    while here < len(tokens) and here < group.end + NEAR:
        one = tokens[here]
        if one.low in facts.that or one.low in ENDS or one.low == ":":
            return None
        if one.low in facts.infinitives:
            here += 1
        elif one.low in facts.determiners and _is_weekday(tokens, here + 1, facts):
            here += 2  # `avanzó este martes el ministro`
        elif one.low in facts.prepositions or (
            one.low in facts.links and one.low not in facts.determiners
        ):
            here = max(end_of(tokens, here + 1, facts), here + 1)
        elif is_adverbial(one, facts) or one.is_number or not one.is_word:
            here += 1
        else:
            end = phrase_end(tokens, here, facts)
            if end == here:
                return None
            pronoun = end == here + 1 and one.low in facts.pronouns
            return Found(here, end, group.start, group.end, pronoun)
    return None


def past_insertion(tokens: list[Token], at: int) -> int:
    """Return where the words after commas begin: `confirme, chiffres à l'appui, la note`."""
    if at < len(tokens) and tokens[at].low == ",":
        for here in range(at + 2, min(at + INSERTED, len(tokens) - 1)):
            if tokens[here].low == ",":
                return here + 1
            if not tokens[here].is_word:
                break
    return at


def _is_weekday(tokens: list[Token], at: int, facts: Language) -> bool:
    return at < len(tokens) and tokens[at].low in facts.times


def closes(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether a clause that names a speaker may end here."""
    here = at
    while here < len(tokens) and here < at + NEAR:
        one = tokens[here]
        if not one.is_word and not one.is_number:
            return True
        if one.low in facts.that or one.low in facts.relatives:
            return True
        if here == at and not (
            one.low in facts.prepositions
            or one.low in facts.links
            or one.low in facts.conjunctions
            or one.low in facts.mood.get("published", ())
            or is_adverbial(one, facts)
        ):
            return False
        here += 1
    return True


def preceding(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject before its verb."""
    if before < 0 or tokens[before].low in facts.mood.get("object_relatives", ()):
        return None  # `une estimation que conteste la filière`
    edge = before + 1
    if tokens[before].low in facts.relatives and tokens[before].low not in facts.pronouns:
        edge = before - (1 if before and tokens[before - 1].low == "," else 0)
    elif tokens[before].low == "," or tokens[before].low in ")" or tokens[before].low in DASHES:
        edge = _before_insertion(tokens, before)
    if edge <= 0:
        return None
    start = clause_start(tokens, edge, facts)
    found = subject_in(tokens, start, edge, facts) or _subject_beside(tokens, start, edge, facts)
    if tokens[edge - 1].low == ")":
        # `la présidente du parti (X), Anna Berg, a dit`
        opening = max((at for at in range(edge) if tokens[at].low == "("), default=edge)
        start = clause_start(tokens, opening, facts)
        found = subject_in(tokens, start, opening, facts)
        found = (found[0], edge) if found and found[1] == opening else None
    is_relative = edge < before and tokens[before].low in facts.relatives
    if is_relative and (found is None or found[1] < edge):
        found = _antecedent(tokens, start, edge, facts) or found
    if found is None:
        return None
    first, end = found
    if edge < before and end <= edge and tokens[edge + 1].is_capital and end > edge - 8:
        end = before  # `le ministre, Jean Dupont, a déclaré`
    pronoun = end == first + 1 and tokens[first].low in facts.pronouns
    return Found(first, end, group.start, group.end, pronoun)


def _antecedent(
    tokens: list[Token], start: int, edge: int, facts: Language
) -> tuple[int, int] | None:
    """Return the phrase before a relative clause, whatever governs it: `l'avis du X, qui juge`."""
    if edge >= len(tokens) or tokens[edge].low != ",":
        return None
    for here in range(max(start, edge - 16), edge):
        one = tokens[here]
        if one.low in facts.determiners and phrase_end(tokens, here, facts) == edge:
            return here, edge
    return None


def is_bare_subject(tokens: list[Token], before: int, facts: Language) -> bool:
    """Return whether only a subject and an insertion stand before: `le chef, X, a reconnu …`."""
    if before < 0 or tokens[before].low != ",":
        return False
    edge = _before_insertion(tokens, before)
    inside = tokens[edge + 1 : before]
    clause = any(one.low in facts.auxiliaries or one.low in facts.been for one in inside)
    if clause and inside[0].low not in facts.relatives:
        return False  # `À Lille, 12 maisons sont détruites, a dit le maire`
    named = edge > 1 and (tokens[1].is_capital or tokens[0].low in facts.determiners)
    if not (named or facts.capital_nouns or meanings(tokens[0].low, facts.code)):
        return False  # `Faute d'accord, la grève débutera lundi, prévient Catedra`
    return 0 < edge <= phrase_end(tokens, 0, facts)


def _before_insertion(tokens: list[Token], mark: int) -> int:
    """Return where an insertion that ends at `mark` begins: `le ministre, à Séoul, a dit`."""
    pair = {")": "("}.get(tokens[mark].low, tokens[mark].low)
    for here in range(mark - 1, max(-1, mark - 22), -1):
        if tokens[here].low == pair:
            return here
        if tokens[here].low in ENDS and tokens[here].low != ".":
            break
    return 0


def clause_start(tokens: list[Token], edge: int, facts: Language) -> int:
    """Return where the clause that ends at `edge` begins, past a relative clause."""
    here = edge - 1
    while here >= 0:
        one = tokens[here]
        if not one.is_word and not one.is_number:
            inner = (
                one.low == "."
                or (one.low in CLOSING and here > edge - 8)
                or (one.low in OPENING and any(t.low in CLOSING for t in tokens[here:edge]))
                or one.low in "-&/"
            )
            if not inner:
                break
        elif one.low in facts.that or (one.low in facts.relatives and here < edge - 1):
            # `le ministre qui dirige …` begins before the relative; the rest is passed over
            if one.low in facts.relatives and one.low not in facts.that and here:
                return clause_start(tokens, here, facts)
            break
        elif one.low in facts.stops:
            return here if one.low in facts.pronouns else here + 1
        here -= 1
    return here + 1


def _subject_beside(
    tokens: list[Token], start: int, edge: int, facts: Language
) -> tuple[int, int] | None:
    """Return who speaks after a governed noun that no small word parts from them.

    So in the Slavic languages: `W komunikacie federacja pisze o …`.
    """
    found = subject_in(tokens, start, edge, facts, shortest_end)
    return found if found is not None and can_speak(tokens, *found, facts) else None


def subject_in(
    tokens: list[Token],
    start: int,
    edge: int,
    facts: Language,
    governed_end: Callable[[list[Token], int, Language], int] | None = None,
) -> tuple[int, int] | None:
    """Return the first noun phrase in a stretch that no preposition governs.

    `governed_end` tells how far phrases reach that one governs, where it is not as far as others.
    """
    here = start
    governed = False
    while here < edge:
        one = tokens[here]
        if one.low in facts.prepositions and one.low not in facts.determiners:
            governed = True
            here += 1
            continue
        if (not one.is_word and one.low not in OPENING) or (
            is_adverbial(one, facts) and not one.low[0].isdigit()
        ):
            # `w poniedziałek policja podała`: a day ends what a preposition governs
            governed = governed and one.low not in facts.times
            here += 1
            continue
        if one.low in facts.conjunctions or one.low in facts.as_words:
            here += 1
            continue
        reach = governed_end if governed and governed_end is not None else phrase_end
        end = min(reach(tokens, here, facts), edge)
        if end <= here:
            here += 1
            continue
        if not governed and not _is_time(tokens, here, end, facts):
            return here, end
        governed = False
        here = end
    return None


def _is_time(tokens: list[Token], start: int, end: int, facts: Language) -> bool:
    """Return whether a phrase is a date or has no word of its own: `le 26`."""
    return not any(
        one.is_word and one.low not in facts.determiners and one.low not in facts.links
        for one in tokens[start:end]
    ) or any(one.low in facts.times for one in tokens[end : end + 1])
