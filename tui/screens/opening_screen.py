"""A screen that may be mounted before it is known which article it is to show."""

from abc import abstractmethod

from textual import events

from tui.screens.beside_screen import BesideScreen


class OpeningScreen(BesideScreen):
    """Begins when it is shown for the first time, and is painted then without delay."""

    def __init__(self, article_id: str, segment: int | None = None) -> None:
        super().__init__()
        self.article_id = article_id
        self.wanted = segment
        self._is_begun = False
        self._styled_for = ""

    def assign(self, article_id: str, segment: int | None) -> None:
        """Take the article to be shown, and its segment to begin at."""
        self.article_id = article_id
        self.wanted = segment

    @abstractmethod
    def start_reading(self) -> None:
        """Show the article, in the first frame where it is soon read."""

    def on_mount(self) -> None:
        """Know which theme the styles are of that were just applied."""
        self._styled_for = self.app.theme

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Begin when the screen is shown for the first time."""
        if self._is_begun:
            return
        self._is_begun = True
        # Textual would apply the styles to all widgets once more.
        event.refresh_styles = self._styled_for != self.app.theme
        self.show_standing()
        self.start_reading()
        self.call_next(self._paint_at_once)

    def _paint_at_once(self) -> None:
        """Paint without waiting for Textual's next frame, which may be 17 ms away."""
        if self.is_active and self.is_attached:
            self._dirty_widgets.add(self)
            self._refresh_layout(self.app.size)
