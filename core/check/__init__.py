"""The loss alarm: what a translation seems to have lost, segment by segment."""

from core.check.alternatives import check_alternatives
from core.check.building import Row, build_pairs
from core.check.checker import Checker, Find, all_checks, check_article, check_texts
from core.check.pair import Pair, Side

__all__ = [
    "Checker",
    "Find",
    "Pair",
    "Row",
    "Side",
    "all_checks",
    "build_pairs",
    "check_alternatives",
    "check_article",
    "check_texts",
]
