"""A reader without an article, mounted and laid out before it is wanted.

Mounting a screen and applying the styles to it takes longer than reading an article, laying it out
and painting it.
"""

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import DragomanApp
    from tui.screens.reader import ReaderScreen

AFTER = 0.1
"""Seconds without a key after which there is time to make one."""


class SpareReader:
    """Keeps one such screen; each is used for one article and thrown away with it."""

    def __init__(self, app: "DragomanApp") -> None:
        self._app = app
        self._screen: ReaderScreen | None = None
        self._is_coming = False
        self._last_key = 0.0

    @property
    def is_ready(self) -> bool:
        """Whether there is one."""
        return self._screen is not None

    def note_key(self) -> None:
        """Remember that a key was pressed now."""
        self._last_key = monotonic()

    def take(self, article_id: str, segment: int | None) -> "ReaderScreen":
        """Return a reader for the article: the one kept, or where there is none a new one."""
        from tui.screens.reader import ReaderScreen

        screen, self._screen = self._screen, None
        if screen is None or not screen.is_attached:
            return ReaderScreen(article_id, segment)
        screen.assign(article_id, segment)
        return screen

    def prepare(self) -> None:
        """Make one once nobody presses keys, unless there is one."""
        if not self._is_coming and self._screen is None:
            self._is_coming = True
            self._make_if_quiet()

    def _make_if_quiet(self) -> None:
        wait = self._last_key + AFTER - monotonic()
        if wait > 0:
            self._app.set_timer(wait, self._make_if_quiet)
        else:
            self._app.run_worker(self._make(), group="spare")

    async def _make(self) -> None:
        from tui.screens.reader import ReaderScreen

        screen = ReaderScreen("")
        # What Textual does when it pushes a screen, without showing it.
        _, mounted = self._app._get_screen(screen)
        await mounted
        screen._refresh_layout(self._app.size)
        self._is_coming = False
        self._screen = screen
