import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Article, Passage
from core.brief import Briefing, build_briefing
from core.errors import BriefError
from tests.core.brief.articles import Said, french, german, keep, make_article


def brief(articles: list[Article], passages: list[Passage] | None = None) -> Briefing:
    return build_briefing(articles, passages or [], created="2024-11-21T09:00:00+00:00")


def test_no_article_is_an_error() -> None:
    with pytest.raises(BriefError, match="no article"):
        brief([])


def test_an_article_given_twice_counts_once() -> None:
    assert brief([french(), french()]) == brief([french()])


def test_an_empty_article_gives_an_empty_briefing() -> None:
    briefing = brief([make_article("a1", "fr", [])])
    assert briefing.title == "https://journal.example/a?b=c"
    assert not (briefing.events or briefing.figures or briefing.people or briefing.passages)
    assert briefing.sources[0].segments == 0


def test_titles() -> None:
    assert brief([french()]).title == "Reinforcements for Russia"
    assert brief([french(), german()]).title == "Briefing on 2 articles"
    untitled = make_article("a1", "fr", [Said("paragraph", "Un début.", "A beginning.")])
    assert brief([untitled]).title == "A beginning."
    assert brief([untitled]).sources[0].title == "Un début."
    named = build_briefing([french()], [], created="x", title="My\nbriefing")
    assert named.title == "My briefing"


def test_sources_say_who_translated_how_much() -> None:
    row = brief([french()]).sources[0]
    assert (row.title, row.title_translated) == (
        "Des renforts pour la Russie",
        "Reinforcements for Russia",
    )
    assert (row.translated, row.segments, row.engines) == (7, 8, {"memory": 6, "google": 1})


def test_a_figure_is_one_row_in_the_words_of_its_translation() -> None:
    rows = {row.shown: row for row in brief([french(), german()]).figures}
    assert list(rows) == ["3,000 soldiers", "220 howitzers"]
    row = rows["3,000 soldiers"]
    assert row.counted == "soldiers"
    assert row.figure.text == "3 000 soldats"
    assert row.who == ("Russia", "North Korea")
    assert [one.article for one in row.line.citations] == ["f1", "d1"]
    assert rows["220 howitzers"].who == ("Russia", "Sergei Shoigu")
    assert rows["220 howitzers"].figure.qualifier == "about"


def test_a_figure_that_the_translation_lost_is_shown_as_it_was() -> None:
    lost = Said("paragraph", "La Russie a reçu 3 000 soldats.", "Russia has received many men.")
    bare = Said("paragraph", "La Russie a perdu 220 obusiers.")
    rows = brief([make_article("a1", "fr", [lost, bare])]).figures
    assert [(row.shown, row.counted) for row in rows] == [
        ("3 000 soldats", "soldats"),
        ("220 obusiers", "obusiers"),
    ]
    assert [row.line.is_translated for row in rows] == [True, False]


def test_the_same_number_of_something_else_is_another_row() -> None:
    said = Said("paragraph", "3 000 soldats et 3 000 missiles", None)
    assert len(brief([make_article("a1", "fr", [said])]).figures) == 2


def test_a_name_is_one_row_with_all_its_forms() -> None:
    briefing = brief([french(), german()])
    (person,) = briefing.people
    assert person.name == "Sergei Shoigu"
    assert person.forms == {"de": ("Schoigu",), "en": ("Shoigu",), "fr": ("Choïgou",)}
    assert person.mentions == 3
    assert [(one.article, one.segment) for one in person.citations] == [
        ("f1", 4),
        ("f1", 6),
        ("d1", 2),
    ]
    article = french()
    first = person.citations[0]
    assert article.text[first.start : first.end] == "Choïgou"
    assert [row.name for row in briefing.places] == ["Russia", "North Korea"]
    assert [row.name for row in briefing.organisations] == ["United Nations"]


def test_names_without_an_identity_are_told_apart_by_form() -> None:
    article = french()
    article = article.with_(
        entities=tuple(one.with_(key=None, name=None) for one in article.entities)
    )
    assert [row.name for row in brief([article]).places] == ["Russie", "Corée du Nord"]


def test_passages_stand_in_reading_order_with_their_translation() -> None:
    article = french()
    late = keep(article, "d'usines que l'ONU connaît", tags=("arms",))
    early = keep(article, "3 000 soldats")
    across = keep(article, "obusiers.\nLes obusiers viennent")
    elsewhere = keep(german(), "Schoigu")
    rows = brief([article], [late, elsewhere, across, early]).passages
    assert [row.passage for row in rows] == [early, across, late]
    assert rows[0].translation == (
        "North Korea has sent 3,000 soldiers to Russia, according to Seoul."
    )
    assert rows[1].original == "obusiers. Les obusiers viennent"
    assert rows[1].translation == "Shoigu visits a howitzer factory. …"
    assert rows[2].translation is None
    assert (rows[0].citation.start, rows[0].citation.end) == (early.start, early.end)


TEXT = st.text(alphabet="abc éüß.?:…-字\u00a0", max_size=30)


@given(
    st.lists(
        st.builds(
            Said,
            st.sampled_from(["title", "heading", "paragraph", "list_item", "caption", "paywall"]),
            TEXT.filter(lambda text: "\n" not in text),
            st.one_of(st.none(), TEXT),
        ),
        max_size=8,
    ),
    st.sampled_from(["fr", "zh", "und"]),
)
def test_any_article_can_be_briefed_on_and_every_line_is_cited(
    lines: list[Said], lang: str
) -> None:
    article = make_article("a1", lang, lines)
    briefing = brief([article])
    assert briefing == brief([article])
    for line in briefing.events:
        assert line.citations
        for one in line.citations:
            assert article.segments[one.segment].start == one.start
