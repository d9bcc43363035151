"""Text made to fit a number of cells."""

from rich.cells import cell_len, set_cell_size

from tui.widgets.parallel.page import drawable


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with an ellipsis; never wider."""
    if width <= 0:
        return ""
    text = drawable(text)
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, without spaces at its end."""
    return fit(text, width).rstrip()
