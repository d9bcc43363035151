"""German speakers: the verb stands second or last, and parts of it at the end of its clause."""

from typing import TYPE_CHECKING

from core.brief.stance.phrases import is_adverbial, phrase_end
from core.brief.stance.tokens import CLOSING, OPENING, Token

if TYPE_CHECKING:
    from core.brief.stance.language import Language

FoundGerman = tuple[int, int, int, int, bool]
"""Start and end of the speaker, start and end of the cue, whether it is a pronoun."""

LONGEST_CLAUSE = 80
"""Tokens."""

_ADJECTIVE = ("ischen", "ischer", "lichen", "licher", "igen", "iger", "nahen", "ierten")


def find_speakers(tokens: list[Token], facts: "Language") -> list[FoundGerman]:
    """Return the speakers that verbs of saying show."""
    found: list[FoundGerman] = []
    for at, one in enumerate(tokens):
        if not one.is_word:
            continue
        low = one.low
        made: FoundGerman | None = None
        if low == "so" and not one.is_capital:
            made = _so(tokens, at, facts)
        elif low == "nach":
            made = _after_nach(tokens, at, facts)
        elif low in facts.mood["it_says"]:
            made = _it_says(tokens, at, facts)
        elif low in facts.finite:
            made = _finite(tokens, at, facts)
        elif low in facts.auxiliaries:
            made = _perfect(tokens, at, facts)
        if made is not None and made[1] > made[0]:
            found.append(made)
    return found


def phrase_start(tokens: list[Token], at: int, facts: "Language") -> int:
    """Return where the noun phrase that ends before `at` begins."""
    here = at
    while here > 0 and at - here < 12:
        one = tokens[here - 1]
        low = one.low
        if not one.is_word or low in facts.stops or low in facts.that:
            break
        if low in facts.finite and not one.is_capital:
            break
        if not (
            low in facts.links
            or low in facts.determiners
            or low in facts.conjunctions
            or (one.is_capital and low not in facts.prepositions and low not in facts.times)
            or (here < at and low.endswith(_ADJECTIVE))
        ):
            break
        here -= 1
    while here < at and (
        tokens[here].low in facts.conjunctions
        or (tokens[here].low in facts.links and tokens[here].low not in facts.determiners)
    ):
        here += 1
    return here


def _clause_end(tokens: list[Token], at: int) -> int:
    """Return the mark that ends the clause, or the end of the text."""
    here = at
    while here < min(len(tokens), at + LONGEST_CLAUSE):
        one = tokens[here]
        if not one.is_word and not one.is_number and one.low not in "-&/+%$€'’":
            abbreviation = one.low == "." and here + 1 < len(tokens) and tokens[here + 1].is_word
            name = one.low in OPENING and _is_name_quoted(tokens, here)
            if (
                not abbreviation
                and not name
                and not (one.low in CLOSING and any(t.low in OPENING for t in tokens[at:here]))
            ):
                return here
        here += 1
    return here


def _is_name_quoted(tokens: list[Token], here: int) -> bool:
    return any(
        one.low in CLOSING and number for number, one in enumerate(tokens[here + 1 : here + 5])
    )


def _clause_start(tokens: list[Token], at: int) -> int:
    here = at
    while here > max(0, at - LONGEST_CLAUSE):
        one = tokens[here - 1]
        if not one.is_word and not one.is_number and one.low not in "-&/+%$€'’":
            inside = one.low in CLOSING and any(
                t.low in OPENING for t in tokens[max(0, here - 6) : here - 1]
            )
            opens = one.low in OPENING and any(t.low in CLOSING for t in tokens[here:at])
            abbreviation = one.low == "." and here < at
            if not (abbreviation or opens or (inside and here < at)):
                break
        here -= 1
    return here


def _finite(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    low = tokens[at].low
    if tokens[at].is_capital and at:
        return None
    start, end = _clause_start(tokens, at), _clause_end(tokens, at)
    if low in facts.mood["emerging"]:
        return _emerging(tokens, start, at, end, facts)
    if start < at and tokens[start].low in facts.as_words:
        return _as_clause(tokens, start, at, end, facts)
    if low in facts.mood["announcing"] and not (
        end + 1 < len(tokens) and tokens[end + 1].low in facts.that
    ):
        return None
    last = tokens[end - 1].low
    particles = facts.mood.get(f"particles_{low}")
    if particles is not None:
        if last not in particles or end - 1 == at:
            return None
    elif end - 1 > at and last in facts.mood["particles"]:
        return None
    speaker = _main_clause(tokens, start, at, end, facts, low in facts.objects)
    if speaker is None:
        return None
    first, stop = speaker
    return first, stop, at, at + 1, _is_pronoun(tokens, first, stop, facts)


def _perfect(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    end = _clause_end(tokens, at)
    head = next(
        (
            here
            for here in range(end - 1, max(at, end - 3), -1)
            if tokens[here].low in facts.participles
        ),
        None,
    )
    start = _clause_start(tokens, at)
    if head is None:
        if start < at - 1 and tokens[at - 1].low in facts.participles and at == end - 1:
            head = at - 1
        else:
            return None
    if start < at and tokens[start].low in facts.as_words:
        return _as_clause(tokens, start, head, end, facts)
    if head != end - 1:
        return None
    speaker = _main_clause(tokens, start, at, end, facts, tokens[head].low in facts.objects)
    if speaker is None:
        return None
    first, stop = speaker
    return first, stop, head, head + 1, _is_pronoun(tokens, first, stop, facts)


def _main_clause(
    tokens: list[Token], start: int, at: int, end: int, facts: "Language", takes_objects: bool
) -> tuple[int, int] | None:
    """Return the subject of a verb at `at`, where what it says stands with it."""
    follows = end < len(tokens) and (
        tokens[end].low in ",:" or tokens[end].low in OPENING or tokens[end].low in "–-"
    )
    front = start
    while front < at and is_adverbial(tokens[front], facts):
        front += 1
    if front == at:
        return _inverted(tokens, start, at, end, facts, follows, takes_objects)
    if tokens[front].low in facts.mood["it_front"] and at == front + 1:
        speaker = _subject_after(tokens, at + 1, end, facts)
        if speaker is not None:
            return speaker
    if tokens[front].low in facts.prepositions or tokens[front].low in facts.mood["fronts"]:
        if not (follows or takes_objects):
            return None
        speaker = _subject_after(tokens, at + 1, end, facts)
        if speaker is None or (not takes_objects and _has_object(tokens, speaker[1], end, facts)):
            return None
        return speaker
    if tokens[front].low in facts.that or (
        tokens[front].low in facts.relatives and (start and tokens[start - 1].low == ",")
    ):
        return None
    stop = phrase_end(tokens, front, facts)
    if stop <= front:
        return None
    if not takes_objects and (not follows or _has_object(tokens, at + 1, end, facts)):
        return None
    if takes_objects and not follows and end - at < 3:
        return None
    return front, min(stop, at)


def _inverted(
    tokens: list[Token],
    start: int,
    at: int,
    end: int,
    facts: "Language",
    follows: bool,
    takes_objects: bool,
) -> tuple[int, int] | None:
    speaker = _subject_after(tokens, at + 1, end, facts)
    if speaker is not None:
        if not takes_objects and _has_object(tokens, speaker[1], end, facts):
            return None
        if start == 0 and not follows:
            return None
        return speaker
    if start and follows and tokens[start - 1].low in ",)–":
        opening = next(
            (
                here
                for here in range(start - 2, max(-1, start - 24), -1)
                if tokens[here].low in ",(–"
            ),
            0,
        )
        begin = _clause_start(tokens, opening)
        while begin < opening and is_adverbial(tokens[begin], facts):
            begin += 1
        stop = phrase_end(tokens, begin, facts) if begin < opening else begin
        if stop > begin:
            return begin, max(stop, opening) if stop >= opening else stop
    return None


def _subject_after(
    tokens: list[Token], at: int, end: int, facts: "Language"
) -> tuple[int, int] | None:
    here = at
    while here < end:
        one = tokens[here]
        if one.low in facts.prepositions:
            here = max(phrase_end(tokens, here + 1, facts), here + 1)
            continue
        owned = one.low == "ihr" and here + 1 < end and tokens[here + 1].is_capital
        if is_adverbial(one, facts) or (one.low in facts.clitics and not owned) or one.is_number:
            here += 1
            continue
        if one.low in facts.mood["dative"] and not (one.is_capital or owned):
            # `sagte dem Sender`: spoken to, not speaking
            stop = phrase_end(tokens, here, facts)
            here = max(stop, here + 1)
            continue
        stop = min(phrase_end(tokens, here, facts), end)
        return (here, stop) if stop > here else None
    return None


def _has_object(tokens: list[Token], at: int, end: int, facts: "Language") -> bool:
    """Return whether an object in the accusative stands in a stretch: then it is no report."""
    here = at
    while here < end:
        one = tokens[here]
        if one.low in facts.prepositions:
            here = max(phrase_end(tokens, here + 1, facts), here + 1)
            continue
        if one.low == "sich":
            return True
        if one.low in facts.mood["accusative"]:
            return True
        if one.low == "den" and not any(
            other.is_capital and other.low.endswith("n") for other in tokens[here + 1 : here + 4]
        ):
            return True
        here += 1
    return False


def _as_clause(
    tokens: list[Token], start: int, verb: int, end: int, facts: "Language"
) -> FoundGerman | None:
    """Return the speaker of `wie das Ministerium am Montag mitteilte`."""
    here = start + 1
    while here < verb:
        one = tokens[here]
        if one.low in facts.prepositions:
            here = max(phrase_end(tokens, here + 1, facts), here + 1)
        elif is_adverbial(one, facts) or one.low in facts.clitics or one.is_number:
            here += 1
        else:
            break
    if here >= verb:
        speaker = _subject_after(tokens, verb + 1, end, facts)
        if speaker is None:
            return None
        return *speaker, start, verb + 1, _is_pronoun(tokens, *speaker, facts)
    stop = min(phrase_end(tokens, here, facts), verb)
    return here, stop, start, verb + 1, _is_pronoun(tokens, here, stop, facts)


def _emerging(
    tokens: list[Token], start: int, at: int, end: int, facts: "Language"
) -> FoundGerman | None:
    """Return the source of `wie aus dem Bericht hervorgeht`, `aus dem Bericht geht hervor`."""
    if not tokens[at].low.startswith("hervor") and tokens[end - 1].low != "hervor":
        return None
    here = next((here for here in range(start, end) if tokens[here].low == "aus"), end)
    if here + 1 >= end:
        return None
    stop = min(phrase_end(tokens, here + 1, facts), end)
    return here + 1, stop, at, at + 1, False


def _so(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the speaker of `…, so der Minister`."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].is_word:
        return None
    here = at + 1
    if not (tokens[here].is_capital or tokens[here].low in facts.determiners):
        return None
    stop = phrase_end(tokens, here, facts)
    if stop == here:
        return None
    following = tokens[stop] if stop < len(tokens) else None
    if (
        following is not None
        and following.is_word
        and not (
            following.low in facts.prepositions
            or is_adverbial(following, facts)
            or following.low in facts.links
        )
    ):
        return None
    return here, stop, at, at + 1, False


def _after_nach(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the source in `nach Polizeiangaben`, `nach ukrainischen Angaben`."""
    for here in range(at + 1, min(at + 3, len(tokens))):
        one = tokens[here]
        if one.is_capital and one.low.endswith(tuple(facts.mood["sources"])):
            alone = here == at + 1 and one.low in facts.mood["sources"]
            return None if alone else (at + 1, here + 1, at, here + 1, False)
        if one.is_capital or not one.low.endswith("en"):
            break
    return None


def _it_says(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the source of `heißt es in dem Bericht`, `aus Seoul hieß es`."""
    if at + 1 >= len(tokens) or tokens[at + 1].low != "es":
        return None
    start = _clause_start(tokens, at)
    places = facts.mood["says_where"]
    if at + 3 <= len(tokens) - 1 and tokens[at + 2].low in places:
        here = at + 3
    elif start < at and tokens[start].low in places:
        here = start + 1
    else:
        return None
    stop = phrase_end(tokens, here, facts)
    return here, stop, at, at + 2, False


def _is_pronoun(tokens: list[Token], first: int, stop: int, facts: "Language") -> bool:
    return stop == first + 1 and tokens[first].low in facts.pronouns
