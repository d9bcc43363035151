"""A scroll view whose scroll bar is painted when it looks another, not with every line."""

from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender

_STEPS = len(ScrollBarRender.VERTICAL_BARS)


class SteadyBarView(ScrollView, inherit_bindings=False):
    """Its bar stays as it is painted while the thumb would stand on the same eighth of a cell."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint what has come into sight, and the bar if its thumb has moved."""
        if self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            sizes = self.size.height, bar.window_virtual_size, bar.window_size
            if thumb_at(*sizes, new_value) == thumb_at(*sizes, bar.position):
                bar.set_reactive(ScrollBar.position, new_value)
            else:
                bar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)


def thumb_at(size: int, virtual: int, window: int, position: float) -> int:
    """Return where the thumb of a bar of `size` cells begins, in the steps that it is drawn in.

    The sheet has `virtual` lines, `window` of them in sight from line `position` on.
    """
    if virtual <= window or not size:
        return 0
    thumb = max(1.0, window / (virtual / size))
    return int((size - thumb) * (position / (virtual - window)) * _STEPS)
