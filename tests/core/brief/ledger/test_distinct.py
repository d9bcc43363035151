"""What keeps figures apart that could be one value."""

import pytest

from core.brief.ledger.distinct import are_distinct
from core.brief.ledger.reader import read_figures
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_replaced
from core.brief.sentences import sentences_of
from tests.core.brief.ledger.telling import Told, ledger, make


def readings(*texts: str) -> list[Reading]:
    """Return the figures of articles of one sentence each."""
    told = [
        Told("en", f"Source {at}", "2024-11-20", (("News", ""), (text, "")))
        for at, text in enumerate(texts)
    ]
    return read_figures([one for each in told for one in sentences_of(make(each), "en")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two people are still missing.", "Two Romanian drivers are missing."),
        ("Two people were injured.", "Two Germans were injured."),
        ("Seven people are missing.", "Seven people were on the bus."),
        ("Three absences mean a ban.", "He admitted three injections."),
        ("Giulia Serra won 46.2% of the vote.", "Marco Deiana won 46% of the vote."),
    ],
)
def test_apart(one: str, other: str) -> None:
    ours, theirs = readings(one, other)
    assert are_distinct(ours, theirs)
    assert are_distinct(theirs, ours)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two people are still missing.", "Two people remain missing."),
        ("Three suspects were arrested.", "Three men were arrested on Thursday."),
        ("14 people are missing.", "14 sailors are missing."),
        ("Nine hospitals are affected.", "Nine clinics are affected."),
        ("Turnout was 77.3%.", "Turnout reached 77%."),
    ],
)
def test_not_apart(one: str, other: str) -> None:
    ours, theirs = readings(one, other)
    assert not are_distinct(ours, theirs)
    assert not are_distinct(theirs, ours)


def test_one_text_gives_one_value_only_once() -> None:
    first = "Serra has 46.2% of the vote, Deiana 46%."
    told = [
        Told("en", f"Source {at}", "2024-11-20", (("The election in Lille", ""), (text, "")))
        for at, text in enumerate((first, "In Lille, Serra has 46.2% of the vote."))
    ]
    rows = ledger(told)
    assert [sorted(one.figure.text for one in row.values) for row in rows] == [
        ["46.2%", "46.2%"],
        ["46%"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The price of eggs fell from 1.99 to 1.49 euros.", 2),
        ("The ministry raised its estimate of the damage from 199 to 229 million euros.", 1),
    ],
)
def test_a_price_that_rises_is_not_corrected(text: str, rows: int) -> None:
    told = Told("en", "Source", "2024-11-20", (("News", ""), (text, "")))
    assert len(ledger([told])) == rows


@pytest.mark.parametrize(
    ("number", "unit", "is_kept"),
    [
        ("120", "tonnes", True),
        ("1.99", "euros", False),
        ("19,900", "euros", True),
        ("8", "percent", False),
        ("12", "dead", True),
    ],
)
def test_a_value_is_replaced_where_it_is_no_rate(number: str, unit: str, is_kept: bool) -> None:
    first, second = readings(f"It was {number}.", f"It was {number} {unit}.")
    assert is_replaced(first.figure, second.figure) == is_kept
