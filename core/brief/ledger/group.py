"""Figures of one quantity."""

from dataclasses import dataclass, field

from core.brief.lazy import lazy
from core.brief.ledger.reading import Reading

_MOST_MEMBERS = 4


@dataclass(eq=False)
class Group:
    """Figures of one quantity; the values of each of `parts` agree, those of two do not."""

    number: int
    readings: list[Reading] = field(default_factory=list)
    parts: list[list[Reading]] = field(default_factory=list)
    unsettled: list["Group"] = field(default_factory=list)
    """Groups that could be of the same quantity, where nothing tells which of them is."""

    @lazy
    def tellers(self) -> list[Reading]:
        """Those that tell most of what is counted: headlines leave too much out."""
        full = [one for one in self.readings if not one.is_title and one.fates] or self.readings
        return full[:_MOST_MEMBERS]

    @lazy
    def teller(self) -> Reading:
        """The figure that tells most."""
        return max(
            self.readings,
            key=lambda one: (not one.is_title, len(one.facets), len(one.fates), -one.order),
        )

    @property
    def articles(self) -> set[str]:
        """The articles that it draws on."""
        return {one.article for one in self.readings}
