"""Claims of several outlets on one event: each said once, with all who say it."""

import pytest

from core.article import Article
from core.brief.claims import Claim
from core.brief.claims.ranking import rank_claims
from core.brief.line import Line
from tests.core.brief.articles import Said, make_article
from tests.core.brief.claims.outlets import QUAKE, STRIKE, TAKEOVER, outlets, sentences
from tests.core.brief.test_sample_library import sample_articles

SETS = [outlets(QUAKE), outlets(TAKEOVER), outlets(STRIKE)]


def choose(articles: tuple[Article, ...], limit: int | None = None) -> tuple[Claim, ...]:
    return rank_claims(articles, sentences(articles)).choose(limit)


def sentence_with(claims: tuple[Claim, ...], *words: str) -> Line:
    shown = [one for claim in claims for one in claim.sentences]
    found = [one for one in shown if all(word in one.text for word in words)]
    assert len(found) == 1, [one.text for one in found]
    return found[0]


def claim_with(claims: tuple[Claim, ...], *words: str) -> Claim:
    shown = [one for claim in claims for one in claim.sentences]
    found = [one for one in shown if all(word in one.text for word in words)]
    assert len(found) == 1, [one.text for one in found]
    return found[0]


def test_who_says_it_in_how_many_languages_and_why_they_count_as_the_same() -> None:
    claim = claim_with(choose(SETS[0]), "27 buildings")
    assert claim.sources == 2
    assert set(claim.langs) == {"de", "fr"}
    assert len(claim.reasons) == len(claim.citations) - 1
    assert "Heraklion" in claim.reasons[0]
    assert "27" in claim.reasons[0]


def test_three_sources_on_a_takeover() -> None:
    claim = claim_with(choose(SETS[1]), "10 billion")
    assert (claim.sources, set(claim.langs)) == (3, {"de", "en", "fr"})


@pytest.mark.parametrize(
    ("articles", "one", "other"),
    [
        (0, ["Turkey", "50"], ["Germany", "50"]),
        (0, ["France", "refused"], ["France", "has sent"]),
        (0, ["340", "wounded"], ["340", "killed"]),
        (1, ["2.3", "rose"], ["2.3", "fell"]),
        (1, ["have approved"], ["not approved"]),
        (2, ["before Saturday"], ["after Saturday"]),
        (2, ["accepted"], ["rejected"]),
        (2, ["Antwerp", "Thursday"], ["Friday in Rotterdam"]),
    ],
)
def test_what_contradicts_is_told_apart_and_both_are_told(
    articles: int, one: list[str], other: list[str]
) -> None:
    claims = choose(SETS[articles])
    assert sentence_with(claims, *one).id != sentence_with(claims, *other).id


def test_every_source_speaks_and_filler_does_not() -> None:
    for articles in SETS:
        claims = choose(articles)
        cited = {citation.article for claim in claims for citation in claim.citations}
        assert cited == {article.id for article in articles}
    said = " ".join(one.text for claim in choose(SETS[0]) for one in claim.sentences)
    assert "far-reaching" not in said
    assert "underlines" not in said
    assert "How safe" not in said


def test_nothing_is_chosen_twice_and_the_limit_holds() -> None:
    articles = sample_articles()
    ranking = rank_claims(articles, sentences(articles))
    for limit in (0, 1, 7, 25):
        chosen = ranking.choose(limit)
        assert len(chosen) <= limit
        cited = [(one.article, one.segment) for claim in chosen for one in claim.citations]
        assert len(cited) == len(set(cited))
    assert len(ranking.choose()) == 25
    assert {one.id for one in ranking.choose()} <= {one.id for one in ranking.all()}


def test_with_few_lines_each_of_five_articles_still_has_one() -> None:
    chosen = choose(sample_articles(), 5)
    assert len({claim.citations[0].article for claim in chosen}) == 5


def test_one_article_is_told_in_the_order_of_its_text() -> None:
    for article in sample_articles():
        chosen = choose((article,))
        assert 3 <= len(chosen) <= 8
        places = [claim.citations[0].segment for claim in chosen]
        assert places == sorted(places)


def test_ids_are_of_the_segment_that_speaks() -> None:
    claim = choose(sample_articles())[0]
    spoken = claim.citations[0]
    assert claim.id == f"claim:{spoken.article}:{spoken.segment}"


def cited(claims: tuple[Claim, ...]) -> set[frozenset[tuple[str, int]]]:
    return {frozenset((at.article, at.segment) for at in one.citations) for one in claims}


def test_the_order_of_the_articles_changes_nothing_that_is_joined_or_chosen() -> None:
    for articles in SETS:
        assert cited(choose(articles)) == cited(choose(articles[::-1]))


def test_without_translations_names_and_figures_alone_join() -> None:
    articles = (
        make_article(
            "a",
            "fr",
            [Said("paragraph", "La Corée du Nord a envoyé 3 000 soldats vers la Russie en train.")],
        ),
        make_article(
            "b",
            "de",
            [Said("paragraph", "Nordkorea hat 3.000 Soldaten mit der Bahn nach Russland gesandt.")],
            publisher="Das Blatt",
        ),
        make_article(
            "c",
            "de",
            [Said("paragraph", "Nordkorea hat 4.000 Soldaten mit der Bahn nach Russland gesandt.")],
            publisher="Das andere Blatt",
        ),
    )
    claims = rank_claims(articles, sentences(articles)).all()
    assert sorted(claim.sources for claim in claims) == [1, 2]
    (joined,) = [claim for claim in claims if claim.sources == 2]
    assert "not compared" in joined.reasons[0]


def test_one_publisher_is_one_source_however_many_articles() -> None:
    said = "North Korea has sent 3,000 soldiers to Russia."
    articles = tuple(
        make_article(name, "en", [Said("paragraph", said)], publisher=publisher)
        for name, publisher in (("a", "Paper"), ("b", "Paper"), ("c", None), ("d", None))
    )
    (claim,) = rank_claims(articles, sentences(articles)).all()
    assert len(claim.citations) == 4
    assert (claim.sources, claim.outlets) == (3, 3)


def test_the_same_long_sentence_is_one_source_however_many_print_it() -> None:
    said = "North Korea has sent 3,000 soldiers to Russia by train, according to the ministry."
    articles = tuple(
        make_article(name, "en", [Said("paragraph", said)], publisher=name) for name in "abc"
    )
    ranking = rank_claims(articles, sentences(articles))
    (claim,) = ranking.all()
    assert len(claim.citations) == 3
    assert (claim.sources, claim.outlets) == (1, 3)
    assert ranking.clues()[0]["sources"] == 0


def test_a_language_without_a_file_works() -> None:
    said = "Korea Utara mengirim kereta penuh amunisi menuju perbatasan kemarin malam."
    articles = tuple(
        make_article(name, "id", [Said("paragraph", said)], publisher=name) for name in "ab"
    )
    (claim,) = rank_claims(articles, sentences(articles, "id")).choose()
    assert (claim.sources, claim.outlets) == (1, 2)


def test_nothing_to_say_is_no_claim() -> None:
    assert rank_claims([], []).choose() == ()
    silent = make_article("a", "en", [Said("title", "A title stands alone here today")])
    assert rank_claims([silent], sentences((silent,))).choose() == ()


def test_progress_is_told_to_the_end() -> None:
    heard: list[tuple[str, int, int]] = []
    articles = sample_articles()
    rank_claims(
        articles, sentences(articles), lambda phase, done, of: heard.append((phase, done, of))
    )
    phase, done, of = heard[-1]
    assert (phase, done) == ("claims", of)
