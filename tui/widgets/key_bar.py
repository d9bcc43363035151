"""The keys of the screen, all of them, at its foot."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tui.keymap import keymap_order, show_key
from tui.widgets.foot import FOOT, lift_notices


class Hint(NamedTuple):
    """One place in the bar: the keys as shown, and what they do.

    `press` is the key that a click stands for.
    """

    keys: str
    description: str
    press: str

    @property
    def width(self) -> int:
        """Cells, without what stands between two hints."""
        return cell_len(self.keys) + 1 + cell_len(self.description)


class KeyBar(Widget):
    """Shows what the keys do here, on as many lines as they need.

    Textual's footer has one line and scrolls; the reader has more keys than fit in it, and keys
    that cannot be seen are not there. Ids that a screen has in `UNSHOWN` say nothing new there and
    are left out.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--description"}
    GAP = 2

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=FOOT)
        self._hints: list[Hint] = []

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)  # the first frame is laid out for as many lines as it needs

    def on_resize(self) -> None:
        """Keep notices off it."""
        lift_notices(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if not (self.is_attached and screen is self.screen and self.app.app_focus):
            return
        is_typed_into = _is_typed_into(screen.focused)
        unshown = {*getattr(screen, "UNSHOWN", ())}
        if not is_typed_into:
            unshown.add("quit-anywhere")  # `q` is shown then
        hints = hints_of(
            one for one in screen.active_bindings.values() if one.binding.id not in unshown
        )
        if is_typed_into:
            # What can be typed is typed.
            hints = [hint for hint in hints if len(hint.keys) > 1]
        if hints != self._hints:
            self._hints = hints
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines that the hints need."""
        return max(1, len(wrap_hints(self._hints, width, self.GAP)))

    def render(self) -> RenderResult:
        """Return the hints, wrapped between hints only."""
        key_style = self.get_visual_style("key-bar--key", partial=True)
        text_style = self.get_visual_style("key-bar--description", partial=True)
        lines = []
        for line in wrap_hints(self._hints, self.size.width, self.GAP):
            parts = [
                Content.assemble((hint.keys, key_style), " ", (hint.description, text_style))
                for hint in line
            ]
            lines.append(Content(" " * self.GAP).join(parts))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        lines = wrap_hints(self._hints, self.size.width, self.GAP)
        if offset is None or offset.y >= len(lines):
            return
        x = 0
        for hint in lines[offset.y]:
            if x <= offset.x < x + hint.width:
                self.app.simulate_key(hint.press)
                return
            x += hint.width + self.GAP


def hints_of(bindings: Iterable[ActiveBinding]) -> list[Hint]:
    """Return the hints for the bindings that ask to be shown, in their order.

    That is the order of the keymap, wherever settings have put a key. Alternatives show their first
    key; neighbours with the same description share a hint.
    """
    hints: list[Hint] = []
    seen: set[str] = set()
    by_node: dict[int, list[ActiveBinding]] = {}
    for one in bindings:
        by_node.setdefault(id(one.node), []).append(one)
    for _node, binding, enabled, _tooltip in chain(*map(_in_order, by_node.values())):
        if not (binding.show and enabled) or binding.action in seen:
            continue
        seen.add(binding.action)
        keys = show_key(binding.key)
        if hints and hints[-1].description == binding.description:
            last = hints[-1]
            hints[-1] = Hint(f"{last.keys}/{keys}", last.description, last.press)
        else:
            hints.append(Hint(keys, binding.description, binding.key))
    return hints


def _in_order(bindings: list[ActiveBinding]) -> list[ActiveBinding]:
    order = keymap_order([one.binding.id for one in bindings if one.binding.id])
    return sorted(bindings, key=lambda one: order.get(one.binding.id or "", len(order)))


def wrap_hints(hints: Iterable[Hint], width: int, gap: int) -> list[list[Hint]]:
    """Return the hints in lines of at most `width` cells; one that is wider stands alone."""
    return list(_lines(hints, width, gap))


def _lines(hints: Iterable[Hint], width: int, gap: int) -> Iterator[list[Hint]]:
    line: list[Hint] = []
    used = 0
    for hint in hints:
        if line and used + gap + hint.width > width:
            yield line
            line, used = [], 0
        used += hint.width + (gap if line else 0)
        line.append(hint)
    if line:
        yield line


def _is_typed_into(widget: Widget | None) -> bool:
    # By name: importing the text area takes longer than painting the library.
    return any(one.__name__ in ("Input", "TextArea") for one in type(widget).__mro__)
