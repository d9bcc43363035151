"""Names of houses that a recogniser takes for places: what somebody is the director of is one."""

from collections.abc import Iterator

from core.article import Entity
from core.brief.sentences import Sentence
from core.brief.stance.nouns import meanings
from core.brief.who.giving import Giving
from core.brief.who.kept import is_known

OF_HOUSES = frozenset(("director", "owner", "worker", "trainer"))
"""What the nouns mean that are said of a house: a plant, a hospital, a club."""

DIRECTED = 2
"""How many mentions one such role weighs."""


def directed(sentence: Sentence, given: Giving) -> Iterator[Entity]:
    """Return the names inside a role that must be houses, where they were taken for places.

    Towns that a table knows stay places: a director of Lyon may be of its office there.
    """
    if given.entity.label != "PER":
        return
    if OF_HOUSES.isdisjoint(meanings(given.head, sentence.article.lang)):
        return
    start, end = given.citation.start, given.citation.end
    for entity in sentence.entities:
        inside = start <= entity.start and entity.end <= end
        if inside and entity.label == "LOC" and not is_known(entity):
            yield entity
