"""The page stays full: what is withheld or put away leaves its place to the next best claim."""

import pytest

from core.article import Article, BriefingChoices
from core.brief.briefing import Briefing
from core.brief.build import build_briefing
from core.brief.choices import drop, move, pin, reword
from core.brief.page import one_page
from tests.core.brief.articles import Said, make_article

HARBOUR = [
    ("Der Hafen von Rostow wurde am Morgen gesperrt.", "The port of Rostov was closed."),
    ("Drei Fähren liegen seitdem vor der Küste fest.", "Three ferries are stuck off the coast."),
    ("Die Behörden fürchten Öl im Wasser der Bucht.", "The authorities fear oil in the bay."),
    ("Ein Tanker hatte nachts einen Kai gerammt.", "A tanker had rammed a quay at night."),
    ("Der Kapitän wird von der Polizei verhört.", "The captain is questioned by the police."),
    ("Fischer verlangen Geld für verlorene Tage.", "Fishermen demand money for lost days."),
]
SCHOOL = [
    ("In Jena beginnt das Schuljahr ohne Musiklehrer.", "In Jena school starts without music."),
    ("Eltern sammelten 812 Unterschriften dagegen.", "Parents collected 812 signatures."),
    ("Das Ministerium verspricht neue Stellen bald.", "The ministry promises new jobs soon."),
    ("Ein Chor probt nun in einer alten Scheune.", "A choir now rehearses in an old barn."),
    ("Der Bürgermeister stiftet dafür ein Klavier.", "The mayor donates a piano for it."),
    ("Nachbarn klagen über den Lärm am Abend dort.", "Neighbours complain about the noise."),
]
LIMIT = 5


def articles(wrong: tuple[int, ...] = ()) -> list[Article]:
    """Return two articles, of which some translations of the first say a number of their own."""
    harbour = [
        (text, f"{made[:-1]}, 977 people say." if number in wrong else made)
        for number, (text, made) in enumerate(HARBOUR)
    ]
    return [
        make_article("h1", "de", [Said("paragraph", *one) for one in harbour]),
        make_article("s1", "de", [Said("paragraph", *one) for one in SCHOOL], publisher="Bote"),
    ]


def brief(
    made: list[Article], choices: BriefingChoices | None = None, limit: int = LIMIT
) -> Briefing:
    return build_briefing(made, [], created="", limit=limit, choices=choices)


def test_what_is_put_away_leaves_its_place_to_another_line() -> None:
    before = brief(articles()).claims
    assert len(before) == LIMIT
    choices = BriefingChoices(articles=("h1", "s1"))
    for line in before[1:3]:
        choices = drop(choices, "claims", line)
    made = brief(articles(), choices)
    assert made == brief(articles(), choices)
    ids = [one.id for one in made.claims]
    assert len(ids) == len(set(ids)) == LIMIT
    assert {one.id for one in (before[0], *before[3:])} <= set(ids)
    assert not {one.id for one in before[1:3]} & set(ids)
    assert len(one_page(made, LIMIT).claims) == LIMIT


@pytest.mark.parametrize("wrong", [(0,), (1, 4), (0, 2, 3)])
def test_what_is_withheld_leaves_its_place_to_another_line(wrong: tuple[int, ...]) -> None:
    made = brief(articles(wrong))
    assert len(made.claims) == LIMIT
    assert not any("977" in one.text for one in made.claims)
    withheld = {one.id for one in made.withheld}
    assert withheld
    assert all(one.reasons for one in made.withheld)
    assert not withheld & {one.id for one in made.claims}


def test_the_page_is_no_longer_than_what_there_is_to_say() -> None:
    every = brief(articles(), limit=50).claims
    choices = BriefingChoices(articles=("h1", "s1"))
    for line in every[:9]:
        choices = drop(choices, "claims", line)
    made = brief(articles(), choices, limit=50)
    assert {one.id for one in made.claims} == {one.id for one in every[9:]}
    assert made.dropped == tuple(one.id for one in every[:9])
    for line in every:
        choices = drop(choices, "claims", line)
    assert brief(articles(), choices, limit=50).claims == ()


def test_the_order_of_the_reader_is_kept() -> None:
    before = brief(articles()).claims
    choices = move(BriefingChoices(articles=("h1", "s1")), "claims", before, before[-1], 0)
    choices = drop(choices, "claims", before[0])
    choices = reword(choices, "claims", before[2], "Something without any figure.")
    choices = pin(choices, "claims", before[3])
    made = brief(articles(), choices).claims
    assert len(made) == LIMIT
    order = [one.id for one in made if one.id in {line.id for line in before}]
    assert order == [before[3].id, before[4].id, before[1].id, before[2].id]
    assert next(one for one in made if one.id == before[2].id).reworded_from == before[2].text
