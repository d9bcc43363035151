"""Who speaks for whom."""

from collections.abc import Sequence

from core.article import Article
from core.brief.claims import Claim
from core.brief.claims.ranking import rank_claims
from tests.core.brief.articles import Said, make_article
from tests.core.brief.claims.outlets import sentences
from tests.core.brief.claims.test_same import article

SHORT = "Police arrested 46 people in Minsk on Saturday."
LONG = (
    "Forty-six people, most of them students from the polytechnic, were detained in Minsk on "
    "Saturday, the police said."
)
OTHER = "On Saturday 46 people were arrested by police in Minsk."


def claims(articles: Sequence[Article]) -> tuple[Claim, ...]:
    return rank_claims(articles, sentences(tuple(articles))).all()


def test_the_sentence_that_the_others_bear_out_speaks() -> None:
    articles = [article(LONG), article(SHORT), article(OTHER)]
    (joined,) = [one for one in claims(articles) if "46" in one.text or "orty" in one.text]
    assert len(joined.citations) == 3
    assert joined.text in (SHORT, OTHER)
    assert {one.article for one in joined.citations} == {one.id for one in articles}
    assert len(joined.reasons) == 2
    assert all("46" in reason for reason in joined.reasons)


def test_what_counts_another_event_too_is_not_lost_in_a_group() -> None:
    both = "Police arrested 46 people in Minsk on Saturday, and 14 officers were injured."
    found = claims([article(SHORT), article(both)])
    assert {SHORT, both} <= {one.text for one in found}


def test_a_group_has_one_sentence_of_an_article() -> None:
    twice = article(f"{SHORT}\n\n{OTHER}")
    for claim in claims([twice, article(LONG)]):
        cited = [one.article for one in claim.citations]
        assert len(cited) == len(set(cited))


def test_the_order_of_the_articles_changes_no_group() -> None:
    articles = [article(LONG), article(SHORT), article(OTHER), article("A storm hit Riga.")]
    first = {frozenset((c.article, c.segment) for c in one.citations) for one in claims(articles)}
    again = claims(articles[::-1])
    assert first == {frozenset((c.article, c.segment) for c in one.citations) for one in again}


def test_what_is_said_in_two_stories_is_never_one_claim() -> None:
    same = "Seventeen suspects were arrested by the police on Saturday."

    def told(title: str, *lead: str) -> Article:
        lines = [Said("title", title), *(Said("paragraph", one) for one in (*lead, same))]
        return make_article(title, "en", lines, published="2024-11-11")

    theft = told(
        "Coins stolen in Feldkirch", "Thieves broke in.", "A safe is empty.", "Visitors weep."
    )
    again = told("The coins of Feldkirch", "Masked men came.", "A guard fled.", "It was dark.")
    strike = told(
        "Strike in Liège goes on", "Trains stand still.", "Unions are angry.", "Buses run."
    )

    def cited(*articles: Article) -> int:
        (one,) = {len(one.citations) for one in claims(articles) if one.text == same}
        return one

    assert cited(theft, again) == 2
    assert cited(theft, strike) == 1
