"""The sections of the pane, open or folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from textual.content import Content

from core.brief.briefing import Briefing
from core.brief.choices import Item, keep_pinned
from core.brief.page import LINES
from core.brief.remarks import NOT_ALL_SIDES
from tui.widgets.briefing.citing import Numbers, counted
from tui.widgets.briefing.entry import Entry
from tui.widgets.briefing.folds import MORE, Folds
from tui.widgets.briefing.rest import (
    SECTION_NAMES,
    Dropped,
    dropped_entries,
    left_out_entries,
    lost_entries,
    passage_entries,
    source_entries,
    withheld_entries,
)


@dataclass(frozen=True)
class BriefingSection:
    """A section: its lines, how many there are, and what it says when there are none."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    count: int
    remark: str


def sections_of(briefing: Briefing, dropped: Sequence[Dropped] = ()) -> list[BriefingSection]:
    """Return the sections in order; those that can be empty say so when they are."""
    # what draws them loads with the first briefing, since the application starts without one
    from tui.widgets.briefing.statements import claim_entries, side_entries, timeline_entries
    from tui.widgets.briefing.tables import ledger_entries, who_entries

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
        section(
            "sources",
            "Sources",
            [*source_entries(briefing.sources), *lost_entries(briefing.lost)],
            "No source speaks.",
        ),
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
    return f"Nothing was found that one side alone says. {NOT_ALL_SIDES}"


def page_of(sections: Sequence[BriefingSection]) -> list[BriefingSection]:
    """Return the sections of one page, cut as its export is: claims, and a row for each source."""
    claims, sources = (
        next(one for one in sections if one.key == key) for key in ("claims", "sources")
    )
    chosen = [one.choosable.item for one in claims.entries if one.choosable is not None]
    kept = {id(item) for item in keep_pinned(chosen, LINES)}
    lines = tuple(one for one in claims.entries if one.choosable and id(one.choosable.item) in kept)
    rows = tuple(replace(one, prompt=one.short or one.prompt) for one in sources.entries)
    return [replace(claims, entries=lines, count=len(lines)), replace(sources, entries=rows)]


def entries_of(
    sections: Sequence[BriefingSection], folds: Folds, *, is_one_page: bool = False
) -> Iterator[Entry]:
    """Return the lines of the pane: a heading for each section, and what stands under open ones."""
    for section in page_of(sections) if is_one_page else sections:
        is_open = is_one_page or folds.is_open(section.key)
        yield Entry(f"heading:{section.key}", section.key, _heading(section, is_open), "heading")
        if not is_open:
            continue
        if section.entries:
            entries = list(_unfolded(section.entries, folds))
            cut = len(entries) if is_one_page else _cut(entries, folds.room(section.key))
            yield from entries[:cut]
            left = sum(one.kind not in ("value", "remark") for one in entries[cut:])
            if left:
                yield _more(section.key, left)
        else:
            remark = Content.styled(section.remark, "$quiet").pad_left(2)
            yield Entry(f"remark:{section.key}", section.key, remark)
        yield Entry(f"gap:{section.key}", section.key, Content(""))


def _unfolded(entries: Sequence[Entry], folds: Folds) -> Iterator[Entry]:
    """Yield entries; for those of a part that nobody asked for yet, one that says how many."""
    for fold, run in groupby(entries, key=lambda one: one.fold):
        if not fold or folds.is_shown(fold):
            yield from run
        else:
            hidden = list(run)
            left = sum(one.stands_for for one in hidden)
            said = Content.styled(f"  … and {left} more; Enter shows them", "$accent")
            yield Entry(f"more:{fold}", hidden[0].section, said, "more", fold=fold)


def _cut(entries: Sequence[Entry], room: int) -> int:
    """Return how many entries are shown in `room`: the last row is whole, a few more are too."""
    if len(entries) <= room + room // 5:
        return len(entries)
    ends = (
        number
        for number in range(room, len(entries))
        if entries[number].kind not in ("value", "remark")
    )
    return next(ends, len(entries))


def _more(section: str, left: int) -> Entry:
    said = f"  … {left} more; Enter shows {'them' if left <= MORE else 'some of them'}"
    return Entry(f"more:{section}", section, Content.styled(said, "$accent"), "more")


def moved(section: BriefingSection, item: Item, way: int) -> BriefingSection:
    """Return a section with a line, and all that belongs to it, a place up (-1) or down (1).

    It stays within its group; at an end of that the section is returned as it is.
    """
    blocks = _blocks(section.entries)
    at = next((n for n, one in enumerate(blocks) if _item_of(one) is item), None)
    if at is None or not 0 <= at + way < len(blocks):
        return section
    here, there = blocks[at][0].choosable, blocks[at + way][0].choosable
    if here is None or there is None or here.group != there.group:
        return section
    blocks[at], blocks[at + way] = blocks[at + way], blocks[at]
    return replace(section, entries=tuple(one for block in blocks for one in block))


def without(section: BriefingSection, item: Item) -> BriefingSection:
    """Return a section without a line and all that belongs to it."""
    kept = [one for one in _blocks(section.entries) if _item_of(one) is not item]
    count = section.count - (sum(map(len, kept)) < len(section.entries))
    return replace(section, entries=tuple(one for block in kept for one in block), count=count)


def _blocks(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the entries of each line together: the line, its values, what is drawn under them."""
    blocks: list[list[Entry]] = []
    for one in entries:
        if blocks and one.belongs_to is not None and one.belongs_to is _item_of(blocks[-1]):
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return blocks


def _item_of(block: Sequence[Entry]) -> Item | None:
    return block[0].belongs_to


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
