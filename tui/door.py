"""The last door before the terminal: what Textual writes of every line that a widget paints."""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.plain import STEERING, is_plain


class Door(LineFilter):
    """Takes what steers a terminal out of every line painted, and keeps the width of the line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments, their texts without what is not text."""
        if is_plain("".join([segment.text for segment in segments])):
            return segments
        return [
            segment
            if segment.control
            else Segment(STEERING.sub(_stopped, segment.text), segment.style, None)
            for segment in segments
        ]


def _stopped(found: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" * cell_len(found[0])
