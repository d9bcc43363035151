"""What stands at the place where the reader is, who translated it, and what was just done."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui.widgets.foot import FOOT, lift_notices
from tui.widgets.parallel.remarks import Said

_STYLES = {
    "": "$foreground",
    "quiet": "$quiet",
    "strong": "bold $foreground",
    "star": "$bookmark",
    "warning": "bold $warning",
}


class StatusLine(Horizontal):
    """Remarks on the left, the translator and the position on the right; all of it plain text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=FOOT)
        self._shown: tuple[object, ...] = (None, None)
        self._room = 0

    def compose(self) -> ComposeResult:
        """Lay out the two ends."""
        yield Static("", id="status-remarks", markup=False)
        yield Static("", id="status-place", markup=False)

    def on_resize(self) -> None:
        """Keep notices off it."""
        lift_notices(self.screen)

    def show(
        self,
        remarks: Sequence[Said],
        place: Sequence[Said],
        *,
        is_notice: bool = False,
        room: int = 0,
    ) -> None:
        """Show these remarks and this place; a notice takes the lines that it needs.

        The place has `room` cells at least, so that it can grow that far in one line's time.
        """
        shown = (tuple(remarks), tuple(place), is_notice, room)
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        self.set_class(is_notice, "-notice")
        left, right = _content(remarks), _content(place)
        right = right.pad_left(max(0, room - right.cell_length))
        # Laying the screen out anew takes longer than all else that a key does.
        is_laid_out = not is_notice and right.cell_length == self._room
        self._room = -1 if is_notice else right.cell_length
        ends = (("#status-remarks", left), ("#status-place", right))
        for (name, content), old, new in zip(ends, before, shown, strict=False):
            if not is_laid_out or old != new:
                self.query_one(name, Static).update(content, layout=not is_laid_out)


def _content(said: Sequence[Said]) -> Content:
    return Content.assemble(*((text, _STYLES[style]) for text, style in said))
