"""Direction of comparison: "more than" must not become "less than", nor a rise a fall.

Each language lists words for the two directions of a few scales. A direction counts as turned where
the original says it and the translation says the opposite in its stead. Some scales measure the
same thing ("more", "up", "higher", "won"), so that words of one answer those of another.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from core.article import Figure, Qualifier, TranslationWarning
from core.check.negation import FULL, Sign, signs_of
from core.check.pair import Pair, Side
from core.check.words import Mark, Word, check_facts, lexicon, split_words

_SCALES = (("more", "less"), ("up", "down"), ("high", "low"), ("earlier", "later"))
_OPPOSITES = (
    ("won", "lost"),
    ("ahead", "behind"),
    ("better", "worse"),
    ("near", "far"),
    ("for", "against"),
    ("unchanged", "changed"),
    ("majority", "minority"),
    ("north", "south"),
    ("east", "west"),
    ("allowed", "forbidden"),
    ("accepted", "refused"),
    ("confirmed", "denied"),
    ("guilty", "innocent"),
    ("alive", "dead"),
    ("succeeded", "failed"),
    ("full", "empty"),
    ("first", "last"),
    ("maximal", "minimal"),
)
"""Scales of which no count is kept: one text must be all of the one, the other all of the other."""
_RISING = ("more", "up", "high", "won")
_FALLING = ("less", "down", "low", "lost")
_BOUNDS = ("more", "less")
_CHANGES = ("up", "down")
_BESIDE_FIGURE = {
    "more_figure": "more",
    "less_figure": "less",
    "up_figure": "up",
    "down_figure": "down",
}
"""Words such as "over" compare only with a figure at most this many words later."""
_NEAR = 4
_NEAR_BEFORE = 3
"""Words such as "up" also with one this many words earlier ("2 % up")."""
_DENYING = 6
_CLOSE = 25
"""Characters from a word of change to the figures that it is about, and between those."""
_TOGETHER = 40
"""Characters between two comparisons that are one pair, which no language tells in reverse."""
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


class _Course(NamedTuple):
    """Where a text says from which figure to which something went, and in which direction."""

    numbers: tuple[float, float]
    course: str
    direction: str
    """As the text puts it, or nothing."""
    start: int
    end: int


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn of each direction that was turned; silent where either language has no data."""
    source, target = _said(pair.source), _said(pair.target)
    turned = _turned_words(pair, source, target)
    for one, other in turned:
        lost = pair.source.text[one.start : one.end]
        now = pair.target.text[other.start : other.end]
        yield _warning(lost, now, one.start, one.end)
    if turned:
        return
    said = list(_turned_bounds(pair, source, target)) or list(_against_figures(pair))
    yield from said[:1]


def _turned_words(
    pair: Pair, source: Sequence[_Said], target: Sequence[_Said]
) -> list[tuple[_Said, _Said]]:
    """Return each word of direction that was turned, with what stands in its stead."""
    turned = [
        found
        for scale in _SCALES
        for direction, opposite in (scale, scale[::-1])
        if _is_new(source, target, opposite)
        for found in _turned(source, target, direction, opposite)
    ]
    turned = turned or list(_exchanged(source, target))
    if turned or not _denies_alike(pair):
        return turned
    scales = ((_RISING, _FALLING), *(((one,), (other,)) for one, other in _OPPOSITES))
    for one, other in scales:
        for mine, theirs in ((one, other), (other, one)):
            if found := _reversed(source, target, mine, theirs):
                return [found]
    return []


def _is_new(source: Sequence[_Said], target: Sequence[_Said], opposite: str) -> bool:
    """Return whether the translation has more words than the original that answer `opposite`."""
    alike = next((one for one in (_RISING, _FALLING) if opposite in one), (opposite,))
    return _count(target, alike) > _count(source, alike)


def _count(said: Sequence[_Said], directions: Sequence[str]) -> int:
    return sum(one.direction in directions for one in said)


def _reversed(
    source: Sequence[_Said], target: Sequence[_Said], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[_Said, _Said] | None:
    """Return a turned word where the original says only the one, the translation the other."""
    if _count(source, theirs) or _count(target, mine):
        return None
    one = next((one for one in source if one.direction in mine), None)
    other = next((one for one in target if one.direction in theirs), None)
    return (one, other) if one and other else None


def _exchanged(source: Sequence[_Said], target: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Yield what "fewer cars and more trains" turns to where the two change places."""
    mine = [one for one in source if one.direction in _BOUNDS]
    theirs = [one for one in target if one.direction in _BOUNDS]
    if len(mine) != 2 or len(theirs) != 2 or any(one.number for one in (*mine, *theirs)):
        return
    told, now = ([one.direction for one in both] for both in (mine, theirs))
    is_close = all(other.start - one.end <= _TOGETHER for one, other in (mine, theirs))
    if is_close and told[0] != told[1] and told == now[::-1]:
        yield mine[0], theirs[0]


def _denies_alike(pair: Pair) -> bool:
    """Return whether both texts negate equally often: "did not win" may be "lost"."""
    return _denials(pair.source) == _denials(pair.target)


def _denials(side: Side) -> int:
    return sum(sign.strength == FULL for sign in signs_of(side))


def _against_figures(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn where the translation falls "from 520 to 575", unless the original does so too."""
    for mine in _courses(pair.source):
        for theirs in _courses(pair.target):
            is_same = mine.numbers == theirs.numbers
            if is_same and theirs.direction and theirs.direction != theirs.course:
                if mine.direction == theirs.direction:
                    continue
                now = pair.target.text[theirs.start : theirs.end]
                lost = pair.source.text[mine.start : mine.end]
                yield _warning(lost, now, mine.start, mine.end)


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


def _courses(side: Side) -> Iterator[_Course]:
    """Yield each change "from 520 to 575" in the order of the text."""
    told = check_facts(side.lang, "comparison")
    if "from" not in told or len(side.figures) > _MANY:
        return
    begins = re.compile(rf"(?:^|\W)(?:{told['from'][0]})[^\w.]*$", re.IGNORECASE)
    leads = re.compile(rf"(?:^|\W)(?:{told['from'][1]})[^\w.]*$", re.IGNORECASE)
    said = [one for one in _said(side) if one.direction in _CHANGES]
    for one, other in pairwise(side.figures):
        low, high = _value(one), _value(other)
        head = side.text[max(0, one.start - _CLOSE) : one.start]
        between = side.text[one.end : other.start]
        is_course = len(between) < _CLOSE and begins.search(head) and leads.search(between)
        if low is None or high is None or low == high or not is_course:
            continue
        close = [word for word in said if 0 <= one.start - word.end <= _CLOSE]
        yield _Course(
            numbers=(low, high),
            course=_CHANGES[high < low],
            direction=close[-1].direction if close else "",
            start=one.start,
            end=other.end,
        )


def _warning(lost: str, now: str, start: int, end: int) -> TranslationWarning:
    return TranslationWarning(
        check="comparison",
        message=f"The translation says the opposite: “{lost}” became “{now}”.",
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
            beside = _BESIDE_FIGURE[kind]
            if beside in _CHANGES:
                following = (*words[max(0, mark.first - _NEAR_BEFORE) : mark.first], *following)
            if not _has_figure(following, starts):
                continue
            kind = beside
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
    contrasts = check_facts(lang, "comparison").get("contrast", ())
    first = words[max(0, mark.first - _DENYING)].start
    for word in words[max(0, mark.first - _DENYING) : mark.first]:
        if word.text in contrasts:
            first = word.start
    return any(
        first <= start < words[mark.first].start
        and words[mark.first].clause == next(w.clause for w in words if w.start >= start)
        for start in denied
    )


def _has_figure(words: Sequence[Word], starts: Sequence[int]) -> bool:
    return any(
        word.text[0].isdigit() or any(word.start <= start < word.end for start in starts)
        for word in words
    )


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
