"""What a sum or a share is of, by the words beside it."""

import pytest

from core.annotate.figures import find_figures
from core.brief.ledger.measured import what_is_measured


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The museum has raised the reward to 80,000 euros, the prosecutor said.", "reward"),
        ("The insured value of the coins is 3.6 million euros.", "insured value of the coins"),
        ("She put the total damage at 4.8 million euros.", "total damage"),
        ("The haul is valued at some 4 million euros.", "haul"),
        ("Turnout was 41.3%.", "turnout"),
        ("At 5 p.m., turnout stood at 33.7%, the commission said.", "turnout"),
        ("Net profit fell to 412 million euros.", "net profit"),
        ("The offer stands at 2.5 percent.", "offer"),
        ("The liabilities amount to 740 million euros.", "liabilities"),
        ("He must pay a fine of one million euros.", "fine"),
        ("They came first with 28.5% of the vote, a poll says.", "share of the vote"),
        ("The bank will cut 12 percent of its workforce.", "share of its workforce"),
    ],
)
def test_a_noun_phrase_is_found(text: str, phrase: str) -> None:
    (figure,) = find_figures(text, "en")
    assert what_is_measured(figure, text, figure.start, figure.end, "en") == phrase


@pytest.mark.parametrize(
    "text",
    [
        "United Homeland obtained 25.0% on Sunday.",
        "Brazil exported 12,000 tonnes of beef.",
        "The government wants to spend 300 million euros on schools.",
        "Deposits with the central bank rose to 41 billion lei.",
        "They receive an average of 2,900 euros.",
        "Wages will rise by 5.5 percent.",
        "41.3%",
    ],
)
def test_where_it_is_not_sure_nothing_is_said(text: str) -> None:
    figure = find_figures(text, "en")[0]
    assert what_is_measured(figure, text, figure.start, figure.end, "en") is None


def test_counts_and_other_languages_are_left_alone() -> None:
    text = "The toll rose to 14 people."
    (figure,) = find_figures(text, "en")
    assert what_is_measured(figure, text, figure.start, figure.end, "en") is None
    text = "Der Schaden beträgt 4 Millionen Euro."
    (figure,) = find_figures(text, "de")
    assert what_is_measured(figure, text, figure.start, figure.end, "de") is None
