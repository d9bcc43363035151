"""Which sections of the pane are open, and how far."""

from collections.abc import Sequence

OPEN_FIRST = frozenset(("claims", "ledger", "passages"))
"""The sections that are open until the reader folds them."""

FEW = 150
"""Lines that a section shows at first: laying out thousands would keep the keys waiting."""

MORE = 300
"""How many come with each Enter on "more"."""


class Folds:
    """Which sections are open, and how far; what the reader has said outlives the briefing."""

    def __init__(self) -> None:
        self._chosen: dict[str, bool] = {}
        self._room: dict[str, int] = {}
        self._shown: set[str] = set()

    def room(self, section: str) -> int:
        """Return how many lines the section shows at most."""
        return self._room.get(section, FEW)

    def show_more(self, section: str) -> None:
        """Show more lines of a section."""
        self._room[section] = self.room(section) + MORE

    def is_shown(self, part: str) -> bool:
        """Return whether a part of a section is shown that is so only when asked for."""
        return part in self._shown

    def show(self, part: str) -> None:
        """Show a part of a section."""
        self._shown.add(part)

    def reach(self, section: str, number: int) -> None:
        """Show a section at least as far as its line of this number."""
        while self.room(section) <= number:
            self.show_more(section)

    def is_open(self, section: str) -> bool:
        """Return whether the section's lines are shown."""
        return self._chosen.get(section, section in OPEN_FIRST)

    def toggle(self, section: str) -> None:
        """Open a folded section, fold an open one."""
        self._chosen[section] = not self.is_open(section)

    def open(self, section: str) -> None:
        """Show the lines of a section."""
        self._chosen[section] = True

    def toggle_all(self, sections: Sequence[str]) -> None:
        """Open all sections, or fold all when all are open."""
        wanted = not all(map(self.is_open, sections))
        self._chosen.update(dict.fromkeys(sections, wanted))
