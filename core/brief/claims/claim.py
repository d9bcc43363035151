"""A claim: a central statement, and everyone who makes it."""

from core.brief.line import Line


class Claim(Line, frozen=True):
    """A line said once for all segments that say the same.

    `reasons` say of each further citation, in order, why it counts as the same. `sources` counts
    whoever published it (articles without a publisher each by themselves), `langs` are those of
    the originals, in order of the citations.
    """

    reasons: tuple[str, ...] = ()
    sources: int = 1
    langs: tuple[str, ...] = ()
