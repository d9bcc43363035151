"""When the lines of a timeline are said to have happened, on one line of time.

`●` is a day and a digit as many of them (`+` ten or more, or several where two digits would read as
one number); `├──┤` a longer stretch, `◇` one that is shorter than two cells. What lies far from
everything else is named under the strip instead of pressing the rest together.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from core.article import Grain
from core.brief.timeline.days import MONTHS, Days, date_words, span_of
from core.brief.timeline.far_off import without_far_off
from tui.widgets.briefing.fitting import cut

LEGEND = "● a day   2-9 so many   + several   ├─┤ a longer time   ◇ a short one"

_ROWS = 4
"""Rows for longer stretches; what does not fit is counted."""

_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


class Moment(NamedTuple):
    """What is to be marked: a date of a timeline."""

    iso: str
    grain: Grain
    until: str | None = None

    @property
    def days(self) -> Days | None:
        """Its first and last day; None where it cannot be placed."""
        return span_of(self.iso, self.grain, self.until)

    @property
    def words(self) -> str:
        """The date as people write it."""
        return date_words(self.iso, self.grain, self.until)


def strip_lines(moments: Sequence[Moment], width: int) -> list[str]:
    """Return the strip in lines of at most `width` cells; none where no date can be placed."""
    placed = [(days, one) for one in moments if (days := one.days) is not None]
    if not placed or width < 1:
        return []
    kept, before, after = without_far_off(placed, key=lambda one: one[1].iso)
    low = min(first for (first, _), _ in kept)
    high = max(last for (_, last), _ in kept)
    strip = _Strip(low, high, width)
    lines = [*strip.ruler(), *strip.marks([days for days, _ in kept])]
    for side, apart in (("before", before), ("after", after)):
        if apart:
            words = dict.fromkeys(one.words for _, one in apart)
            lines.append(f"{side} this strip: {', '.join(words)}")
    lost = len(moments) - len(placed)
    if lost:
        lines.append(f"{lost} without a place on the strip")
    return [cut(line, width) for line in lines]


class _Strip:
    """A line of time from day `low` to day `high` in `width` cells."""

    def __init__(self, low: int, high: int, width: int) -> None:
        self._low, self._high, self._width = low, high, width

    def _column(self, day: int) -> int:
        if self._high <= self._low:
            return (self._width - 1) // 2
        return round((day - self._low) * (self._width - 1) / (self._high - self._low))

    def ruler(self) -> list[str]:
        """Return the labels of the ticks, and the line that they stand on."""
        labels = [" "] * self._width
        line = ["─"] * self._width
        free = 0
        for day, label in self._ticks():
            at = self._column(day)
            line[at] = "┬"
            # The last label moves to the left rather than over the edge.
            start = min(at, self._width - cell_len(label))
            if start >= free and start >= 0 and start + len(label) > at:
                labels[start : start + len(label)] = label
                free = start + len(label) + 1
        return ["".join(labels), "".join(line)]

    def _ticks(self) -> Iterator[tuple[int, str]]:
        """Yield the days that the ruler names: every so many years, months or days."""
        low, high = date.fromordinal(self._low), date.fromordinal(self._high)
        room = max(1, self._width // 10)
        if self._high - self._low < 45:
            step = -(-(self._high - self._low + 1) // room)
            for day in range(self._low, self._high + 1, step):
                one = date.fromordinal(day)
                is_new = day == self._low or one.year != date.fromordinal(day - step).year
                year = f" {one.year}" if is_new else ""
                yield day, f"{one.day} {MONTHS[one.month - 1]}{year}"
            return
        first, last = low.year * 12 + low.month - 1, high.year * 12 + high.month - 1
        if last - first < 30:
            step = -(-(last - first + 1) // room)
            for month in range(first, last + 1, step):
                day = max(self._low, date(month // 12, month % 12 + 1, 1).toordinal())
                yield day, f"{MONTHS[month % 12]} {month // 12}"
            return
        years = high.year - low.year + 1
        step = next((one for one in _YEARS if years <= one * room), _YEARS[-1])
        for tick in range(low.year - low.year % step, high.year + 1, step):
            if tick >= max(1, low.year):
                yield max(self._low, date(tick, 1, 1).toordinal()), str(tick)

    def marks(self, spans: Sequence[Days]) -> list[str]:
        """Return the rows of days, then of longer stretches."""
        days = Counter(self._column(first) for first, last in spans if first == last)
        lines = []
        if days:
            row = [" "] * self._width
            for at, count in days.items():
                stands_alone = max(days[at - 1], days[at + 1]) < 2
                digit = str(count) if count < 10 and stands_alone else "+"
                row[at] = "●" if count == 1 else digit
            lines.append("".join(row))
        longer = Counter(
            (self._column(first), self._column(last)) for first, last in spans if last > first
        )
        return lines + self._stretches(longer)

    def _stretches(self, longer: Counter[tuple[int, int]]) -> list[str]:
        rows: list[list[str]] = []
        left = 0
        for (start, end), count in sorted(longer.items()):
            drawn = _stretch(end - start + 1, count)
            row = next((one for one in rows if not "".join(one[start : end + 1]).strip()), None)
            if row is None and len(rows) < _ROWS:
                row = [" "] * self._width
                rows.append(row)
            if row is None:
                left += count
            else:
                row[start : end + 1] = drawn
        lines = ["".join(row) for row in rows]
        return [*lines, f"and {left} more"] if left else lines


def _stretch(width: int, count: int) -> str:
    """Return a stretch in so many cells, with its number in the middle where there are several."""
    said = f"{count}" if count > 1 else ""
    if width < 3:
        one = "◇" if count == 1 else "+" if count > 9 else said
        return one + " " * (width - 1)
    inner = width - 2
    return "├" + (said if len(said) <= inner else "").center(inner, "─") + "┤"
