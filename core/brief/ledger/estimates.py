"""Whether two speakers estimate one thing differently, rather than one of them having news."""

from core.brief.ledger.group import Group
from core.brief.ledger.lexicon import concepts, lexicon, tokens_of
from core.brief.ledger.reading import Reading
from core.brief.words import habits

_SOON = 10
"""Most days between two estimates that stand against each other."""
_ASSESSED = ("money", "percent")
_SHORT = 3


def are_estimates_apart(group: Group) -> bool:
    """Return whether speakers who are not the same give different estimates within days.

    Who has since given another value has taken back the first; a text that says that it corrects
    an estimate has replaced it.
    """
    return any(
        _stand_apart(one, other)
        and not any(have_one_speaker(one, new) for new in other_part)
        and not any(have_one_speaker(other, new) for new in part if _is_later(new, other))
        for at, part in enumerate(group.parts)
        for place, other_part in enumerate(group.parts)
        if at != place
        for one in part
        for other in other_part
        if not _is_later(one, other)
    )


def _stand_apart(one: Reading, later: Reading) -> bool:
    if not _is_estimate(one) or not _is_estimate(later) or one.is_title or later.is_title:
        return False
    if one.day is None or later.day is None or later.day - one.day > _SOON:
        return False
    return have_other_speakers(one, later) and not corrects(later)


def _is_later(one: Reading, other: Reading) -> bool:
    return one.day is not None and other.day is not None and one.day > other.day


def _is_estimate(reading: Reading) -> bool:
    """Return whether it is what somebody puts a sum, share or risk at, or expects.

    What is measured or decided anew day by day is none.
    """
    if reading.norm.kind in _ASSESSED:
        return not reading.whats & concepts("changing.followed")
    if reading.fates & concepts("changing.grows"):
        return False  # a count that goes on
    is_feared = "at_risk" in reading.fates and reading.thing in concepts("estimated.things")
    return is_feared or "planned" in reading.facets


def have_other_speakers(one: Reading, other: Reading) -> bool:
    """Return whether both are somebody's, and nobody's of both as far as names can tell."""
    if not one.speakers or not other.speakers or have_one_speaker(one, other):
        return False
    # Titles that are in two languages ("le maire", "primarul") may be of one person.
    is_told = one.sentence.lang == other.sentence.lang
    return is_told or _has_name(one) or _has_name(other)


def _has_name(reading: Reading) -> bool:
    return any(one.key for one in reading.sentence.stance.reported_by)


def have_one_speaker(one: Reading, other: Reading) -> bool:
    """Return whether one who speaks for the one value speaks for the other, as far as known."""
    return bool(one.speakers & other.speakers or _words_of(one) & _words_of(other))


def _words_of(reading: Reading) -> frozenset[str]:
    """Return the words that the speakers are called by."""
    small = habits(reading.sentence.lang).function_words
    small |= habits(reading.sentence.article.lang).function_words
    told = [text for one in reading.sentence.stance.reported_by for text in (one.who, one.words)]
    words = {one.word for text in told for one in tokens_of(text)}
    return frozenset(one for one in words - small if len(one) >= _SHORT)


def corrects(reading: Reading) -> bool:
    """Return whether the sentence says that its value stands in place of another."""
    sentence = reading.sentence
    told = ((sentence.text, sentence.lang), (sentence.original, sentence.article.lang))
    return any(
        one.word.startswith(lexicon(lang).corrects) or one.word in lexicon(lang).now
        for text, lang in told
        for one in tokens_of(text)
    )
