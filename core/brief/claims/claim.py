"""A claim: a central statement, and everyone who makes it."""

from core.brief.line import Line

LEFT_OUT = "[…]"
"""What stands between two sentences that are no neighbours in their article."""


class Claim(Line, frozen=True):
    """A line said once for all segments that say the same.

    `beside` is another claim, of a sentence that stands near in the same article, where both are
    short: the line shows the two, and each has who says so, how surely, and its citations by
    itself. Whatever else is said of the line is so of its own sentence alone. A claim that stands
    beside another has none beside it.

    `reasons` say of each further citation, in order, why it counts as the same. `sources` counts
    those that are independent of each other, `outlets` whoever published it (articles without a
    publisher each by themselves): of several that print one text, each is an outlet and all are
    one source. `langs` are those of the originals, in order of the citations.
    """

    reasons: tuple[str, ...] = ()
    sources: int = 1
    outlets: int = 1
    langs: tuple[str, ...] = ()
    beside: "Claim | None" = None

    @property
    def sentences(self) -> tuple["Claim", ...]:
        """The sentences that the line shows, in the order of their source."""
        if self.beside is None:
            return (self,)
        pair = (self, self.beside)
        return pair if self.citations[0].start < self.beside.citations[0].start else pair[::-1]

    @property
    def leaves_out(self) -> bool:
        """Whether the two sentences that the line shows are no neighbours in their source."""
        if self.beside is None:
            return False
        own, other = self.citations[0], self.beside.citations[0]
        return own.article != other.article or abs(own.segment - other.segment) > 1
