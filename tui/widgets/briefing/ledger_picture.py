"""The values of a quantity by source, as dots and ranges on one scale.

Shape alone carries the meaning: `●` a value, `○` one that is about, `├─●─┤` a range, `●→` at least,
`←●` at most. The scale says where it starts and ends, and whether it starts elsewhere than at zero
or is logarithmic.
"""

from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len

from core.article import Figure
from core.brief.ledger.scale import Place, Scale, number_text, place_of
from tui.widgets.briefing.fitting import cut, fit

NARROWEST_PLOT = 8
"""Cells of the narrowest plot; with less room, label and value stand without one."""

WIDEST_LABEL = 24

LEGEND = "● a value   ○ about   ├─┤ a range   ●→ at least   ←● at most"


@dataclass(frozen=True)
class Mark:
    """One value to be drawn: who gives it, how it reads, and its figure."""

    label: str
    shown: str
    figure: Figure


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
        # One value told by several sources needs no picture.
        if plot < NARROWEST_PLOT or self.scale is None or self.scale.is_point:
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
