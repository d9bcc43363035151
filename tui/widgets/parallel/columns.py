"""Where the columns stand on the screen, in cells."""

from typing import Literal, NamedTuple, TypeAlias

LayoutName: TypeAlias = Literal["both", "original", "translation"]
"""What is shown: side by side, or one of the two alone."""

Side: TypeAlias = Literal["original", "translation"]
"""One of the two texts."""

LAYOUTS: tuple[LayoutName, ...] = ("both", "original", "translation")
"""In the order in which the key cycles through them."""

STACKED_BELOW = 100
"""In narrower views the translation stands under the original instead of beside it."""

STACKED_BELOW_BESIDE = 72
"""The same while the briefing stands beside the text: columns of a newspaper, then."""

GUTTER = 3
"""Cells left of the text: a passage mark, the bar of the current segment, a space."""

GAP = 5
"""Cells between the columns; the rule stands in their middle."""

EDGE = 2
"""Cells kept free on the right."""

STEP = 2
"""Cells by which a stacked translation is set in."""

WIDEST_PAIR = 76
"""The widest column of a pair: longer lines are hard to read."""

WIDEST_SINGLE = 84
"""The widest column alone."""

NARROWEST = 8
"""No column is narrower; a view too narrow for it is cut off on the right."""


class Columns(NamedTuple):
    """Where things stand in a view of `width` cells.

    `gutter` is where the gutter begins; `left` and `right` are where the texts of the original and
    of the translation begin, `left_width` and `right_width` how wide they may be. The rows of one
    segment reach from `gutter` to `end`. `rule` is where the line between the columns stands.
    """

    layout: LayoutName
    is_stacked: bool
    width: int
    gutter: int
    left: int
    left_width: int
    right: int
    right_width: int
    rule: int | None
    end: int

    def side_at(self, x: int) -> Side:
        """Return the column under cell `x`; the middle of the gap divides them."""
        if self.layout != "both":
            return self.layout
        if self.is_stacked or self.rule is None:
            return "original"
        return "original" if x < self.rule else "translation"


def columns_for(width: int, layout: LayoutName, *, is_stacked: bool) -> Columns:
    """Return the columns for a view of `width` cells, its scroll bar not counted."""
    if layout == "both" and not is_stacked:
        column = min(WIDEST_PAIR, (width - GUTTER - GAP - EDGE) // 2)
        column = max(NARROWEST, column)
        used = GUTTER + 2 * column + GAP
        gutter = max(0, (width - used - EDGE) // 2)
        left = gutter + GUTTER
        right = left + column + GAP
        return Columns(
            layout=layout,
            is_stacked=False,
            width=width,
            gutter=gutter,
            left=left,
            left_width=column,
            right=right,
            right_width=column,
            rule=left + column + GAP // 2,
            end=right + column,
        )
    column = max(NARROWEST, min(WIDEST_SINGLE, width - GUTTER - EDGE))
    gutter = max(0, (width - GUTTER - column - EDGE) // 2)
    left = gutter + GUTTER
    step = STEP if layout == "both" else 0
    return Columns(
        layout=layout,
        is_stacked=layout == "both",
        width=width,
        gutter=gutter,
        left=left,
        left_width=column,
        right=left + step,
        right_width=column - step,
        rule=None,
        end=left + column,
    )
