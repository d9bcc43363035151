"""General rules on names, on sentences of our own: titles, capitals, acronyms, compounds."""

import pytest

from core.annotate import Annotator
from core.annotate.names import identify

RULES = Annotator(use_models=False)


def _found(text: str, lang: str, annotator: Annotator = RULES) -> list[tuple[str, str, str | None]]:
    return [
        (e.text, e.label, e.key)
        for e in annotator.annotate_text(text, lang).entities
        if e.label != "MISC"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "de",
            "Die AfD und die KfW schweigen.",
            [("AfD", "ORG", "org:afd"), ("KfW", "ORG", "org:kfw")],
        ),
        (
            "de",
            "Er klagt beim Bundesverwaltungsgericht und vor dem Bundesrat.",
            [
                ("Bundesverwaltungsgericht", "ORG", "org:bundesverwaltungsgericht"),
                ("Bundesrat", "ORG", "org:bundesrat"),
            ],
        ),
        (
            "de",
            "Ein Sprecher des Innenministeriums und des Robert-Koch-Instituts.",
            [
                ("Innenministeriums", "ORG", "org:interior-ministry"),
                ("Robert-Koch-Instituts", "ORG", "org:robert-koch-institute"),
            ],
        ),
        ("de", "Das Gericht, die Bank, der Rat und das Ministerium warten.", []),
        ("de", "Der Betriebsrat und der Bundesparteitag der Hausbank.", []),
        (
            "de",
            "In Hessens Süden und in Thüringen regnet es.",
            [("Hessens", "LOC", "place:hesse"), ("Thüringen", "LOC", "place:thuringia")],
        ),
        (
            "de",
            "Das Landgericht Bonn urteilte, das Landgericht wartet.",
            [("Landgericht Bonn", "ORG", "org:landgericht-bonn")],
        ),
        (
            "de",
            "Gestern streikte die Deutsche Post.",
            [("Deutsche Post", "ORG", "org:deutsche-post")],
        ),
        (
            "ro",
            "Guvernatorul BNM, Anca Dragu, a demisionat.",
            [("BNM", "ORG", "org:bnm"), ("Anca Dragu", "PER", "person:anca-dragu")],
        ),
        (
            "ro",
            "Directorul CNA Ion Marin tace; TVA și PIB cresc.",
            [("CNA", "ORG", "org:cna"), ("Ion Marin", "PER", "person:ion-marin")],
        ),
        (
            "ro",
            "Ministerul Justiției și ANP au răspuns.",
            [
                ("Ministerul Justiției", "ORG", "org:justice-ministry"),
                ("ANP", "ORG", "org:anp"),
            ],
        ),
        ("de", "Viele Deutsche Urlauber und viele Rote Rosen.", []),
        ("fr", "NANTES - Un train. UN TRAIN EN FEU", [("NANTES", "LOC", "place:2990969")]),
        ("es", "SEVILLA\nEl alcalde habló.", [("SEVILLA", "LOC", "place:2510911")]),
        ("en", "WARSAW, March 3 - Rain fell.", [("WARSAW", "LOC", "place:756135")]),
        (
            "en",
            "NASA, OPEC and UNESCO met.",
            [
                ("NASA", "ORG", "org:nasa"),
                ("OPEC", "ORG", "org:opec"),
                ("UNESCO", "ORG", "org:unesco"),
            ],
        ),
    ],
)
def test_rules(lang: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("fr", "Le rapport de M. Alain Dubosc a surpris.", "Alain Dubosc"),
        ("fr", "Selon Mme Claire Fontenay, tout va bien.", "Claire Fontenay"),
        ("en", "A letter from Dr. Peter Hollis arrived.", "Peter Hollis"),
        ("en", "Police questioned Mrs. Laura Whitfield again.", "Laura Whitfield"),
    ],
)
def test_titles_stay_outside_of_names(lang: str, text: str, name: str) -> None:
    found = _found(text, lang, Annotator())
    assert [(form, label) for form, label, _ in found] == [(name, "PER")]
    assert found[0][2] == identify(name, "PER", lang).key
