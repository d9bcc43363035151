"""The sections of the pane, open or folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from core.brief.briefing import Briefing
from tui.widgets.briefing.citing import Numbers, counted
from tui.widgets.briefing.entry import Entry
from tui.widgets.briefing.rest import (
    SECTION_NAMES,
    Dropped,
    dropped_entries,
    left_out_entries,
    passage_entries,
    source_entries,
    withheld_entries,
)
from tui.widgets.briefing.statements import claim_entries, side_entries, timeline_entries
from tui.widgets.briefing.tables import ledger_entries, who_entries

OPEN_FIRST = frozenset(("claims", "ledger", "passages"))
"""The sections that are open until the reader folds them."""

ONE_PAGE = frozenset(("claims", "sources"))
"""The sections of the one-page briefing."""


@dataclass(frozen=True)
class BriefingSection:
    """A section: its lines, how many there are, and what it says when there are none."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    count: int
    remark: str


class Folds:
    """Which sections are open; what the reader has said of one outlives the briefing."""

    def __init__(self) -> None:
        self._chosen: dict[str, bool] = {}

    def is_open(self, section: str) -> bool:
        """Return whether the section's lines are shown."""
        return self._chosen.get(section, section in OPEN_FIRST)

    def toggle(self, section: str) -> None:
        """Open a folded section, fold an open one."""
        self._chosen[section] = not self.is_open(section)

    def open(self, section: str) -> None:
        """Show the lines of a section."""
        self._chosen[section] = True

    def toggle_all(self, sections: Sequence[str]) -> None:
        """Open all sections, or fold all when all are open."""
        wanted = not all(map(self.is_open, sections))
        self._chosen.update(dict.fromkeys(sections, wanted))


def sections_of(briefing: Briefing, dropped: Sequence[Dropped] = ()) -> list[BriefingSection]:
    """Return the sections in order; those that can be empty say so when they are."""
    numbers = Numbers((*briefing.sources, *briefing.left_out))

    def section(
        key: str, title: str, entries: Sequence[Entry], remark: str, count: int | None = None
    ) -> BriefingSection:
        return BriefingSection(
            key, title, tuple(entries), len(entries) if count is None else count, remark
        )

    names = len(briefing.people) + len(briefing.places) + len(briefing.organisations)
    return [
        section(
            "claims",
            SECTION_NAMES["claims"],
            claim_entries(briefing, numbers),
            "No sentence stands out.",
        ),
        section(
            "ledger",
            SECTION_NAMES["ledger"],
            ledger_entries(briefing, numbers),
            "No figures found.",
            len(briefing.ledger),
        ),
        section(
            "who",
            SECTION_NAMES["who"],
            who_entries(briefing, numbers) if names else [],
            "No names found.",
            names,
        ),
        section(
            "timeline",
            SECTION_NAMES["timeline"],
            timeline_entries(briefing, numbers),
            "No statement has a date.",
            len(briefing.timeline),
        ),
        section(
            "sides",
            SECTION_NAMES["sides"],
            side_entries(briefing, numbers),
            _no_sides(briefing),
            len(briefing.one_sided),
        ),
        section(
            "passages",
            "Your passages",
            passage_entries(briefing.passages, numbers),
            "None yet: m in the reader keeps one.",
        ),
        section("sources", "Sources", source_entries(briefing.sources), "No source speaks."),
        section(
            "left_out",
            "Left out",
            left_out_entries(briefing.left_out),
            "No source is left out; i leaves one out.",
        ),
        section(
            "withheld",
            "Withheld",
            withheld_entries(briefing.withheld, numbers),
            "Every line has passed the check of its figures and names.",
        ),
        section(
            "dropped",
            "Dropped",
            dropped_entries(dropped, briefing),
            "No line is dropped; d drops one.",
        ),
    ]


def _no_sides(briefing: Briefing) -> str:
    if len(briefing.sources) < 2:
        return "There is one source alone, so there are no sides."
    return "Nothing is said by one side alone."


def entries_of(
    sections: Sequence[BriefingSection], folds: Folds, *, is_one_page: bool = False
) -> Iterator[Entry]:
    """Return the lines of the pane: a heading for each section, and what stands under open ones."""
    for section in sections:
        if is_one_page and section.key not in ONE_PAGE:
            continue
        is_open = is_one_page or folds.is_open(section.key)
        yield Entry(f"heading:{section.key}", section.key, _heading(section, is_open), "heading")
        if not is_open:
            continue
        if section.entries:
            yield from section.entries
        else:
            remark = Content.styled(section.remark, "$quiet").pad_left(2)
            yield Entry(f"remark:{section.key}", section.key, remark)
        yield Entry(f"gap:{section.key}", section.key, Content(""))


def _heading(section: BriefingSection, is_open: bool) -> Content:
    count = f"  {section.count or 'none'}"
    arrow = "▾ " if is_open else "▸ "
    return Content.assemble((arrow, "$accent"), (section.title, "bold $accent"), (count, "$quiet"))


def summary(briefing: Briefing) -> str:
    """Return how much the briefing holds: "5 articles, 3 languages, 20 lines"."""
    langs = len({row.lang for row in briefing.sources})
    parts = [counted(len(briefing.sources), "article")]
    if langs > 1:
        parts.append(counted(langs, "language"))
    if briefing.left_out:
        parts.append(f"{len(briefing.left_out)} left out")
    if briefing.withheld:
        parts.append(f"{len(briefing.withheld)} withheld")
    return ", ".join(parts)
