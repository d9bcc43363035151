import pytest

from core.annotate.institutions import InstitutionRecogniser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("devant le tribunal judiciaire de Quimper hier", ["tribunal judiciaire de Quimper"]),
        ("la cour d’appel d’Aix-en-Provence confirme", ["cour d’appel d’Aix-en-Provence"]),
        ("la cour d'assises de la Haute-Loire", ["cour d'assises de la Haute-Loire"]),
        ("le ministère turc de la Défense a dit", ["ministère turc de la Défense"]),
        (
            "le ministère des Affaires étrangères a dit",
            ["ministère des Affaires étrangères"],
        ),
        ("le tribunal a condamné Paul Durand", []),
        ("La cour des comptes épingle la gestion de Paris", []),
        ("le tribunal", []),
        ("le ministère de la", []),
    ],
)
def test_institutions_by_their_kind(text: str, expected: list[str]) -> None:
    (found,) = InstitutionRecogniser().recognise([text], "fr")
    assert [text[m.start : m.end] for m in found] == expected
    assert {m.label for m in found} <= {"ORG"}


def test_languages_without_such_kinds_have_none() -> None:
    assert InstitutionRecogniser().recognise(["tribunal de Lugo"], "es") == [[]]
