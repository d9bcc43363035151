"""What only one side says, on small articles written for these tests."""

from core.article import Article, Figure
from core.brief.claims.claim import Claim
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.origins import Origins
from core.brief.sentences import Sentence, sentences_of
from core.brief.sides import OneSided
from core.brief.sides.listing import MOST, list_one_sided
from core.brief.sides.standing import Standing
from core.brief.who.rows import list_names
from tests.core.brief.articles import Said, make_article
from tests.core.brief.wire import OWN, WIRE, printed

COMMON_FR = Said(
    "paragraph",
    "La Corée du Nord aide la Russie depuis le début de la guerre.",
    "North Korea has been helping Russia since the war began.",
)
COMMON_DE = Said(
    "paragraph",
    "Nordkorea hilft Russland, heißt es in Berichten aus der Region.",
    "North Korea is helping Russia, reports from the region say.",
)
FR_ONLY = Said(
    "paragraph",
    "Choïgou a livré 220 obusiers à la Corée du Nord et à la Russie.",
    "Shoigu delivered 220 howitzers to North Korea and to Russia.",
)


def french(article_id: str, *lines: Said, **changes: object) -> Article:
    return make_article(article_id, "fr", (COMMON_FR, *lines), publisher=article_id).with_(
        **changes
    )


def german(article_id: str, *lines: Said) -> Article:
    return make_article(article_id, "de", (COMMON_DE, *lines), publisher=article_id)


def claim(sentence: Sentence) -> Claim:
    return Claim(
        text=sentence.text,
        lang=sentence.lang,
        citations=(sentence.citation,),
        is_translated=sentence.is_translated,
        id=f"claim:{sentence.article.id}:{sentence.segment.id}",
    )


def row(sentence: Sentence, figure: Figure) -> LedgerRow:
    value = LedgerValue(
        figure=figure,
        shown=figure.text,
        citation=sentence.citation,
        text=sentence.text,
        lang=sentence.lang,
    )
    return LedgerRow(
        id=f"ledger:{sentence.article.id}:{figure.start}",
        label=figure.text,
        kind=figure.kind,
        unit=figure.unit,
        counted=figure.counted,
        of_whom=(),
        values=(value,),
        state="single_source",
        why="One source gives it.",
    )


def listed(*articles: Article) -> tuple[OneSided, ...]:
    sentences = [one for own in articles for one in sentences_of(own, "en")]
    claims = [claim(one) for one in sentences if one.may_speak]
    ledger = [row(one, figure) for one in sentences for figure in one.figures]
    return list_one_sided(articles, sentences, claims, ledger, list_names(sentences, "en"))


def shown(lines: tuple[OneSided, ...], kind: str) -> list[tuple[str, str, str]]:
    return [(one.side, one.only, one.subject or one.text) for one in lines if one.kind == kind]


def test_one_article_has_no_sides() -> None:
    assert listed(french("f1", FR_ONLY)) == ()
    assert list_one_sided((), (), (), (), {}) == ()


def test_what_one_language_has() -> None:
    lines = listed(french("f1", FR_ONLY), german("d1"))
    assert shown(lines, "name") == [("lang", "fr", "Sergei Shoigu")]
    assert shown(lines, "figure") == []  # the claim gives it
    assert shown(lines, "claim") == [("lang", "fr", FR_ONLY.translation)]
    assert {one.id.split(":")[0] for one in lines} == {"sides"}
    assert len({one.id for one in lines}) == len(lines)


def test_what_one_source_of_a_language_has() -> None:
    lines = listed(french("f1", FR_ONLY), french("f2"), german("d1"))
    assert shown(lines, "name") == [("source", "f1", "Sergei Shoigu")]
    both = listed(french("f1", FR_ONLY), french("f2", FR_ONLY), german("d1"))
    assert shown(both, "name") == [("lang", "fr", "Sergei Shoigu")]


def test_sources_of_one_language() -> None:
    lines = listed(french("f1", FR_ONLY), french("f2"))
    assert shown(lines, "claim") == [("source", "f1", FR_ONLY.translation)]


def test_what_both_have_is_on_no_side() -> None:
    german_too = Said(
        "paragraph",
        "Schoigu lieferte 220 howitzers an Nordkorea und Russland.",
        "Shoigu supplied 220 howitzers to North Korea and Russia.",
    )
    assert listed(french("f1", FR_ONLY), german("d1", german_too)) == ()


def test_a_claim_is_not_compared_with_what_nobody_has_translated() -> None:
    untranslated = make_article("d1", "de", (Said("paragraph", COMMON_DE.text),), publisher="d1")
    lines = listed(french("f1", FR_ONLY), untranslated)
    assert shown(lines, "claim") == []
    assert shown(lines, "name") == [("lang", "fr", "Sergei Shoigu")]


def test_a_name_that_others_write_without_its_being_recognised() -> None:
    unseen = german("d1", Said("paragraph", "Der Minister Schoigu reiste ab."))
    blind = unseen.with_(entities=tuple(e for e in unseen.entities if e.label == "LOC"))
    mention = blind.with_(text=blind.text.replace("Schoigu", "CHOÏGOU"))
    assert shown(listed(french("f1", FR_ONLY), mention), "name") == []


def test_a_subject_that_the_others_do_not_touch_is_no_news() -> None:
    other = make_article(
        "d1",
        "de",
        (Said("paragraph", "Der Verein feiert sein Sommerfest.", "The club celebrates a summer."),),
        publisher="d1",
    )
    assert listed(french("f1", FR_ONLY), other) == ()


def test_what_goes_beyond_the_share_of_a_side_says_so() -> None:
    many = [
        Said(
            "paragraph",
            f"Le convoi numéro {word} est parti de Corée du Nord vers la Russie hier.",
            f"A {word} convoy left North Korea for Russia with {word}s aboard.",
        )
        for word in ("rice", "steel", "copper", "cement", "coal", "timber", "silk", "salt")
    ]
    claims = [one for one in listed(french("f1", *many), german("d1")) if one.kind == "claim"]
    assert [one.is_more for one in claims] == [False] * MOST["claim"] + [True] * 5
    assert len({one.text for one in claims}) == len(many)


def test_a_figure_keeps_its_qualifier() -> None:
    articles = [french("f1", FR_ONLY), german("d1")]
    sentences = [one for own in articles for one in sentences_of(own, "en")]
    ledger = [row(one, figure) for one in sentences for figure in one.figures]
    lines = list_one_sided(articles, sentences, [], ledger, list_names(sentences, "en"))
    assert {one.subject: one.qualifier for one in lines if one.kind == "figure"} == {
        "220 obusiers": "about"
    }


def test_what_others_say_in_other_words_is_not_asserted() -> None:
    closing = Said(
        "paragraph",
        "La Russie ferme une mine de lithium dans le nord de la Corée du Nord.",
        "Russia is closing a lithium mine in the north of North Korea.",
    )
    closed = Said(
        "paragraph",
        "Russland hat die Lithiummine in Nordkorea am Montag dichtgemacht.",
        "On Monday Russia shut the lithium mine that lies in North Korea.",
    )
    assert shown(listed(french("f1", closing), german("d1")), "claim")
    assert not shown(listed(french("f1", closing), german("d1", closed)), "claim")


def test_papers_that_carry_one_text_are_one_side() -> None:
    papers = [
        printed(WIRE, "Nordblatt"),
        printed(WIRE, "Südblatt", title="Feuer im Hafen"),
        printed(OWN, "Hafenkurier", title="Es brannte"),
    ]
    sentences = [one for own in papers for one in sentences_of(own, "de")]
    north, south, harbour = (one.id for one in papers)
    both = Standing(papers, sentences, Origins(papers, sentences))
    assert both.side_of([north, south]) == ("source", north)
    assert both.others(("source", north)) == both.others(("source", south)) == {harbour}
    assert both.side_of([south, harbour]) is None
    assert Standing(papers, sentences).side_of([north, south]) is None
