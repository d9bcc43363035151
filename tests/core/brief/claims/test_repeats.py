"""How likely a line repeats another."""

from core.brief.centrality import Collection
from core.brief.claims.content import Content
from core.brief.claims.repeats import SUREST, repeats
from core.brief.claims.weights import Weights
from core.brief.sentences import sentences_of
from tests.core.brief.claims.test_same import article


def likely(*texts: str) -> list[float]:
    """Return how likely each of the texts after the first repeats the first."""
    read = [sentences_of(article(text), "en")[1] for text in texts]
    contents = [Content(sentence=one, number=number) for number, one in enumerate(read)]
    collection, weights = Collection([one.terms for one in read]), Weights(contents)
    said = contents[0]
    return [repeats(one, said, weights, collection.likeness(one.number, 0)) for one in contents[1:]]


def test_another_wording_of_the_same_is_likelier_a_repetition_than_another_matter() -> None:
    again, other = likely(
        "The tanker lost 3,200 tonnes of oil off the coast of Brittany.",
        "Some 3,200 tonnes of fuel oil leaked from the tanker near Brittany.",
        "The captain of the ship was charged by a judge in Brest.",
    )
    assert again > 0.5 > 0.1 > other


def test_a_number_that_both_give_tells_whatever_it_counts() -> None:
    same, bound, other = likely(
        "The town could lose 2,700 inhabitants, and 300 to 450 houses.",
        "The number of people who live there could shrink by 2,700.",
        "The mayor speaks of 450 empty buildings.",
        "The number of people who live there could shrink by 3,100.",
    )
    assert min(same, bound) > 0.2 > other


def test_what_is_about_others_is_less_likely_a_repetition() -> None:
    same, others = likely(
        "Turkey sent rescuers to the island of Crete.",
        "Rescuers from Turkey came to the island.",
        "Rescuers from Germany came to the island.",
    )
    assert others < same <= SUREST


def test_another_value_of_the_same_is_less_likely_a_repetition() -> None:
    same, later = likely(
        "The toll of the fire in the harbour has risen to 90 dead.",
        "The fire in the harbour left 90 dead.",
        "The fire in the harbour left 40 dead.",
    )
    assert later < same


def test_synonyms_make_a_repetition_likelier() -> None:
    synonym, other = likely(
        "The walkout began at noon in the docks of Lille.",
        "Crane drivers in Lille joined the strike.",
        "Crane drivers in Lille joined the choir.",
    )
    assert synonym > other
