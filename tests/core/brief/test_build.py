import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Article, BriefingChoices, Passage
from core.brief import Briefing
from core.brief import choices as room
from core.brief.build import PHASES, build_briefing
from core.errors import BriefError
from tests.core.brief.articles import Said, french, german, keep, make_article

CREATED = "2024-11-21T09:00:00+00:00"


def brief(
    articles: list[Article],
    passages: list[Passage] | None = None,
    choices: BriefingChoices | None = None,
) -> Briefing:
    return build_briefing(articles, passages or [], created=CREATED, choices=choices)


def test_no_article_is_an_error() -> None:
    with pytest.raises(BriefError, match="no article"):
        brief([])


def test_an_article_given_twice_counts_once() -> None:
    assert brief([french(), french()]) == brief([french()])


def test_an_empty_article_gives_an_empty_briefing() -> None:
    briefing = brief([make_article("a1", "fr", [])])
    assert briefing.title == "https://journal.example/a?b=c"
    assert not (briefing.claims or briefing.ledger or briefing.people or briefing.timeline)
    assert not (briefing.passages or briefing.one_sided or briefing.withheld or briefing.left_out)
    assert briefing.sources[0].segments == 0


def test_a_text_without_a_full_stop_is_no_sentence() -> None:
    text = "Nordkorea hat 3.000 Soldaten nach Russland geschickt und " * 1_000
    made = "North Korea has sent 3,000 soldiers to Russia and " * 1_000
    lines = [Said("paragraph", text, made), Said("paragraph", "Schoigu war dort zu Besuch.")]
    briefing = brief([make_article("a1", "de", lines)])
    assert [one.text for one in briefing.claims] == ["Schoigu war dort zu Besuch."]
    assert briefing.ledger == ()
    assert [one.name for one in briefing.people] == ["Sergei Shoigu"]


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


def test_every_section_has_its_lines() -> None:
    briefing = brief([french(), german()])
    assert any("3,000 soldiers" in one.text for one in briefing.claims)
    assert any(row.values[0].shown == "220 howitzers" for row in briefing.ledger)
    assert [row.name for row in briefing.people] == ["Sergei Shoigu"]
    assert {row.name for row in briefing.places} >= {"Russia", "North Korea"}
    assert [row.name for row in briefing.organisations] == ["United Nations"]
    assert {one.only for one in briefing.one_sided} == {"fr"}
    assert briefing.withheld == ()


def test_left_out_sources_say_nothing_and_are_listed_apart() -> None:
    choices = room.leave_out(BriefingChoices(articles=("f1", "d1")), "d1", "gone")
    made = brief([french(), german()], [keep(german(), "Schoigu")], choices)
    assert [row.article for row in made.sources] == ["f1"]
    assert [row.article for row in made.left_out] == ["d1"]
    assert made.with_(left_out=()) == brief([french()])
    assert made.title == "Reinforcements for Russia"
    with pytest.raises(BriefError, match="take at least one of them in"):
        brief([french()], choices=room.leave_out(choices, "f1"))


def test_choices_shape_the_sections_and_survive_another_run() -> None:
    before = brief([french(), german()])
    pinned, dropped = before.claims[-1], before.claims[0]
    choices = BriefingChoices(articles=("f1", "d1"))
    choices = room.pin(choices, "claims", pinned)
    choices = room.drop(choices, "claims", dropped)
    choices = room.reword(choices, "claims", pinned, "Shoigu and Russia.")
    choices = room.drop(choices, "who", before.people[0])
    choices = room.pin(choices, "ledger", before.ledger[-1])
    made = brief([french(), german()], choices=choices)
    assert made == brief([french(), german()], choices=choices)
    first = made.claims[0]
    assert (first.id, first.is_pinned) == (pinned.id, True)
    assert (first.text, first.reworded_from) == ("Shoigu and Russia.", pinned.text)
    assert dropped.id not in [one.id for one in made.claims]
    assert made.dropped == (*(one.id for one in dropped.sentences), before.people[0].key)
    assert made.people == ()
    assert made.ledger[0] == before.ledger[-1].with_(is_pinned=True)
    for one in dropped.sentences:
        choices = room.take_back(choices, one.id)
    assert dropped in brief([french(), german()], choices=choices).claims


def test_a_pinned_line_is_there_whatever_the_limit() -> None:
    every = brief([french(), german()]).claims
    choices = room.pin(BriefingChoices(articles=("f1", "d1")), "claims", every[-1])
    options = {"created": "", "limit": 1}
    (alone,) = build_briefing([french(), german()], [], choices=choices, **options).claims  # type: ignore[arg-type]
    assert alone.id == every[-1].id


def test_a_wording_that_says_more_is_withheld() -> None:
    before = brief([french()]).claims[0]
    choices = room.reword(
        BriefingChoices(articles=("f1",)), "claims", before, "Zelenskyy has 90,000 soldiers."
    )
    made = brief([french()], choices=choices)
    assert made.claims[0] == before
    (withheld,) = made.withheld
    assert withheld.text == "Zelenskyy has 90,000 soldiers."
    assert len(withheld.reasons) == 2


def test_progress_goes_through_the_phases_and_may_end_the_building() -> None:
    class Enough(Exception):
        pass

    heard: list[str] = []

    def listen(phase: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        heard.append(phase)
        if phase == "timeline":
            raise Enough

    with pytest.raises(Enough):
        build_briefing([french(), german()], [], created="", progress=listen)
    assert list(dict.fromkeys(heard)) == list(PHASES[: PHASES.index("timeline") + 1])
    heard.clear()
    build_briefing([french()], [], created="", progress=lambda phase, _, __: heard.append(phase))
    assert list(dict.fromkeys(heard)) == list(PHASES)


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
    for line in (*briefing.claims, *briefing.timeline, *briefing.one_sided):
        assert line.citations
        for one in line.citations:
            assert article.segments[one.segment].start == one.start
