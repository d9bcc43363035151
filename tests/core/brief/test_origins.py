from collections.abc import Sequence

import pytest

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.build import build_briefing
from core.brief.export.markdown import to_markdown
from core.brief.origins import Origins, Support, is_one_text
from core.brief.page import one_page
from core.brief.sentences import Sentence, sentences_of
from tests.core.brief.articles import Said, make_article
from tests.core.brief.wire import OWN, TOUCHED_UP, WIRE, printed


@pytest.fixture(scope="module")
def papers() -> list[Article]:
    return [
        printed(WIRE, "Nordblatt"),
        printed(WIRE, "Südblatt", title="Feuer im Hafen"),
        printed(TOUCHED_UP, "Westblatt", title="Sieben Verletzte"),
        printed(OWN, "Hafenkurier", title="Es brannte"),
    ]


def _origins(articles: Sequence[Article]) -> tuple[Origins, list[Sentence]]:
    sentences = [sentence for one in articles for sentence in sentences_of(one, "en")]
    return Origins(articles, sentences), sentences


def _brief(articles: Sequence[Article]) -> Briefing:
    return build_briefing(articles, [], created="", target="de")


def test_a_text_that_papers_print_is_found_touched_up_and_shortened(papers: list[Article]) -> None:
    origins, _ = _origins(papers)
    first, second, third, own = (one.id for one in papers)
    assert {one.article: one.part for one in origins.same_text(second)} == {first: 1.0}
    (touched,) = [one for one in origins.same_text(third) if one.article == first]
    assert 0.5 < touched.part < 1
    assert {one.article for one in origins.same_text(first)} == {second, third}
    assert origins.same_text(own) == ()
    assert origins.are_one(second, third)
    assert not origins.are_one(first, own)


def test_whichever_comes_first(papers: list[Article]) -> None:
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]):
        origins, _ = _origins([papers[one] for one in order])
        ids = [one.id for one in papers]
        assert all(origins.are_one(one, other) for one in ids[:3] for other in ids[:3])
        assert not any(origins.are_one(ids[3], other) for other in ids[:3])


def test_a_statement_has_as_many_sources_as_there_are_texts(papers: list[Article]) -> None:
    origins, sentences = _origins(papers)
    damage = [one for one in sentences if "12 Millionen" in one.original]
    assert len(damage) == 4
    assert origins.support(damage) == Support(sources=2, outlets=4)
    assert origins.support(damage[:3]) == Support(sources=1, outlets=3)
    assert origins.support(damage[:1]) == Support(sources=1, outlets=1)


def test_two_values_out_of_one_text_do_not_agree(papers: list[Article]) -> None:
    copies = _brief(papers[:3])
    (row,) = [one for one in copies.ledger if one.kind == "money"]
    assert len(row.values) == 3
    assert row.state == "single_source"
    assert "3 outlets that carry the same text" in row.why
    (row,) = [one for one in _brief(papers).ledger if one.kind == "money"]
    assert row.state == "agree"
    assert row.why.startswith("2 sources (4 outlets)")


def test_the_page_says_it(papers: list[Article]) -> None:
    briefing = _brief(papers)
    for page in (briefing, one_page(briefing)):
        text = to_markdown(page, papers)
        assert "1 source (3 outlets)" in text
        assert "carries the same text as Nordblatt (source 1: word for word;" in text
        own = next(line for line in text.splitlines() if "Es brannte" in line)
        assert "same text" not in own


def test_a_page_that_prints_two_texts_does_not_make_them_one() -> None:
    both = printed((*WIRE, *OWN), "Sammelblatt")
    for articles in (
        [printed(WIRE, "A"), both, printed(OWN, "C")],
        [printed(WIRE, "A"), printed(OWN, "C"), both],
        [both, printed(WIRE, "A"), printed(OWN, "C")],
    ):
        origins, _ = _origins(articles)
        names = {one.publisher: one.id for one in articles}
        assert not origins.are_one(names["A"], names["C"])
        assert origins.are_one(names["A"], both.id)
        assert origins.are_one(names["C"], both.id)


def _said(article: str, text: str, publisher: str) -> Sentence:
    made = make_article(article, "en", [Said("paragraph", text)], publisher=publisher)
    return sentences_of(made, "en")[0]


LONG = "The river rose by two metres overnight and cut off eleven villages north of the town."


def test_a_single_sentence_taken_over_is_no_second_source() -> None:
    ours = _said("a", LONG, "A")
    changed = _said("b", LONG.replace("overnight", "in one night"), "B")
    own = _said("c", "Eleven villages north of the town can no longer be reached by road.", "C")
    assert is_one_text(ours, changed)
    assert not is_one_text(ours, own)
    origins = Origins([one.article for one in (ours, changed, own)], [ours, changed, own])
    assert not origins.are_one("a", "b")
    assert origins.support([ours, changed, own]) == Support(sources=2, outlets=3)


def test_two_who_quote_the_same_words_are_two() -> None:
    quoted = "“We will not leave a single village without water and power this winter”"
    ours = _said("a", f"{quoted}, the minister told parliament.", "A")
    theirs = _said("b", f"Petra Novak promised: {quoted}.", "B")
    assert not is_one_text(ours, theirs)


def test_what_is_short_may_be_alike_by_chance() -> None:
    ours, theirs = (_said(name, "The minister did not comment on that.", name) for name in "ab")
    assert not is_one_text(ours, theirs)


def test_no_article_has_no_copies() -> None:
    origins = Origins([], [])
    assert origins.support([]) == Support(1, 1)


def test_a_script_without_spaces_and_a_language_of_short_words() -> None:
    for lang, lines in (
        (
            "zh",
            [f"第{n}天河水上涨两米，北部{n}个村庄与外界失去联系。" for n in "一二三四五六七八九"],
        ),
        ("vi", [f"Ngày {n} nước sông lên hai mét và làng {n} bị cô lập." for n in range(11, 20)]),
    ):
        said = [Said("paragraph", one) for one in lines]
        first, second, third = (
            make_article(name, lang, said[start:], publisher=name)
            for name, start in (("a", 0), ("b", 0), ("c", 8))
        )
        origins, _ = _origins([first, second, third])
        assert origins.are_one("a", "b"), lang
        assert not origins.same_text("c"), "one sentence is no text"
