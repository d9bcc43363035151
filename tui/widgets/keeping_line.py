"""What must be known all the time of the library: read only, not saved, not there."""

from textual.content import Content
from textual.widgets import Static

from tui.keeping import Standing
from tui.widgets.foot import FOOT, lift_notices


class KeepingLine(Static):
    """A line above the keys; takes no room while all is well."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes=FOOT)
        self.display = False

    def on_resize(self) -> None:
        """Keep notices off it."""
        lift_notices(self.screen)

    def show(self, standing: Standing) -> None:
        """Say how the library stands."""
        said = standing.sentence()
        self.display = bool(said)
        self.set_class(bool(standing.unsaved or standing.is_gone), "-urgent")
        self.update(Content(said))
