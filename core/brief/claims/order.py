"""The order in which lines are read: what belongs together stands together."""

from collections.abc import Sequence

from core.brief.centrality import Collection
from core.brief.claims.merge import Group

TOGETHER = 0.16
"""Cosine to a line of a theme from which another belongs to it."""

_MOST = 120
"""Lines from which more are left in order of worth: nobody reads them through."""


def in_order_to_read(groups: Sequence[Group], collection: Collection) -> list[Group]:
    """Return `groups`, which come best first, theme by theme; a theme begins with its best line.

    Within a theme the lines of one article stand in the order of its text.
    """
    waiting = list(groups[:_MOST])
    ordered: list[Group] = []
    while waiting:
        theme = [waiting.pop(0)]
        at = 0
        while at < len(theme):
            head = theme[at]
            near = [
                one
                for one in waiting
                if collection.likeness(head.speaker.number, one.speaker.number) >= TOGETHER
            ]
            theme.extend(near)
            waiting = [one for one in waiting if one not in near]
            at += 1
        ordered.extend(_by_article(theme))
    return [*ordered, *groups[_MOST:]]


def _by_article(theme: Sequence[Group]) -> list[Group]:
    first = theme[0]
    place: dict[str, int] = {}
    for number, one in enumerate(theme):
        place.setdefault(one.speaker.sentence.article.id, number)
    rest = sorted(
        theme[1:],
        key=lambda one: (place[one.speaker.sentence.article.id], one.speaker.number),
    )
    return [first, *rest]
