"""The application: what every screen shares, and how they hang together."""

import gc
import threading
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, work
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.filter import LineFilter

from core.errors import DragomanError, ExportError, SettingsError
from core.prepare import clean_line
from core.settings import Settings, save_settings
from core.store import Library, ReaderSession
from tui.adding import Adder
from tui.article_list import ArticleList
from tui.background import in_background
from tui.commands import DragomanCommands
from tui.door import Door
from tui.ending import heed_endings
from tui.keeping_app import KeepingApp
from tui.keymap import bindings_for, check_keymap
from tui.plain import plain_lines
from tui.screens.library import LibraryScreen
from tui.searching import START_AFTER, Searching
from tui.spare_reader import SpareReader
from tui.theme import DARK, THEMES, mark_colours
from tui.tidying import Tidier

if TYPE_CHECKING:
    from core.workshop import InlineWorkshop, Workshop

_STYLES = Path(__file__).parent / "styles"
_STYLES_FIRST = ("app", "library")
_STYLES_LATER = ("briefing", "dialogs", "reader", "search")
"""Those of other screens than the first: reading all of them would hold up the first frame."""


class DragomanApp(KeepingApp, inherit_bindings=False):
    """The reader.

    Opens on the library, or in `open_article` with the library under it. `sources` are added in the
    background once the screen is up. With `session` the library is changed only while that is the
    writer, and when it becomes the writer. The return code is 1 when the library cannot be read.
    """

    TITLE = "Dragoman"
    CSS_PATH: ClassVar[list[str | PurePath]] = [_STYLES / f"{one}.tcss" for one in _STYLES_FIRST]
    COMMANDS: ClassVar[set[type[Provider]]] = {DragomanCommands}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("app"),
        # Textual's own answer to ctrl+c: it says which key quits.
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual has it

    def __init__(
        self,
        library: Library,
        settings: Settings,
        workshop: "Workshop | InlineWorkshop",
        *,
        sources: Sequence[str] = (),
        open_article: str | None = None,
        session: ReaderSession | None = None,
    ) -> None:
        self._library_screen = LibraryScreen()
        self._door = Door()
        super().__init__(library, session)
        self.settings = settings
        self.workshop = workshop
        self.opened: set[str] = set()
        """Articles opened since the library was last seen; what it says of them may be stale."""
        self._sources = tuple(sources)
        self._open_first = open_article
        self._is_ready = False
        self._has_styles = False
        self.searching = Searching(lambda: self.library)
        self.spare_reader = SpareReader(self)
        self._tidier = Tidier(self)
        self._adder = Adder(library, settings, workshop, self._library_screen)
        self.keymap, self._key_problems = check_keymap(settings.keys)
        self.set_keymap(self.keymap)
        for theme in THEMES:
            self.register_theme(theme)
        self._has_known_theme = settings.reader.theme in self.available_themes
        self.theme = settings.reader.theme if self._has_known_theme else DARK.name

    @property
    def target(self) -> str:
        """The language that the reader reads in."""
        return self.settings.translation.target

    @property
    def articles(self) -> ArticleList:
        """All articles, as the library lists them."""
        return self._library_screen.articles

    def get_default_screen(self) -> LibraryScreen:
        """Return the library, so that it is the first frame."""
        return self._library_screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of marks, for themes that do not define them."""
        return mark_colours(self.current_theme.dark)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's own filters, and the one that stops what is not text."""
        return [*super().get_line_filters(), self._door]

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted before any widget sees it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = plain_lines(event.text)
        elif isinstance(event, events.Key):
            self.spare_reader.note_key()
            self._tidier.note_key()
        await super().on_event(event)

    def on_load(self) -> None:
        """Begin to read the library."""
        self._library_screen.begin_reading()

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the styles anew; before there is a screen nothing was read that could be old."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())
            self.stylesheet.update(self, animate=animate)

    if not TYPE_CHECKING:  # the signature is Textual's, with all its overloads

        def push_screen(self, *args: object, **kwargs: object) -> object:
            """Show a screen, with its styles."""
            self.load_styles()
            return super().push_screen(*args, **kwargs)

    def load_styles(self) -> None:
        """Read the styles of what the first frame does not show; a second call does nothing."""
        if not self._has_styles:
            self._has_styles = True
            self.stylesheet.read_all([_STYLES / f"{one}.tcss" for one in _STYLES_LATER])
            self.stylesheet.parse()

    def on_mount(self) -> None:
        """Say what is wrong with the settings, and get going."""
        heed_endings(self.end)
        for problem in self._key_problems:
            self.tell_problem(f"In the settings: {problem}")
        if not self._has_known_theme:
            self.tell_problem(f"In the settings: there is no theme {self.settings.reader.theme!r}.")
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        if self._open_first is not None:
            self.open_article(self._open_first)
        if self._sources:
            self.add_sources(self._sources)

    def get_ready(self) -> None:
        """Start what the first frame does not wait for; a second call does nothing."""
        if self._is_ready:
            return
        self._is_ready = True
        self.load_styles()
        self.start_keeping()
        self.workshop.start()
        self.set_timer(START_AFTER, self.searching.look)
        if not gc.isenabled():
            self._tidier.start()  # what was read so far stays for good
        threading.Thread(target=self._load_ahead, daemon=True).start()

    def _load_ahead(self) -> None:
        """Load what opening an article needs; the reader has yet to choose one."""
        import tui.screens.reader  # noqa: F401

        self.call_later(self.spare_reader.prepare)

    def fail(self, error: DragomanError) -> None:
        """End with the sentence of an error that leaves nothing to show."""
        # The terminal breaks the line, not Rich: a path that is broken cannot be copied.
        self.error_console.soft_wrap = True
        self.exit(return_code=1, message=Text(f"dragoman: {clean_line(str(error))}"))

    def open_article(
        self, article_id: str, segment: int | None = None, found: Sequence[str] = ()
    ) -> None:
        """Open an article in the reader, at a segment or where it was left, and mark words."""
        self.opened.add(article_id)
        screen = self.spare_reader.take(article_id, segment)
        screen.found = tuple(found)
        self.push_screen(screen)
        screen.call_after_refresh(self.spare_reader.prepare)

    def open_briefing(self, article_ids: Sequence[str], title: str) -> None:
        """Show the briefing on articles on the whole screen; `title` names its export."""
        from tui.screens.briefing import BriefingScreen

        self.push_screen(BriefingScreen(article_ids, title))

    def article_changed(self, article_id: str) -> None:
        """Make open briefings anew that are on an article which has changed."""
        from tui.screens.briefing import BriefingScreen

        for screen in self.screen_stack:
            if isinstance(screen, BriefingScreen) and article_id in screen.article_ids:
                screen.make_anew()

    def add_sources(self, addresses: Sequence[str]) -> None:
        """Add sources to the library in the background; the library screen shows how it goes."""
        if refusal := self.keeper.refusal_of_more:
            self.tell(f"{refusal} Nothing was added; add it again then.")
            return
        self.get_ready()
        self._library_screen.expect_articles()
        self.run_worker(self._adder.add(addresses), group="adding")

    @work(group="export")
    async def export_briefing(
        self, article_ids: Sequence[str], title: str, *, is_one_page: bool = False
    ) -> None:
        """Ask where to, then write the briefing on the articles; `title` names the file."""
        from core.brief.export.writing import is_earlier_export
        from tui.briefing import default_path, export_briefing, target_of
        from tui.screens.confirm import ConfirmScreen
        from tui.screens.export import ExportScreen

        def asking(path: Path) -> ExportScreen:
            return ExportScreen(path, is_one_page=is_one_page)

        answer = await self.push_screen_wait(asking(default_path(title)))
        overwrite, refused = False, None
        while answer is not None:
            path, written_as = answer
            is_safe = is_earlier_export(path) and path != refused
            if path.exists() and not overwrite and not is_safe:
                question = f"{clean_line(str(path))} exists. Overwrite it?"
                choices = [("n", "No, choose another name"), ("y", "Yes, overwrite it")]
                if await self.push_screen_wait(ConfirmScreen(question, choices)) != "y":
                    answer = await self.push_screen_wait(asking(path))
                    continue
                overwrite = True
            try:
                target = await in_background(target_of, self.library, article_ids, self.target)
                notices = await in_background(
                    export_briefing,
                    self.library,
                    article_ids,
                    target,
                    path,
                    written_as,
                    is_one_page=is_one_page,
                    overwrite=overwrite,
                )
            except ExportError as error:
                self.tell_problem(str(error))
                # The same name again is then a wish to overwrite, which is asked about.
                overwrite, refused = False, path
                answer = await self.push_screen_wait(asking(path))
                continue
            except DragomanError as error:
                self.tell_problem(str(error))
                return
            self.tell(" ".join((f"Written to {path}.", *notices)))
            return

    def action_command_palette(self) -> None:
        """Open the palette, and say what it finds."""
        from tui.screens.palette import Palette

        if not CommandPalette.is_open(self):  # type: ignore[arg-type]
            placeholder = "a command, or words of a title"
            self.push_screen(Palette(placeholder=placeholder, id="--command-palette"))

    def action_show_help(self) -> None:
        """Show the keys of the screen."""
        from tui.screens.briefing import BriefingScreen
        from tui.screens.help import HelpScreen

        place = "library" if self.screen is self._library_screen else "reader"
        place = "page" if isinstance(self.screen, BriefingScreen) else place
        place = getattr(self.screen, "HELP", None) or place
        self.push_screen(HelpScreen(place, self.keymap))

    def action_show_engines(self) -> None:
        """Show who translates, and change it."""
        from tui.screens.engines import EnginesScreen

        if not isinstance(self.screen, EnginesScreen):
            self.push_screen(EnginesScreen())

    def action_search_library(self) -> None:
        """Open the search, or go back to it from what it has opened."""
        from tui.screens.search import SearchScreen

        if isinstance(self.screen, SearchScreen):
            self.screen.action_edit_question()
        elif isinstance(self.screen_stack[-2:][0], SearchScreen):
            self.pop_screen()
        else:
            self.push_screen(SearchScreen())

    def on_unmount(self) -> None:
        """Let go of the index of the search."""
        self.searching.close()

    def end(self, return_code: int) -> None:
        """Leave; whatever is being added is dropped between two steps."""
        self._adder.cancel()
        super().end(return_code)

    def _keep_theme(self, name: str) -> None:
        if name == self.settings.reader.theme:
            return
        self.settings.reader.theme = name
        self.keep_settings()

    def keep_settings(self) -> None:
        """Write the settings as they are now, or say why that cannot be."""
        try:
            save_settings(self.settings)
        except SettingsError as error:
            self.tell_problem(str(error))
