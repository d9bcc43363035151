"""How the values of a row stand to each other."""

from collections.abc import Sequence

import pytest

from core.brief.ledger import LedgerRow
from core.brief.ledger.group import Group
from core.brief.ledger.reader import read_figures
from core.brief.ledger.reading import Reading
from core.brief.ledger.state import judge
from core.brief.sentences import sentences_of
from tests.core.brief.ledger.telling import Told, ledger, make

Line = tuple[str, str]


def told(at: int, lang: str, published: str, *lines: Line) -> Told:
    return Told(lang, f"Source {at}", published, ((f"Nr. {at}", ""), *lines))


def row_of(rows: Sequence[LedgerRow], text: str) -> LedgerRow:
    (row,) = [row for row in rows if any(one.shown.startswith(text) for one in row.values)]
    return row


BRANCHES = ("La Nordbank ferme 45 agences à Lille.", "Nordbank is closing 45 branches in Lille.")


@pytest.mark.parametrize(
    ("lang", "text", "made"),
    [
        ("de", "Laut „Bild“ schließt die Nordbank 45 Filialen in Lille, was die Bank dementiert.",
         "According to “Bild”, Nordbank is closing 45 branches in Lille, which the bank denies."),
        ("ro", "Banca a dezmințit că Nordbank închide 45 de sucursale în Lille.",
         "The bank denied that Nordbank is closing 45 branches in Lille."),
    ],
)  # fmt: skip
def test_a_value_that_somebody_denies_is_no_agreement(lang: str, text: str, made: str) -> None:
    articles = [told(1, "fr", "2025-03-11", BRANCHES), told(2, lang, "2025-03-12", (text, made))]
    row = row_of(ledger(articles), "45")
    assert len(row.values) == 2
    assert row.state == "conflict"
    assert [one.is_denied for one in row.values] == [False, True]
    assert "denied by" in row.why


@pytest.mark.parametrize(
    "text",
    [
        "La Nordbank ferme 45 agences à Lille, et la banque a démenti que d'autres suivraient.",
        "La Nordbank, qui ferme 45 agences à Lille, a démenti toute vente.",
    ],
)
def test_who_denies_something_else_contests_no_figure(text: str) -> None:
    made = "Nordbank is closing 45 branches in Lille, and the bank denied that others would follow."
    articles = [
        told(1, "fr", "2025-03-11", BRANCHES),
        told(2, "fr", "2025-03-12", (text, made)),
    ]
    assert row_of(ledger(articles), "45").state == "agree"


FIREFIGHTERS = (
    "Selon les pompiers, 180 employés se trouvaient dans l'usine Azochim de Lille.",
    "According to the firefighters, 180 employees were in the Azochim plant in Lille.",
)


@pytest.mark.parametrize(
    ("text", "made", "state"),
    [
        ("Laut der Gewerkschaft Verdi befanden sich zum Zeitpunkt des Unglücks 240 Beschäftigte "
         "in der Fabrik Azochim in Lille.",
         "According to the Verdi union, 240 employees were in the Azochim plant in Lille at the "
         "time of the accident.", "conflict"),
        ("Laut der Gewerkschaft Verdi waren nach revidierten Zahlen 240 Beschäftigte in der "
         "Fabrik Azochim in Lille.",
         "According to the Verdi union, by revised figures 240 employees were in the Azochim plant "
         "in Lille.", "superseded"),
        ("Laut der Feuerwehr befanden sich 240 Beschäftigte in der Fabrik Azochim in Lille.",
         "According to the firefighters, 240 employees were in the Azochim plant in Lille.",
         "superseded"),
    ],
)  # fmt: skip
def test_a_later_voice_does_not_replace_what_another_counts_once(
    text: str, made: str, state: str
) -> None:
    articles = [
        told(1, "fr", "2025-03-12", FIREFIGHTERS),
        told(2, "de", "2025-03-13", (text, made)),
    ]
    group = Group(0, *_apart(articles))
    assert judge(group, 2).state == state


def test_a_later_toll_of_another_voice_replaces_the_first() -> None:
    articles = [
        told(1, "fr", "2025-03-12",
             ("Selon les pompiers, 7 personnes sont mortes dans l'usine Azochim de Lille.",
              "According to the firefighters, 7 people died in the Azochim plant in Lille.")),
        told(2, "de", "2025-03-13",
             ("Laut der Polizei starben 9 Menschen in der Fabrik Azochim in Lille.",
              "According to the police, 9 people died in the Azochim plant in Lille.")),
    ]  # fmt: skip
    assert judge(Group(0, *_apart(articles)), 2).state == "superseded"


@pytest.mark.parametrize(
    ("lang", "text", "made"),
    [
        ("de", "Nordbank-Chefin Brandt räumte gestern in Lille ein, dass 3800 statt 3500 Stellen "
         "wegfallen.",
         "Nordbank chief Brandt admitted yesterday in Lille that 3,800 rather than 3,500 jobs "
         "would go."),
        ("fr", "Nordbank supprimera à Lille 3 800 postes au lieu de 3 500, a déclaré jeudi la "
         "direction.",
         "Nordbank will cut 3,800 jobs in Lille instead of 3,500, the management said on "
         "Thursday."),
    ],
)  # fmt: skip
def test_what_is_taken_back_is_not_said_by_who_takes_it_back(
    lang: str, text: str, made: str
) -> None:
    cut = ("Nordbank streicht 3500 Stellen in Lille.", "Nordbank is cutting 3,500 jobs in Lille.")
    articles = [told(1, "de", "2025-03-11", cut), told(2, lang, "2025-03-14", (text, made))]
    row = row_of(ledger(articles), "3,800")
    assert row.state == "superseded"
    (new,) = [one for one in row.values if one.shown.startswith("3,800")]
    (old,) = [one for one in row.values if one.shown.startswith("3,500") and one.text == new.text]
    assert new.stance.reported_by
    assert new.as_of == "2025-03-13"
    assert not old.stance.reported_by
    assert old.as_of is None
    assert old.is_superseded


NINE = ("À Lille, l'explosion à l'usine Azochim a fait neuf morts.",
        "In Lille, the explosion at the Azochim plant killed nine people.")  # fmt: skip
FIRE = ("L'incendie est éteint.", "The fire is out.")
UNION = ("{} le syndicat Chimia parle d'au moins douze morts.",
         "The Chimia union{} speaks of at least twelve dead.")  # fmt: skip


@pytest.mark.parametrize(
    ("word", "made"), [("En revanche,", ", by contrast,"), ("Par contre,", ", by contrast,")]
)
def test_what_is_set_against_a_count_is_its_rival(word: str, made: str) -> None:
    seven = ("À Lille, l'explosion à l'usine Azochim a fait sept morts.",
             "In Lille, the explosion at the Azochim plant killed seven people.")  # fmt: skip
    union = (UNION[0].format(word), UNION[1].format(made))
    rows = ledger(
        [told(1, "fr", "2025-03-12", seven), told(2, "fr", "2025-03-13", NINE, FIRE, union)]
    )
    row = row_of(rows, "twelve")
    assert row.state == "conflict"
    # The toll has moved on all the same.
    assert {one.shown.split()[0]: one.is_superseded for one in row.values} == {
        "seven": True,
        "nine": False,
        "twelve": False,
    }
    assert "seven" not in row.why


def test_what_nothing_sets_against_a_count_may_be_another() -> None:
    union = (UNION[0].format("Aujourd'hui,"), UNION[1].format(""))
    rows = ledger([told(1, "fr", "2025-03-13", NINE, FIRE, union)])
    assert len(row_of(rows, "twelve").values) == 1


def test_the_wounded_told_beside_the_dead_follow_each_other_as_the_dead_do() -> None:
    first = (
        "L'explosion à l'usine Azochim de Lille a fait sept morts et 23 blessés.",
        "The explosion at the Azochim plant in Lille killed seven people and injured 23.",
    )
    part = (
        "Quatre des blessés sont dans un état critique.",
        "Four of the injured are in critical condition.",
    )
    later = (
        "Zehn Menschen starben und 31 wurden verletzt bei der Explosion in der Fabrik Azochim "
        "in Lille.",
        "Ten people died and 31 were injured in the explosion at the Azochim plant in Lille.",
    )
    more = ("Alți 30 de răniți din Lille sunt internați.",
            "Another 30 injured people from Lille are in hospital.")  # fmt: skip
    rows = ledger(
        [
            told(1, "fr", "2025-03-12", first, FIRE, part),
            told(2, "de", "2025-03-14", later),
            told(3, "ro", "2025-03-14", more),
        ]
    )
    row = row_of(rows, "23")
    assert row.state == "superseded"
    assert [(one.figure.value, one.is_superseded) for one in row.values] == [
        (23, True),
        (31, False),
    ]


def _apart(articles: list[Told]) -> tuple[list[Reading], list[list[Reading]]]:
    """Return the figures of articles, as if each gave a value of one quantity."""
    made = [make(one) for one in articles]
    readings = read_figures([one for each in made for one in sentences_of(each, "en")])
    readings = [one for one in readings if not one.is_title]
    return readings, [[one] for one in readings]


COINS = ("Aus dem Rheinmuseum in Feldkirch wurden 14 Goldmünzen gestohlen.",
         "14 gold coins were stolen from the Rhine Museum in Feldkirch.")  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "made"),
    [
        ("fr", "La police avait d'abord fait état de 14 pièces d'or dérobées à Feldkirch.",
         "Police had at first reported 14 gold coins stolen in Feldkirch."),
        ("de", "Die Polizei hatte zunächst mitgeteilt, in Feldkirch seien 14 Goldmünzen gestohlen "
         "worden.",
         "Police had initially said that 14 gold coins were stolen in Feldkirch."),
        ("ro", "Poliția anunțase inițial că 14 monede de aur au fost furate din Feldkirch.",
         "The police had initially announced that 14 gold coins were stolen from Feldkirch."),
    ],
)  # fmt: skip
def test_what_was_said_at_first_contests_nothing(lang: str, text: str, made: str) -> None:
    sixteen = ("Seize pièces d'or ont été dérobées au musée du Rhin de Feldkirch.",
               "Sixteen gold coins were stolen from the Rhine Museum in Feldkirch.")  # fmt: skip
    articles = [
        told(1, "de", "2026-06-07", COINS),
        told(2, "fr", "2026-06-08", sixteen),
        told(3, lang, "2026-06-09", (text, made)),
    ]
    row = row_of(ledger(articles), "Sixteen")
    assert row.state == "superseded"
    assert {one.shown[:2] for one in row.values if one.is_superseded} == {"14"}
    (first,) = [one for one in row.values if one.citation.article == make(articles[2]).id]
    assert first.stance.reported_by
    assert "said at first" in first.reason


def test_what_is_done_at_first_was_not_said_at_first() -> None:
    text = ("Zunächst wurden 14 Goldmünzen gestohlen, teilte die Polizei in Feldkirch mit.",
            "At first 14 gold coins were stolen, the police in Feldkirch said.")  # fmt: skip
    articles = [told(1, "de", "2026-06-07", COINS), told(2, "de", "2026-06-08", text)]
    row = row_of(ledger(articles), "14")
    assert row.state == "agree"


@pytest.mark.parametrize(
    ("lang", "text", "made"),
    [
        ("de", "Gestohlen wurden nicht wie zunächst gemeldet 14 Goldmünzen, sondern nur eine.",
         "Not 14 gold coins, as first reported, but only one was stolen."),
        ("fr", "Ce ne sont pas 14 pièces d'or qui ont été volées à Feldkirch, mais une seule.",
         "Not 14 gold coins were stolen in Feldkirch, but a single one."),
    ],
)  # fmt: skip
def test_a_value_that_is_taken_back_is_no_agreement(lang: str, text: str, made: str) -> None:
    articles = [told(1, "de", "2026-06-07", COINS), told(2, lang, "2026-06-12", (text, made))]
    row = row_of(ledger(articles), "14")
    assert len(row.values) == 2
    assert row.state == "conflict"
    assert "taken back" in row.why
