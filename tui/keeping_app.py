"""What the application does about the library that it has open: follow it, and lose nothing."""

from collections import deque
from pathlib import Path

from textual import on, work
from textual.app import App

from core.errors import StoreError
from core.prepare import clean_line
from core.store import Library, ReaderSession
from tui.background import in_background
from tui.keeping import ChangeUnsaved, FilesMended, Keeper, LibraryChanged, StandingChanged
from tui.keymap import show_key
from tui.screens.briefed_screen import BriefedScreen
from tui.screens.dialog import Dialog
from tui.unsaved import rescued
from tui.widgets.foot import lift_notices

_QUIT = (
    ("t", "Try again to save them"),
    ("e", "Save them elsewhere, to be put in later"),
    ("l", "Quit and lose them"),
    ("c", "Go on reading"),
)


class KeepingApp(App[None], inherit_bindings=False):
    """An application with a library open."""

    def __init__(self, library: Library, session: ReaderSession | None) -> None:
        super().__init__()
        self.library = library
        self.keymap: dict[str, str] = {}
        """The keys that the settings have changed, by id."""
        self.keeper = Keeper(library, session, self)
        self.has_given_up = False
        """Whether the reader has said that what is not saved may be lost."""
        self.parting = ""
        """A sentence to be said in the terminal after the screen is gone."""
        self._untold: deque[str] = deque()
        self._is_asking_to_quit = False

    def tell(self, text: str) -> None:
        """Show a notice; its text is plain."""
        lift_notices(self.screen, coming=True)
        self.notify(clean_line(text), markup=False)

    def tell_problem(self, text: str) -> None:
        """Show a notice of something that went wrong; its text is plain."""
        lift_notices(self.screen, coming=True)
        self.notify(clean_line(text), severity="error", timeout=10, markup=False)

    def start_keeping(self) -> None:
        """Begin to follow the library; what went before is told."""
        self.keeper.begin()
        self._untold.extend(rescued(self.library.path))
        self._tell_next()
        self.keeper.start()

    def on_unmount(self) -> None:
        """Follow no more."""
        self.keeper.close()

    @property
    def _reading_screens(self) -> list[BriefedScreen]:
        return [one for one in self.screen_stack if isinstance(one, BriefedScreen)]

    @on(LibraryChanged)
    def _follow(self) -> None:
        for screen in self._reading_screens:
            screen.follow()
            screen.follow_choices()

    @on(StandingChanged)
    def _show_standing(self, event: StandingChanged) -> None:
        before, now = event.before, event.now
        for screen in self._reading_screens:
            screen.show_standing()
        if before.read_only and not now.read_only:
            self.clear_notifications()  # one may still say that nothing can be changed
            self.tell(
                "The library folder can be written to again."
                if before.is_barred
                else "The library can be changed here now: nobody else has it open."
            )
            for screen in self._reading_screens:
                screen.on_writable()
        if now.is_gone and not before.is_gone:
            self.tell_problem(
                f"The library folder {self.library.path} is not there any more. What is in memory "
                "can still be read, and changes are kept until it is back; put the disk back."
            )
        elif before.is_gone and not now.is_gone:
            self.tell("The library folder is there again.")
        if before.unsaved and not now.unsaved:
            self.tell("Everything is saved now.")

    @on(ChangeUnsaved)
    def _tell_unsaved(self, event: ChangeUnsaved) -> None:
        self.tell_problem(event.sentence)

    @on(FilesMended)
    def _tell_mended(self, event: FilesMended) -> None:
        self._untold.extend(one.sentence for one in event.notices)
        self._tell_next()

    @work(group="ask")
    async def _tell_next(self) -> None:
        """Show what has been found, each thing once, until the reader has seen it."""
        from tui.screens.confirm import ConfirmScreen

        while self._untold:
            said = "\n\n".join(clean_line(one) for one in self._untold)
            self._untold.clear()
            await self.push_screen_wait(ConfirmScreen(said, [("o", "Go on")]))

    # Leaving

    async def action_quit(self) -> None:
        """Leave, unless something is not saved: then ask first."""
        for screen in self._reading_screens:
            screen.keep_place()
        if not self.library.unsaved:
            self.end(0)
        elif not self.screen.is_modal:
            self._is_asking_to_quit = True
            self._ask_before_quitting()
        elif not self._is_asking_to_quit:
            # what is typed in the dialog would be lost behind the question
            self.tell_problem(
                "Something is not saved yet; close this window first (esc), then quit: you are "
                "asked what to do with it."
            )

    async def action_quit_anywhere(self) -> None:
        """Leave as `action_quit` does, from a dialog too; what is typed there goes second."""
        if not isinstance(self.screen, Dialog) or self.screen.may_be_dropped():
            await self.action_quit()

    def action_help_quit(self) -> None:
        """Say which key quits, to whoever tries ctrl+c."""
        self.tell(f"{show_key(self.quitting_key)} quits Dragoman.")

    @property
    def quitting_key(self) -> str:
        """The first key that quits from everywhere."""
        return self.keymap.get("quit-anywhere", "ctrl+q").split(",")[0]

    def end(self, return_code: int) -> None:
        """Leave without asking."""
        self.exit(return_code=return_code)

    @work(group="ask")
    async def _ask_before_quitting(self) -> None:
        try:
            await self._settle_unsaved()
        finally:
            self._is_asking_to_quit = False

    async def _settle_unsaved(self) -> None:
        """Ask what becomes of what is not saved, and leave unless the reader reads on."""
        from tui.screens.confirm import ConfirmScreen

        problem = ""
        while self.library.unsaved:
            count = self.library.folder.count_unsaved()
            what = "1 change is" if count == 1 else f"{count} changes are"
            them = "it" if count == 1 else "them"
            where = "\n".join(clean_line(one) for one in self.library.unsaved[:4])
            self.clear_notifications()  # they would cover the question
            question = (
                f"{problem}{what} not saved, because the disk did not take {them}.\n\n{where}"
            )
            answer = await self.push_screen_wait(ConfirmScreen(question, _QUIT))
            if answer == "t":
                if not await in_background(self.library.retry_unsaved):
                    problem = "The disk still does not take them. "
            elif answer == "e":
                if await self._save_elsewhere():
                    break
            elif answer == "l":
                break
            else:
                return
        self.has_given_up = True
        self.end(0)

    async def _save_elsewhere(self) -> bool:
        """Ask for a file and save there what waits; return whether that was done."""
        from tui.screens.prompt import PromptScreen
        from tui.unsaved import default_file

        typed: str | None = str(default_file())
        while True:
            prompt = PromptScreen("Save the changes to", typed or "", placeholder="a file name")
            typed = await self.push_screen_wait(prompt)
            if typed is None:
                return False
            if not typed.strip():
                continue
            file = Path(typed.strip()).expanduser().absolute()
            try:
                await in_background(self.library.save_unsaved, file)
            except StoreError as error:
                self.tell_problem(str(error))
                continue
            name = clean_line(str(file))
            # said when the screen is gone, where it can be copied
            self.parting = f"The changes are in {name}; `dragoman restore {name}` puts them in."
            return True
