"""Pairs: both sides annotated, names linked, in the order that they were asked for."""

from core.article import Article, Block, Segment, Source, Translation
from core.check import Row, build_pairs
from core.check.building import pairs_of
from tests.core.check.samples import annotator

TEXT = "Titre court\nMme Arnaud a payé 40 euros. Elle est partie mardi."


def article() -> Article:
    base = Article(
        id="a",
        lang="fr",
        title=None,
        published="2024-11-20",
        byline=None,
        publisher=None,
        source=Source(kind="stdin", address="-", fetched="", sha256=""),
        text=TEXT,
        blocks=(Block(start=0, end=11, role="title"), Block(start=12, end=62, role="paragraph")),
        segments=(
            Segment(start=0, end=11, id=0, block=0),
            Segment(start=12, end=40, id=1, block=1),
            Segment(start=41, end=62, id=2, block=1),
        ),
        translations={
            "en": (
                Translation(segment=1, text="Ms Arnaud paid 40 euros.", engine="google"),
                Translation(segment=2, text="She left on Tuesday.", engine="memory"),
                Translation(segment=9, text="Of nothing.", engine="google"),
            )
        },
    )
    return annotator().annotate_translations(annotator().annotate(base), "en")


def test_rows_keep_their_order_whatever_their_languages() -> None:
    rows = [
        Row(lang="fr", text="Il a 3 ans.", target="en", translation="He is 3."),
        Row(lang="de", text="Er ist 4 Jahre alt.", target="fr", translation="Il a 4 ans."),
        Row(lang="fr", text="Il a 5 ans.", target="en", translation="He is 5.", role="quote"),
    ]
    pairs = build_pairs(rows, annotator())
    assert [one.source.text for one in pairs] == [row.text for row in rows]
    assert [one.target.lang for one in pairs] == ["en", "fr", "en"]
    assert [one.role for one in pairs] == ["paragraph", "paragraph", "quote"]
    assert [one.source.figures[0].value for one in pairs] == [3, 4, 5]


def test_rows_know_nothing_of_one_another() -> None:
    rows = [
        Row(lang="fr", text="Pierre Arnaud rit.", target="en", translation="Pierre Arnaud laughs."),
        Row(lang="fr", text="Arnaud dort.", target="en", translation="Arnaud sleeps."),
    ]
    together = build_pairs(rows, annotator())
    assert together == [build_pairs([row], annotator())[0] for row in rows]


def test_the_two_sides_call_a_thing_the_same() -> None:
    row = Row(
        lang="fr",
        text="La France et l'Allemagne ont signé.",
        target="en",
        translation="France and Germany signed.",
    )
    (one,) = build_pairs([row], annotator())
    keys = [[entity.key for entity in side.entities] for side in (one.source, one.target)]
    assert keys[0] == keys[1] == ["territory:FR", "territory:DE"]


def test_no_rows_are_no_pairs() -> None:
    assert build_pairs([], annotator()) == []


def test_segments_are_seen_from_their_own_start() -> None:
    made = dict(pairs_of(article(), "en"))
    assert [one.segment for one in made] == [1, 2], "what has no segment is left out"
    paid, left = made.values()
    (figure,) = paid.source.figures
    assert paid.source.text[figure.start : figure.end] == figure.text == "40 euros"
    assert [one.value for one in paid.target.figures] == [40]
    (date,) = left.source.dates
    assert left.source.text[date.start : date.end] == "mardi"
    assert [one.iso for one in left.source.dates] == [one.iso for one in left.target.dates]
    assert paid.role == "paragraph"


def test_a_language_with_a_country_is_read_as_the_language() -> None:
    before = article()
    tagged = before.with_(translations={"en-GB": before.translations["en"]})
    assert {one.target.lang for _, one in pairs_of(tagged, "en-GB")} == {"en"}
