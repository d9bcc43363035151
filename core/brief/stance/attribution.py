"""Who is said to say it: prepositions that name a source, and verbs of saying with a subject.

A verb of saying counts where what is said stands with it: before a conjunction, a colon, a
quotation or an infinitive ("a déclaré que"), when it closes what was said (", a déclaré le
ministre"), or with an object that is a statement itself (`complements.py`). After a quotation any
verb counts (`quotations.py`). So `sagte den Besuch ab` and `a annoncé sa démission`, where the act
is the news, do not. Promises, threats, orders, hopes and fears are not in the data: they report no
statement that could be checked. A pronoun is given ("il") only where the sentence names no other
speaker.
"""

from collections.abc import Callable

from core.brief.stance import german
from core.brief.stance.complements import is_document, tells_with_object
from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.phrases import is_adverbial, noun_head, phrase_end, shortest_end
from core.brief.stance.quotations import find_quoted
from core.brief.stance.sources import find_sources
from core.brief.stance.tokens import CLOSING, DASHES, ENDS, OPENING, Token
from core.brief.stance.verbs import Group, find_group

NEAR = 14
"""Tokens between a verb of saying and what is said."""


def find_speakers(tokens: list[Token], facts: Language) -> list[Found]:
    """Return the speakers in order; pronouns only where there is nothing else."""
    found: list[Found] = []
    if not facts.source_starts.isdisjoint([one.low for one in tokens]):
        found += find_sources(tokens, facts)
    if facts.capital_nouns:
        found += [Found(*one) for one in german.find_speakers(tokens, facts)]
    else:
        found += _by_verbs(tokens, facts)
    found += [Found(*one) for one in find_quoted(tokens, facts)]
    if any(not one.is_citing and not one.is_pronoun for one in found):
        # `le maire, cité par l'AFP`: the one who is cited speaks
        found = [one for one in found if not one.is_citing]
    found.sort(key=lambda one: (one.start, -one.end))
    chosen: list[Found] = []
    for one in found:
        if (not chosen or one.start >= chosen[-1].end) and _is_somebody(tokens, one, facts):
            chosen.append(one)
    named = [one for one in chosen if not one.is_pronoun]
    return named or chosen


def _is_somebody(tokens: list[Token], one: Found, facts: Language) -> bool:
    """Return whether a phrase is neither a measure (`son taux à 6,5 %`) nor a verb (`été hué`)."""
    last = tokens[one.end - 1]
    if last.is_number and tokens[one.end - 2].low in facts.prepositions and one.end > one.start + 1:
        return False
    passive = one.start and tokens[one.start - 1].low in facts.been
    return not (passive and one.end == one.start + 1 and not facts.capital_nouns)


def _by_verbs(tokens: list[Token], facts: Language) -> list[Found]:
    found: list[Found] = []
    if facts.group_starts.isdisjoint([one.low for one in tokens]):
        return found
    at = 0
    while at < len(tokens):
        if tokens[at].low not in facts.group_starts:
            at += 1
            continue
        group = find_group(tokens, at, facts)
        if group is None:
            at += 1
            continue
        one = _speaker_of(tokens, group, facts)
        if one is not None:
            found.append(one)
        at = group.end
    return found


def _speaker_of(tokens: list[Token], group: Group, facts: Language) -> Found | None:
    before = _before_group(tokens, group.start, facts)
    if group.pronoun is not None:
        return Found(group.pronoun, group.pronoun + 1, group.start, group.end, True)
    if tokens[group.head].low in facts.gerunds:
        return _of_gerund(tokens, group, before, facts)
    if group.is_passive:
        return _passive(tokens, group, before, facts)
    return _of_verb(tokens, group, before, facts)


def _of_verb(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject of an active verb, before or after it."""
    if before >= 0 and tokens[before].low in facts.as_words:
        return _following(tokens, group, facts)
    opens = before < 0 or not tokens[before].is_word or _is_what(tokens, before, facts)
    bare = _is_bare_subject(tokens, before, facts)
    tells = _tells(tokens, group, facts)
    if _has_complement(tokens, group, facts) or (
        tells and (bare or not opens or tokens[group.head].low in facts.phrasal)
    ):
        found = _preceding(tokens, group, before, facts)
        if found is not None and _may_speak(tokens, group, found, facts):
            return found
    if bare:
        return None
    if before < 0 and not _says_later(tokens, group.end, facts):
        return None
    found = _inverted(tokens, group, before, facts) if opens else None
    if found is not None:
        return found
    if _is_parenthesis(tokens, group, before, facts):
        return _preceding(tokens, group, before, facts)
    if tells and opens:
        found = _preceding(tokens, group, before, facts)
        return found if found and _may_speak(tokens, group, found, facts) else None
    return None


def _is_what(tokens: list[Token], before: int, facts: Language) -> bool:
    """Return whether `what` stands before a verb: `c'est ce qu'a révélé le quotidien`."""
    return (
        before >= 1
        and tokens[before - 1].low in facts.mood.get("what_first", ())
        and tokens[before].low in facts.mood.get("what_then", ())
    )


def _inverted(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject after its verb, where nothing else follows: `…, a dit le ministre`."""
    if before >= 0 and tokens[before].low in OPENING - CLOSING:
        return None
    found = _following(tokens, group, facts)
    if found is None or noun_head(tokens, found.start, found.end, facts) in facts.not_speakers:
        return None
    return found if _closes(tokens, found.end, facts) else None


def _says_later(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether what is said follows a verb that begins a sentence: else it has an object."""
    return any(
        one.low in facts.that or one.low == ":" or one.low in OPENING
        for one in tokens[at : at + NEAR]
    )


def _tells(tokens: list[Token], group: Group, facts: Language) -> bool:
    return tells_with_object(
        tokens, group.head, group.end, len(tokens), facts, reflexive=group.is_reflexive
    )


def _may_speak(tokens: list[Token], group: Group, found: Found, facts: Language) -> bool:
    """Return whether a subject can say something; of some verbs only a document can."""
    head = noun_head(tokens, found.start, found.end, facts)
    if tokens[group.head].low in facts.showing:
        return is_document(head, facts)
    return head not in facts.not_speakers


def _of_gerund(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject of the sentence, which says what follows: `…, affirmant que`."""
    if before < 0 or not _has_complement(tokens, group, facts):
        return None
    found = _subject(tokens, 0, before, facts)
    return Found(*found, group.start, group.end) if found else None


def _before_group(tokens: list[Token], at: int, facts: Language) -> int:
    """Return the last token before a verb that is no adverb or small pronoun."""
    here = at - 1
    while here >= 0 and (
        (tokens[here].low in facts.clitics and not tokens[here].is_number)
        or is_adverbial(tokens[here], facts)
    ):
        here -= 1
    return here


def _has_complement(tokens: list[Token], group: Group, facts: Language) -> bool:
    """Return whether what is said follows: a clause, a quotation, an infinitive, or a denial."""
    if group.end >= len(tokens):
        return False
    head = tokens[group.head].low
    if head in facts.phrasal_only or (head in facts.reflexive_only and not group.is_reflexive):
        return False
    governed = False
    for here in range(
        _past_insertion(tokens, group.end, facts), min(len(tokens), group.end + NEAR)
    ):
        one = tokens[here]
        if one.low in facts.that or one.low == ":" or one.low in OPENING:
            return one.low not in facts.not_complements
        if one.low in facts.infinitives and not governed:
            return True
        if here == group.end and head in facts.free and one.low not in facts.not_complements:
            return one.is_word or one.is_number or one.low == ","
        if one.low in facts.prepositions or one.low in facts.links:
            governed = True
        elif one.low == ",":
            governed = False
        elif not (
            governed
            or one.is_number
            or is_adverbial(one, facts)
            or one.low in facts.clitics
            or one.low in facts.mood.get("telling_nouns", ())
            or one.low.endswith(tuple(facts.mood.get("addressee", ("\0",))))
        ):
            return False
    return False


def _past_insertion(tokens: list[Token], at: int, facts: Language) -> int:
    """Return where `que` stands after an insertion: `affirme, documents à l'appui, que`."""
    if at < len(tokens) and tokens[at].low == ",":
        for here in range(at + 1, min(at + 9, len(tokens) - 1)):
            if tokens[here].low == "," and tokens[here + 1].low in facts.that:
                return here + 1
    return at


def _following(tokens: list[Token], group: Group, facts: Language) -> Found | None:
    """Return the subject after its verb, past adverbs and those spoken to."""
    return _past(tokens, group, facts, phrase_end) or _past(tokens, group, facts, shortest_end)


def _past(
    tokens: list[Token],
    group: Group,
    facts: Language,
    end_of: Callable[[list[Token], int, Language], int],
) -> Found | None:
    """Return the first phrase that no preposition governs; `end_of` tells how far those reach."""
    here = group.end
    while here < len(tokens) and here < group.end + NEAR:
        one = tokens[here]
        if one.low in facts.that or one.low in ENDS or one.low == ":":
            return None
        if one.low in facts.infinitives:
            here += 1
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


def _closes(tokens: list[Token], at: int, facts: Language) -> bool:
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
            or is_adverbial(one, facts)
        ):
            return False
        here += 1
    return True


def _preceding(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject before its verb."""
    if before < 0:
        return None
    edge = before + 1
    if tokens[before].low in facts.relatives and tokens[before].low not in facts.pronouns:
        edge = before - (1 if before and tokens[before - 1].low == "," else 0)
    elif tokens[before].low == "," or tokens[before].low in ")" or tokens[before].low in DASHES:
        edge = _before_insertion(tokens, before)
    if edge <= 0:
        return None
    start = _clause_start(tokens, edge, facts)
    found = _subject(tokens, start, edge, facts)
    if found is None:
        return None
    first, end = found
    if edge < before and end <= edge and tokens[edge + 1].is_capital and end > edge - 8:
        end = before  # `le ministre, Jean Dupont, a déclaré`
    pronoun = end == first + 1 and tokens[first].low in facts.pronouns
    return Found(first, end, group.start, group.end, pronoun)


def _is_bare_subject(tokens: list[Token], before: int, facts: Language) -> bool:
    """Return whether only a subject and an insertion stand before: `le chef, X, a reconnu …`."""
    if before < 0 or tokens[before].low != ",":
        return False
    edge = _before_insertion(tokens, before)
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


def _clause_start(tokens: list[Token], edge: int, facts: Language) -> int:
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
                return _clause_start(tokens, here, facts)
            break
        elif one.low in facts.stops:
            return here if one.low in facts.pronouns else here + 1
        here -= 1
    return here + 1


def _subject(tokens: list[Token], start: int, edge: int, facts: Language) -> tuple[int, int] | None:
    """Return the first noun phrase in a stretch that no preposition governs."""
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
            here += 1
            continue
        if one.low in facts.conjunctions or one.low in facts.as_words:
            here += 1
            continue
        end = phrase_end(tokens, here, facts)
        end = min(end, edge)
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


def _is_parenthesis(tokens: list[Token], group: Group, before: int, facts: Language) -> bool:
    """Return whether subject and verb stand alone at the end (`…, the minister said`)."""
    low = tokens[group.head].low
    if before < 0 or (low not in facts.free and low not in facts.closing):
        return False
    after = tokens[group.end] if group.end < len(tokens) else None
    ends = after is None or not after.is_word or after.low in facts.prepositions
    if not (ends or after is None or is_adverbial(after, facts)):
        return False
    start = _clause_start(tokens, before + 1, facts)
    return (start > 0 and tokens[start - 1].low in ",") or (
        start > 0 and tokens[start - 1].low in CLOSING
    )


def _passive(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return who a passive names (`rapporté par CNN`), or the whole of `il a été suggéré que`."""
    after = group.end
    denied = any(one.low in facts.mood.get("denials", ()) for one in tokens[group.start : after])
    if not denied and after + 1 < len(tokens) and tokens[after].low in facts.agents:
        end = phrase_end(tokens, after + 1, facts)
        if end > after + 1:
            return Found(after + 1, end, group.start, group.end)
    follows = after < len(tokens) and tokens[after].low in facts.that
    if follows and before >= 0 and tokens[before].low in facts.impersonal:
        return Found(before, group.end, before, group.end, is_nobody=True)
    if follows and facts.impersonal and "∅" in facts.impersonal and before < group.start:
        return Found(group.start, group.end, group.start, group.end, is_nobody=True)
    return None
