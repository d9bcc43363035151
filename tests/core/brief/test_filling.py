"""The page stays full: what is withheld or put away leaves its place to the next best claim."""

import pytest

from core.article import Article, BriefingChoices, Segment
from core.brief.briefing import Briefing
from core.brief.build import build_briefing
from core.brief.choices import drop, move, pin, reword, take_back
from core.brief.claims.claim import Claim
from core.brief.claims.ranking import rank_claims
from core.brief.line import Line
from core.brief.page import one_page
from core.brief.sentences import sentences_of
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
    gone, left = (
        {name for names in part for name in names}
        for part in (
            [[one.id for one in claim.sentences] for claim in every[:9]],
            [[one.id for one in claim.sentences] for claim in every[9:]],
        )
    )
    assert {name for names in shown(made) for name in names} == left
    assert set(made.dropped) == gone
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


def paired() -> tuple[list[Article], Briefing]:
    """Return articles of one paragraph each, and the briefing on them."""
    made = [one.with_(blocks=one.blocks[:1], segments=_in_one_block(one)) for one in articles()]
    return made, brief(made, limit=4)


def _in_one_block(article: Article) -> tuple[Segment, ...]:
    return tuple(one.with_(block=0) for one in article.segments)


def shown(briefing: Briefing) -> list[tuple[str, ...]]:
    return [tuple(line.id for line in claim.sentences) for claim in briefing.claims]


def first_pair(briefing: Briefing) -> tuple[Claim, Line]:
    return next((one, one.beside) for one in briefing.claims if one.beside is not None)


def test_a_neighbour_put_away_stands_on_no_line() -> None:
    made, before = paired()
    lead, other = first_pair(before)
    every = brief(made, limit=50)
    apart = next(one for one in _claims_of(made) if one.id == other.id)
    choices = drop(BriefingChoices(articles=("h1", "s1")), "claims", apart)
    for limit in (4, 50):
        after = brief(made, choices, limit)
        assert other.id not in {name for names in shown(after) for name in names}
        assert lead.id in {name for names in shown(after) for name in names}
    assert other.id in {name for names in shown(every) for name in names}


def test_a_neighbour_that_is_pinned_has_a_line_and_is_said_once() -> None:
    made, before = paired()
    _, other = first_pair(before)
    apart = next(one for one in _claims_of(made) if one.id == other.id)
    after = brief(made, pin(BriefingChoices(articles=("h1", "s1")), "claims", apart), 4)
    names = [name for line in shown(after) for name in line]
    assert names.count(other.id) == 1
    assert any(one.id == other.id and one.is_pinned for one in after.claims)


@pytest.mark.parametrize("limit", [2, 4, 50])
def test_the_sentence_beside_one_in_the_words_of_the_reader_stays(limit: int) -> None:
    made, _ = paired()
    before = brief(made, limit=limit)
    pair = first_pair(before)[0]
    for number, sentence in enumerate(pair.sentences):
        choices = BriefingChoices(articles=("h1", "s1"))
        choices = reword(choices, "claims", sentence, "It is quiet now.")
        after = brief(made, choices, limit)
        assert shown(after) == shown(before)
        line = next(one for one in after.claims if one.id == pair.id).sentences
        assert [one.reworded_from for one in line] == [
            pair.sentences[number].text if at == number else None for at in (0, 1)
        ]
        assert [one.text for one in line] == [
            "It is quiet now." if at == number else pair.sentences[at].text for at in (0, 1)
        ]
        back = reword(choices, "claims", line[number], None)
        assert brief(made, back, limit) == before


def test_words_that_the_gate_withholds_leave_both_sentences_of_a_line() -> None:
    made, before = paired()
    pair = first_pair(before)[0]
    for sentence in pair.sentences:
        choices = BriefingChoices(articles=("h1", "s1"))
        choices = reword(choices, "claims", sentence, "It was 977 of them, in Honolulu.")
        after = brief(made, choices, 4)
        assert after.claims == before.claims
        assert [one.id for one in after.withheld] == [sentence.id]


def test_a_sentence_in_other_words_keeps_them_when_it_gets_a_line_of_its_own() -> None:
    made, before = paired()
    _, other = first_pair(before)
    choices = BriefingChoices(articles=("h1", "s1"))
    choices = reword(choices, "claims", other, "It is quiet now.")
    after = brief(made, pin(choices, "claims", other), 4)
    line = next(one for one in after.claims if one.id == other.id)
    assert line.is_pinned and line.reworded_from == other.text


def test_of_two_sentences_put_away_each_can_be_taken_back() -> None:
    made, before = paired()
    lead, other = first_pair(before)
    choices = drop(BriefingChoices(articles=("h1", "s1")), "claims", lead)
    after = brief(made, choices, 50)
    assert not {lead.id, other.id} & {name for names in shown(after) for name in names}
    assert set(after.dropped) == {lead.id, other.id}
    back = brief(made, take_back(choices, other.id), 50)
    names = {name for names in shown(back) for name in names}
    assert other.id in names and lead.id not in names


def test_what_was_put_away_alone_takes_no_other_with_it() -> None:
    made, before = paired()
    lead, other = first_pair(before)
    choices = drop(BriefingChoices(articles=("h1", "s1")), "claims", lead.with_(beside=None))
    names = {name for names in shown(brief(made, choices, 50)) for name in names}
    assert other.id in names and lead.id not in names


def test_a_pinned_line_keeps_its_neighbour() -> None:
    made, before = paired()
    lead, other = first_pair(before)
    after = brief(made, pin(BriefingChoices(articles=("h1", "s1")), "claims", lead), 4)
    assert after.claims[0].id == lead.id and after.claims[0].beside == other
    assert len(after.claims) == len(before.claims)


def _claims_of(made: list[Article]) -> tuple[Claim, ...]:
    return rank_claims(made, [one for article in made for one in sentences_of(article, "en")]).all()
