"""The timeline: what the sources say happened when."""

from core.brief.timeline.dated import DatedLine

__all__ = ["DatedLine"]
