"""German speakers: the verb stands second or last, and parts of it at the end of its clause."""

from typing import TYPE_CHECKING

from core.brief.stance import german_sources
from core.brief.stance.complements import is_act, is_document, tells_with_object
from core.brief.stance.german_clauses import clause_end, clause_start
from core.brief.stance.german_closings import closes_clause, find_closing
from core.brief.stance.german_objects import (
    before_words,
    calls,
    front_of,
    has_object,
    is_no_verb,
    is_own,
    judges,
    only_denies,
    states_front,
    subject_after,
)
from core.brief.stance.german_sources import FoundGerman
from core.brief.stance.language import matching, places_of
from core.brief.stance.phrases import is_adverbial, noun_head, phrase_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import CLOSING, OPENING, Token

if TYPE_CHECKING:
    from core.brief.stance.language import Language


def find_speakers(tokens: list[Token], facts: "Language") -> list[FoundGerman]:
    """Return the speakers that verbs of saying show."""
    found: list[FoundGerman] = []
    told: list[FoundGerman] = []
    for at in places_of(tokens, facts.group_starts):
        low = tokens[at].low
        if low in facts.mood["it_says"] or low in facts.mood["says_otherwise"]:
            made = german_sources.find_source(tokens, at, facts)
        else:
            made = _by_verb(tokens, at, facts)
        if made is not None and made[1] > made[0]:
            # `Die Klinik habe das gemeldet, sagte X`: it is X who speaks
            (told if low in facts.mood["told_of"] else found).append(made)
    return found or told


def _by_verb(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    low = tokens[at].low
    made: FoundGerman | None = None
    if low in facts.finite:
        made = _finite(tokens, at, facts)
    if made is None and low in facts.mood["closing_verbs"]:
        return find_closing(tokens, at, facts)
    if made is not None or low in facts.finite:
        return made
    if low in facts.opinions:
        return _opinion(tokens, at, facts)
    if low in facts.auxiliaries:
        return _perfect(tokens, at, facts)
    if low in facts.been:
        return _passive(tokens, at, facts)
    return _infinitive(tokens, at, facts) if low in facts.leading else None


def _finite(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    low = tokens[at].low
    start, end = clause_start(tokens, at), clause_end(tokens, at)
    if is_no_verb(tokens, start, at, end, facts):
        return None
    if low in facts.mood["emerging"] and tokens[end - 1].low != "aus":
        return german_sources.find_emerging(tokens, start, at, end, facts)
    if start < at and tokens[start].low in facts.as_words:
        return _as_clause(tokens, start, at, end, facts)
    if (
        start == at - 1 and tokens[start].low == "so" and low not in facts.phrasal_only
    ):  # `…, so vermutet die Polizei, …`
        speaker = subject_after(tokens, at + 1, end, facts)
        return (*speaker, at, at + 1, _is_pronoun(tokens, *speaker, facts)) if speaker else None
    tells = _tells(tokens, at, at + 1, end, facts)
    stated = states_front(tokens, start, at, end, facts)
    tells = tells or stated or calls(tokens, at, end)
    if low in facts.mood["announcing"] and not (
        tells or _announces(tokens, end, facts) or closes_clause(tokens, start, at, end)
    ):
        return None
    last = tokens[end - 1].low
    tells = tells or (
        last in facts.mood.get("telling_particles", ()) and low in facts.mood["foretelling"]
    )
    if not _has_particle(tokens, at, end, facts, tells):
        return None
    if not tells and (low in facts.phrasal_only or low in facts.object_only):
        return None
    speaker = (
        subject_after(tokens, at + 1, end, facts)
        if stated
        else _main_clause(tokens, start, at, end, facts, tells)
    )
    if speaker is None or only_denies(tokens, start, at, end, facts):
        return None
    first, stop = speaker
    stop = before_words(tokens, at, first, stop, facts)
    if not _can_say(tokens, at, first, stop, facts, tells=tells):
        return None
    return first, stop, at, at + 1, _is_pronoun(tokens, first, stop, facts)


def _announces(tokens: list[Token], end: int, facts: "Language") -> bool:
    """Return whether what is announced follows: a clause with `dass`, or an infinitive."""
    if end + 1 >= len(tokens) or tokens[end].low != ",":
        return False
    if tokens[end + 1].low in facts.that:
        return True
    stop = clause_end(tokens, end + 1)
    return any(
        one.low == "zu" or ("zu" in one.low[2:-3] and one.low.endswith("en"))
        for one in tokens[max(end + 1, stop - 3) : stop]
    )


def _can_say(
    tokens: list[Token], at: int, first: int, stop: int, facts: "Language", *, tells: bool
) -> bool:
    """Return whether a subject is one that can do what the verb at `at` says."""
    low = tokens[at].low
    if noun_head(tokens, first, stop, facts).endswith(tuple(facts.not_speakers)):
        return False
    if low in facts.showing and not tells:
        return _shows(tokens, first, stop, facts)
    return low not in facts.mood["of_things"] or can_speak(tokens, first, stop, facts)


def _has_particle(tokens: list[Token], at: int, end: int, facts: "Language", tells: bool) -> bool:
    """Return whether a verb has the particle that makes it one of saying, or needs none."""
    last = tokens[end - 1].low
    particles = facts.mood.get(f"particles_{tokens[at].low}")
    if particles is not None:
        return last in particles and end - 1 > at
    return tells or end - 1 == at or last not in facts.mood["particles"]


def _perfect(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    end = clause_end(tokens, at)
    head = next(
        (
            here
            for here in range(end - 1, max(at, end - 3), -1)
            if tokens[here].low in facts.participles
        ),
        None,
    )
    start = clause_start(tokens, at)
    if head is None:
        if start < at - 1 and tokens[at - 1].low in facts.participles and at == end - 1:
            head = at - 1
        else:
            return None
    if start < at and tokens[start].low in facts.as_words:
        return _as_clause(tokens, start, head, end, facts)
    if head != end - 1:
        return None
    tells = _tells(tokens, head, at + 1, head, facts)
    speaker = _main_clause(tokens, start, at, end, facts, tells)
    if speaker is None or noun_head(tokens, *speaker, facts).endswith(tuple(facts.not_speakers)):
        return None
    first, stop = speaker
    return first, stop, head, head + 1, _is_pronoun(tokens, first, stop, facts)


def _tells(tokens: list[Token], head: int, start: int, end: int, facts: "Language") -> bool:
    """Return whether what stands with a verb makes it a report without a clause."""
    low = tokens[head].low
    reflexive = any(one.low in facts.reflexive_words for one in tokens[start : start + 3])
    denied = any(one.low in facts.mood["denials"] for one in tokens[start:end])
    if reflexive and denied:
        return False  # `äußerte sich nicht`
    if tells_with_object(tokens, head, start, end, facts, reflexive=reflexive):
        return True
    if low in facts.mood["holding"] and judges(tokens, start, end):
        return True
    if reflexive or low not in facts.objects or is_act(tokens[start:end], facts):
        return False
    if denied and low not in facts.mood["denying"]:
        return False  # `die Behörde bestätigte das nicht`
    return not is_own(tokens, start, end, facts)


def _passive(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return who is named in `wurde von der Polizei bestätigt`."""
    start, end = clause_start(tokens, at), clause_end(tokens, at)
    head = end - 1 - (tokens[end - 1].low in facts.been)
    last = head
    if start == at - 1 and tokens[start].low in facts.mood["passives"]:
        head, last = start, end  # `Bestätigt wurde der Fund von …`
    elif head <= at or tokens[head].low not in facts.mood["passives"]:
        return None
    for here in range(start, last - 1):
        low = tokens[here].low
        if low == "nicht":
            return None
        if low in facts.agents:
            stop = min(phrase_end(tokens, here + 1, facts), last)
            if stop > here + 1 and can_speak(tokens, here + 1, stop, facts):
                return here + 1, stop, head, head + 1, False
    return None


def _opinion(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the subject of `ist der Ansicht, dass …`, `ist überzeugt: …`."""
    cue = matching(tokens, at, facts.opinions)
    start, end = clause_start(tokens, at), clause_end(tokens, at)
    if cue is None or end > at + len(cue.words) + 1:
        return None
    verb = next((h for h in range(start, at) if tokens[h].low in facts.mood["second_place"]), at)
    follows = end + 1 < len(tokens) and (
        tokens[end].low == ":" or (tokens[end].low == "," and tokens[end + 1].low in facts.that)
    )
    closes = closes_clause(tokens, start, verb, end)
    if verb == at or not (follows or closes):
        return None
    speaker = _main_clause(tokens, start, verb, at if closes else end, facts, takes_objects=True)
    if speaker is None or not (
        can_speak(tokens, *speaker, facts) or _is_pronoun(tokens, *speaker, facts)
    ):
        return None
    return *speaker, verb, end, _is_pronoun(tokens, *speaker, facts)


def _infinitive(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the speaker of `wollte nicht bestätigen, dass …`."""
    start, end = clause_start(tokens, at), clause_end(tokens, at)
    head = end - 1
    if head <= at or tokens[head].low not in facts.tell_infinitives:
        return None
    closes = start == at and start > 0  # `…, ließ das Ministerium wissen`
    if not closes and (end + 1 >= len(tokens) or tokens[end + 1].low not in facts.that):
        return None
    speaker = _main_clause(tokens, start, at, end - closes, facts, False)
    if speaker is None:
        return None
    return *speaker, head, head + 1, _is_pronoun(tokens, *speaker, facts)


def _main_clause(
    tokens: list[Token], start: int, at: int, end: int, facts: "Language", takes_objects: bool
) -> tuple[int, int] | None:
    """Return the subject of a verb at `at`, where what it says stands with it."""
    follows = end < len(tokens) and (
        tokens[end].low in ",:" or tokens[end].low in OPENING or tokens[end].low in "–-"
    )
    if _is_quoted(tokens, start, end):
        return None
    front = front_of(tokens, start, at, facts)
    if front == at:
        return _inverted(tokens, start, at, end, facts, follows, takes_objects)
    if tokens[front].low in facts.mood["it_front"] and at == front + 1:
        speaker = subject_after(tokens, at + 1, end, facts)
        if speaker is not None:
            return speaker
    if tokens[front].low in facts.prepositions or tokens[front].low in facts.mood["fronts"]:
        if not (follows or takes_objects):
            return None
        speaker = subject_after(tokens, at + 1, end, facts)
        if speaker is None or (not takes_objects and has_object(tokens, speaker[1], end, facts)):
            return None
        return speaker
    stop = phrase_end(tokens, front, facts)
    relative = tokens[front].low in facts.relatives and start and tokens[start - 1].low == ","
    is_second = takes_objects and stop == at > front + 1 and end - at > 1
    if tokens[front].low in facts.that or (relative and not is_second):
        return None
    if stop <= front:
        return None
    if not takes_objects and (not follows or has_object(tokens, at + 1, end, facts)):
        return None
    denies_this = end == at + 2 and tokens[at + 1].low in facts.mood["this"]
    if takes_objects and not follows and end - at < 3 and not denies_this:
        return None
    return front, min(stop, at)


def _is_quoted(tokens: list[Token], start: int, end: int) -> bool:
    """Return whether quotation marks hold the clause: `„Niemand hat uns gewarnt“`."""
    return (
        start > 0
        and end < len(tokens)
        and (tokens[start - 1].low in OPENING and tokens[end].low in CLOSING)
    )


def _inverted(
    tokens: list[Token],
    start: int,
    at: int,
    end: int,
    facts: "Language",
    follows: bool,
    takes_objects: bool,
) -> tuple[int, int] | None:
    if takes_objects and start and tokens[start - 1].low == ")":
        return _before_insertion(tokens, start, facts)
    if takes_objects and start and tokens[start - 1].low == ",":
        # `Der Verein, den die Behörden nicht nennen, bestreitet jede Kenntnis`
        speaker = _before_insertion(tokens, start, facts)
        if (
            speaker
            and speaker[0] == clause_start(tokens, speaker[1])
            and (tokens[speaker[1]].low == "," and tokens[speaker[1] + 1].low in facts.relatives)
        ):
            return speaker
    speaker = subject_after(tokens, at + 1, end, facts)
    if speaker is not None:
        if not takes_objects and has_object(tokens, speaker[1], end, facts):
            return None
        if (
            start == 0
            and not follows
            and not (takes_objects and at > start and _needs_no_clause(tokens[at].low, facts))
        ):
            return None
        return speaker
    return _before_insertion(tokens, start, facts) if follows else None


def _needs_no_clause(low: str, facts: "Language") -> bool:
    return low in facts.phrasal or low in facts.always or low in facts.mood["denying"]


def _before_insertion(tokens: list[Token], start: int, facts: "Language") -> tuple[int, int] | None:
    """Return the subject before an insertion that ends at `start`: `der Chef, X, sagte`."""
    if start and tokens[start - 1].low in ",)–":
        opening = next(
            (
                here
                for here in range(start - 2, max(-1, start - 24), -1)
                if tokens[here].low in ",(–"
            ),
            0,
        )
        begin = clause_start(tokens, opening)
        while begin < opening and is_adverbial(tokens[begin], facts):
            begin += 1
        stop = phrase_end(tokens, begin, facts) if begin < opening else begin
        if stop > begin:
            return begin, max(stop, opening) if stop >= opening else stop
    return None


def _as_clause(
    tokens: list[Token], start: int, verb: int, end: int, facts: "Language"
) -> FoundGerman | None:
    """Return the speaker of `wie das Ministerium am Montag mitteilte`."""
    here = start + 1
    shows = tokens[verb].low in facts.showing
    while here < verb:
        one = tokens[here]
        if one.low in facts.prepositions:
            here = max(phrase_end(tokens, here + 1, facts), here + 1)
        elif is_adverbial(one, facts) or one.low in facts.clitics or one.is_number:
            here += 1
        else:
            break
    if here >= verb:
        speaker = subject_after(tokens, verb + 1, end, facts)
        if speaker is None or (shows and not _shows(tokens, *speaker, facts)):
            return None
        return *speaker, start, verb + 1, _is_pronoun(tokens, *speaker, facts)
    stop = min(phrase_end(tokens, here, facts), verb)
    if shows and not _shows(tokens, here, stop, facts):
        return None
    return here, stop, start, verb + 1, _is_pronoun(tokens, here, stop, facts)


def _shows(tokens: list[Token], first: int, stop: int, facts: "Language") -> bool:
    return any(is_document(one.low, facts) for one in tokens[first:stop] if one.is_capital)


def _is_pronoun(tokens: list[Token], first: int, stop: int, facts: "Language") -> bool:
    return stop == first + 1 and tokens[first].low in facts.pronouns
