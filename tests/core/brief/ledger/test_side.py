"""A sentence cut between its figures, and the words near each."""

import pytest

from core.annotate.figures import find_figures
from core.brief.ledger.side import Side


def side(text: str, lang: str = "en") -> Side:
    return Side(text, lang, find_figures(text, lang), [])


def read(text: str, lang: str = "en") -> list[tuple[str | None, set[str]]]:
    one = side(text, lang)
    return [
        (
            mark.concept if (mark := one.thing(at)) else None,
            {fate.concept for fate in one.fates(at)},
        )
        for at in range(len(one.figures))
    ]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("12 people were killed and 30 injured.", "en",
         [("person", {"killed"}), (None, {"wounded"})]),
        ("Der Brand tötete 12 Menschen und verletzte 30.", "de",
         [("person", {"killed"}), (None, {"wounded"})]),
        ("Douze civils ont été tués, trois enfants sont portés disparus.", "fr",
         [("civilian", {"killed"}), ("child", {"missing"})]),
        ("1.200 de soldați au fost uciși sau răniți.", "ro", [("soldier", {"killed", "wounded"})]),
        ("The number of soldiers sent rose to 11,000.", "en", [("soldier", {"sent"})]),
        ("40 of the 230 passengers were injured.", "en",
         [("passenger", {"wounded"}), ("passenger", set())]),
        ("Al menos 95 personas han muerto.", "es", [("person", {"killed"})]),
        ("По меньшей мере 95 человек погибли.", "ru", [("person", {"killed"})]),
    ],
)  # fmt: skip
def test_what_is_counted_and_what_befell_it(
    text: str, lang: str, expected: list[tuple[str | None, set[str]]]
) -> None:
    assert read(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "scope"),
    [
        ("The country sent 3,000 additional soldiers.", "en", "additional"),
        ("Le pays a envoyé 3 000 soldats supplémentaires.", "fr", "additional"),
        ("Das Land schickt weitere 3.000 Soldaten.", "de", "additional"),
        ("Țara a trimis încă 3.000 de soldați.", "ro", "additional"),
        ("They fire 2,000 shells per day.", "en", "day"),
        ("Ils tirent 2 000 obus par jour.", "fr", "day"),
        ("The company plans to cut 500 jobs.", "en", "planned"),
        ("Insgesamt wurden 14.000 Soldaten entsandt.", "de", "total"),
    ],
)
def test_of_what_scope(text: str, lang: str, scope: str) -> None:
    assert scope in side(text, lang).scopes(0)


def test_a_word_of_scope_far_off_is_of_something_else() -> None:
    one = side("The additional troops bring the number of soldiers in the country to 11,000.")
    assert "additional" not in one.scopes(0)


def test_a_text_without_figures_or_words() -> None:
    assert side("").zones == []
    assert side("Nothing is counted.").zones == []


def test_each_sentence_of_a_headline_is_a_stretch_of_its_own() -> None:
    one = side("Strike in Lille: 70% took part, say the unions. Ministry: only 38%")
    assert [one.text[start:end].strip() for start, end in one.zones] == [
        "Strike in Lille: 70% took part, say the unions.",
        "Ministry: only 38%",
    ]


@pytest.mark.parametrize(
    ("text", "lang", "named", "fate"),
    [
        ("The police raised the number of people detained for theft to 31.", "en",
         "people detained", "arrested"),
        ("La fiscalía elevó a 31 el número de detenidos por robo.", "es", "detenidos", "arrested"),
        ("Die Zahl der Verletzten stieg nach dem Einsturz auf 31.", "de", "Verletzten", "wounded"),
        ("Le nombre de blessés dans l'incendie est passé à 31.", "fr", "blessés", "wounded"),
    ],
)  # fmt: skip
def test_a_bare_number_is_of_what_it_is_the_number_of(
    text: str, lang: str, named: str, fate: str
) -> None:
    read_side = side(text, lang)
    start, end = read_side.phrase(0)
    assert text[start:end].startswith(named)
    assert [one.concept for one in read_side.fates(0)] == [fate]
