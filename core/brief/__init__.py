"""Briefings: what happened, figures, names, passages and sources, every line cited."""

from core.brief.briefing import (
    Briefing,
    Citation,
    FigureRow,
    Line,
    NameRow,
    PassageRow,
    SourceRow,
)
from core.brief.build import build_briefing

__all__ = [
    "Briefing",
    "Citation",
    "FigureRow",
    "Line",
    "NameRow",
    "PassageRow",
    "SourceRow",
    "build_briefing",
]
