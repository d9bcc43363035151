"""A list of options in which one can turn pages before it has been drawn."""

from textual.widgets import OptionList


class Choices(OptionList):
    """An `OptionList`; Textual's own raises KeyError for a page turned in a list without a size."""

    def action_page_up(self) -> None:
        """Go up a page, once there are pages."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go down a page, once there are pages."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
