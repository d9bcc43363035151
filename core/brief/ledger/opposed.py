"""Whether a text sets two values against each other, as two say them or as then and now."""

from core.brief.ledger.apart import is_other_thing
from core.brief.ledger.lexicon import concepts, lexicon, tokens_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import may_agree
from core.brief.sentences import Sentence

_PARTS = frozenset(("part", "some", "additional"))
_NEXT = 3
"""Most sentences between a count and another that words set against it."""
_FAR_APART = 3.0
_FAR_APART_COUNTS = 20.0
"""How many times over two values that one sentence sets against each other may differ."""


def is_correction(one: Reading, other: Reading) -> bool:
    """Return whether one sentence says of one quantity what it is now and what it was said to be.

    "46, and not 31", "from 420 to 385 kilos".
    """
    if one.norm.kind != other.norm.kind or one.norm.unit != other.norm.unit:
        return False
    if one.is_former != other.is_former and one.article == other.article:
        # `risen to nine. On Sunday there had still been talk of six`
        return one.fates == other.fates and bool(one.fates) and one.thing == other.thing
    return (
        one.sentence is other.sentence
        and one.is_earlier != other.is_earlier
        and abs(one.order - other.order) <= 2
        and not is_other_thing(one, other)
    )


def says_replaced(sentence: Sentence) -> bool:
    """Return whether a sentence says that a report, plan or estimate was another before.

    Without that, a former value may be how things were, of which no article has told as of news:
    "classes will have 24 pupils, not 28 as until now".
    """
    told = ((sentence.text, sentence.lang), (sentence.original, sentence.article.lang))
    return any(
        one.word in lexicon(lang).before_now
        or one.word.startswith((*lexicon(lang).corrects, *lexicon(lang).estimates))
        for text, lang in told
        for one in tokens_of(text)
    )


def are_told_apart(one: Reading, other: Reading) -> bool:
    """Return whether one sentence gives two values of one thing, each as somebody else's.

    "6,000 according to the police, 25,000 according to the party".
    """
    if one.sentence is not other.sentence or abs(one.order - other.order) > 1:
        return False
    if (one.norm.kind, one.norm.unit) != (other.norm.kind, other.norm.unit):
        return False
    if may_agree(one.norm, other.norm) or one.scope & _PARTS or other.scope & _PARTS:
        return False
    first, second = sorted((one, other), key=lambda each: each.order)
    low, high = sorted(abs(each.middle or 0.0) for each in (one, other))
    if high > low * (_FAR_APART_COUNTS if one.is_count else _FAR_APART):
        return False  # `4.6 billion, 1.4 billion above what the ministry says`
    is_elided = second.shown.counted is None and second.figure.counted is None
    if first.is_count and not is_elided and first.thing != second.thing:
        return False
    ours, theirs = (each.voices | each.sides | each.actors for each in (first, second))
    is_said = bool(first.voices | first.sides) and bool(ours and theirs)
    return is_said and not ours & theirs


def are_opposed(one: Reading, other: Reading) -> bool:
    """Return whether two different sides are said to say so."""
    if one.sentence is other.sentence and one.whats & other.whats & concepts("scales"):
        # `the centre put the magnitude at 6.0, the authorities in Tirana spoke of 6.2`
        beside = one.actors | one.grounds | one.voices or one.speakers
        against = other.actors | other.grounds | other.voices or other.speakers
        return bool(beside and against and not beside & against)
    ours, theirs = one.speakers, other.speakers
    if one.sides and other.sides and not one.sides & other.sides:
        return True
    if one.fates & other.fates & concepts("claimed"):
        for first, second in ((one, other), (other, one)):
            if first.sides and second.actors and not second.sides:
                return True
    return bool(ours and theirs and not ours & theirs)


def is_set_against(first: Reading, second: Reading) -> bool:
    """Return whether a text sets what somebody counts against its own count of a moment ago.

    "Nine people died. The union, by contrast, speaks of twelve dead." `first` stands before.
    """
    if not second.is_against or not second.speakers or first.speakers & second.speakers:
        return False
    if first.article != second.article:
        return False
    if not 0 < second.sentence.place - first.sentence.place <= _NEXT:
        return False
    if (first.norm.kind, first.norm.unit) != (second.norm.kind, second.norm.unit):
        return False
    if may_agree(first.norm, second.norm) or (first.scope | second.scope) & _PARTS:
        return False
    if not first.is_count:
        return bool(first.whats & second.whats)
    is_thing = first.thing == second.thing or (first.is_people and second.is_people)
    return is_thing and bool(first.fates) and first.fates == second.fates
