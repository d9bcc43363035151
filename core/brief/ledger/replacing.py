"""Which figure of a sentence another has replaced."""

from collections.abc import Sequence

from core.article import Date, Figure
from core.brief.ledger.lexicon import ends_near, ends_with
from core.brief.ledger.side import Side
from core.brief.ledger.values import REPLACED, is_price, is_replaced, kind_of

_BEFORE = 14
"""Most words between a figure and the one that it has replaced."""
_ASIDE = 7
"""Words before a figure among which the one that takes it back is looked for."""


def is_earlier(side: Side, number: int) -> bool:
    """Return whether a figure is what another of its kind in the sentence has replaced."""
    figure = side.figures[number]
    at = side.token_at(figure.start)
    before = [one.word for one in side.tokens[max(0, at - 4) : at]]
    others = [one for one in side.figures if one is not figure and one.kind == figure.kind]
    if any(ends_with(before, one) for one in side.lex.instead) and not is_price(figure):
        return bool(others) or len(side.figures) > 1 or is_revoked(side, number)
    if is_revoked(side, number):
        return True
    if number and side.figures[number - 1].kind in (figure.kind, *REPLACED):
        # `put the cost at 83 million; previously there was talk of 70 million`
        between = side.tokens[side.token_at(side.figures[number - 1].end) : at]
        if len(between) <= _BEFORE and any(one.word in side.lex.before_now for one in between):
            return True
    return any(ends_with(before, one) for one in side.lex.out_of) and _is_changed(side, number)


def is_revoked(side: Side, number: int) -> bool:
    """Return whether the sentence says that it is not so many, but something else.

    "Not two paintings, as first reported, but one"; "nicht wie zunächst gemeldet zwei, sondern
    eines". The new value need not be a figure: "not two but all".
    """
    at = side.token_at(side.figures[number].start)
    if not any(one.word in side.lex.but for one in side.tokens[at + 1 : at + 1 + _BEFORE]):
        return False
    words = [one.word for one in side.tokens[max(0, at - _ASIDE) : at]]
    for cut in range(len(words), 0, -1):
        aside = words[cut:]
        if aside and not any(ends_near(aside, one) for one in side.lex.at_first):
            continue
        if any(ends_with(words[:cut], one) for one in side.lex.instead):
            return True
    return False


def is_set_against(figure: Figure, views: Sequence[tuple[Side, int]], bound: Date | None) -> bool:
    """Return whether a bare number is what the one before is compared with ("up on 26 so far").

    Not a rate, nor the value of a month or year of its own ("against 47.8% in 2020"). `views` are
    the texts that give the figure, with its number in each.
    """
    if not is_replaced(figure) or figure.counted or figure.qualifier != "exact":
        return False
    if bound is not None and bound.grain != "day":
        return False
    return all(
        at > 0 and side.figures[at].counted is None and side.is_compared(side.figures[at].start)
        for side, at in views
    )


def _is_changed(side: Side, number: int) -> bool:
    """Return whether a value is the one that a change went out from ("from 420 to 385 kilos").

    Two rates are each of its own time, and what is only planned has replaced nothing.
    """
    figure, *after = side.figures[number : number + 2]
    at = side.token_at(figure.start)
    said = side.lex.corrects
    if is_replaced(figure, *after) and "planned" not in side.scopes(number):
        said = side.lex.changes
    elif kind_of(figure, *after) not in REPLACED:
        return False
    is_said = any(one.word.startswith(said) for one in side.tokens)
    if not is_said and not (figure.kind == "count" and side.marks_in(0, at, "fates")):
        return False
    for other in after:
        to = side.token_at(other.start)
        last = [one.word for one in side.tokens[max(0, to - 3) : to]]
        if to - at <= _BEFORE and any(ends_with(last, one) for one in side.lex.up_to):
            return True
    return False
