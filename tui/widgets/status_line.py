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

    def compose(self) -> ComposeResult:
        """Lay out the two ends."""
        yield Static("", id="status-remarks", markup=False)
        yield Static("", id="status-place", markup=False)

    def show(
        self, remarks: Sequence[Said], place: Sequence[Said], *, is_notice: bool = False
    ) -> None:
        """Show these remarks and this place; a notice takes the lines that it needs."""
        self.set_class(is_notice, "-notice")
        self.query_one("#status-remarks", Static).update(_content(remarks))
        self.query_one("#status-place", Static).update(_content(place))


def _content(said: Sequence[Said]) -> Content:
    return Content.assemble(*((text, _STYLES[style]) for text, style in said))
