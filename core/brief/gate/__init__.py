"""The gate: no line is shown whose figures and names are not in what it cites."""

from core.brief.gate.withheld import Withheld

__all__ = ["Withheld"]
