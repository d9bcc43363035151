"""Quotation marks and brackets that were lost."""

import pytest

from core.check.quotes import find
from tests.core.check.pairs import pair

TEXT = "« Nous irons jusqu'au bout », a dit le maire (à gauche)."


@pytest.mark.parametrize(
    "translation",
    [
        "“We will go all the way,” said the mayor (on the left).",
        '"We will go all the way," said the mayor (on the left).',
        "‘We will go all the way,’ said the mayor (on the left).",
        "“We’ll go all the way,” said the mayor.",
    ],
)
def test_good(translation: str) -> None:
    assert not list(find(pair("fr", TEXT, "en", translation)))


@pytest.mark.parametrize(
    ("translation", "message"),
    [
        ("“We will go all the way, said the mayor (on the left).", "do not pair up"),
        ("“We will go all the way,” said the mayor (on the left.", "bracket"),
        ("We will go all the way, said the mayor (on the left).", "quotation of the original"),
    ],
)
def test_damaged(translation: str, message: str) -> None:
    (warning,) = find(pair("fr", TEXT, "en", translation))
    assert message in warning.message


def test_the_lost_quotation_is_placed() -> None:
    (warning,) = find(pair("fr", TEXT, "en", "We will go all the way, said the mayor."))
    assert warning.lost == TEXT[warning.start : warning.end] == "« Nous irons jusqu'au bout »"


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("« Nous irons jusqu'au bout. Nous avons gagné.", "“We will go all the way. We won."),
        ("Le film « Alien » est sorti.", "The film Alien is out."),
        ('Un écran de 24" coûte 100 euros.', 'A 24" screen costs 100 euros.'),
        ("a) les ventes", "a) sales"),
        ("「まあまあだ」と彼は言った。", "“It is so-so,” he said."),
    ],
)
def test_no_loss(text: str, translation: str) -> None:
    assert not list(find(pair("fr", text, "en", translation)))
