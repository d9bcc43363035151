import pytest

from core.article import Article
from core.brief.gate.gate import Gate
from core.brief.gate.roles import gate_roles
from core.brief.sentences import sentences_of
from core.brief.who.row import NameRow, RoleGiven
from tests.core.brief.articles import Said, make_article

TEXT = "Choïgou, ministre russe de la Défense, a vu 220 obusiers en Corée du Nord."
MADE = "Shoigu, the Russian minister of defence, saw 220 howitzers in North Korea."


def said(translation: str) -> Article:
    return make_article("r1", "fr", [Said("paragraph", TEXT, translation)])


def row_of(gate: Gate, article: Article, **changes: object) -> NameRow:
    citation = sentences_of(article, "en")[0].citation
    role = RoleGiven(
        text="the Russian minister of defence",
        original="ministre russe de la Défense",
        lang="fr",
        citations=(citation.with_(start=9, end=37),),
    )
    return NameRow(
        key="person:sergei-shoigu",
        name="Sergei Shoigu",
        label="PER",
        forms={"fr": ("Choïgou",)},
        mentions=1,
        citations=(citation,),
        roles=(role.with_(**changes),),
    )


def gate_of(article: Article) -> Gate:
    return Gate([article], sentences_of(article, "en"))


def test_a_role_that_the_sentence_gives_passes() -> None:
    gate = gate_of(article := said(MADE))
    row = row_of(gate, article)
    assert gate_roles(gate, [row], "en") == (row,)
    assert gate.withheld == []


@pytest.mark.parametrize(
    ("translation", "role", "reason"),
    [
        (MADE, "the minister of war", "The translation does not say “the minister of war”."),
        (
            MADE.replace("of defence", "of 38 offices"),
            "the Russian minister of 38 offices",
            "The translation says “38”; the cited sentence says “220 obusiers”.",
        ),
    ],
)
def test_a_wording_that_fails_gives_way_to_the_originals_words(
    translation: str, role: str, reason: str
) -> None:
    gate = gate_of(article := said(translation))
    (row,) = gate_roles(gate, [row_of(gate, article, text=role)], "en")
    (given,) = row.roles
    assert given.text == given.original == "ministre russe de la Défense"
    (withheld,) = gate.withheld
    assert (withheld.section, withheld.text, withheld.reasons) == ("who", role, (reason,))


def test_a_role_that_the_original_does_not_give_is_withheld() -> None:
    gate = gate_of(article := said(MADE))
    (row,) = gate_roles(gate, [row_of(gate, article, original="roi de Prusse")], "en")
    assert row.roles == ()
    assert gate.withheld[0].reasons == ("The cited sentence does not say “roi de Prusse”.",)
