"""The briefing: one list, every line of which leads back to its source."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList

from tui.keymap import bindings_for
from tui.widgets.briefing.folds import Folds
from tui.widgets.choices import Choices

if TYPE_CHECKING:  # loaded with the first briefing, since the application starts without one
    from core.brief.briefing import Briefing
    from tui.widgets.briefing.entry import Entry
    from tui.widgets.briefing.sections import BriefingSection

Wish: TypeAlias = Literal["pin", "drop", "up", "down", "reword", "take_back"]
"""What the reader wants of a line."""


class BriefingPane(Choices, inherit_bindings=False):
    """Shows a `Briefing`; headings fold, every line cites something, remarks are passed over.

    Enter posts the first citation of a line, and again the next one. A briefing made anew is shown
    with the cursor on the same line and the same sections folded.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("briefing"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {"briefing-pane--bar"}

    class CitationOpened(Message):
        """The reader wants to see where a line comes from: place `turn` of `count`, from 1."""

        def __init__(self, article: str, segment: int, turn: int = 1, count: int = 1) -> None:
            super().__init__()
            self.article = article
            self.segment = segment
            self.turn = turn
            self.count = count

    class LineWished(Message):
        """The reader wants something done with a line."""

        def __init__(self, wish: Wish, entry: "Entry", siblings: "Sequence[Entry]") -> None:
            super().__init__()
            self.wish = wish
            self.entry = entry
            self.siblings = siblings

    class SourcesAsked(Message):
        """The reader wants a source left out or in; None for a list of all of them."""

        def __init__(self, article: str | None) -> None:
            super().__init__()
            self.article = article

    class UndoAsked(Message):
        """The reader wants the last change taken back."""

    class Closed(Message):
        """The reader wants the pane away."""

    def __init__(self, *, id: str | None = None, is_headed: bool = True) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.folds = Folds()
        self.is_one_page = False
        self.briefing: Briefing | None = None
        self._is_headed = is_headed
        self._sections: list[BriefingSection] = []
        self._entries: list[Entry] = []
        self._opened: tuple[str, int] = "", 0
        self._size_before: Size | None = None

    @property
    def current(self) -> "Entry | None":
        """The line under the cursor."""
        at = self.highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    @property
    def is_on_opened(self) -> bool:
        """Whether the cursor is on the line whose source was gone to last."""
        return self.current is not None and self.current.key == self._opened[0]

    def on_resize(self, event: events.Resize) -> None:
        """Keep the chosen line in sight, wherever it is among lines of another width."""
        if event.size != self._size_before:
            self._size_before = event.size
            self.call_after_refresh(self.scroll_to_highlight)

    def show(self, briefing: "Briefing", sections: "Sequence[BriefingSection]") -> None:
        """Show a briefing in its sections; the cursor stays on its line where that is there."""
        self.briefing = briefing
        self._sections = list(sections)
        self._refill()
        self.border_title = "Briefing"
        count = len(briefing.sources)
        self.border_subtitle = f"{count} article{'s' if count != 1 else ''}"

    def show_notice(self, text: str) -> None:
        """Show a sentence in place of a briefing: that it is being made, or why there is none."""
        from tui.widgets.briefing.entry import Entry

        self.briefing = None
        self._sections = []
        self._fill([Entry("notice", "", Content.styled(text, "$quiet"))])
        self.border_title = "Briefing"
        self.border_subtitle = ""

    def show_progress(self, text: str) -> None:
        """Say how the making gets on: in place of a briefing, or beside the title of the old."""
        if self.briefing is None:
            self.show_notice(text)
        elif self._is_headed and self._entries:
            self.replace_option_prompt_at_index(0, _title(self.briefing, text))

    def _refill(self, wanted: str | None = None) -> None:
        """Fill the list, the cursor on the line of key `wanted`, or on the one it is on."""
        if self.briefing is None:
            return
        from tui.widgets.briefing.entry import Entry
        from tui.widgets.briefing.sections import entries_of

        before, at = self.current, self.highlighted
        key = wanted or (before.key if before else None)
        if before is not None and before.key == key and before.section and not self.is_one_page:
            self._reach(before)
        entries = list(entries_of(self._sections, self.folds, is_one_page=self.is_one_page))
        if self._is_headed:
            entries.insert(0, Entry("title", "", _title(self.briefing, "")))
        self._fill(entries)
        found = next((number for number, one in enumerate(entries) if one.key == key), None)
        if found is None and at is not None and before is not None and before.kind != "remark":
            found = self._next_selectable(min(at, len(entries) - 1), -1)
        if found is None:
            first = (number for number, one in enumerate(entries) if one.citations)
            found = next(first, self._next_selectable(0, 1))
        self.highlighted = found

    def _reach(self, entry: "Entry") -> None:
        """See to it that a long section is shown as far as a line that was shown before."""
        for section in self._sections:
            if section.key == entry.section and len(section.entries) > self.folds.room(section.key):
                keys = [one.key for one in section.entries]
                if entry.key in keys:
                    self.folds.reach(section.key, keys.index(entry.key))

    def _fill(self, entries: "list[Entry]") -> None:
        self._entries = entries
        self.set_options(entry.option() for entry in entries)

    def render_line(self, y: int) -> Strip:
        """Return a row of the screen; a bar shows without colour, too, where the cursor is."""
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        lines = self._lines
        if self.highlighted is None or row >= len(lines) or lines[row][0] != self.highlighted:
            return strip
        style = self.get_component_rich_style("briefing-pane--bar", partial=True)
        under = next((segment.style for segment in strip if segment.style), Style())
        return Strip.join([Strip([Segment("▌", under + style)]), strip.crop(1)])

    # Going to sources

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = self._entries[event.option_index]
        if entry.kind == "heading":
            self._toggle(entry.section)
        elif entry.kind == "more":
            self._show_more(event.option_index, entry)
        elif entry.citations:
            key, turn = self._opened
            turn = turn % len(entry.citations) + 1 if key == entry.key else 1
            self._opened = entry.key, turn
            cited = entry.citations[turn - 1]
            count = len(entry.citations)
            self.post_message(self.CitationOpened(cited.article, cited.segment, turn, count))

    @on(OptionList.OptionHighlighted)
    def _follow_cursor(self) -> None:
        current = self.current
        if current is not None and current.key != self._opened[0]:
            self._opened = "", 0

    def action_open_citation(self) -> None:
        """Go to what the line cites; on a heading, fold or unfold it."""
        self.action_select()

    # Folding

    def action_toggle_section(self) -> None:
        """Fold the section that the cursor is in, or unfold it."""
        current = self.current
        if current is not None:
            self._toggle(current.section)

    def action_toggle_sections(self) -> None:
        """Unfold every section, or fold them all."""
        self.folds.toggle_all([one.key for one in self._sections])
        current = self.current
        folded = current is not None and not self.folds.is_open(current.section)
        self._refill(f"heading:{current.section}" if current and folded else None)

    def _show_more(self, at: int, entry: "Entry") -> None:
        """Show more of a section, with the cursor on the first line that was not there."""
        if entry.fold:
            self.folds.show(entry.fold)
        else:
            self.folds.show_more(entry.section)
        self._refill()
        self.highlighted = self._next_selectable(at, 1)

    def toggle_one_page(self) -> None:
        """Show what happened and the sources alone, or all sections."""
        self.is_one_page = not self.is_one_page
        self._refill()

    def _toggle(self, section: str) -> None:
        if not self.is_one_page:
            self.folds.toggle(section)
            self._refill(f"heading:{section}")
            self._scroll_to_section(section)

    def _scroll_to_section(self, section: str) -> None:
        """Show the section under the cursor, its heading and as much of it as there is room for."""
        shown = [number for number, one in enumerate(self._entries) if one.section == section]
        region = self.scrollable_content_region
        if not shown or not region:
            return
        top = self._index_to_line[shown[0]]
        rows = self._index_to_line[shown[-1]] + self._heights[shown[-1]] - top
        self.scroll_to_region(
            Region(0, top, region.width, min(rows, region.height)),
            force=True,
            animate=False,
            immediate=True,
        )

    # The reader's word

    def action_pin_line(self) -> None:
        """Pin the line, or let it go."""
        self._wish("pin")

    def action_drop_line(self) -> None:
        """Put the line away."""
        self._wish("drop")

    def action_move_line_down(self) -> None:
        """Move the line down in its section."""
        self._wish("down")

    def action_move_line_up(self) -> None:
        """Move the line up in its section."""
        self._wish("up")

    def action_reword_line(self) -> None:
        """Write the line in other words."""
        self._wish("reword")

    def action_take_back(self) -> None:
        """Let the line be as it was made."""
        self._wish("take_back")

    def _wish(self, wish: Wish) -> None:
        entry = self.current
        if entry is None:
            return
        group = entry.choosable.group if entry.choosable else ""
        siblings = [
            one
            for section in self._sections
            for one in section.entries
            if one.kind == "line" and one.choosable is not None and one.choosable.group == group
        ]
        self.post_message(self.LineWished(wish, entry, siblings))
        self._foresee(wish, entry)

    def _foresee(self, wish: Wish, entry: "Entry") -> None:
        """Move or drop a line at once: the briefing that is made anew may take seconds.

        A key that is pressed again meanwhile then acts on what is seen.
        """
        if entry.choosable is None or wish not in ("up", "down", "drop"):
            return
        item = entry.choosable.item

        from tui.widgets.briefing.sections import moved, without

        def changed(section: "BriefingSection") -> "BriefingSection":
            if section.key != entry.section:
                return section
            if wish == "drop":
                return without(section, item)
            return moved(section, item, 1 if wish == "down" else -1)

        self._sections = [changed(one) for one in self._sections]
        self._refill()

    def action_toggle_sources(self) -> None:
        """Leave out the source under the cursor or take it in; elsewhere, list all sources."""
        self.post_message(
            self.SourcesAsked((self.current.source or None) if self.current else None)
        )

    def action_undo_change(self) -> None:
        """Take back the last change."""
        self.post_message(self.UndoAsked())

    # Moving

    def action_next_line(self) -> None:
        """Go to the next line; unlike a menu, the end is the end."""
        self._step(1)

    def action_previous_line(self) -> None:
        """Go to the line before."""
        self._step(-1)

    def action_next_section(self) -> None:
        """Go to the heading of the next section."""
        self._go_to_section(1)

    def action_previous_section(self) -> None:
        """Go to the heading of this section, or of the one before."""
        self._go_to_section(-1)

    def action_briefing_page_down(self) -> None:
        """Go down a page."""
        self.action_page_down()

    def action_briefing_page_up(self) -> None:
        """Go up a page."""
        self.action_page_up()

    def action_first_line(self) -> None:
        """Go to the first line."""
        self.action_first()
        self.scroll_home(animate=False)

    def action_last_line(self) -> None:
        """Go to the last line."""
        self.action_last()

    def action_close_briefing(self) -> None:
        """Ask for the pane to be closed."""
        self.post_message(self.Closed())

    def _step(self, way: int) -> None:
        at = self._next_selectable(
            (-1 if self.highlighted is None else self.highlighted) + way, way
        )
        if at is not None:
            self.highlighted = at
        elif way < 0:
            self.scroll_home(animate=False)

    def _go_to_section(self, way: int) -> None:
        here = self.highlighted or 0
        starts = [number for number, one in enumerate(self._entries) if one.kind == "heading"]
        wanted = [at for at in starts if (at > here if way > 0 else at < here)]
        if wanted:
            self.highlighted = wanted[0] if way > 0 else wanted[-1]
            self.scroll_to_highlight(top=True)

    def _next_selectable(self, at: int, way: int) -> int | None:
        while 0 <= at < len(self._entries):
            if self._entries[at].can_be_gone_to:
                return at
            at += way
        return None


def _title(briefing: "Briefing", doing: str) -> Content:
    """Return the head of the pane: the title, and how much there is or what is being done."""
    from tui.widgets.briefing.sections import summary

    return Content.assemble(
        (briefing.title, "bold"), "\n", (doing or summary(briefing), "$quiet"), "\n"
    )
