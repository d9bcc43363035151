"""The values of a quantity by source, as dots and ranges on one scale.

Shape alone carries the meaning: `●` a value, `○` one that is about, `├─●─┤` a range, `●→` at least,
`←●` at most. The scale says where it starts and ends, and whether it starts elsewhere than at zero
or is logarithmic.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len

from core.article import Figure
from tui.widgets.briefing.fitting import cut, fit

NARROWEST_PLOT = 8
"""Cells of the narrowest plot; with less room, label and value stand without one."""

WIDEST_LABEL = 24

LOG_FROM = 50
"""How many times the smallest value the largest is where the scale becomes logarithmic."""

LEGEND = "● a value   ○ about   ├─┤ a range   ●→ at least   ←● at most"


@dataclass(frozen=True)
class Mark:
    """One value to be drawn: who gives it, how it reads, and its figure."""

    label: str
    shown: str
    figure: Figure


@dataclass(frozen=True)
class Place:
    """Where a figure lies on the scale; all None where it has no number that can be drawn."""

    at: float | None = None
    low: float | None = None
    high: float | None = None
    opens: int = 0
    is_rough: bool = False

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that it reaches."""
        return tuple(one for one in (self.at, self.low, self.high) if one is not None)


def place_of(figure: Figure) -> Place:
    """Return where `figure` lies; `opens` is 1 for "at least", -1 for "at most"."""
    value, low, high = map(_drawable, (figure.value, figure.low, figure.high))
    if low is not None and high is not None and low > high:
        low, high = high, low
    opens = {"at_least": 1, "more_than": 1, "up_to": -1, "less_than": -1}.get(figure.qualifier, 0)
    if low is not None and high is not None:
        at = value if value is not None and low <= value <= high else None
        return Place(at, low, high, opens, figure.qualifier == "about")
    if value is None and low is not None:
        return Place(low, opens=1)
    if value is None and high is not None:
        return Place(high, opens=-1)
    return Place(value, opens=opens, is_rough=figure.qualifier == "about")


def _drawable(number: float | None) -> float | None:
    """Return the number as one that can be drawn; None where it is too large for that."""
    if number is None:
        return None
    try:
        drawn = float(number)
    except OverflowError:
        return None
    return drawn if math.isfinite(drawn) else None


@dataclass(frozen=True)
class Scale:
    """The stretch of numbers that the plot shows."""

    low: float
    high: float
    is_log: bool = False

    @classmethod
    def over(cls, numbers: Sequence[float]) -> "Scale":
        """Return the scale for these numbers: from zero where that leaves room to tell them apart.

        Where the smallest is over half of the largest it starts at the smallest; where the largest
        is 50 times the smallest and none is zero or less, it is logarithmic.
        """
        low, high = min(numbers), max(numbers)
        if low > 0 and high / low >= LOG_FROM:
            return cls(low, high, is_log=True)
        if low >= 0 and low <= high / 2:
            return cls(0.0, high)
        if high <= 0 and high >= low / 2:
            return cls(low, 0.0)
        return cls(low, high)

    def share(self, number: float) -> float:
        """Return how far along the scale `number` lies, 0 to 1; the middle of a single point."""
        if self.high <= self.low:
            return 0.5
        if self.is_log:
            whole = math.log(self.high) - math.log(self.low)
            part = math.log(number) - math.log(self.low) if number > 0 else 0.0
        else:
            # Halved, so that the difference of two huge numbers stays finite.
            whole, part = self.high / 2 - self.low / 2, number / 2 - self.low / 2
        return min(1.0, max(0.0, part / whole)) if whole > 0 else 0.5

    @property
    def remark(self) -> str:
        """What must be said of the scale, so that it does not mislead."""
        if self.is_log:
            return "logarithmic scale"
        if self.low <= 0 <= self.high or self.high <= self.low:
            return ""
        return "the scale does not start at 0"


@dataclass(frozen=True)
class Chart:
    """The values of one row of the ledger; drawn in any width."""

    marks: tuple[Mark, ...]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each value lies."""
        return tuple(place_of(one.figure) for one in self.marks)

    @cached_property
    def scale(self) -> Scale | None:
        """The scale; None where no value has a number that can be drawn."""
        numbers = [number for place in self.places for number in place.numbers]
        return Scale.over(numbers) if numbers else None

    def lines(self, width: int) -> list[str]:
        """Return the whole picture in lines of at most `width` cells."""
        return [*(self.row(number, width) for number in range(len(self.marks))), *self.foot(width)]

    def row(self, number: int, width: int) -> str:
        """Return the line of one value in at most `width` cells."""
        mark, (label, plot, _) = self.marks[number], self._columns(width)
        if plot is None:
            return cut(f"{fit(mark.label, label)} {mark.shown}", width)
        drawn = self._plot(self.places[number], plot)
        return cut(f"{fit(mark.label, label)} │{drawn}│ {mark.shown}", width)

    def foot(self, width: int) -> list[str]:
        """Return what stands under the values: the ends of the scale, and what to know of it."""
        label, plot, _ = self._columns(width)
        scale = self.scale
        if scale is None or plot is None:
            return []
        low, high = number_text(scale.low), number_text(scale.high)
        gap = " " * (label + 1)
        if scale.high <= scale.low:
            ends = low.center(plot + 2).rstrip()
        else:
            rule = plot + 2 - cell_len(low) - cell_len(high) - 2
            if rule < 1:
                return [cut(f"scale {low} to {high}  {scale.remark}", width)]
            ends = f"{low} {'─' * rule} {high}"
        lines = [cut(gap + ends, width)]
        if scale.remark:
            lines.append(cut(gap + scale.remark, width))
        return lines

    def _columns(self, width: int) -> tuple[int, int | None, int]:
        """Return the cells of label, plot and value; no plot where there is no room for one."""
        most = max(0, width * 3 // 10)
        label = min(WIDEST_LABEL, most, max((cell_len(one.label) for one in self.marks), default=0))
        shown = min(most, max((cell_len(one.shown) for one in self.marks), default=0))
        plot = width - label - shown - 4
        if plot < NARROWEST_PLOT or self.scale is None:
            return label, None, shown
        return label, plot, shown

    def _plot(self, place: Place, width: int) -> str:
        cells = [" "] * width
        scale = self.scale
        if scale is None or not place.numbers:
            return "".join(cells)

        def column(number: float) -> int:
            # A cell stays free at each end, for the arrow of an open one.
            return 1 + round(scale.share(number) * (width - 3))

        if place.low is not None and place.high is not None:
            first, last = column(place.low), column(place.high)
            cells[first : last + 1] = "─" * (last - first + 1)
            cells[first], cells[last] = ("├", "┤") if last > first else ("●", "●")
        ends = [column(number) for number in place.numbers]
        if place.opens > 0:
            cells[max(ends) + 1] = "→"
        elif place.opens < 0:
            cells[min(ends) - 1] = "←"
        if place.at is not None:
            cells[column(place.at)] = "○" if place.is_rough else "●"
        return "".join(cells)


def number_text(number: float) -> str:
    """Return a number as the ends of the scale show it: 12,000, 0.5, 1.2e+20."""
    if abs(number) >= 1e15 or 0 < abs(number) < 1e-3:
        return f"{number:.3g}"
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.3f}".rstrip("0").rstrip(".")
