"""A screen with a briefing: making it, and keeping the reader's word on it."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.message import Message

from core.article import BriefingChoices
from core.brief.briefing import SourceRow
from core.brief.choices import (
    Section,
    drop,
    id_of,
    include,
    leave_out,
    move,
    pin,
    reword,
    take_back,
    unpin,
)
from core.errors import DragomanError, StoreError
from core.prepare import clean_line
from tui.background import in_background
from tui.briefing import BuiltBriefing, make_briefing, target_of
from tui.screens.dialog import LeavableScreen
from tui.screens.prompt import PromptScreen
from tui.screens.sources import SourcesScreen
from tui.widgets.briefing.entry import Choosable, Entry
from tui.widgets.briefing.pane import BriefingPane
from tui.widgets.briefing.sections import BriefingSection, sections_of

if TYPE_CHECKING:
    from tui.app import DragomanApp

STOPPED = "The briefing was not made, since you stopped it; esc closes."

Change = Callable[[BriefingChoices], BriefingChoices]


class _CalledOff(Exception):
    """Nobody waits for the briefing any more."""


class BriefedScreen(LeavableScreen[None]):
    """Makes the briefing on `briefed()` in the background and shows it in the pane.

    What is late is dropped: only the briefing asked for last is shown. Choices are kept in the
    library, each can be undone, and the briefing is made anew with them.
    """

    class Progressed(Message):
        """The making of a briefing has got on."""

        def __init__(self, making: threading.Event, said: str) -> None:
            super().__init__()
            self.making = making
            self.said = said

    ONE_SOURCE: ClassVar[str] = "This is the only source that speaks; a briefing needs one."

    def __init__(self) -> None:
        super().__init__()
        self._making: threading.Event | None = None
        self._before: list[tuple[tuple[str, ...], BriefingChoices | None]] = []

    @property
    def dragoman(self) -> "DragomanApp":
        """The application."""
        return cast("DragomanApp", self.app)

    @property
    def briefing_pane(self) -> BriefingPane:
        """The briefing, whether or not it is seen."""
        return self.query_one(BriefingPane)

    def briefed(self) -> list[str]:
        """Return the articles that the briefing is on."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say in a sentence what was done or why it could not be."""
        self.dragoman.tell(text)

    # Making it

    def make_anew(self) -> None:
        """Make the briefing, in place of one that is being made."""
        self._brief()

    def call_off(self) -> bool:
        """Stop the making; return False where nothing is being made."""
        if self._making is None:
            return False
        self._making.set()
        self._making = None
        return True

    @work(group="briefing", exclusive=True)
    async def _brief(self) -> None:
        await self._make()

    async def _make(self) -> bool:
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

        def make() -> tuple[BuiltBriefing, list[BriefingSection]]:
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
            self.briefing_pane.show_notice(str(error))
        else:
            if not self._is_wanted(making):
                return False
            self.briefing_pane.show(built.briefing, sections)
        self.on_briefed()
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

    # The reader's word

    @on(BriefingPane.LineWished)
    def _heed_wish(self, event: BriefingPane.LineWished) -> None:
        entry, wish = event.entry, event.wish
        if wish == "take_back" or (wish == "drop" and entry.kind == "dropped"):
            self._take_back(entry)
        elif entry.choosable is None:
            self.say("Lines under What happened to Only one side says can be changed so.")
        elif wish == "pin":
            self._pin(entry.choosable)
        elif wish == "drop":
            self._drop(entry.choosable)
        elif wish == "reword":
            self._reword(entry.choosable)
        else:
            self._move(entry, event.siblings, 1 if wish == "down" else -1)

    def _pin(self, one: Choosable) -> None:
        if one.item.is_pinned:
            self._keep_choice(lambda kept: unpin(kept, one.section, one.item), "No longer pinned.")
        else:
            self._keep_choice(
                lambda kept: pin(kept, one.section, one.item), "Pinned: it stays, whatever comes."
            )

    def _drop(self, one: Choosable) -> None:
        said = "Dropped; u brings it back, and so does t under Dropped."
        self._keep_choice(lambda kept: drop(kept, one.section, one.item), said)

    def _take_back(self, entry: Entry) -> None:
        if entry.dropped is not None:
            line, section = entry.dropped.line, entry.dropped.section
        elif entry.choosable is not None:
            line, section = id_of(entry.choosable.item), entry.choosable.section
        elif entry.withheld is not None and entry.withheld.section in _SECTIONS:
            line, section = entry.withheld.id, _SECTIONS[entry.withheld.section]
        else:
            self.say("There is nothing to take back here.")
            return
        self._keep_choice(
            lambda kept: take_back(kept, line, section), "The line is as it was made."
        )

    def _move(self, entry: Entry, siblings: Sequence[Entry], way: int) -> None:
        one = entry.choosable
        items = [each.choosable.item for each in siblings if each.choosable is not None]
        at = next((n for n, item in enumerate(items) if one and item is one.item), None)
        if one is None or at is None or not 0 <= at + way < len(items):
            self.say("The line cannot go further that way.")
            return
        to = at + way
        self._keep_choice(lambda kept: move(kept, one.section, items, one.item, to), "")

    @work(group="ask")
    async def _reword(self, one: Choosable) -> None:
        """Ask for other words; words that fail the gate are asked for again with its reasons."""
        if not one.wording:
            self.say("A row of figures or names cannot be reworded; its sentences can.")
            return
        typed: str | None = one.wording
        context = f"The source says: {one.source_words}"
        while True:
            screen = PromptScreen("Reword the line", typed or "", multiline=True, context=context)
            typed = await self.app.push_screen_wait(screen)
            if typed is None:
                return
            wording = clean_line(" ".join(typed.split()))

            def change(kept: BriefingChoices, words: str = wording) -> BriefingChoices:
                return reword(kept, one.section, one.item, words or None)

            if not await self._keep(change):
                return
            if not await self._make():
                await self._make()
            reasons = self._why_withheld(one)
            if not reasons:
                self.say("Reworded." if wording else "The source's own words again.")
                return
            await self._undo()
            context = f"Not kept. {' '.join(reasons)}\n\nThe source says: {one.source_words}"

    def _why_withheld(self, one: Choosable) -> list[str]:
        briefing = self.briefing_pane.briefing
        withheld = briefing.withheld if briefing is not None else ()
        return [
            reason
            for row in withheld
            if row.id == id_of(one.item) and row.section == one.section
            for reason in row.reasons
        ]

    @on(BriefingPane.SourcesAsked)
    def _heed_sources(self, event: BriefingPane.SourcesAsked) -> None:
        briefing = self.briefing_pane.briefing
        if briefing is None:
            return
        article = event.article
        if article is None:
            self._ask_sources([*briefing.sources, *briefing.left_out])
        elif any(row.article == article for row in briefing.left_out):
            self._keep_choice(lambda kept: include(kept, article), "The source speaks again.")
        elif len(briefing.sources) == 1:
            self.say(self.ONE_SOURCE)
        else:
            self._keep_choice(
                lambda kept: leave_out(kept, article), "Left out; i again takes the source in."
            )

    @work(group="ask")
    async def _ask_sources(self, rows: Sequence[SourceRow]) -> None:
        briefing = self.briefing_pane.briefing
        out = {row.article for row in briefing.left_out} if briefing is not None else set()
        order = {article: number for number, article in enumerate(self.briefed())}
        listed = sorted(rows, key=lambda row: order.get(row.article, len(order)))
        wanted = await self.app.push_screen_wait(SourcesScreen(listed, out))
        if wanted is None or wanted == out:
            return
        back = tuple(sorted(out - wanted))
        gone = tuple(sorted(wanted - out))
        self._keep_choice(
            lambda kept: leave_out(include(kept, *back), *gone),
            f"{len(listed) - len(wanted)} of {len(listed)} sources speak.",
        )

    @on(BriefingPane.UndoAsked)
    def _heed_undo(self) -> None:
        if self._before:
            self._take_last_back()
        else:
            self.undo_elsewhere()

    def undo_elsewhere(self) -> None:
        """Undo what is not of the briefing, where nothing of it is left to undo."""
        self.say("Nothing to undo here.")

    @work(group="choice")
    async def _take_last_back(self) -> None:
        if await self._undo():
            self.say("The last change to the briefing was taken back.")
            self.make_anew()

    @work(group="choice")
    async def _keep_choice(self, change: Change, said: str) -> None:
        if await self._keep(change):
            if said:
                self.say(said)
            self.make_anew()

    async def _keep(self, change: Change) -> bool:
        """Keep the choices as `change` makes them; False, and said, when they cannot be."""
        library, wanted = self.dragoman.library, tuple(self.briefed())
        now = datetime.now(UTC).isoformat(timespec="seconds")

        def keep() -> BriefingChoices | None:
            old = library.briefing_choices(wanted)
            return library.put_briefing_choices(change(old).with_(changed=now))

        try:
            before = await in_background(keep)
        except StoreError as error:
            self.say(str(error))
            return False
        self._before.append((wanted, before))
        return True

    async def _undo(self) -> bool:
        """Put back what the last change has changed; False, and said, when that cannot be."""
        library = self.dragoman.library
        wanted, before = self._before[-1]
        try:
            if before is None:
                await in_background(library.forget_briefing_choices, wanted)
            else:
                await in_background(library.put_briefing_choices, before)
        except StoreError as error:
            self.say(str(error))
            return False
        self._before.pop()
        return True


_SECTIONS: dict[str, Section] = {
    "claims": "claims",
    "ledger": "ledger",
    "who": "who",
    "timeline": "timeline",
    "sides": "sides",
}


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
