"""Translations that are empty or break off."""

import pytest

from core.check.truncation import find
from tests.core.check.pairs import pair

TEXT = "Le gouvernement a annoncé la fermeture de la centrale (la plus ancienne du pays)."


@pytest.mark.parametrize(
    "translation",
    [
        "",
        "   ",
        "…",
        "The government has announced the closure of the",
        "The government has announced the closure of the plant (",
        "The government has announced,",
    ],
)
def test_broken_off(translation: str) -> None:
    (warning,) = find(pair("fr", TEXT, "en", translation))
    assert warning.check == "truncation"


@pytest.mark.parametrize(
    "translation",
    [
        "The government announced the closure of the plant (the oldest in the country).",
        "The government announced the closure of the plant, the oldest in the country",
        "The government announced what the closure stands for.",
    ],
)
def test_whole(translation: str) -> None:
    assert not list(find(pair("fr", TEXT, "en", translation)))


def test_an_original_without_an_end_needs_none() -> None:
    assert not list(
        find(
            pair(
                "fr",
                "Les trois raisons pour lesquelles il est parti avec",
                "en",
                "Why he left with",
            )
        )
    )
    assert not list(find(pair("fr", "***", "en", "")))


def test_a_lost_sentence() -> None:
    text = "Der Minister trat zurück. Die Opposition begrüßte den Schritt. Wahlen folgen im Mai."
    kept = "The minister resigned. The opposition welcomed the move. Elections follow in May."
    assert not list(find(pair("de", text, "en", kept)))
    (warning,) = find(pair("de", text, "en", "The minister resigned. Elections follow in May."))
    assert warning.message == "The original has 3 sentences, the translation 2."
    joined = "The minister resigned, the opposition welcomed the move; elections follow in May."
    assert not list(find(pair("de", text, "en", joined)))


def test_a_sentence_that_lost_its_full_stop_broke_off() -> None:
    text = "Le gouvernement reporte encore une fois la loi sur les retraites."
    assert list(find(pair("fr", text, "en", "The government is once again postponing the law on")))
    assert list(find(pair("fr", text, "en", "The government is once again postponing the law")))
    assert not list(
        find(pair("fr", text, "en", "The government postpones the pensions law again."))
    )
    abbreviated = "Le groupe a vendu sa filiale italienne à Acme & Co."
    assert not list(find(pair("fr", abbreviated, "en", "The group sold its unit to Acme & Co")))
