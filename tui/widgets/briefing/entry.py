"""One line of the briefing pane, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option

from core.article import LineChoice
from core.brief.choices import Item, Section
from core.brief.claims.claim import Claim
from core.brief.gate.withheld import Withheld
from core.brief.line import Citation, Line

EntryKind: TypeAlias = Literal[
    "heading", "line", "value", "source", "left_out", "withheld", "dropped", "more", "remark"
]
"""What a line of the pane is; a remark cannot be gone to, `more` shows more of its section."""


@dataclass(frozen=True)
class Choosable:
    """A line that the reader can pin, drop, move or reword; the values of a row stand for it.

    `group` is what it can be moved within: its section, or its kind of names.
    """

    section: Section
    item: Item
    group: str

    @property
    def sentences(self) -> "Sequence[Choosable]":
        """The sentences of a line of two, in the order of their source; else the line alone."""
        if not isinstance(self.item, Claim):
            return (self,)
        return [replace(self, item=one) for one in self.item.sentences]

    @property
    def wording(self) -> str:
        """How it reads now; empty for a row, which cannot be reworded."""
        return self.item.text if isinstance(self.item, Line) else ""

    @property
    def source_words(self) -> str:
        """What the source says; empty for a row."""
        if not isinstance(self.item, Line):
            return ""
        return self.item.text if self.item.reworded_from is None else self.item.reworded_from

    @property
    def is_reworded(self) -> bool:
        """Whether the words are the reader's own."""
        return isinstance(self.item, Line) and self.item.reworded_from is not None


@dataclass(frozen=True)
class Entry:
    """One line of the pane; `key` is the same each time that the briefing is made."""

    key: str
    section: str
    prompt: Content | Visual
    kind: EntryKind = "remark"
    citations: tuple[Citation, ...] = ()
    choosable: Choosable | None = None
    source: str = ""
    """The article that the line is about: a source, or one left out."""
    withheld: Withheld | None = None
    dropped: LineChoice | None = None
    short: Content | Visual | None = None
    """How it reads on one page, where that is otherwise."""
    fold: str = ""
    """The part of its section that it stands in, where that is shown only when asked for."""
    stands_for: int = 1
    """How many lines of the briefing it shows."""
    is_under: Item | None = None
    """The row that a remark is drawn under."""

    @property
    def can_be_gone_to(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.kind != "remark"

    @property
    def belongs_to(self) -> Item | None:
        """The line of the briefing that it shows, or shows a part of."""
        return self.choosable.item if self.choosable is not None else self.is_under

    @property
    def plain(self) -> str:
        """The line as text."""
        return self.prompt.plain if isinstance(self.prompt, Content) else str(self.prompt)

    def option(self) -> Option:
        """Return the line as Textual's list takes it."""
        return Option(self.prompt, disabled=not self.can_be_gone_to)


class Drawn(Visual):
    """Lines that depend on the width that they have."""

    def __init__(self, lines: Callable[[int], list[Content]]) -> None:
        self._lines = lines

    def __str__(self) -> str:
        return "\n".join(line.plain for line in self._lines(80))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return all the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return the number of rows at this width."""
        return len(self._lines(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the rows."""
        return Content("\n").join(self._lines(width)).render_strips(width, height, style, options)
