"""The line in which one types what to find."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class FindWords(Input):
    """Where the words are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "read on")]


class FindBar(Horizontal):
    """Asks for words; it stays in sight while what was found is marked."""

    class WordsChanged(Message):
        """Other words are looked for."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class WordsEntered(Message):
        """The reader is done typing."""

    def compose(self) -> ComposeResult:
        """Lay out the question, the words and the count."""
        yield Static("find", id="find-label")
        yield FindWords(placeholder="words in either column", id="find-words", compact=True)
        yield Static("", id="find-count", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether something is being looked for."""
        return self.has_class("-open")

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.query_one(Input).value

    def open(self) -> None:
        """Come into sight and take what is typed; the words of last time are selected."""
        self.add_class("-open")
        field = self.query_one(Input)
        field.focus()
        field.select_all()

    def show_words(self, words: str) -> None:
        """Come into sight with words that are being looked for already."""
        self.add_class("-open")
        with self.prevent(Input.Changed):
            self.query_one(Input).value = words

    def close(self) -> None:
        """Go out of sight and forget the words."""
        self.remove_class("-open")
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.show_count(0, 0)

    def show_count(self, at: int, count: int) -> None:
        """Show that the reader is at place `at` (from 1, 0 for none) of `count`."""
        said = f"{at} of {count}" if at else f"{count} found"
        if not self.words.strip():
            said = ""
        elif not count:
            said = "not found"
        self.query_one("#find-count", Static).update(said)

    @on(Input.Changed)
    def _change_words(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.WordsChanged(event.value))

    @on(Input.Submitted)
    def _enter_words(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.WordsEntered())
