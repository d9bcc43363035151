"""The timeline: what the sources say happened when."""

from core.brief.timeline.dated import DatedLine
from core.brief.timeline.laying import lay_timeline, say_undated, undated

__all__ = ["DatedLine", "lay_timeline", "say_undated", "undated"]
