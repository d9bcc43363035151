"""Who speaks for a figure where words set one clause of a sentence against another."""

import pytest

from tests.core.brief.ledger.telling import Told, ledger


def _speakers(lang: str, text: str, made: str) -> dict[str, tuple[str, ...]]:
    rows = ledger([Told(lang, "Le Fil", "2026-08-12", (("Hôpital", ""), (text, made)))])
    return {one.shown: one.stance.asserted() for row in rows for one in row.values}


@pytest.mark.parametrize(
    ("lang", "text", "made"),
    [
        ("fr", "Il manque 500 lits, mais le ministre affirme que 200 lits suffiront.",
         "There are 500 beds too few, but the minister claims that 200 beds will be enough."),
        ("de", "Es fehlen 500 Betten, doch der Minister sagte, dass 200 Betten reichen.",
         "There are 500 beds too few, but the minister said that 200 beds would be enough."),
        ("ro", "Lipsesc 500 de paturi, dar ministrul a declarat că 200 de paturi vor fi de ajuns.",
         "There are 500 beds too few, but the minister said that 200 beds would be enough."),
    ],
)  # fmt: skip
def test_who_is_named_behind_but_speaks_for_that_clause_alone(
    lang: str, text: str, made: str
) -> None:
    told = _speakers(lang, text, made)
    assert told["500 beds"] == ()
    assert told["200 beds"] == ("the minister",)


def test_each_of_two_clauses_has_its_speaker() -> None:
    told = _speakers(
        "fr",
        "Le syndicat affirme qu'il manque 500 lits, mais le ministre affirme que 200 lits suffiront.",  # noqa: E501
        "The union claims that there are 500 beds too few, but the minister claims that 200 beds "
        "will be enough.",
    )
    assert told == {"500 beds": ("the union",), "200 beds": ("the minister",)}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Il manque 500 lits, mais 200 lits suffiront, a déclaré le ministre.",
         "There are 500 beds too few, but 200 beds will be enough, the minister said."),
        ("Selon le ministre, il manque 500 lits, mais 200 lits suffiront.",
         "According to the minister, there are 500 beds too few, but 200 beds will be enough."),
    ],
)  # fmt: skip
def test_who_frames_the_sentence_speaks_for_both_clauses(text: str, made: str) -> None:
    told = _speakers("fr", text, made)
    assert told == {"500 beds": ("the minister",), "200 beds": ("the minister",)}
