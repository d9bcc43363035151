"""How the values of a row stand to each other."""

import pytest

from core.brief.ledger import LedgerRow
from tests.core.brief.ledger.telling import Told, ledger

Line = tuple[str, str]


def told(at: int, lang: str, published: str, *lines: Line) -> Told:
    return Told(lang, f"Source {at}", published, ((f"Nr. {at}", ""), *lines))


def row_of(rows: list[LedgerRow], text: str) -> LedgerRow:
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
