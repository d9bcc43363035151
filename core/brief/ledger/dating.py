"""Which date of a sentence a figure is of."""

from collections.abc import Sequence

from core.article import Date
from core.brief.ledger.side import Side
from core.brief.sentences import Sentence

_CLOSE = 25
"""Characters between a word of saying and the date on which it was said."""


def date_of(original: Side, dates: Sequence[Date], number: int) -> Date | None:
    """Return the date bound to a figure: of its stretch of the sentence, or the only one.

    A date that something is compared with is none ("two points more than in 2020"), nor is one
    beside a later figure of another kind ("employs 6,800 and had sales of 1.1 billion in 2024").
    Dates have their place in `original`.
    """
    start, end = original.zones[number]
    at = original.figures[number].start
    dates = [
        one
        for one in dates
        if not original.is_compared(one.start)
        # `37 of 1,840 polling stations`
        and not any(each.start < one.end and one.start < each.end for each in original.figures)
    ]
    own = [one for one in dates if start <= one.start < end]
    if not own and len(dates) == 1 and not _is_of_other(original, dates[0], number):
        own = dates
    return min(own, key=lambda one: abs(one.start - at)) if own else None


def event_of(bound: Date | None, speakers: Sequence[tuple[int, int]]) -> str | None:
    """Return when it happened; a date beside a word of saying tells when it was said."""
    if bound is None or bound.iso is None:
        return None
    for start, end in speakers:
        if bound.start - end < _CLOSE and start - bound.end < _CLOSE and bound.grain == "day":
            return None
    return bound.iso


def is_former(sentence: Sentence, bound: Date | None, sides: Sequence[Side]) -> bool:
    """Return whether a sentence tells how things stood on a day before the publication."""
    if any(one.is_of_day_before for one in sides):
        return True
    published = sentence.article.published
    if bound is None or bound.iso is None or published is None:
        return False
    return bound.iso < published[:10] and any(one.is_former for one in sides)


def _is_of_other(original: Side, date: Date, number: int) -> bool:
    return any(
        start <= date.start < end
        and at > number
        and (
            original.figures[at].kind != original.figures[number].kind
            or original.is_compared(original.figures[at].start)  # `against 47.8% in 2020`
        )
        for at, (start, end) in enumerate(original.zones)
    )
