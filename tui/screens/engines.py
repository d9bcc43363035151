"""Who translates: the engines, their order, where they send the text, models for this machine."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.errors import EngineUnavailable
from core.translate.registry import EngineInfo, checked_address, describe_engines
from tui.background import in_background
from tui.engines import ONLINE_IN_WORDS, note_on, pair_in_words, pair_typed, shift, use
from tui.screens.confirm import ConfirmScreen
from tui.screens.dialog import Dialog
from tui.screens.prompt import PromptScreen
from tui.widgets.choices import Choices
from tui.widgets.hanging import Hanging
from tui.widgets.parallel.page import drawable

if TYPE_CHECKING:
    from tui.app import DragomanApp

_GAP = 2
_WIDEST = 24
"""Cells that a column is filled up to; what is longer stands out without moving the others."""
_ONLINE = (
    ("s", "Ask me before the first text leaves this machine"),
    ("a", "Allow: text may go to the engines that are asked"),
    ("r", "Refuse: text never leaves this machine"),
)
_ANSWERS = {"s": "ask", "a": "allowed", "r": "refused"}


class EnginesScreen(Dialog[None]):
    """Lists the engines in the order in which they are asked; every change is kept at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+t", "leave", "close"),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("space", "use", "use or not"),
        Binding("K,shift+up", "shift(-1)", "sooner"),
        Binding("J,shift+down", "shift(1)", "later"),
        Binding("o", "online", "online"),
        Binding("d", "download", "model"),
        Binding("a", "address", "address"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._engines: Sequence[EngineInfo] = ()

    @property
    def dragoman(self) -> "DragomanApp":
        """The application."""
        return cast("DragomanApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the engines and what can be done."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Who translates, after the translation memory"
            yield Choices(markup=False)
            yield Static("", id="online", markup=False)
            yield Static("", id="said", markup=False)
            yield Static(
                "space use or not   J/K later, sooner   o online: ask, allow, refuse\n"
                "d download a model   a address of LibreTranslate   esc close",
                classes="hint",
            )

    def on_mount(self) -> None:
        """Look how the engines stand."""
        self.say("")
        self._look()

    @work(group="engines", exclusive=True)
    async def _look(self, name: str = "") -> None:
        """Show how the engines stand now, with the cursor on `name`."""
        settings = self.dragoman.settings.translation
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        self._engines = await in_background(describe_engines, settings)
        listed.clear_options()
        listed.add_options(list(self._options()))
        names = [one.name for one in self._engines]
        listed.highlighted = names.index(name) if name in names else min(at, len(names) - 1)
        self.query_one("#online", Static).update(ONLINE_IN_WORDS[settings.online])

    def _options(self) -> Iterable[Option]:
        settings = self.dragoman.settings.translation
        labels = _column([one.label for one in self._engines])
        privacies = _column([one.privacy for one in self._engines])
        for one, label, privacy in zip(self._engines, labels, privacies, strict=True):
            place = str(one.place) if one.place is not None else "·"
            state = "$success" if one.state == "ready" else "$warning"
            lines = [
                Content.assemble(
                    label,
                    (privacy, "$quiet"),
                    (one.state, state),
                ),
                Content.styled(drawable(note_on(one, settings)), "$quiet"),
            ]
            yield Option(Hanging(Content.styled(place.rjust(2), "bold"), lines, 4), id=one.name)

    def say(self, text: str) -> None:
        """Say what was done, in the place of what the settings say of online engines."""
        self.query_one("#said", Static).update(Content(drawable(text)))
        self.query_one("#said").display = bool(text)
        self.query_one("#online").display = not text

    @property
    def _current(self) -> EngineInfo | None:
        at = self.query_one(OptionList).highlighted
        return self._engines[at] if at is not None and at < len(self._engines) else None

    def _keep(self, said: str, name: str = "") -> None:
        self.dragoman.keep_settings()
        self.say(said)
        self._look(name)

    def action_move(self, rows: int) -> None:
        """Move between the engines."""
        engines = self.query_one(OptionList)
        engines.action_cursor_down() if rows > 0 else engines.action_cursor_up()

    def action_use(self) -> None:
        """Ask this engine after the others, or not at all."""
        current = self._current
        if current is not None:
            said = use(self.dragoman.settings.translation, current.name)
            self._keep(f"{current.label}: {said}", current.name)

    def action_shift(self, places: int) -> None:
        """Ask this engine sooner or later."""
        current = self._current
        if current is not None and shift(self.dragoman.settings.translation, current.name, places):
            self._keep("", current.name)

    @work(group="ask")
    async def action_online(self) -> None:
        """Ask whether text may leave this machine."""
        question = "May text leave this machine to be translated?"
        answer = await self.app.push_screen_wait(ConfirmScreen(question, _ONLINE))
        if answer is not None:
            self.dragoman.settings.translation.online = _ANSWERS[answer]  # type: ignore[assignment]
            self._keep("")

    @work(group="ask")
    async def action_download(self) -> None:
        """Ask for a pair of languages and fetch its model."""
        from core.translate.offline import ModelStore
        from tui.screens.download import DownloadScreen

        typed: str | None = f"fr {self.dragoman.target}"
        while typed is not None:
            prompt = PromptScreen(
                "Languages of the model", typed, placeholder="from and to, such as: fr en"
            )
            typed = await self.app.push_screen_wait(prompt)
            if typed is None:
                return
            pair = await in_background(pair_typed, typed)
            if pair is not None:
                break
            self.say(f"“{drawable(typed)}” is no pair of languages; type two, such as: fr en.")
        else:
            return
        title = f"Model for {pair_in_words(*pair)}"
        answer = await self.app.push_screen_wait(DownloadScreen(ModelStore(), *pair, title))
        if answer is not None:
            self.say(answer or f"{pair_in_words(*pair)} is translated on this machine now.")
        self._look()

    @work(group="ask")
    async def action_address(self) -> None:
        """Ask for the address of a LibreTranslate server."""
        settings = self.dragoman.settings.translation
        typed: str | None = settings.libretranslate
        while typed is not None:
            prompt = PromptScreen(
                "Address of a LibreTranslate server",
                typed,
                placeholder="http://localhost:5000; nothing forgets it",
            )
            typed = await self.app.push_screen_wait(prompt)
            if typed is None:
                return
            try:
                settings.libretranslate = checked_address(typed) if typed.strip() else ""
            except EngineUnavailable as error:
                self.say(str(error))
                continue
            self._keep("The address is kept." if settings.libretranslate else "No address now.")
            return

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _column(cells: Sequence[str]) -> list[str]:
    """Return the cells with room between them and the next column, whatever their lengths."""
    drawn = [drawable(cell) for cell in cells]
    width = min(_WIDEST, max(map(cell_len, drawn), default=0))
    return [cell + " " * (max(0, width - cell_len(cell)) + _GAP) for cell in drawn]
