"""One key, and the groups that the help puts keys in."""

import msgspec


class Key(msgspec.Struct, frozen=True):
    """One thing that a key does.

    `keys` are alternatives separated by commas, the first one shown in the key bar. Neighbours
    with the same `description` share one place there (`e/E name`). `tooltip` is the sentence in
    the help. `priority` keys work even while another widget would take them.
    """

    id: str
    keys: str
    description: str
    group: str
    tooltip: str
    show: bool = True
    priority: bool = False

    @property
    def action(self) -> str:
        """The action that the key runs."""
        return self.id.replace("-", "_")


MOVING = "Moving"
NAMES = "Names and figures"
DISPLAY = "Display"
PASSAGES = "Passages"
TRANSLATION = "Translation"
FINDING = "Finding"
BRIEFING = "Briefing"
ARTICLES = "Articles"
GENERAL = "General"
