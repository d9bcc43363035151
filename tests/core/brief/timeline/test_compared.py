"""A time that a statement is only compared with."""

import pytest

from tests.core.brief.timeline.test_laying import article, lay


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les feux ont détruit 2 100 hectares en Sardaigne, contre 900 l'an dernier."),
        ("fr", "Le taux a augmenté à 20 % contre 15 % en 2023 dans toute la région."),
        ("fr", "Il y a eu plus de morts que l'an dernier dans les Alpes."),
        ("fr", "Les prix ont augmenté de 3 % par rapport à la même période de 2023."),
        ("en", "The fires destroyed 2,100 hectares, against 1,900 hectares last year."),
        ("en", "There were more fires than in the same month of 2023 in Sardinia."),
        ("en", "The figure rose to 300, up from 120 in 2023, in the whole region."),
        ("de", "Die Zahl stieg gegenüber dem Vorjahr um 3 Prozent auf 500 Fälle."),
        ("de", "Es brannten mehr Hektar als im Vorjahr auf der ganzen Insel."),
        ("ro", "Prețurile au crescut cu 3% față de anul trecut în toate orașele."),
        ("ro", "Sunt mai multe incendii decât anul trecut pe toată insula."),
        ("es", "Los incendios quemaron más hectáreas que el año pasado en la isla."),
        ("it", "Gli incendi sono aumentati del 3% rispetto al 2023 in tutta la regione."),
        ("pt", "Os incêndios aumentaram 3% em comparação com o ano passado na região."),
        ("nl", "De prijzen stegen met 3 procent vergeleken met vorig jaar in heel het land."),
        ("pl", "Ceny wzrosły o 3 procent w porównaniu z 2023 rokiem w całym kraju."),
        ("ru", "Цены выросли на 3 процента по сравнению с 2023 годом во всей стране."),
        ("uk", "Ціни зросли на 3 відсотки порівняно з 2023 роком у всій країні."),
    ],
)
def test_the_time_of_a_comparison_is_called_so(lang: str, text: str) -> None:
    (line,) = lay(article("a", lang, text))
    assert (line.iso, line.is_compared) == ("2023", True)
    assert line.relation == "compared with "


def test_what_is_compared_keeps_its_own_day() -> None:
    text = "On Monday the fires destroyed 2,100 hectares, against 1,900 hectares last year."
    own, other = lay(article("a", "en", text))[::-1]
    assert (own.iso, own.is_compared) == ("2024-11-18", False)
    assert (other.iso, other.is_compared) == ("2023", True)
    (line,) = lay(article("a", "en", "On Monday the fires took more houses than in all 2023."))
    assert (line.iso, line.is_compared) == ("2024-11-18", False)


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("fr", "Des milliers de personnes ont manifesté contre la loi lundi à Lyon.", "2024-11-18"),
        ("fr", "Le ministre a déclaré que l'an dernier 30 personnes étaient mortes.", "2023"),
        (
            "en",
            "Thousands of people protested against the new law on Monday in Lyon.",
            "2024-11-18",
        ),
        ("en", "The fire near Lyon killed more than 300 people on Monday.", "2024-11-18"),
        ("de", "Der Rat sagte gegenüber der Zeitung am Montag, dass er gehe.", "2024-11-18"),
        ("de", "Das Haus stürzte ein, als am Montag die Bombe explodierte.", "2024-11-18"),
        ("es", "El ministro dijo que el año pasado murieron 30 personas en la isla.", "2023"),
    ],
)
def test_words_that_may_compare_do_not_always(lang: str, text: str, iso: str) -> None:
    (line,) = lay(article("a", lang, text))
    assert (line.iso, line.is_compared) == (iso, False)
