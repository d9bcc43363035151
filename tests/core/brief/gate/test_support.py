"""Names that a translation may have and those it may not, annotated as the reader's own library."""

from functools import cache

import pytest

from core.annotate import Annotator
from core.brief.gate.support import contradictions
from core.check import Row, build_pairs


@cache
def _annotator() -> Annotator:
    return Annotator(use_models=False)


def against(lang: str, text: str, translation: str) -> list[str]:
    row = Row(lang=lang, text=text, target="en", translation=translation)
    (pair,) = build_pairs([row], _annotator())
    return contradictions(pair.target, pair.source)


@pytest.mark.parametrize(
    ("lang", "text", "translation"),
    [
        (
            "de",
            "Die Ermittler in Nordfrankreich suchen noch nach dem Wrack.",
            "Investigators in northern France are still looking for the wreck.",
        ),
        (
            "fr",
            "Elle manquera les Mondiaux de Tokyo, en septembre.",
            "She will miss the World Championships in Tokyo in September.",
        ),
        (
            "de",
            "Der als „Müller“ bekannte Schmuggler wurde in Dubai gefasst.",
            "The smuggler known as “Miller” was caught in Dubai.",
        ),
        (
            "fr",
            "L'autorité sanitaire a retiré le vaccin de la vente.",
            "The French health authority has withdrawn the vaccine from sale.",
        ),
        (
            "ro",
            "Doi polițiști și un jandarm au fost răniți.",
            "Two policemen and a gendarme were injured.",
        ),
        (
            "de",
            "Unter den Toten sind zwei Münchner und eine Bremerin.",
            "Two people from Munich and one from Bremen are among the dead.",
        ),
        (
            "de",
            "Die Mailänder Börse schloss im Minus.",
            "The Milan stock exchange closed lower.",
        ),
        (
            "nl",
            "De fabriek in de Saksische stad werd gesloten.",
            "The factory in the Saxon town was closed.",
        ),
        (
            "it",
            "La procura guida l'inchiesta «Fuorigioco» da un anno.",
            "Prosecutors have led the “Fuorigioco” (Offside) investigation for a year.",
        ),
    ],
)
def test_other_words_for_the_same_are_no_contradiction(
    lang: str, text: str, translation: str
) -> None:
    assert against(lang, text, translation) == []


@pytest.mark.parametrize(
    ("lang", "text", "translation", "word"),
    [
        (
            "fr",
            "Les soldats polonais ont quitté la ville hier.",
            "The Norwegian soldiers left the town yesterday.",
            "Norwegian",
        ),
        (
            "de",
            "Die Ermittler in Nordfrankreich suchen noch nach dem Wrack.",
            "Investigators in northern Italy are still looking for the wreck.",
            "Italy",
        ),
        (
            "de",
            "Unter den Toten sind zwei Münchner.",
            "Two people from Dresden are among the dead.",
            "Dresden",
        ),
        (
            "ro",
            "Doi polițiști și un jandarm au fost răniți.",
            "Three policemen and a gendarme were injured.",
            "Three policemen",
        ),
        (
            "fr",
            "Un rapport parle de 12 blessés et de 12 disparus.",
            "A report speaks of 12 injured and 13 missing.",
            "13",
        ),
    ],
)
def test_another_country_or_number_is_one(
    lang: str, text: str, translation: str, word: str
) -> None:
    (reason,) = against(lang, text, translation)
    assert f"“{word}" in reason
