"""Briefings: what happened, figures, names, passages and sources, every line cited."""

from core.brief.briefing import Briefing, PassageRow, SourceRow
from core.brief.build import build_briefing
from core.brief.citation import quote_with_citation
from core.brief.export.json_text import to_json
from core.brief.export.markdown import to_markdown
from core.brief.export.words import qualified
from core.brief.export.writing import write_export
from core.brief.line import Citation, Line
from core.brief.who.row import NameRow

__all__ = [
    "Briefing",
    "Citation",
    "Line",
    "NameRow",
    "PassageRow",
    "SourceRow",
    "build_briefing",
    "qualified",
    "quote_with_citation",
    "to_json",
    "to_markdown",
    "write_export",
]
