"""What stands behind a line: its numbers, its sources, who says so, what may have been lost."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from core.brief.briefing import SourceRow
from core.brief.line import Citation
from core.brief.stance.stance import WAYS, Stance

_NAME = 24
"""Characters of a title that stand for a source without a publisher."""

_MARKED = 4
"""Numbers that a line shows; of more, the first three and how many more."""

_SAID = 3
"""Voices and hedges that a line names."""


def cited(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return one citation for each segment, in order."""
    places: dict[tuple[str, int], Citation] = {}
    for one in citations:
        places.setdefault((one.article, one.segment), one)
    return tuple(places.values())


class Numbers:
    """Numbers of citations, in the order in which the segments first come up."""

    def __init__(self, sources: Sequence[SourceRow]) -> None:
        self._numbers: dict[tuple[str, int], int] = {}
        self._names = {row.article: short_name(row) for row in sources}
        self._titled = {row.article for row in sources if not row.publisher}

    def mark(self, citations: Iterable[Citation], *, is_named: bool = True) -> str:
        """Return the citations as numbers, with their sources where there are several."""
        shown: dict[int, str] = {}
        for one in citations:
            number = self._numbers.setdefault((one.article, one.segment), len(self._numbers) + 1)
            doubt = "!" if one.warnings else ""
            name = self.source(one.article) if is_named and len(self._names) > 1 else ""
            shown[number] = f"[{number}]{doubt}" + (f" {name}" if name else "")
        parts = list(shown.values())
        if len(parts) > _MARKED:
            parts = [*parts[: _MARKED - 1], f"and {len(parts) - _MARKED + 1} more"]
        return " ".join(parts)

    def source(self, article_id: str) -> str:
        """Return what the source is called."""
        return self._names.get(article_id, "")

    def quoted_source(self, article_id: str) -> str:
        """Return what the source is called within a sentence: a title in quotation marks."""
        name = self.source(article_id)
        return f"“{name}”" if name and article_id in self._titled else name


def short_name(row: SourceRow) -> str:
    """Return what a source is called beside a citation: its publisher, else its first words."""
    if row.publisher:
        return row.publisher
    title = row.title_translated or row.title
    if len(title) <= _NAME:
        return title
    return (title[:_NAME].rpartition(" ")[0] or title[:_NAME]) + "…"


def stance_said(stance: Stance) -> str:
    """Return who a line is reported by and what leaves it unconfirmed, in words; empty for none.

    The words of the original stand beside, since a translation flattens them.
    """
    parts: list[str] = []
    for one in stance.reported_by[:_SAID]:
        words = (
            f" (“{one.words}”)" if one.words and one.words.casefold() != one.who.casefold() else ""
        )
        parts.append(f"{WAYS[one.way]} {one.who or one.words}{words}")
    hedges = dict.fromkeys(one.words for one in stance.hedges)
    if hedges:
        said = ", ".join(f"“{words}”" for words in list(hedges)[:_SAID])
        parts.append(f"unconfirmed: {said}")
    return "; ".join(parts)


def doubts(citations: Iterable[Citation]) -> Iterator[Content]:
    """Yield what the translation that is shown may have lost, a line each."""
    for one in citations:
        for warning in one.warnings:
            yield Content.assemble((f"! {warning}", "$warning"))


def counted(number: int, what: str, plural: str = "") -> str:
    """Return a number with its noun: "1 source", "3 sources"."""
    return f"{number} {what if number == 1 else plural or what + 's'}"
