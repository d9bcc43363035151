"""A figure is shown in the reader's language, or said not to be."""

from tests.core.brief.ledger.telling import Told, ledger


def told(lang: str, text: str, made: str) -> Told:
    return Told(lang, "El Diario", "2025-03-14", (("Nota", ""), (text, made)))


def test_a_number_without_its_unit_is_shown_with_it() -> None:
    (row,) = ledger(
        [
            told(
                "es",
                "El ministro prometió 50.000 lei a cada familia.",
                "The minister promised 50,000 lei to each family.",
            )
        ]
    )
    assert [one.shown for one in row.values] == ["50,000 lei"]


def test_an_age_is_shown_as_the_translation_says_it() -> None:
    (row,) = ledger(
        [
            told(
                "ro",
                "Un muncitor de 34 de ani a murit vineri la spital.",
                "A 34-year-old worker died in hospital on Friday.",
            )
        ]
    )
    assert [one.shown for one in row.values] == ["34-year-old"]
    assert "muncitor" not in row.label


def test_what_the_translation_does_not_give_is_said_to_be_untranslated() -> None:
    (row,) = ledger(
        [
            told(
                "ro",
                "Un muncitor de 34 de ani a murit vineri la spital.",
                "A young worker died in hospital on Friday.",
            )
        ]
    )
    assert [one.shown for one in row.values] == ["“34 de ani” (untranslated)"]
    assert "muncitor" not in row.label
    assert "worker" in row.label


def test_who_announces_it_is_not_whose_it_is() -> None:
    rows = ledger(
        [
            told(
                "de",
                "Die Nordbank streicht 3500 ihrer 21.000 Stellen, kündigte Vorstandschefin "
                "Katharina Brandt am Dienstag an.",
                "Nordbank is cutting 3,500 of its 21,000 jobs, chief executive Katharina Brandt "
                "announced on Tuesday.",
            )
        ]
    )
    assert len(rows) == 2
    for row in rows:
        assert not any("Brandt" in one for one in row.of_whom)
