"""One page: the claims and the sources, and nothing else."""

from core.brief.briefing import Briefing
from core.brief.choices import keep_pinned

LINES = 25
"""Lines under "What happened" that a page holds."""

NOT_ON_A_PAGE = ("csv", "annotations")
"""Formats of what a page leaves out: the ledger, and the passages."""


def one_page(briefing: Briefing, lines: int = LINES) -> Briefing:
    """Return a briefing of at most `lines` claims and a line for each source.

    What the reader has pinned is cut last. Ask `build_briefing` for as many lines (`limit`), or it
    may have chosen fewer.
    """
    return Briefing(
        title=briefing.title,
        created=briefing.created,
        target=briefing.target,
        sources=briefing.sources,
        lost=briefing.lost,
        claims=keep_pinned(briefing.claims, lines),
        is_one_page=True,
    )
