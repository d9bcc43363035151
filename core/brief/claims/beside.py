"""Which two sentences may share a line: short neighbours of a paragraph."""

from collections.abc import Collection, Mapping, Sequence

from core.brief.claims.merge import Group

LONGEST = 190
"""Characters that two sentences on one line have together: with their marks three rows of 80."""


class Neighbours:
    """The sentences that may stand beside another, by the numbers of their groups.

    Both are said by one source alone, so that what is said of a line's sources is so of all of it,
    and neither is reported or hedged, so that nobody takes what is said of one for the other.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups
        self._at: Mapping[tuple[str, int], int] = {
            (one.speaker.sentence.article.id, one.speaker.sentence.place): number
            for number, one in enumerate(groups)
        }

    def of(self, number: int) -> list[int]:
        """Return the numbers of those that may stand beside one: at most two, after and before."""
        if not self._is_plain(number):
            return []
        own = self._groups[number].speaker.sentence
        near = (self._at.get((own.article.id, own.place + step)) for step in (1, -1))
        return [one for one in near if one is not None and self._fits(number, one)]

    def _fits(self, one: int, other: int) -> bool:
        first, second = (self._groups[at].speaker.sentence for at in (one, other))
        return (
            first.segment.block == second.segment.block
            and len(first.text) + len(second.text) <= LONGEST
            and first.lang == second.lang
            and self._is_plain(other)
        )

    def _is_plain(self, number: int) -> bool:
        group = self._groups[number]
        stance = group.speaker.sentence.stance
        return not (group.mates or stance.reported_by or stance.hedges)


def numbers_of(groups: Sequence[Group], ids: Collection[str]) -> frozenset[int]:
    """Return the numbers of the groups whose claims go by `ids`."""
    if not ids:
        return frozenset()
    return frozenset(number for number, one in enumerate(groups) if id_of(one) in ids)


def id_of(group: Group) -> str:
    """Return what the claim of a group goes by."""
    speaker = group.speaker.sentence
    return f"claim:{speaker.article.id}:{speaker.segment.id}"
