"""Fetching the models of a pair of languages for the offline engine."""

import threading
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from core.errors import DragomanError
from core.prepare import clean_line
from tui.background import in_background
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from core.translate.offline import ModelStore, Progress

_BAR = 32
_MEGA = 1_000_000


class DownloadScreen(Dialog[str | None]):
    """Fetches what takes `lang` to `target`, and shows how far it is.

    The answer is empty when the models are there, None when it was called off, else a sentence that
    says why they could not be fetched.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "cancel")]

    class Progressed(Message):
        """More of a model has come."""

        def __init__(self, progress: "Progress") -> None:
            super().__init__()
            self.progress = progress

    def __init__(self, store: "ModelStore", lang: str, target: str, title: str) -> None:
        super().__init__()
        self._store = store
        self._pair = lang, target
        self._title = title
        self._stop = threading.Event()

    def compose(self) -> ComposeResult:
        """Lay out what is fetched and how far it is."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self._title)
            yield Static("Looking for the model…", classes="progress", markup=False)
            yield Static("esc cancel", classes="hint")

    def on_mount(self) -> None:
        """Begin."""
        self._fetch()

    def on_unmount(self) -> None:
        """Stop fetching, however the screen ends."""
        self._stop.set()

    @work(group="download")
    async def _fetch(self) -> None:
        def tell(progress: "Progress") -> None:
            if not self._stop.is_set():
                self.post_message(self.Progressed(progress))

        try:
            await in_background(self._store.add, *self._pair, tell, self._stop.is_set)
        except DragomanError as error:
            answer = str(error)
        else:
            answer = ""
        if not self._stop.is_set():
            self.dismiss(answer)

    @on(Progressed)
    def _show(self, event: Progressed) -> None:
        self.query_one(".progress", Static).update(_in_words(event.progress))

    def action_leave(self) -> None:
        """Call it off; what was begun is thrown away."""
        self._stop.set()
        self.dismiss(None)


def _in_words(progress: "Progress") -> Content:
    """Return one line: a bar, the megabytes, and what is being done."""
    doing = f"{clean_line(progress.doing).capitalize()} {clean_line(progress.pair)}"
    if not progress.total:
        return Content.assemble((f"{doing}…", "$quiet"))
    filled = min(_BAR, _BAR * progress.done // progress.total)
    return Content.assemble(
        ("━" * filled, "$accent"),
        ("━" * (_BAR - filled), "$rule"),
        f"  {progress.done / _MEGA:.1f} of {progress.total / _MEGA:.1f} MB",
        (f"  {doing}", "$quiet"),
    )
