"""Briefings: what happened, figures, names, passages and sources, every line cited.

Only the nouns are here, so that whoever shows a briefing need not load what makes one.
"""

from core.brief.briefing import Briefing, PassageRow, SourceRow
from core.brief.line import Citation, Line
from core.brief.who.row import NameRow

__all__ = ["Briefing", "Citation", "Line", "NameRow", "PassageRow", "SourceRow"]
