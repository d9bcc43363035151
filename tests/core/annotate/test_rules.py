import pytest

from core.annotate.rules import DesignationRecogniser, RuleRecogniser


def _found(text: str, lang: str) -> list[tuple[str, str]]:
    mentions = RuleRecogniser().recognise([text], lang)[0]
    return [(text[m.start : m.end], m.label) for m in mentions]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Südkoreas Präsident Yoon Suk Yeol sagte", [("Yoon Suk Yeol", "PER")]),
        ("de", "BND-Leiter Kahl warnt", [("BND", "ORG"), ("Kahl", "PER")]),
        (
            "de",
            "den Führern Müller und Peter Schmidt",
            [("Müller", "PER"), ("Peter Schmidt", "PER")],
        ),
        ("de", "Die Regierung und der Präsident kauften Haubitzen und Panzer.", []),
        ("de", "der Minister Bundeskanzler", []),
        ("ro", "Kim Yong-hyun, ministrul apărării", [("Kim Yong-hyun", "PER")]),
        ("ro", "a spus președintele Ion Popescu", [("Ion Popescu", "PER")]),
        ("ro", "directorul Comitetului a spus", []),
        ("ro", "un raport al Institutului pentru Studii", [("Institutului pentru Studii", "ORG")]),
        ("ro", "întâlnirile de la Davos", [("Davos", "LOC")]),
        ("ro", "Universitatea din București", [("Universitatea din București", "ORG")]),
        ("de", "Die KI und der FDP", [("FDP", "ORG")]),
        ("es", "SOLO MAYUSCULAS AQUI", []),
        ("it", "Sergio Rossi e Giuseppe Verdi", [("Giuseppe Verdi", "PER")]),
    ],
)
def test_rules_want_evidence(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize("form", ["KN-23", "Su-57", "Hwasong-11A", "F-16", "S-400"])
def test_designations(form: str) -> None:
    text = f"Les {form} volent."
    found = DesignationRecogniser().recognise([text], "fr")[0]
    assert [text[m.start : m.end] for m in found] == [form]


@pytest.mark.parametrize("text", ["20-30", "2024-11", "a-5", "AB-12/34", "www.x-1.example"])
def test_no_designations(text: str) -> None:
    assert DesignationRecogniser().recognise([text], "fr")[0] == []
