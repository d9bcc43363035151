"""What every key does."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.keymap import show_key
from tui.keys import KEYS, PLACES, Key
from tui.screens.dialog import Dialog

_ORDER: dict[str, tuple[str, ...]] = {
    "library": ("library", "briefing", "app"),
    "reader": ("reader", "briefing", "app"),
    "page": ("page", "briefing", "app"),
    "search": ("search", "app"),
}
"""What the help shows, by the screen it was asked for on."""

_MARKS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "library": (
        ("●", "$accent", "Not read yet"),
        ("✓", "bold $success", "Selected for the briefing"),
    ),
    "reader": (
        ("▌", "$accent", "The sentence that keys act on"),
        ("★", "$bookmark", "A passage that you keep"),
        ("✎", "$bookmark", "A translation that you corrected"),
        ("!", "bold $warning", "A translation that may have lost something"),
        ("Name", "underline bold $name-person", "A person"),
        ("Name", "underline $name-place", "A place"),
        ("Name", "underline italic $name-organisation", "An organisation"),
        ("Name", "underline $name-misc", "Another name: a people, an event, a work"),
        ("3,000", "bold italic $figure", "A figure"),
    ),
    "search": (
        ("▌", "$accent", "The sentence that Enter opens"),
        ("●", "$accent", "An article that is not read yet"),
        ("✓", "bold $success", "An article that is selected for the briefing"),
        ("★", "$bookmark", "A passage that you keep, and its tags"),
        ("word", "bold underline", "What was found"),
    ),
    "briefing": (
        ("▾ ▸", "$accent", "A section that is open, and one that is folded"),
        ("[3]", "$quiet", "A number for each sentence cited; Enter goes there"),
        ("[3]!", "$quiet", "Its translation may have lost something, as the line under ! says"),
        ("reported by", "italic $quiet", "Who says so, with the words of the original"),
        ("unconfirmed", "$warning", "The original says it with reserve, in these words"),
        ("= ≠", "$foreground", "Values that agree; that conflict"),
        ("→ ~ ·", "$foreground", "One is superseded; another scope; a single source"),
        ("→", "$warning", "Under a line: another source gives a later figure, and which"),
        ("≠", "$warning", "Under a line: another source contradicts it, or gives another figure"),
        ("~", "$warning", "Under a line: another source's figure, which counts something else"),
        ("… 14 more", "$accent", "More lines of a section or of a side; Enter shows them"),
        ("◆", "bold $accent", "A line that you have pinned"),
        ("✎", "$bookmark", "A line in your own words"),
        ("★", "$bookmark", "A passage that you keep"),
        ("✗", "$warning", "A line that was withheld, and why"),
        ("×", "$quiet", "A line that you have dropped"),
        ("● ○", "$foreground", "A value, and one that is about; a source, and one left out"),
        ("├─●─┤", "$foreground", "A range, of values or of time"),
        ("●→ ←●", "$foreground", "At least; at most"),
        ("● 2 +", "$foreground", "A day of the timeline; two lines on a day, or several"),
        ("◇", "$foreground", "A short time, such as a month on a strip of years"),
    ),
}
"""Signs of each screen and of the briefing, their style in its style sheet, and what they mean."""


class HelpScreen(Dialog[None]):
    """Lists the keys of one place (`library`, `reader`), as the settings have mapped them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "leave", "close"),
        Binding("j,down", "scroll(1)", "scroll", show=False),
        Binding("k,up", "scroll(-1)", "scroll", show=False),
        Binding("space,pagedown,ctrl+f", "scroll_page(1)", "page", show=False),
        Binding("pageup,ctrl+b", "scroll_page(-1)", "page", show=False),
        Binding("g,home", "scroll_to_end(-1)", "ends", show=False),
        Binding("G,end", "scroll_to_end(1)", "ends", show=False),
    ]

    def __init__(self, place: str, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._place = place
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay out one text with all keys."""
        with VerticalScroll(classes="dialog", can_focus=False) as dialog:
            dialog.border_title = f"Keys: {PLACES[self._place].lower()}"
            dialog.border_subtitle = "j/k scroll   esc close"
            yield HelpText(self._place, self._keymap)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        view = self.query_one(VerticalScroll)
        view.scroll_relative(y=pages * (view.size.height - 1), animate=False)

    def action_scroll_to_end(self, way: int) -> None:
        """Scroll to one of the ends."""
        view = self.query_one(VerticalScroll)
        view.scroll_end(animate=False) if way > 0 else view.scroll_home(animate=False)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)


class HelpText(Widget):
    """The help as one text, wrapped beside its keys."""

    def __init__(self, place: str, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._help_place = place
        self._help_keymap = keymap

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at this width."""
        return len(list(help_lines(self._help_place, self._help_keymap, width)))

    def render(self) -> RenderResult:
        """Return the whole help."""
        lines = help_lines(self._help_place, self._help_keymap, self.size.width)
        return Content("\n").join(lines)


def help_lines(place: str, keymap: Mapping[str, str], width: int) -> Iterator[Content]:
    """Return the help as lines: every key of the place, then what works everywhere, then the marks.

    `keymap` holds the keys that the settings have changed, by id; `width` is in cells.
    """
    is_first = True
    for section in _ORDER[place]:
        groups: dict[str, list[Key]] = {}
        for key in KEYS[section]:
            groups.setdefault(key.group if section == place else PLACES[section], []).append(key)
        for heading, keys in groups.items():
            if not is_first:
                yield Content("")
            is_first = False
            yield Content.styled(heading, "bold $accent")
            for key in keys:
                yield from _key_lines(key, keymap.get(key.id, key.keys), width)
    if place == "search":
        from tui.widgets.search.asking_help import question_help

        for heading, asked in question_help():
            yield from (Content(""), Content.styled(heading, "bold $accent"))
            for example, meaning in asked:
                yield from _beside(Content.styled(example, "bold"), meaning, width)
    for heading, marks in (("Marks", place), ("Marks of the briefing", "briefing")):
        if marks in _MARKS:
            yield Content("")
            yield Content.styled(heading, "bold $accent")
        for sign, style, meaning in _MARKS.get(marks, ()):
            yield from _beside(Content.styled(sign, style), meaning, width)


def _key_lines(key: Key, keys: str, width: int) -> Iterator[Content]:
    shown = "  ".join(show_key(name) for name in keys.split(","))
    yield from _beside(Content.styled(shown, "bold"), key.tooltip, width)


def _beside(sign: Content, meaning: str, width: int) -> Iterator[Content]:
    """Return what a key or a sign means, wrapped beside it."""
    column = min(_KEYS_WIDTH, width * 2 // 5)
    gap = " " * max(2, column - sign.cell_length)
    left = max(10, width - max(column, sign.cell_length + 2) - 2)
    first, *rest = wrap(meaning, left) or [""]
    yield Content.assemble("  ", sign, gap, first)
    for line in rest:
        yield Content(" " * (column + 2) + line)


_KEYS_WIDTH = 28
"""Cells for the keys and the space after them."""
