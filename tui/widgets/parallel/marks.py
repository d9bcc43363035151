"""Names and figures in both texts, and which of one is which of the other."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from core.article import Article, Entity, Figure, Label, Segment
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
    """The marks of an article and of its translation into `target`."""

    def __init__(self, article: Article, target: str) -> None:
        self.original: dict[int, list[Mark]] = {}
        self.translation: dict[int, list[Mark]] = {}
        self._place_originals(article)
        for number, made in article.translated(target).items():
            marks = _marks(made.entities, made.figures, number, "translation")
            if marks:
                self.translation[number] = marks

    def _place_originals(self, article: Article) -> None:
        starts = [one.start for one in article.segments]
        for mark in _marks(article.entities, article.figures, 0, "original"):
            for segment in _touched(article.segments, starts, mark.start, mark.end):
                self.original.setdefault(segment.id, []).append(mark._replace(segment=segment.id))

    def of(self, side: Side, segment: int) -> Sequence[Mark]:
        """Return the marks of a segment in one text, in order."""
        return (self.original if side == "original" else self.translation).get(segment, ())

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

    def in_order(self, side: Side, *, figures: bool) -> list[Mark]:
        """Return the names or the figures of one text in reading order."""
        by_segment = self.original if side == "original" else self.translation
        return [
            mark
            for segment in sorted(by_segment)
            for mark in by_segment[segment]
            if mark.is_figure == figures
        ]

    def reading_order(self, side: Side, *, figures: bool) -> list[Mark]:
        """Return the marks of `side` and, for segments that have none there, of the other side."""
        other: Side = "translation" if side == "original" else "original"
        found = self.in_order(side, figures=figures)
        covered = {mark.segment for mark in found}
        missed = [
            mark for mark in self.in_order(other, figures=figures) if mark.segment not in covered
        ]
        return sorted([*found, *missed], key=lambda mark: (mark.segment, mark.start))


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


def _touched(
    segments: Sequence[Segment], starts: Sequence[int], start: int, end: int
) -> Iterable[Segment]:
    index = max(0, bisect_left(starts, start + 1) - 1)
    while index < len(segments) and segments[index].start < end:
        if segments[index].end > start:
            yield segments[index]
        index += 1
