"""What stands beside a number: halves, minus, percent said once, numbers in names, 9/11."""

from pathlib import Path

import pytest

from core.check import Row, build_pairs
from core.check.adjoining import slashed_numbers
from core.check.dates import find as find_dates
from core.check.figures import find
from core.check.number_words import number_words
from core.check.numbers import read_mentions
from core.check.pair import Pair, Side
from tests.core.check.samples import annotator, warnings

HERE = Path(__file__).parent


def _pairs(name: str) -> list[Pair]:
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [
        Row(lang=lang, text=text, target=target, translation=made)
        for lang, target, text, made in (line.split("\t") for line in lines)
    ]
    return build_pairs(rows, annotator())


def test_good_translations_beside_numbers_have_no_warning() -> None:
    pairs = _pairs("number_neighbours")
    wrong = [one.source.text for one in pairs if [*find(one), *find_dates(one)]]
    assert not wrong
    assert len(pairs) > 150


def test_losses_beside_numbers_are_caught() -> None:
    pairs = _pairs("number_losses")
    missed = [one.target.text for one in pairs if not [*find(one), *find_dates(one)]]
    assert not missed
    assert len(pairs) > 50


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("fr", "deux fois et demie", [2.5]),
        ("es", "hora y media", [1.5]),
        ("en", "an A400M", [400]),
        ("en", "one in five eighth-graders", [5, 8]),
        ("ro", "a doua jumătate", [0.5]),
        ("de", "1.219 Millionen", [1219e6]),
    ],
)
def test_a_number_with_its_neighbours(lang: str, text: str, values: list[float]) -> None:
    assert [one.values[0] for one in read_mentions(Side(lang, text)) if one.is_sure] == values


@pytest.mark.parametrize(
    ("lang", "text", "is_negative"),
    [
        ("de", "minus 5 Grad", True),
        ("fr", "au moins 5 degrés", False),
        ("fr", "moins 5 degrés", True),
        ("ru", "−5 °C", True),
        ("es", "5 grados bajo cero", True),
        ("de", "10-5 Grad", False),
        ("en", "5 degrees", False),
    ],
)
def test_a_number_below_zero(lang: str, text: str, is_negative: bool) -> None:
    five = next(one for one in read_mentions(Side(lang, text)) if 5 in one.values)
    assert five.is_negative is is_negative


def test_a_lost_minus_is_shown_with_its_number() -> None:
    text = "Am Morgen waren es -5 °C."
    (warning,) = warnings(find, "de", text, "en", "It was 5 °C in the morning.")
    assert warning.start is not None
    assert text[warning.start : warning.end] == warning.lost
    assert warning.lost.startswith("-5")


def test_percent_lost_in_the_translation_is_no_percent_said_once() -> None:
    text = "70 Prozent sind da, 95 Prozent wären nötig."
    assert warnings(find, "de", text, "en", "70 percent are here, 95 would be needed.")


def test_months_of_dates_in_numbers() -> None:
    assert slashed_numbers("after 9/11, and 7/7.", number_words("en")) == {7, 9, 11}
    assert slashed_numbers("1/2/2024 or 10/11.5", number_words("en")) == set()
    assert slashed_numbers("el 11-M", number_words("es")) == {3, 5}
