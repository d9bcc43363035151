"""A screen with a briefing, which it makes in the background."""

import threading
from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.message import Message

from core.article import BriefingChoices
from core.errors import DragomanError
from tui.background import in_background
from tui.banding import BandCompositor
from tui.screens.dialog import LeavableScreen
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.keeping_line import KeepingLine

if TYPE_CHECKING:
    from tui.app import DragomanApp
    from tui.briefing import BuiltBriefing
    from tui.widgets.briefing.sections import BriefingSection

STOPPED = "The briefing was not made, since you stopped it; esc closes."


class _CalledOff(Exception):
    """Nobody waits for the briefing any more."""


class BriefedScreen(LeavableScreen[None]):
    """Makes the briefing on `briefed()` in the background and shows it in the pane.

    What is late is dropped: only the briefing asked for last is shown.
    """

    class Progressed(Message):
        """The making of a briefing has got on."""

        def __init__(self, making: threading.Event, said: str) -> None:
            super().__init__()
            self.making = making
            self.said = said

    def __init__(self) -> None:
        super().__init__()
        self._compositor = BandCompositor()
        self._making: threading.Event | None = None
        self._said_lost: tuple[str, ...] = ()
        self._refused_with = ""
        self.made_with: BriefingChoices | None = None
        """The reader's choices that the briefing in the pane was made with."""

    @property
    def dragoman(self) -> "DragomanApp":
        """The application."""
        return cast("DragomanApp", self.app)

    @property
    def briefing_pane(self) -> BriefingPane:
        """The briefing, whether or not it is seen."""
        return self.query_one(BriefingPane)

    @abstractmethod
    def briefed(self) -> list[str]:
        """Return the articles that the briefing is on."""

    def say(self, text: str) -> None:
        """Say in a sentence what was done or why it could not be."""
        self.dragoman.tell(text)

    def unsay(self, text: str) -> None:
        """Take back what was said, where it still stands; a notice goes by itself."""

    # The library that others change as well

    def refused(self) -> bool:
        """Say why nothing can be changed where that is so; return whether it is."""
        refusal = self.dragoman.keeper.refusal
        if refusal:
            self._refused_with = refusal
            self.say(refusal)
        return bool(refusal)

    def follow(self) -> object:
        """Show what has been changed elsewhere; nothing here."""

    def follow_choices(self) -> object:
        """Show the briefing as it has been chosen elsewhere; nothing here."""

    def keep_place(self) -> None:
        """Keep where the reader is; nothing here."""

    def on_writable(self) -> None:
        """Go on when the library can be changed from now on: nobody is told any more that not."""
        self.unsay(self._refused_with)

    def show_standing(self) -> None:
        """Show how it stands with the library."""
        for line in self.query(KeepingLine):
            line.show(self.dragoman.keeper.standing)

    def on_mount(self) -> None:
        """Show how it stands with the library."""
        self.show_standing()

    # Making it

    def make_anew(self) -> None:
        """Make the briefing, in place of one that is being made."""
        self._brief()

    @property
    def is_making(self) -> bool:
        """Whether a briefing is being made."""
        return self._making is not None

    def call_off(self) -> bool:
        """Stop the making; return False where nothing is being made."""
        if self._making is None:
            return False
        self._making.set()
        self._making = None
        return True

    @work(group="briefing", exclusive=True)
    async def _brief(self) -> None:
        await self.make()

    async def make(self) -> bool:
        """Make the briefing and show it; False where another has been asked for meanwhile."""
        self.call_off()
        self._making = making = threading.Event()
        app, wanted, last = self.dragoman, self.briefed(), [""]

        def progress(phase: str, done: int, total: int) -> None:
            # In the thread: raising ends the work, posting is all that is safe.
            if making.is_set():
                raise _CalledOff
            said = progress_said(phase, done, total)
            if said != last[0]:
                last[0] = said
                self.post_message(self.Progressed(making, said))

        def make() -> "tuple[BuiltBriefing, list[BriefingSection]]":
            from tui.briefing import make_briefing, target_of
            from tui.widgets.briefing.sections import sections_of

            target = target_of(app.library, wanted, app.target)
            built = make_briefing(app.library, wanted, target, progress)
            return built, sections_of(built.briefing, built.dropped)

        self.show_making("Making the briefing…")
        try:
            built, sections = await in_background(make)
        except _CalledOff:
            return False
        except DragomanError as error:
            if not self._is_wanted(making):
                return False
            self.made_with = None
            self.briefing_pane.show_notice(str(error))
        else:
            if not self._is_wanted(making):
                return False
            self.made_with = built.choices
            self.briefing_pane.show(built.briefing, sections)
            for one in built.lost:
                if one not in self._said_lost:  # once, however often it is made
                    app.tell_problem(one)
            self._said_lost = built.lost
        self.on_briefed()
        self.follow_choices()  # they may have been changed meanwhile
        return True

    def _is_wanted(self, making: threading.Event) -> bool:
        if self._making is not making:
            return False
        self._making = None
        return self.is_attached

    def show_making(self, text: str) -> None:
        """Say how the making gets on."""
        self.briefing_pane.show_progress(text)

    def on_briefed(self) -> None:
        """Go on once the briefing, or why there is none, is in sight."""

    @on(Progressed)
    def _show_making(self, event: Progressed) -> None:
        if event.making is self._making:
            self.show_making(event.said)

    def on_unmount(self) -> None:
        """Let the thread end."""
        self.call_off()


_PHASES = {
    "opening": "Opening the articles",
    "reading": "Reading what they say",
    "claims": "Finding what happened",
    "ledger": "Comparing figures",
    "names": "Finding who is who",
    "timeline": "Putting dates in order",
    "sides": "Comparing the sides",
    "gate": "Checking every line",
}


def progress_said(phase: str, done: int, total: int) -> str:
    """Return how far a phase is, in words that change at most 20 times."""
    step = max(1, total // 20)
    count = f"  {done - done % step} of {total}" if total > 1 else ""
    return f"{_PHASES.get(phase, phase)}…{count}"
