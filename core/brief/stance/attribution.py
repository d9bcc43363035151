"""Who is said to say it: prepositions that name a source, and verbs of saying with a subject.

A verb of saying counts where what is said stands with it: before a conjunction, a colon, a
quotation or an infinitive ("a déclaré que"), when it closes what was said (", a déclaré le
ministre"), or with an object that is a statement itself (`complements.py`). After a quotation any
verb counts (`quotations.py`). So `sagte den Besuch ab` and `a annoncé sa démission`, where the act
is the news, do not. Fears and promises count with a clause that says what is feared or promised.
Threats, orders and hopes are not in the data: they report no statement that could be checked. A
pronoun is given ("il") only where the sentence names no other
speaker.
"""

from itertools import pairwise

from core.brief.stance import german
from core.brief.stance.closings import find_closings
from core.brief.stance.complements import is_document, phrasal_end, tells_with_object
from core.brief.stance.contrasts import without_other_values
from core.brief.stance.denials import find_denier
from core.brief.stance.found import Found
from core.brief.stance.gaps import find_gaps
from core.brief.stance.insertions import without_insertions
from core.brief.stance.language import Language, places_of
from core.brief.stance.neither import find_neither
from core.brief.stance.opinions import find_opinions
from core.brief.stance.passives import find_agent, find_attached
from core.brief.stance.phrases import is_adverbial, noun_head, phrase_end
from core.brief.stance.quotations import find_before_colon, find_quoted
from core.brief.stance.reported_clauses import ADDRESSED, has_complement
from core.brief.stance.somebody import can_speak, is_hearsay
from core.brief.stance.sources import find_sources
from core.brief.stance.subjects import (
    NEAR,
    before_group,
    clause_start,
    closes,
    following,
    is_bare_subject,
    preceding,
    subject_in,
)
from core.brief.stance.tokens import CLOSING, DASHES, ENDS, OPENING, Token
from core.brief.stance.verbs import Group, find_group
from core.brief.stance.ways import way_of


def find_speakers(tokens: list[Token], facts: Language) -> list[Found]:
    """Return the speakers in order; pronouns only where there is nothing else."""
    plain = without_insertions(tokens, facts)
    if plain is None:
        return _find(tokens, facts)
    return [plain.back(one, tokens) for one in _find(plain.tokens, facts)]


def _find(tokens: list[Token], facts: Language) -> list[Found]:
    found: list[Found] = []
    attached: list[Found] = []
    words = {one.low for one in tokens}
    found += find_sources(tokens, facts)
    if facts.capital_nouns:
        found += [Found(*one) for one in german.find_speakers(tokens, facts)]
    else:
        found += _by_verbs(tokens, facts)
        if not facts.attached.isdisjoint(words):
            attached = find_attached(tokens, facts)
            found += attached
        if not words.isdisjoint(facts.opinions):
            found += find_opinions(tokens, facts)
        if not facts.inquits.isdisjoint(words):
            found += find_closings(tokens, facts)
    if found:
        found += find_gaps(tokens, found, facts)
    found += [Found(*one) for one in find_quoted(tokens, facts)]
    found = without_other_values(tokens, found, words, facts)
    neither = find_neither(tokens, words, facts)
    if neither is not None:
        found = [one for one in found if not _has_cue_of(one, neither)]
        found = [one for one in found if not (one.start < neither.end and neither.start < one.end)]
        found.append(neither)
    denier = find_denier(tokens, facts)
    if denier is not None and (
        denier.end <= denier.cue_start or can_speak(tokens, denier.start, denier.end, facts)
    ):  # not `Son avocat, Karim Belloc, conteste ces accusations`
        # `a claim denied by the bank`: what is denied denies nothing
        found = [one for one in found if not _has_cue_of(one, denier)]
        found.append(denier)
    if any(not one.is_citing and not one.is_pronoun for one in found):
        # `le maire, cité par l'AFP`: the one who is cited speaks
        found = [one for one in found if not one.is_citing]
    found.sort(key=lambda one: (one.start, -one.end))
    chosen: list[Found] = []
    for one in found:
        if (not chosen or one.start >= chosen[-1].end) and _is_somebody(tokens, one, facts):
            chosen.append(one)
    chosen = [_told(tokens, one, facts) for one in chosen]
    named = [one for one in chosen if not one.is_pronoun]
    if all(one in attached for one in named):
        named = chosen  # `he said that …, fewer than the 1.8 million claimed by the attackers`
    return named or chosen or find_before_colon(tokens, facts)


def _has_cue_of(one: Found, other: Found) -> bool:
    return one.cue_start < other.cue_end and other.cue_start < one.cue_end


def _told(tokens: list[Token], one: Found, facts: Language) -> Found:
    """Return a speaker with what they do; some reports are nobody, with the words around them."""
    if not is_hearsay(tokens, one.start, one.end, facts):
        is_known = one.is_nobody or one.way != "reports"
        return one if is_known else one._replace(way=way_of(tokens, one, facts))
    start = one.cue_start if one.cue_end == one.start else one.start
    end = one.cue_end if one.cue_start == one.end else one.end
    return one._replace(start=start, end=end, is_nobody=True)


def _is_somebody(tokens: list[Token], one: Found, facts: Language) -> bool:
    """Return whether a phrase is neither a measure (`son taux à 6,5 %`) nor a verb (`été hué`)."""
    last = tokens[one.end - 1]
    if last.is_number and tokens[one.end - 2].low in facts.prepositions and one.end > one.start + 1:
        return False
    if all(each.low in facts.possessives for each in tokens[one.start : one.end]):
        return False  # `din informațiile noastre`
    passive = one.start and tokens[one.start - 1].low in facts.been
    return not (passive and one.end == one.start + 1 and not facts.capital_nouns)


def _by_verbs(tokens: list[Token], facts: Language) -> list[Found]:
    found: list[Found] = []
    done = 0
    for at in places_of(tokens, facts.group_starts):
        group = find_group(tokens, at, facts) if at >= done else None
        if group is None:
            continue
        one = _speaker_of(tokens, group, facts)
        if one is not None:
            found.append(one)
        done = group.end
    return found


def _speaker_of(tokens: list[Token], group: Group, facts: Language) -> Found | None:
    before = before_group(tokens, group.start, facts)
    if group.pronoun is not None:
        where = _where(tokens, group, facts)
        if where is not None:
            return where
        return Found(group.pronoun, group.pronoun + 1, group.start, group.end, True)
    if tokens[group.head].low in facts.gerunds:
        return _of_gerund(tokens, group, before, facts)
    if group.is_passive:
        return find_agent(tokens, group, before, facts)
    return _of_verb(tokens, group, before, facts)


def _where(tokens: list[Token], group: Group, facts: Language) -> Found | None:
    """Return the house in which it is said: `dit-on à la préfecture`."""
    low = tokens[group.end - 1].low
    start = group.end + 1
    if low not in facts.mood.get("one", ()) or start >= len(tokens):
        return None
    if tokens[group.end].low not in facts.mood["said_at"]:
        return None
    end = phrase_end(tokens, start, facts)
    speaks = end > start and can_speak(tokens, start, end, facts)
    return Found(start, end, group.start, group.end) if speaks else None


def _of_verb(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject of an active verb, before or after it."""
    if before >= 0 and tokens[before].low in facts.as_words:
        found = following(tokens, group, facts)
        commas = [one for one in tokens[group.end : found.start] if one.low == ","] if found else []
        # `comme annoncé lundi, le pont fermera`: one comma ends the clause, two part something off
        return found if len(commas) != 1 else None
    opens = (
        before < 0
        or not (tokens[before].is_word or tokens[before].is_number or tokens[before].low == ")")
        or _is_what(tokens, before, facts)
    )
    within = _within(tokens, group, before, facts)
    if within is not None:
        return within
    bare = is_bare_subject(tokens, before, facts)
    tells = _tells(tokens, group, facts)
    if _says_nothing(tokens, group, before, facts, tells=tells):
        return None
    found = None
    if opens and not bare and before >= 0 and tokens[before].low == ",":
        found = _inverted(tokens, group, before, facts)  # `…, a fait savoir l'Élysée`
        if found is not None and not can_speak(tokens, found.start, found.end, facts):
            found = None
    if found is None and (
        has_complement(tokens, group, facts)
        or (tells and (bare or not opens or tokens[group.head].low in facts.phrasal))
    ):
        found = preceding(tokens, group, before, facts)
        if found is not None and not _may_speak(tokens, group, found, facts):
            found = None
    if found is None and not opens:
        found = _fronted(tokens, group, facts, tells=tells)
    if found is not None or bare:
        return found
    return _at_the_end(tokens, group, before, facts, opens=opens, tells=tells)


def _within(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject inside a split verb: `…, heeft curator De Wit vrijdag bekendgemaakt`."""
    if "split_verbs" not in facts.mood or before < 0 or tokens[before].low not in CLOSING | {","}:
        return None
    inner = following(tokens, group._replace(end=group.start + 1), facts)
    if inner is None or inner.end > group.head or not closes(tokens, group.end, facts):
        return None
    speaks = can_speak(tokens, inner.start, inner.end, facts)
    return inner._replace(cue_start=group.start, cue_end=group.end) if speaks else None


def _says_nothing(
    tokens: list[Token], group: Group, before: int, facts: Language, *, tells: bool
) -> bool:
    """Return whether a verb lacks what it needs, has no subject, or only denies."""
    if not tells and tokens[group.head].low in facts.phrasal_only:
        return True
    return _is_impersonal(tokens, group, facts) or _only_denies(tokens, group, before, facts)


def _at_the_end(
    tokens: list[Token], group: Group, before: int, facts: Language, *, opens: bool, tells: bool
) -> Found | None:
    """Return the subject where what is said stands before: `…, a dit le ministre`."""
    front = facts.mood.get("it_objects", frozenset())
    has_it = any(one.low in front for one in tokens[: group.start])  # `lo ha confermato X`
    has_it = has_it or _is_of_this(tokens, group, facts)
    if before < 0 and not has_it and not _says_later(tokens, group.end, facts):
        return None
    found = _inverted(tokens, group, before, facts) if opens else None
    if found is not None:
        return found
    if _is_parenthesis(tokens, group, before, facts):
        return preceding(tokens, group, before, facts)
    if tells and opens:
        found = preceding(tokens, group, before, facts)
        return found if found and _may_speak(tokens, group, found, facts) else None
    return None


def _fronted(tokens: list[Token], group: Group, facts: Language, *, tells: bool) -> Found | None:
    """Return the subject after its verb, where something else stands first in its clause.

    So in `In een verklaring zegt de bond dat …`, `El lunes informó la policía de que …`.
    """
    split = "split_verbs" in facts.mood and tokens[group.start].low in facts.auxiliaries
    verb = group.start + 1 if split else group.end
    found = following(tokens, group._replace(end=verb), facts)
    if found is None or found.start > verb + ADDRESSED:
        return None
    if not can_speak(tokens, found.start, found.end, facts):
        return None
    end = group.end if split else found.end
    told = tells or _is_of_this(tokens, group, facts)
    told = told or has_complement(tokens, group._replace(end=end), facts)
    return found if told and _may_speak(tokens, group, found, facts) else None


def _is_impersonal(tokens: list[Token], group: Group, facts: Language) -> bool:
    """Return whether nobody is the subject: `szacuje się`, but `skarży się na`."""
    impersonal = facts.mood.get("impersonal_after", frozenset())
    low = tokens[group.head].low
    after = tokens[group.end].low if group.end < len(tokens) else ""
    return after in impersonal and not any(
        cue.words[0] in impersonal for cue in facts.phrasal.get(low, ())
    )


def _is_of_this(tokens: list[Token], group: Group, facts: Language) -> bool:
    """Return whether it is told of what was said before: `Про це повідомив`, `Dat meldt …`."""
    if group.start == 1 and tokens[0].low in facts.mood.get("front_this", ()):
        return True
    about = facts.mood.get("about_this", frozenset())
    near = tokens[max(0, group.start - 3) : group.end + 3]
    return any(one.low in about and then.low in about for one, then in pairwise(near))


def _only_denies(tokens: list[Token], group: Group, before: int, facts: Language) -> bool:
    """Return whether a clause denies what another one says: `…, mais la police dément`.

    Then it is not the denier who says what the sentence is about.
    """
    if tokens[group.head].low not in facts.mood.get("denying", ()):
        return False
    it = facts.mood.get("this", frozenset())
    end = group.end
    while end < len(tokens) and (tokens[end].low in it or is_adverbial(tokens[end], facts)):
        end += 1
    closed = end == len(tokens) or tokens[end].low in ENDS
    start = clause_start(tokens, before + 1, facts)
    return closed and any(one.low in ",;" or one.low in DASHES for one in tokens[:start])


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
    past = phrasal_end(tokens, group.head, group.end, facts)  # `…, a dat asigurări ministerul`
    found = following(tokens, group._replace(end=past), facts)
    if found is None or noun_head(tokens, found.start, found.end, facts) in facts.not_speakers:
        return None
    endings = tuple(facts.mood.get("subject_endings", ("",)))
    first = tokens[found.start]
    if not (
        first.is_capital
        or first.low in facts.determiners | facts.pronouns
        or first.low.endswith(endings)
        or can_speak(tokens, found.start, found.end, facts)
    ):
        return None  # `nu se așteaptă la relații bilaterale`: an adjective is no subject
    return found if closes(tokens, found.end, facts) else None


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
    low = tokens[group.head].low
    if low in facts.showing:
        return is_document(head, facts)
    things = facts.mood.get("of_things", frozenset())
    if not things.isdisjoint((low, tokens[group.start].low)) and not can_speak(
        tokens, found.start, found.end, facts
    ):
        return False  # `la chute des prix confirme que`
    return head not in facts.not_speakers


def _of_gerund(tokens: list[Token], group: Group, before: int, facts: Language) -> Found | None:
    """Return the subject of the sentence, which says what follows: `…, affirmant que`."""
    if before < 0 or not has_complement(tokens, group, facts):
        return None
    found = subject_in(tokens, 0, before, facts)
    return Found(*found, group.start, group.end) if found else None


def _is_parenthesis(tokens: list[Token], group: Group, before: int, facts: Language) -> bool:
    """Return whether subject and verb stand alone at the end (`…, the minister said`)."""
    low = tokens[group.head].low
    if before < 0 or (low not in facts.free and low not in facts.closing):
        return False
    after = tokens[group.end] if group.end < len(tokens) else None
    ends = after is None or not after.is_word or after.low in facts.prepositions
    if not ends and low in facts.mood.get("addressing", ()):  # `…, officials told the agency.`
        told = tokens[group.end : group.end + ADDRESSED]
        ends = any(not one.is_word for one in told) or group.end + len(told) == len(tokens)
    if not (ends or after is None or is_adverbial(after, facts)):
        return False
    start = clause_start(tokens, before + 1, facts)
    return (start > 0 and tokens[start - 1].low in ",") or (
        start > 0 and tokens[start - 1].low in CLOSING
    )
