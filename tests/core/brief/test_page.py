from core.article import BriefingChoices
from core.brief.build import build_briefing
from core.brief.choices import pin
from core.brief.page import one_page
from tests.core.brief.articles import french, german


def test_a_page_has_claims_and_sources_and_nothing_else() -> None:
    whole = build_briefing([french(), german()], [], created="now", limit=25)
    page = one_page(whole)
    assert page.is_one_page
    assert (page.title, page.created, page.target) == (whole.title, "now", "en")
    assert (page.claims, page.sources) == (whole.claims, whole.sources)
    others = (page.ledger, page.people, page.places, page.organisations, page.timeline)
    assert not any((*others, page.one_sided, page.passages, page.withheld, page.left_out))


def test_what_is_pinned_is_cut_last() -> None:
    articles = [french(), german()]
    last = build_briefing(articles, [], created="").claims[-1]
    choices = pin(BriefingChoices(articles=("f1", "d1")), "claims", last)
    made = build_briefing(articles, [], created="", choices=choices)
    assert [one.id for one in one_page(made, 1).claims] == [last.id]
    assert len(one_page(made, 2).claims) == 2
