"""How the adding of sources is getting on, and what became of it."""

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from core.prepare import clean_line

if TYPE_CHECKING:
    from core.pipeline import AddReport, Phase

_DOING: "dict[Phase, str]" = {
    "read": "Reading",
    "prepare": "Preparing",
    "annotate": "Annotating",
    "translate": "Translating",
    "store": "Storing",
}
"""In the order of the phases."""

_BAR = 12
_FAILURES_SHOWN = 4


class ProgressLine(Static):
    """One quiet line while sources are added; a summary when they are.

    Failures stay until the next adding, or until they are dismissed.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.display = False

    def show_progress(self, address: str, phase: "Phase | None", done: int, total: int) -> None:
        """Say what is being done to which source."""
        self.display = True
        self.add_class("-running")
        part = (list(_DOING).index(phase) if phase else 0) / len(_DOING)
        filled = round(_BAR * (done + part) / max(1, total))
        doing = f"{_DOING[phase]} {shorten(address, 40)}" if phase else shorten(address, 40)
        self.update(
            Content.assemble(
                ("━" * filled, "$accent"),
                ("━" * (_BAR - filled), "$rule"),
                f"  {min(done + 1, total)} of {total}  ",
                (doing, "$quiet"),
            )
        )

    def show_report(self, report: "AddReport") -> None:
        """Say what became of the sources; hide when there is nothing that needs saying."""
        self.remove_class("-running")
        lines = [Content(report.summary() + ".")]
        if report.failed:
            lines[0] = Content.assemble(
                (lines[0].plain, "$warning"), ("  esc hides this", "$quiet")
            )
        lines += [
            _failure(clean_line(one.address), clean_line(one.reason))
            for one in report.failed[:_FAILURES_SHOWN]
        ]
        more = len(report.failed) - _FAILURES_SHOWN
        if more > 0:
            lines.append(Content.styled(f"  and {more} more; `dragoman add` lists all", "$quiet"))
        lines += [Content.styled("  " + clean_line(notice), "$quiet") for notice in report.notices]
        self.update(Content("\n").join(lines))
        self.display = bool(report.failed or report.notices)

    def show_failure(self, reason: str) -> None:
        """Say why nothing more can be added."""
        self.display = True
        self.remove_class("-running")
        self.update(Content.styled(clean_line(reason), "$error"))


def _failure(address: str, reason: str) -> Content:
    """Return the reason, after the address unless it names that itself."""
    if address in reason:
        return Content(f"  {reason}")
    return Content.assemble("  ", shorten(address, 40), (f"  {reason}", "$quiet"))


def shorten(address: str, width: int) -> str:
    """Return an address as plain text in at most `width` cells, its end kept."""
    address = clean_line(address)
    if cell_len(address) <= width:
        return address
    return "…" + set_cell_size(address[::-1], width - 1)[::-1].lstrip()
