"""German sources: `so der Minister`, `nach Polizeiangaben`, `heißt es in`, `aus … geht hervor`."""

from typing import TYPE_CHECKING

from core.brief.stance.german_clauses import clause_end, clause_start
from core.brief.stance.phrases import is_adverbial, noun_head, phrase_end
from core.brief.stance.somebody import can_speak
from core.brief.stance.tokens import CLOSING, OPENING, Token

if TYPE_CHECKING:
    from core.brief.stance.language import Language

FoundGerman = tuple[int, int, int, int, bool]
"""Start and end of the speaker, start and end of the cue, whether it is a pronoun."""

_ATTRIBUTE = ("ten", "te", "ter", "nen", "ne", "ner", "den", "de")
_ADJECTIVE = ("ischen", "ischer", "lichen", "licher", "igen", "iger", "nahen", "ierten")


def phrase_start(tokens: list[Token], at: int, facts: "Language") -> int:
    """Return where the noun phrase that ends before `at` begins."""
    here = at
    while here > 0 and at - here < 12:
        one = tokens[here - 1]
        low = one.low
        if low in CLOSING:
            opening = _opening(tokens, here - 1)
            if opening is None:
                break
            here = opening
            continue
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


def _opening(tokens: list[Token], closing: int) -> int | None:
    """Return where a short quotation opens that closes at a token: `des „Elbboten“ zufolge`."""
    for here in range(closing - 2, max(-1, closing - 6), -1):
        if tokens[here].low in OPENING:
            return here
        if not tokens[here].is_word:
            return None
    return None


def wide_end(tokens: list[Token], at: int, facts: "Language") -> int:
    """Return the end of a phrase with an attribute of many words; `at` for none.

    So in `laut dem am Freitag vorgelegten Bericht`, where a preposition stands in the phrase.
    """
    if tokens[at].low not in facts.determiners:
        return at
    for here in range(at + 2, min(at + 10, len(tokens))):
        one, before = tokens[here], tokens[here - 1]
        if not one.is_word:
            break
        if one.is_capital and not before.is_capital and before.low.endswith(_ATTRIBUTE):
            return phrase_end(tokens, here, facts)
    return at


def find_emerging(
    tokens: list[Token], start: int, at: int, end: int, facts: "Language"
) -> FoundGerman | None:
    """Return the source of `wie aus dem Bericht hervorgeht`, `aus dem Bericht geht hervor`."""
    emerges = tokens[at].low.startswith(("hervor", "verlaut"))
    if not emerges and tokens[end - 1].low != "hervor":
        return None
    here = next((here for here in range(start, end) if tokens[here].low == "aus"), end)
    if here == end and start == at > 1:
        # `Aus dem Bericht, der dem NDR vorliegt, geht hervor`
        relative = clause_start(tokens, start - 1)
        first = clause_start(tokens, relative - 1) if relative else 0
        here = first if relative and tokens[first].low == "aus" else end
        end = relative - 1 if here < end else end
    if here + 1 >= end:
        return None
    stop = min(phrase_end(tokens, here + 1, facts), end)
    return here + 1, stop, at, at + 1, False


def find_source(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the source that a word shows which is no verb of saying with a subject."""
    low = tokens[at].low
    if low == "so":
        return None if tokens[at].is_capital and at else find_so(tokens, at, facts)
    if low == "nach":
        return find_after_nach(tokens, at, facts)
    if low in facts.mood["it_says"]:
        return find_it_says(tokens, at, facts)
    return _find_heard(tokens, at, facts)


def _find_heard(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the source of `aus dem Umfeld des Vereins ist zu hören`, `in dem Brief steht`."""
    start, end = clause_start(tokens, at), clause_end(tokens, at)
    infinitive = tokens[at].low in facts.mood["heard"]
    if infinitive and (tokens[at - 1].low != "zu" or at + 1 < end):
        return None
    if not infinitive and (end + 1 >= len(tokens) or tokens[end + 1].low not in facts.that):
        return None  # `in dem Brief steht, dass`
    places = facts.mood["says_where"]
    here = next((here for here in range(start, at) if tokens[here].low in places), at)
    stop = min(phrase_end(tokens, here + 1, facts), at) if here + 1 < at else at
    if here + 1 >= stop or not can_speak(tokens, here + 1, stop, facts):
        return None
    return here + 1, stop, at, at + 1, False


def find_so(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the speaker of `…, so der Minister`."""
    if at + 1 >= len(tokens) or (at and tokens[at - 1].is_word):
        return None
    here = at + 1
    if not (tokens[here].is_capital or tokens[here].low in facts.determiners):
        return None
    stop = phrase_end(tokens, here, facts)
    if stop == here:
        return None
    if at == 0 and not noun_head(tokens, here, stop, facts).endswith(tuple(facts.speakers)):
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


def find_after_nach(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the source in `nach Polizeiangaben`, `nach ukrainischen Angaben`."""
    documents = tuple(facts.mood["source_documents"])
    if at + 1 < len(tokens) and tokens[at + 1].low in ("dem", "der", "diesem", "dieser"):
        # a report of somebody's; `nach der Umfrage` may be a time
        stop = phrase_end(tokens, at + 1, facts)
        nouns = [here for here in range(at + 2, stop) if tokens[here].is_capital]
        owned = bool(nouns) and _whose(tokens, nouns[0] + 1, facts) > 0
        told = owned and tokens[nouns[0]].low.endswith(tuple(facts.mood["owned_documents"]))
        return (at + 1, stop, at, at + 1, False) if told else None
    if at + 1 < len(tokens) and tokens[at + 1].low in ("einem", "einer"):
        for here in range(at + 2, min(at + 5, len(tokens))):
            if tokens[here].is_capital:
                found = tokens[here].low.endswith(documents)
                stop = phrase_end(tokens, at + 1, facts)
                return (at + 1, max(stop, here + 1), at, at + 1, False) if found else None
    for here in range(at + 1, min(at + 3, len(tokens))):
        one = tokens[here]
        if one.low in facts.mood["own"]:
            return None  # `nach eigenen Angaben`: those of the subject
        if one.is_capital and one.low.endswith(tuple(facts.mood["sources"])):
            alone = here == at + 1 and one.low in facts.mood["sources"]
            stop = _whose(tokens, here + 1, facts)
            if stop and here > at + 1:
                return here + 1, stop, at, here + 1, False  # `nach neuen Angaben der Ermittler`
            return None if alone else (at + 1, here + 1, at, here + 1, False)
        if one.is_capital or not one.low.endswith("en"):
            break
    return None


def find_own(
    tokens: list[Token], start: int, end: int, facts: "Language"
) -> tuple[int, int] | None:
    """Return the subject of a clause told `nach eigenen Angaben`: it is who says so.

    It stands before the verb or right after it; nothing where an object may be taken for it.
    """
    stop = phrase_end(tokens, start, facts)
    if tokens[start].low not in facts.prepositions and start < stop < end:
        return start, stop
    verb = next(
        (
            here
            for here in range(start, end)
            if not tokens[here].is_capital and tokens[here].low in facts.mood["second_place"]
        ),
        None,
    )
    if verb is None:
        return None
    first = verb + 1
    stop = min(phrase_end(tokens, first, facts), end) if first < end else first
    is_object = tokens[first].low in facts.mood["accusative_masculine"] if first < end else True
    return (first, stop) if stop > first and not is_object else None


def _whose(tokens: list[Token], at: int, facts: "Language") -> int:
    """Return the end of the genitive that begins at a token; 0 for none."""
    if at >= len(tokens) or tokens[at].low not in ("der", "des"):
        return 0
    end = phrase_end(tokens, at, facts)
    return end if end > at + 1 else 0


def find_it_says(tokens: list[Token], at: int, facts: "Language") -> FoundGerman | None:
    """Return the source of `heißt es in dem Bericht`, `aus Seoul hieß es`."""
    if at + 1 >= len(tokens) or tokens[at + 1].low != "es":
        return None
    start = clause_start(tokens, at)
    places = facts.mood["says_where"]
    if at + 3 <= len(tokens) - 1 and tokens[at + 2].low in places:
        here = at + 3
    elif start < at and tokens[start].low in places:
        here = start + 1
    else:
        return None
    stop = phrase_end(tokens, here, facts)
    return here, stop, at, at + 2, False
