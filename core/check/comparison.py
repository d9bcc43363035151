"""Direction of comparison: "more than" must not become "less than", nor a rise a fall.

Each language lists words for the two directions of a few scales. A direction counts as turned where
the original says it and the translation says the opposite in its stead.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from core.article import Figure, Qualifier, TranslationWarning
from core.check.negation import FULL, Sign, signs_of
from core.check.pair import Pair, Side
from core.check.words import Mark, Word, check_facts, lexicon, split_words

_SCALES = (("more", "less"), ("up", "down"), ("high", "low"), ("earlier", "later"))
_BOUNDS = ("more", "less")
_BESIDE_FIGURE = {"more_figure": "more", "less_figure": "less"}
"""Words such as "over" compare only with a figure at most this many words later."""
_NEAR = 4
_DENYING = 6
_MANY = 100
"""No sentence compares or negates more often."""
_FLOOR: frozenset[Qualifier] = frozenset(("at_least", "more_than"))
_CEILING: frozenset[Qualifier] = frozenset(("up_to", "less_than"))


class _Said(NamedTuple):
    """One word of direction and its span."""

    direction: str
    start: int
    end: int
    number: str = ""
    """The digits that follow closely."""


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn of each direction that was turned; silent where either language has no data."""
    source, target = _said(pair.source), _said(pair.target)
    turned = [
        (one, other)
        for scale in _SCALES
        for direction, opposite in (scale, scale[::-1])
        for one, other in _turned(source, target, direction, opposite)
    ]
    for one, other in turned:
        lost = pair.source.text[one.start : one.end]
        now = pair.target.text[other.start : other.end]
        yield _warning(lost, now, one.start, one.end)
    if not any(one.direction in _BOUNDS for one, _ in turned):
        yield from _turned_bounds(pair, source, target)


def _turned_bounds(
    pair: Pair, source: Sequence[_Said], target: Sequence[_Said]
) -> Iterator[TranslationWarning]:
    """Warn of a figure that is a floor on one side and a ceiling on the other."""
    for one in source:
        others = [other for other in target if one.number and one.number == other.number]
        if one.direction not in _BOUNDS or not others:
            continue
        directions = {other.direction for other in others}
        if directions and directions <= set(_BOUNDS) - {one.direction}:
            now = pair.target.text[others[0].start : others[0].end]
            yield _warning(pair.source.text[one.start : one.end], now, one.start, one.end)
            return
    for mine, theirs in _turned_figures(pair.source.figures, pair.target.figures):
        yield _warning(mine.text, theirs.text, mine.start, mine.end)
        return


def _warning(lost: str, now: str, start: int, end: int) -> TranslationWarning:
    return TranslationWarning(
        check="comparison",
        message=f"The original compares the other way: “{lost}” became “{now}”.",
        lost=lost,
        start=start,
        end=end,
    )


def _said(side: Side) -> list[_Said]:
    listed = lexicon(side.lang, "comparison")
    if listed is None:
        return []
    words = split_words(side.text, side.lang)
    signs = signs_of(side)[:_MANY]
    starts = [figure.start for figure in side.figures]
    said = []
    for mark in islice(listed.marks(words), _MANY):
        kind = mark.kind
        following = words[mark.last + 1 : mark.last + 1 + _NEAR]
        number = next((word.text for word in following if word.text[0].isdigit()), "")
        if kind in _BESIDE_FIGURE:
            if not number and not _has_figure(following, starts):
                continue
            kind = _BESIDE_FIGURE[kind]
        if kind in _BOUNDS and _is_turned(words[mark.first].start, signs):
            kind = _BOUNDS[kind == _BOUNDS[0]]
        elif kind in _BOUNDS and _is_denied(mark, words, signs, side.lang):
            continue
        if kind != "idle":
            said.append(_Said(kind, words[mark.first].start, words[mark.last].end, number))
    return said


def _is_turned(start: int, signs: Sequence[Sign]) -> bool:
    """Return whether a bound is part of a longer phrase that negates ("not have more than 5")."""
    return any(sign.start < start < sign.end for sign in signs)


def _is_denied(mark: Mark, words: Sequence[Word], signs: Sequence[Sign], lang: str) -> bool:
    """Return whether a negation of the clause makes it unclear what a bound comes to."""
    denied = [sign.start for sign in signs if sign.strength == FULL]
    is_rough = check_facts(lang, "negation").get("rough", False)
    if is_rough or check_facts(lang, "comparison").get("verb_last", False):
        return bool(denied)
    first = words[max(0, mark.first - _DENYING)].start
    return any(
        first <= start < words[mark.first].start
        and words[mark.first].clause == next(w.clause for w in words if w.start >= start)
        for start in denied
    )


def _has_figure(words: Sequence[Word], starts: Sequence[int]) -> bool:
    return any(word.start <= start < word.end for word in words for start in starts)


def _turned(
    source: Sequence[_Said], target: Sequence[_Said], direction: str, opposite: str
) -> list[tuple[_Said, _Said]]:
    """Return a word that was turned with what stands in its stead, where counts leave no doubt."""
    mine = [one for one in source if one.direction == direction]
    against = [one for one in source if one.direction == opposite]
    kept = [one for one in target if one.direction == direction]
    turned = [one for one in target if one.direction == opposite]
    is_swapped = len(kept) < len(mine) and len(turned) > len(against)
    is_sure = len(mine) + len(against) == len(kept) + len(turned) or not (kept or against)
    return [(mine[0], turned[0])] if is_swapped and is_sure else []


def _turned_figures(
    source: Sequence[Figure], target: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures of one value that are a floor on one side and a ceiling on the other."""
    for mine in source:
        for theirs in target:
            if _value(mine) is None or _value(mine) != _value(theirs) or mine.unit != theirs.unit:
                continue
            both = {mine.qualifier, theirs.qualifier}
            if both & _FLOOR and both & _CEILING:
                yield mine, theirs
                break


def _value(figure: Figure) -> int | float | None:
    """Return the one number that a figure is about."""
    if figure.value is not None:
        return figure.value
    return figure.low if figure.high is None else figure.high if figure.low is None else None
