"""What the words around a figure leave out because those before have said it."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

from core.article import Figure, Kind
from core.brief.ledger.lexicon import Mark, concepts, ends_near, ends_with
from core.brief.ledger.reading import Reading
from core.brief.ledger.side import Side
from core.brief.words import habits

T = TypeVar("T")

Views: TypeAlias = Sequence[tuple[Side, int]]
"""A figure as its translation and its original have it: the text, and its number there."""

_DECIMAL = re.compile(r"\d[.,]\d{1,2}(?!\d)")
_LEAST = 1000
"""Below this a number with decimals counts nobody; above, it may be so many millions."""
_INSTEAD = 4
"""Most words between a number and that which it replaces."""
_OF_THE = 3
"""Fewest words of a phrase that says of whom a count is a part: "of", "the" and a noun."""
LENDING = frozenset(("mass", "area", "volume", "money"))


def first(found: Iterable[list[T]]) -> list[T]:
    """Return the first list that holds something."""
    return next((one for one in found if any(one)), [])


def has_word(views: Views) -> bool:
    """Return whether a word says what is counted."""
    return any(side.thing(at) is not None for side, at in views)


def whats_of(figure: Figure, views: Views) -> list[Mark]:
    """Return what a sum or a share is of, or a number that is no count ("magnitude 6.2")."""
    is_share = figure.value is not None and 0 < figure.value < 1
    if figure.kind != "count" or is_share:
        return first(side.whats(at) for side, at in views)
    if is_whole(figure) or not is_bare(figure):
        return []
    scales = concepts("scales")
    return first(
        [one for one in side.whats_beside(at) if one.concept in scales] for side, at in views
    )


def lent_whats(figure: Figure, before: Sequence[Reading]) -> frozenset[str]:
    """Return what a number with decimals is of by the one before it ("6.0; others say 6.2")."""
    if figure.kind != "count" or not before or not is_bare(figure) or is_whole(figure):
        return frozenset()
    last = before[-1]
    return last.whats if last.norm.kind == "count" else frozenset()


def lent_fates(
    figure: Figure, views: Views, before: Sequence[Reading], last: Sequence[Reading]
) -> frozenset[str]:
    """Return what befell the counted where the text has just said so, and says it no more.

    "Nine were injured, seven of them firefighters"; "2,600 tonnes have leaked. On Monday it had
    been 1,800 tonnes." `before` are the figures of the sentence, `last` those of the sentences
    before it.
    """
    if figure.kind == "count":
        is_part = any("part" in side.scopes(at) for side, at in views)
        return before[-1].fates if is_part and before and before[-1].is_people else frozenset()
    if before or figure.counted or any(side.figures[at].counted for side, at in views):
        return frozenset()
    if any(one.section in ("fates", "things") for side, _ in views for one in side.marks):
        return frozenset()
    return next(
        (
            one.fates
            for one in reversed(last)
            if one.figure.kind == figure.kind and one.figure.unit == figure.unit
        ),
        frozenset(),
    )


def told_alike(
    thing: str | None, fates: frozenset[str], facets: frozenset[str]
) -> tuple[str | None, frozenset[str], frozenset[str]]:
    """Return what is counted, its fate and scope in the one way for what is said in several.

    Homes and households without power are the same; jobs whose loss is feared are at risk.
    """
    if fates & concepts("supplied.fates") and thing in concepts("supplied.things"):
        thing = "household"
    if "feared" in facets and fates & concepts("feared.fates"):
        fates = frozenset(("at_risk",))
    if "at_risk" in fates:
        facets -= {"feared", "planned"}
    return thing, fates, facets


def is_of_named(side: Side, number: int) -> bool:
    """Return whether a figure counts some of those whom something befell ("three of the injured").

    What its sentence then tells of them is another matter, and they are not all the injured.
    """
    figure = side.figures[number]
    if figure.kind != "count":
        return False
    at = side.token_at(figure.start) + 1
    if at >= len(side.tokens) or side.tokens[at].word not in side.lex.of:
        return False
    start, end = side.phrase(number)
    after = side.tokens[at : side.token_at(end)]
    if len(after) < _OF_THE or after[1].word not in habits(side.lang).function_words:
        return False
    told = {one.concept for one in side.marks_in(start, end, "fates")}
    return not told.isdisjoint(concepts("of_people.fates")) and number + 1 not in side.wholes


def unit_beside(
    figure: Figure, views: Views, before: Sequence[Reading]
) -> tuple[Kind, str | None] | None:
    """Return the unit that a bare number has from the figure before it."""
    if not before or figure.kind != "count" or has_word(views):
        return None
    last = before[-1].figure
    # `contre 24 millions avancés`: the translation has no word that looks like a noun.
    shown = views[0][0].figures[views[0][1]]
    if not is_bare(shown) and (shown.kind, shown.unit) != (last.kind, last.unit):
        return None
    return (last.kind, last.unit) if last.kind in LENDING else None


def replaced_by(side: Side, number: int) -> int | None:
    """Return the number of the figure with which a bare number shares its noun or unit.

    "By 18 instead of 15 percent", "from 120 to 80 pupils".
    """
    figure = side.figures[number]
    if figure.kind != "count" or not is_bare(figure) or number + 1 >= len(side.figures):
        return None
    after = side.figures[number + 1]
    start, end = side.token_at(figure.end), side.token_at(after.start)
    words = [one.word for one in side.tokens[start:end]]
    if not 0 < len(words) <= _INSTEAD:
        return None
    is_one = any(ends_near(words, one) for one in side.lex.instead)
    return number + 1 if is_one or any(ends_with(words, one) for one in side.lex.up_to) else None


def unit_after(views: Views) -> tuple[Kind, str | None] | None:
    """Return the unit that a bare number has from the figure that replaces it, or stands for it."""
    side, number = views[-1]
    after = replaced_by(side, number)
    figure = None if after is None else side.figures[after]
    return None if figure is None or figure.unit is None else (figure.kind, figure.unit)


def is_bare(figure: Figure) -> bool:
    """Return whether a number stands without unit and noun."""
    return figure.unit is None and not figure.counted


def is_whole(figure: Figure) -> bool:
    """Return whether a number can be a count: `6.0` is none."""
    if figure.value is None:
        return True
    is_written = figure.value < _LEAST and _DECIMAL.search(figure.text)
    return figure.value == int(figure.value) and not is_written


def is_small_part(figure: Figure) -> bool:
    """Return whether a number has decimals and is too small for so many thousands or millions."""
    return not is_whole(figure) and abs(figure.value or 0) < _LEAST
