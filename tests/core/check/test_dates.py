"""Dates: months, weekdays, and whether it was yesterday or tomorrow."""

import pytest

from core.check.dates import find
from tests.core.check.samples import warnings


@pytest.mark.parametrize(
    ("lang", "text", "target", "made"),
    [
        ("fr", "Il est venu mercredi.", "en", "He came on Wednesday."),
        ("fr", "Il est né le 3 octobre 1990.", "en", "He was born on 3/10/1990."),
        ("de", "Er wurde am 3.10.1990 geboren.", "en", "He was born on October 3, 1990."),
        ("de", "Das Gesetz gilt seit Mai.", "en", "The law has been in force since May."),
        ("ro", "A plecat luni, 12 mai.", "en", "He left on Monday, May 12."),
        ("ro", "A trăit acolo două luni.", "en", "He lived there for two months."),
        ("fr", "Hier, il pleuvait.", "en", "It rained yesterday."),
        ("es", "Llegó el martes 5 de marzo.", "de", "Er kam am Dienstag, dem 5. März, an."),
        ("ru", "Он приехал в среду.", "uk", "Він приїхав у середу."),
        ("en", "He may march in August.", "fr", "Il défilera peut-être en août."),
        ("de", "Heute Nacht brannte es.", "en", "There was a fire last night."),
        ("it", "Stanotte è bruciata una casa.", "en", "A house burned down last night."),
        ("de", "Heute Morgen kam er.", "en", "He came this morning."),
        ("de", "Die Sonntagsfrage ist eindeutig.", "en", "The Sunday poll is clear."),
        ("tr", "Enflasyon eylülde arttı.", "en", "Inflation rose in September."),
        ("pt", "Na segunda metade do ano.", "en", "In the second half of the year."),
        ("xx", "Qwertz.", "yy", "Uiop."),
    ],
)
def test_the_same_day_is_no_warning(lang: str, text: str, target: str, made: str) -> None:
    assert warnings(find, lang, text, target, made) == []


@pytest.mark.parametrize(
    ("text", "made", "message"),
    [
        (
            "Il est venu mercredi.",
            "He came on Thursday.",
            "The translation says “Thursday” where the original has “mercredi”.",
        ),
        (
            "Il est venu mercredi.",
            "He came.",
            "The original says “mercredi”; the translation does not.",
        ),
        (
            "Le vote a eu lieu en novembre 2010.",
            "The vote took place in October 2010.",
            "The translation says “October” where the original has “novembre”.",
        ),
        (
            "Il est venu hier.",
            "He came today.",
            "The translation says “today” where the original has “hier”.",
        ),
        (
            "Il est venu en hiver.",
            "He came in spring.",
            "The translation says “spring” where the original has “hiver”.",
        ),
        ("Il est venu.", "He came on Sunday.", "The translation says “Sunday”, which the original"),
        (
            "Il viendra demain.",
            "He came yesterday.",
            "The translation says “yesterday” where the original has “demain”.",
        ),
    ],
)
def test_another_day_is_missed(text: str, made: str, message: str) -> None:
    (warning,) = warnings(find, "fr", text, "en", made)
    assert warning.check == "dates"
    assert warning.message.startswith(message)
    assert warning.start is None or text[warning.start : warning.end] == warning.lost
