"""Two short neighbours on one line: who may stand beside whom."""

from core.article import Article
from core.brief.claims.beside import LONGEST
from core.brief.claims.claim import Claim
from core.brief.claims.ranking import Ranking, rank_claims
from tests.core.brief.claims.outlets import sentences
from tests.core.brief.claims.test_same import article
from tests.core.brief.test_sample_library import sample_articles

PORT = "The port of Rostov was closed on Monday."
FERRIES = "Three ferries with 900 passengers are stuck off Taganrog."
OTHER = "Librarians from 40 towns met in Lyon to talk about old maps."


def ranking(*texts: str) -> tuple[Ranking, tuple[Article, ...]]:
    articles = tuple(article(text) for text in texts)
    return rank_claims(articles, sentences(articles)), articles


def pairs(made: Ranking, limit: int = 25, **word: list[str]) -> list[tuple[str, ...]]:
    chosen = made.choose(limit, **word)
    return [tuple(one.text for one in claim.sentences) for claim in chosen]


def has_pair(*texts: str) -> bool:
    return any(len(one) > 1 for one in pairs(ranking(*texts)[0]))


def claim_of(made: Ranking, text: str) -> Claim:
    return next(one for one in made.all() if one.text == text)


def test_two_short_neighbours_share_a_line_in_the_order_of_their_source() -> None:
    for said in ((PORT, FERRIES), (FERRIES, PORT)):
        made, (first, _) = ranking(" ".join(said), OTHER)
        assert said in pairs(made)
        claim = next(one for one in made.choose() if one.beside is not None)
        for line in claim.sentences:
            (cited,) = line.citations
            assert first.text[cited.start : cited.end] == line.text
        assert claim.sources == 1


def test_another_paragraph_stays_another_line() -> None:
    assert not has_pair(f"{PORT}\n\n{FERRIES}", OTHER)


def test_a_line_is_no_wall() -> None:
    long = f"{FERRIES[:-1]}, which the harbour master of the town{' there' * 30} regrets."
    assert len(PORT) + len(long) > LONGEST
    assert not has_pair(f"{PORT} {long}", OTHER)


def test_what_is_reported_or_unsure_shares_no_line() -> None:
    assert not has_pair(f"{PORT} According to the mayor, 900 passengers are stuck.", OTHER)
    assert not has_pair(f"Reportedly, {PORT} {FERRIES}", OTHER)


def test_what_several_say_has_a_line_of_its_own() -> None:
    made, _ = ranking(f"{PORT} {FERRIES}", f"{PORT} {OTHER}")
    shared = claim_of(made, PORT)
    assert shared.sources == 2
    assert (PORT,) in pairs(made)


def test_what_a_line_says_already_does_not_stand_beside_it() -> None:
    again = "The port was closed on Monday."
    assert not has_pair(f"{PORT} {again}", OTHER)


def test_one_article_has_a_line_for_each_sentence() -> None:
    assert not has_pair(f"{PORT} {FERRIES}")


def test_lines_that_the_reader_has_chosen_stay_lines() -> None:
    made, _ = ranking(f"{PORT} {FERRIES}", OTHER)
    lead = next(one for one in made.choose() if one.beside is not None)
    assert lead.beside is not None
    apart = pairs(made, own=[lead.beside.id])
    assert apart == pairs(made, alone=[lead.id])
    assert (PORT,) in apart and (FERRIES,) in apart


def test_a_sentence_stands_on_the_page_once() -> None:
    articles = sample_articles()
    made = rank_claims(articles, sentences(articles))
    for limit in (3, 10, 25):
        chosen = made.choose(limit)
        assert len(chosen) <= limit
        shown = [line.id for claim in chosen for line in claim.sentences]
        assert len(shown) == len(set(shown))
    assert any(claim.beside is not None for claim in made.choose(25))
