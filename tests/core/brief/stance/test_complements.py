"""Verbs with an object that is a statement: one case of each class, and its counterpart."""

import pytest

from tests.core.brief.stance.labelled import stance_of


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("fr", "L'opposition accuse le gouvernement de mensonge.", "L'opposition"),
        ("fr", "L'agence recense 1 200 déplacés.", "L'agence"),
        ("fr", "La mairie a annoncé une campagne.", "La mairie"),
        ("fr", "L'avocat juge ce montant « très indécent ».", "L'avocat"),
        ("de", "Der Konzern weist die Vorwürfe zurück.", "Der Konzern"),
        ("de", "Das Institut rechnet mit einem Plus von zwei Prozent.", "Das Institut"),
        ("ro", "Crucea Roșie vorbește despre 23 de răniți.", "Crucea Roșie"),
        ("en", "A report shows that the bridge was unsafe.", "A report"),
    ],
)
def test_what_a_verb_takes_makes_it_a_report(lang: str, text: str, speaker: str) -> None:
    assert [one.words for one in stance_of(lang, text).reported_by] == [speaker]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'agence recense les logements vides."),
        ("fr", "L'exemple montre que la pluie tombe."),
        ("fr", "La mairie a annoncé sa candidature."),
        ("de", "Der Zoll weist die Reisenden zurück."),
        ("de", "Das Beispiel zeigt, dass es geht."),
        ("ro", "Tribunalul a confirmat pedeapsa."),
    ],
)
def test_without_it_there_is_none(lang: str, text: str) -> None:
    assert not stance_of(lang, text).reported_by
