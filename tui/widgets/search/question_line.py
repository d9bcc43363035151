"""The line in which one asks, with what completes it."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

_LAST = re.compile(
    r'(?:^|[\s(|-])(?P<name>[A-Za-z]{2,})(?::(?P<value>(?:[^\s"():|]+,)?[^\s"():|,]*))?$'
)
_STATES = ("unread", "read", "bookmarked")


class FilterSuggester(Suggester):
    """Completes the filter that is being typed: its name, and the values that the library has.

    `languages` and `tags` are the commonest first.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = tuple(names)
        self.languages: Sequence[str] = ()
        self.tags: Sequence[str] = ()

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole question with its last filter completed, or None."""
        found = _LAST.search(value)
        if found is None:
            return None
        name, begun = found["name"].lower(), found["value"]
        if begun is None:
            wanted = (f"{one}:" for one in self.names)
            return _completed(value, name, wanted)
        values: Iterable[str] = ()
        if name == "lang":
            begun = begun.rpartition(",")[2]
            values = self.languages
        elif name == "is":
            values = _STATES
        elif name == "tag":
            values = (f'"{one}"' if " " in one else one for one in self.tags)
        return _completed(value, begun.lower(), values)


def _completed(value: str, begun: str, values: Iterable[str]) -> str | None:
    for one in values:
        bare = one.removeprefix('"').lower()
        if len(bare) > len(begun) and bare.startswith(begun):
            return value[: len(value) - len(begun)] + one
    return None


class QuestionLine(Input):
    """Where the question is typed; Tab takes what is offered, else goes to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "to the sentences"),
        Binding("tab", "take_or_leave", "complete"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        self.filters = FilterSuggester()
        super().__init__(
            placeholder="words, names, lang:de, is:unread, figure:>1000 …",
            id=id,
            compact=True,
            select_on_focus=False,
            suggester=self.filters,
        )

    async def action_take_or_leave(self) -> None:
        """Take the completion; where there is none, go on to what was found."""
        before = self.value
        if self.cursor_at_end:
            self.action_cursor_right()
        if self.value == before:
            await self.action_submit()
