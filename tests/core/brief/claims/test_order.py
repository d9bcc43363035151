"""The order in which lines are read."""

from core.brief.centrality import Collection
from core.brief.claims.content import Content
from core.brief.claims.merge import Group
from core.brief.claims.order import in_order_to_read
from core.brief.sentences import sentences_of
from tests.core.brief.claims.test_same import article

TEXTS = (
    "The tanker lost oil off the coast of Brittany.",
    "Parliament approved the budget for schools.",
    "The oil reached the coast of Brittany on Sunday.",
    "The budget for schools rises by 4 percent.",
)


def groups() -> tuple[list[Group], Collection]:
    found = [sentences_of(article(text), "en")[1] for text in TEXTS]
    collection = Collection([one.terms for one in found])
    return [Group(speaker=Content(one, number)) for number, one in enumerate(found)], collection


def test_lines_on_one_theme_stand_together_and_the_best_first() -> None:
    best_first, collection = groups()
    ordered = [one.speaker.number for one in in_order_to_read(best_first, collection)]
    assert ordered == [0, 2, 1, 3]


def test_no_line_is_lost_or_told_twice() -> None:
    best_first, collection = groups()
    assert sorted(one.speaker.number for one in in_order_to_read(best_first, collection)) == [
        0,
        1,
        2,
        3,
    ]
    assert in_order_to_read([], collection) == []
