"""What stands at the foot of a screen, and notices that keep clear of it."""

from textual.screen import Screen
from textual.widgets._toast import ToastRack

FOOT = "-foot"
"""The class of widgets that say what no notice may cover."""

LOWEST = 5
"""Lines under a notice at least, so that it stays while the foot grows by a line."""


def lift_notices(screen: Screen[object], *, coming: bool = False) -> None:
    """Move the notices in sight, or the one that is `coming`, above the foot of the screen."""
    foot = [one.region for one in screen.query(f".{FOOT}") if one.display and one.region.height]
    for rack in screen.query(ToastRack):
        lines = max([LOWEST, *(screen.size.height - one.y for one in foot)])
        if (coming or rack.display) and rack.styles.margin.bottom != lines:
            rack.styles.margin = (0, 0, lines, 0)
