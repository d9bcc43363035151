from core.brief.build import build_briefing
from core.brief.export.markdown import to_markdown
from core.brief.page import one_page
from core.brief.remarks import say_alike, say_sources, say_undated, say_unread
from tests.core.brief.articles import Said, french, make_article


def test_one_and_several() -> None:
    assert say_undated(1).startswith("1 statement names")
    assert say_undated(2).startswith("2 statements name")
    assert say_unread(1).startswith("1 sentence is")
    assert say_unread(3).startswith("3 sentences are")
    assert [say_sources(1, 1), say_sources(3, 3)] == ["1 source", "3 sources"]
    assert [say_sources(1, 3), say_sources(2, 3)] == [
        "1 source (3 outlets)",
        "2 sources (3 outlets)",
    ]
    assert say_alike(0.97).startswith("97% of the runs")
    assert say_alike(1.0).startswith("word for word")


def test_a_source_says_which_of_its_sentences_are_too_long_to_be_read() -> None:
    endless = "Die Armee nennt 4.000 Soldaten und " * 150
    long = make_article("d9", "de", [Said("paragraph", endless, "4,000 soldiers " * 400)])
    articles = [french(), long]
    briefing = build_briefing(articles, [], created="")
    assert [row.unread for row in briefing.sources] == [0, 1]
    assert "4.000" not in " ".join(value.shown for row in briefing.ledger for value in row.values)
    for page in (briefing, one_page(briefing)):
        text = to_markdown(page, articles)
        assert text.count("1 sentence is too long to be read") == 1
