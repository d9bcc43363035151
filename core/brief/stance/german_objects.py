"""Subjects and objects of German verbs of saying: which of them is which, and what they tell."""

from typing import TYPE_CHECKING

from core.brief.stance.complements import tells_with_object
from core.brief.stance.nouns import TELLING, head_meanings
from core.brief.stance.phrases import is_adverbial, noun_head, phrase_end, shortest_end
from core.brief.stance.tokens import CLOSING, OPENING, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.brief.stance.language import Language


def judges(tokens: list[Token], start: int, end: int) -> bool:
    """Return whether `für` and an adjective follow: `hält die Sorge für unbegründet`."""
    for here in range(start, end - 1):
        if tokens[here].low != "für" or not tokens[here + 1].is_word:
            continue
        after = tokens[here + 1]
        if after.low in ("zu", "nicht", "sehr", "wenig") and here + 3 == end:
            return not tokens[here + 2].is_capital  # `für zu niedrig`
        if after.low.startswith("ein") and here + 2 < end:
            return not tokens[here + 2].is_capital  # `für ein falsches Signal`
        if all(one.is_word and not one.is_capital for one in tokens[here + 1 : end]):
            return True  # `für weit überzogen`
    return False


def states_front(tokens: list[Token], start: int, at: int, end: int, facts: "Language") -> bool:
    """Return whether what is reported stands before the verb, and who says it after it.

    `Einen Anschlag schloss die Polizei aus`, `Das kündigte der Minister an`.
    """
    front = front_of(tokens, start, at, facts)
    if front >= at or (start and tokens[start - 1].low in ","):
        return False
    first = tokens[front].low
    if at == front + 1 and first in facts.mood["it_front"]:
        return tokens[at].low in facts.mood["announcing"] | facts.weak
    if first in facts.prepositions or phrase_end(tokens, front, facts) != at:
        return False
    after = subject_after(tokens, at + 1, end, facts)
    if after is None or after[0] != at + 1:
        return False
    if tokens[at].low in facts.mood["denying"]:
        fronted = _is_told(noun_head(tokens, front, at, facts), facts)
        if _is_told(noun_head(tokens, *after, facts), facts) != fronted:
            return fronted  # `Die Berichte dementierte der Kreml`; `Der Kreml … die Berichte`
    named = tokens[after[0]].is_capital and first in facts.determiners
    pronoun = after[1] == after[0] + 1 and tokens[after[0]].low in facts.pronouns
    if not (named or pronoun or _may_say(tokens, after, facts)):
        return False
    own = facts.with_nouns.get(tokens[at].low, ())
    if own and noun_head(tokens, *after, facts).endswith(own):
        return False  # `Markowa schließt eine Koalition nicht aus`
    accusative = first in facts.mood["accusative_masculine"]
    stated = noun_head(tokens, front, at, facts).endswith(tuple(facts.statements))
    if not (accusative or stated) and _may_say(tokens, (front, at), facts):
        # `Die Zahl gab die Polizei mit 40 an`: of the two, who can speak does
        told = _meanings(tokens, (front, at), facts) <= TELLING
        speaks = named or not _meanings(tokens, after, facts) <= TELLING
        if not (told and speaks):
            return False
    rest = [*tokens[front:at], *tokens[after[1] : end]]
    return tells_with_object(rest, 0, 0, len(rest), facts, reflexive=False, verb=tokens[at])


def _is_told(noun: str, facts: "Language") -> bool:
    """Return whether a noun is what is told, and so what is denied where somebody denies."""
    meant = set(head_meanings(noun, facts.code))
    return (bool(meant) and meant <= TELLING) or noun.endswith(tuple(facts.statements))


def _may_say(tokens: list[Token], phrase: tuple[int, int], facts: "Language") -> bool:
    """Return whether the noun of a phrase is one of those who speak."""
    return bool(_meanings(tokens, phrase, facts))


def _meanings(tokens: list[Token], phrase: tuple[int, int], facts: "Language") -> set[str]:
    return set(head_meanings(noun_head(tokens, *phrase, facts), facts.code))


def only_denies(tokens: list[Token], start: int, at: int, end: int, facts: "Language") -> bool:
    """Return whether a clause only denies what one before it says: `…; die Firma bestreitet das`.

    Then it is not the denier who says what the sentence is about.
    """
    if start == 0 or end < len(tokens) - 1 or tokens[start - 1].low not in ",;–—-":
        return False
    this = facts.mood["this"]
    rest = [one for one in tokens[at + 1 : end] if not is_adverbial(one, facts)]
    bare = all(one.low in this | facts.mood["particles"] | {"nicht", "zurück"} for one in rest)
    return bare and tokens[at].low in facts.mood["denying"]


def is_own(tokens: list[Token], start: int, end: int, facts: "Language") -> bool:
    """Return whether the object is the subject's own: `bestätigte ihre Form`."""
    return start < end and tokens[start].low in facts.possessives


def front_of(tokens: list[Token], start: int, at: int, facts: "Language") -> int:
    """Return where what stands first in a clause begins, past adverbs."""
    here = start
    while (
        here < at
        and is_adverbial(tokens[here], facts)
        and not (tokens[here].low in facts.prepositions and here + 1 < at)
    ):
        here += 1
    return here


def subject_after(
    tokens: list[Token], at: int, end: int, facts: "Language"
) -> tuple[int, int] | None:
    """Return the subject that stands after its verb, from `at` on."""
    found = _subject_past(tokens, at, end, facts, phrase_end)
    return found or _subject_past(tokens, at, end, facts, shortest_end)


def _subject_past(
    tokens: list[Token],
    at: int,
    end: int,
    facts: "Language",
    end_of: "Callable[[list[Token], int, Language], int]",
) -> tuple[int, int] | None:
    """Return the first phrase that is no object; `end_of` tells how far governed ones reach."""
    here = at
    while here < end:
        one = tokens[here]
        if one.low in facts.prepositions:
            here = max(end_of(tokens, here + 1, facts), here + 1)
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


def has_object(tokens: list[Token], at: int, end: int, facts: "Language") -> bool:
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


def before_words(tokens: list[Token], at: int, first: int, stop: int, facts: "Language") -> int:
    """Return where a subject ends before the words of its verb: `sprach X von zehn Toten`."""
    heads = {cue.words[0] for cue in facts.phrasal.get(tokens[at].low, ()) if cue.words}
    return next((here for here in range(first + 1, stop) if tokens[here].low in heads), stop)


def calls(tokens: list[Token], at: int, end: int) -> bool:
    """Return whether words in quotation marks end a clause: `nannte den Vorwurf „eine … Lüge“`."""
    return (
        at + 1 < end < len(tokens) - 1
        and tokens[end].low in OPENING
        and not tokens[end + 1].is_capital
        and any(one.low in CLOSING for one in tokens[end + 2 :])
    )


def is_no_verb(tokens: list[Token], start: int, at: int, end: int, facts: "Language") -> bool:
    """Return whether a form is a noun or a participle, and no verb with a subject of its own."""
    if at and tokens[at].is_capital:
        return True
    low = tokens[at].low
    before = at - 1
    while before > 0 and is_adverbial(tokens[before], facts):
        before -= 1
    participle = low in facts.participles
    if at and tokens[before].low in facts.as_words and (participle or before == at - 1):
        return True  # `wie erwartet`, `wie zunächst gemeldet`
    if at != end - 1 or not participle:
        return False
    words = [one.low for one in tokens[start:at]]
    if low in facts.always and not facts.been.isdisjoint(words):
        return True  # `er wird beschuldigt`
    # a perfect is read by its auxiliary
    return not facts.auxiliaries.isdisjoint(words) and (facts.as_words | facts.that).isdisjoint(
        words
    )
