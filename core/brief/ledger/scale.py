"""Where the values of a row lie on a scale that does not mislead, for whoever draws them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.article import Figure
from core.brief.ledger.story import normal

_COUNTED = ("count", "age")
LOG_FROM = 50
"""How many times the smallest value the largest is where the scale becomes logarithmic."""


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
    # Shares and ages are compared in one unit ("nine of ten" is 90 percent), and so drawn in it.
    figure = normal(figure) if figure.kind in _COUNTED else figure
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

    @property
    def is_point(self) -> bool:
        """Whether all numbers are the same."""
        return self.high <= self.low

    def share(self, number: float) -> float:
        """Return how far along the scale `number` lies, 0 to 1; the middle of a single point."""
        if self.is_point:
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
        if self.low <= 0 <= self.high or self.is_point:
            return ""
        return "the scale does not start at 0"


def number_text(number: float) -> str:
    """Return a number as the ends of the scale show it: 12,000, 0.5, 1.2e+20."""
    if abs(number) >= 1e15 or 0 < abs(number) < 1e-3:
        return f"{number:.3g}"
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.3f}".rstrip("0").rstrip(".")
