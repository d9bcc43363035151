"""What stands at the place where the reader is, who translated it, and what was just done."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

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
        super().__init__(id=id)
        self._takes = (False, False, -1)

    def compose(self) -> ComposeResult:
        """Lay out the two ends."""
        yield Static("", id="status-remarks", markup=False)
        yield Static("", id="status-place", markup=False)

    def show(
        self, remarks: Sequence[Said], place: Sequence[Said], *, is_notice: bool = False
    ) -> None:
        """Show these remarks and this place; a notice takes the lines that it needs."""
        self.set_class(is_notice, "-notice")
        left, right = _content(remarks), _content(place)
        # Laying the screen out anew takes longer than all else that a key does.
        takes = (is_notice, bool(left.plain), right.cell_length)
        is_laid_out = not is_notice and takes == self._takes
        self._takes = takes
        self.query_one("#status-remarks", Static).update(left, layout=not is_laid_out)
        self.query_one("#status-place", Static).update(right, layout=not is_laid_out)


def _content(said: Sequence[Said]) -> Content:
    return Content.assemble(*((text, _STYLES[style]) for text, style in said))
