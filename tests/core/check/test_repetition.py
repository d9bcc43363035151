"""Loops in a translation."""

import pytest

from core.check.repetition import find
from tests.core.check.pairs import pair

TEXT = "Die Regierung will die Brücke im kommenden Jahr erneuern."


@pytest.mark.parametrize(
    "translation",
    [
        "The government the government the government wants to renew the bridge.",
        "The bridge bridge bridge bridge bridge",
        "The government wants to renew the bridge. The government wants to renew the bridge.",
        "The government wants to renew it in the year, and wants to renew it in the year.",
        "hahahahahahahahahahahahaha",
        "桥桥桥桥桥桥桥桥桥桥",
    ],
)
def test_loops(translation: str) -> None:
    (warning,) = find(pair("de", TEXT, "en", translation))
    assert warning.check == "repetition"


@pytest.mark.parametrize(
    "translation",
    [
        "The government wants to renew the bridge next year.",
        "No, no, no, the government wants it.",
        "It rose from 20 to 30, from 30 to 40 and from 40 to 50.",
        "- - - - - - - - - - - - - - - - -",
        "..........................",
    ],
)
def test_no_loops(translation: str) -> None:
    assert not list(find(pair("de", TEXT, "en", translation)))


def test_what_the_original_says_again_may_be_said_again() -> None:
    text = "Nein, nein, nein, nein, nein!"
    assert not list(find(pair("de", text, "en", "No, no, no, no, no!")))
