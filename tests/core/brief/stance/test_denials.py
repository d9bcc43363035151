"""Who denies, behind it, what a sentence has said."""

import pytest

from tests.core.brief.stance.labelled import stance_of


@pytest.mark.parametrize(
    ("lang", "text", "denier"),
    [
        ("fr", "Selon Le Figaro, 45 agences vont fermer, ce que la banque dément.", "la banque"),
        ("fr", "Selon Le Figaro, 45 agences vont fermer, ce que dément la banque.", "la banque"),
        ("fr", "45 agences vont fermer, une information démentie par la banque.", "la banque"),
        ("fr", "Il y aurait 12 morts, mais l'armée dément.", "l'armée"),
        ("de", "Laut „Bild“ schließen 45 Filialen, was die Bank bestreitet.", "die Bank"),
        ("de", "Angeblich schließen 45 Filialen; die Bank weist das zurück.", "die Bank"),
        ("ro", "45 de sucursale vor fi închise, ceea ce banca neagă.", "banca"),
        ("ro", "45 de sucursale vor fi închise, informație infirmată de bancă.", "bancă"),
        ("en", "Some 45 branches could close, which the bank denies.", "the bank"),
        ("en", "Some 45 branches could close, a claim denied by the bank.", "the bank"),
        ("es", "Cerrarán 45 oficinas, lo que el banco niega.", "el banco"),
        ("it", "Chiuderanno 45 filiali, cosa che la banca smentisce.", "la banca"),
        ("nl", "Volgens de krant sluiten 45 filialen, wat de bank ontkent.", "de bank"),
    ],
)
def test_who_denies_it_behind_is_no_voice_of_it(lang: str, text: str, denier: str) -> None:
    told = stance_of(lang, text).reported_by
    assert [one.words for one in told if one.way == "denies"] == [denier]
    assert denier not in [one.words for one in told if one.way == "reports"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # What is denied stands behind, or nothing is.
        ("fr", "Le bilan est de 12 morts, ce que la préfecture ne dément pas."),
        ("fr", "Il y a 12 morts, mais l'enquête continue."),
        ("de", "Zwölf Menschen starben, was die Trauer noch vergrößert."),
    ],
)
def test_nobody_denies_it(lang: str, text: str) -> None:
    assert all(one.way != "denies" for one in stance_of(lang, text).reported_by)
