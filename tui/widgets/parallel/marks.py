"""Names and figures in both texts, and which of one is which of the other."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

from core.article import Article, Entity, Figure, Label
from tui.widgets.parallel.columns import Side

MarkKind: TypeAlias = Label | Literal["figure"]
"""The label of a name, or a figure."""


class Mark(NamedTuple):
    """A name or figure in one segment of one text.

    `start` and `end` point into the article's text or into the segment's translation, by `side`.
    `key` is the same for the same thing on both sides.
    """

    segment: int
    side: Side
    start: int
    end: int
    kind: MarkKind
    key: str
    thing: Entity | Figure

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, not a name."""
        return self.kind == "figure"


class MarkIndex:
    """The marks of an article and of its translation into `target`.

    Those of a segment are placed when it is first asked for, or all is: a long article has tens of
    thousands, of which the first frame shows a few.
    """

    def __init__(self, article: Article, target: str) -> None:
        self._article = article
        self._made = article.translated(target)
        self._placed: dict[tuple[Side, int], list[Mark]] = {}
        self._orders: dict[tuple[Side, bool, bool], list[Mark]] = {}
        self._entities = _ByStart(article.entities)
        self._figures = _ByStart(article.figures)

    def of(self, side: Side, segment: int) -> Sequence[Mark]:
        """Return the marks of a segment in one text, in order."""
        key = (side, segment)
        marks = self._placed.get(key)
        if marks is None:
            marks = self._placed[key] = self._place(side, segment)
        return marks

    def place_all(self) -> None:
        """Place the marks of all segments, and put them in order; may be called from any thread."""
        for number in range(len(self._article.segments)):
            self.of("original", number)
            self.of("translation", number)
        for figures in (False, True):
            self.reading_order("original", figures=figures)

    def _place(self, side: Side, segment: int) -> list[Mark]:
        if side == "translation":
            made = self._made.get(segment)
            return _marks(made.entities, made.figures, segment, side) if made else []
        if not 0 <= segment < len(self._article.segments):
            return []
        one = self._article.segments[segment]
        entities = self._entities.touching(one.start, one.end)
        return _marks(entities, self._figures.touching(one.start, one.end), segment, side)

    def twins(self, mark: Mark) -> list[Mark]:
        """Return the marks of the same thing in the other text of the segment.

        Where both texts name it several times, the n-th is the twin of the n-th.
        """
        other: Side = "translation" if mark.side == "original" else "original"
        same = [one for one in self.of(other, mark.segment) if _is_same(one, mark)]
        here = [one for one in self.of(mark.side, mark.segment) if _is_same(one, mark)]
        if len(same) > 1 and len(here) == len(same):
            return [same[here.index(mark)]]
        return same

    def in_order(self, side: Side, *, figures: bool) -> Sequence[Mark]:
        """Return the names or the figures of one text in reading order."""
        key = (side, figures, False)
        order = self._orders.get(key)
        if order is None:
            order = self._orders[key] = [
                mark
                for segment in range(len(self._article.segments))
                for mark in self.of(side, segment)
                if mark.is_figure == figures
            ]
        return order

    def reading_order(self, side: Side, *, figures: bool) -> Sequence[Mark]:
        """Return the marks of `side` and, for segments that have none there, of the other side."""
        key = (side, figures, True)
        order = self._orders.get(key)
        if order is None:
            other: Side = "translation" if side == "original" else "original"
            found = self.in_order(side, figures=figures)
            covered = {mark.segment for mark in found}
            missed = [
                mark
                for mark in self.in_order(other, figures=figures)
                if mark.segment not in covered
            ]
            order = sorted([*found, *missed], key=lambda mark: (mark.segment, mark.start))
            self._orders[key] = order
        return order


def step(
    marks: Sequence[Mark], current: Mark | None, segment: int, forward: bool
) -> tuple[Mark, bool] | None:
    """Return the mark after (or before) the current one, and whether the end was passed.

    Where none is current in `segment`, the first (or last) one of that segment or beyond is meant.
    Returns None when there are no marks.
    """
    if not marks:
        return None
    if current is not None and current.segment == segment:
        at = bisect_left(marks, (current.segment, current.start), key=_place)
        is_on = at < len(marks) and marks[at] == current
        index = at + (1 if is_on else 0) if forward else at - 1
    elif forward:
        index = bisect_left(marks, (segment, -1), key=_place)
    else:
        index = bisect_left(marks, (segment + 1, -1), key=_place) - 1
    return marks[index % len(marks)], not 0 <= index < len(marks)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.segment, mark.start


def _is_same(one: Mark, other: Mark) -> bool:
    return one.key == other.key and one.is_figure == other.is_figure


def _marks(
    entities: Iterable[Entity], figures: Iterable[Figure], segment: int, side: Side
) -> list[Mark]:
    marks = [
        Mark(segment, side, one.start, one.end, one.label, _name_key(one), one) for one in entities
    ]
    marks += [
        Mark(segment, side, one.start, one.end, "figure", _figure_key(one), one) for one in figures
    ]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _name_key(entity: Entity) -> str:
    return entity.key or f"{entity.label}:{entity.text.casefold()}"


def _figure_key(figure: Figure) -> str:
    """Return what makes two figures the same: the quantity and its unit, not its wording."""
    number = figure.value if figure.value is not None else (figure.low, figure.high)
    return f"{number}|{figure.unit or ''}|{figure.kind}"


_T = TypeVar("_T", Entity, Figure)


class _ByStart(Generic[_T]):
    """Stretches of the article's text, to be found by their place."""

    def __init__(self, things: Iterable[_T]) -> None:
        self._things: list[_T] = sorted(things, key=lambda one: one.start)
        self._starts: list[int] = [one.start for one in self._things]
        self._longest = max((one.end - one.start for one in self._things), default=0)

    def touching(self, start: int, end: int) -> list[_T]:
        """Return those that share a code point with a stretch, in the order of their starts."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [one for one in self._things[first:last] if one.end > start]
