"""The command palette: whatever the keys do here, and every article by its title."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tui.article_list import fold
from tui.keymap import show_key
from tui.keys import APP_KEYS

if TYPE_CHECKING:
    from tui.app import DragomanApp

_ARTICLES_SHOWN = 30

_ANYWHERE = frozenset(key.action for key in APP_KEYS if key.priority)
"""What works over a dialog too: the palette itself, and leaving."""


class Command(NamedTuple):
    """One thing to run, named by what it does."""

    name: str
    keys: str
    run: IgnoreReturnCallbackType

    @property
    def display(self) -> Content:
        """The name, and the key that does the same."""
        return Content.assemble(self.name, (f"  {self.keys}" if self.keys else "", "$quiet"))


class DragomanCommands(Provider):
    """Offers the commands of the screen that it was opened on, and articles to open."""

    @property
    def _dragoman(self) -> "DragomanApp":
        return cast("DragomanApp", self.app)

    def _commands(self) -> Iterator[Command]:
        seen: set[str] = set()
        for node, binding, enabled, tooltip in self.screen.active_bindings.values():
            wanted = enabled and binding.id and binding.action not in seen | _ANYWHERE
            if wanted and not binding.action.startswith(("next_", "previous_", "page_")):
                seen.add(binding.action)
                run = partial(self.app.run_action, binding.action, node)
                yield Command(tooltip or binding.description, show_key(binding.key), run)
        if self.screen.is_modal:  # the keys of the application do not reach it, but this one
            key = show_key(self._dragoman.quitting_key)
            yield Command("Quit Dragoman", key, self._dragoman.action_quit_anywhere)
        yield Command("Change the theme", "", self.app.action_change_theme)

    async def discover(self) -> Hits:
        """Offer every command before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.display, command.run, text=command.name)

    async def search(self, query: str) -> Hits:
        """Offer the commands and articles that fit what was typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.name)
            if score > 0:
                yield Hit(score, command.display, command.run, text=command.name)
        words = fold(query).split()
        shown = 0
        for row in self._dragoman.articles.rows():
            if not words or not all(
                word in self._dragoman.articles.haystack(row) for word in words
            ):
                continue
            display = Content.assemble(
                ("Open ", "$quiet"),
                row.title_translated or row.entry.title,
                (f"  {row.entry.lang}", "$quiet"),
                (f" {row.entry.published or ''}", "$quiet"),
            )
            run = partial(self._dragoman.open_article, row.id)
            yield Hit(1.0, display, run, text=row.entry.title)
            shown += 1
            if shown == _ARTICLES_SHOWN:
                return
