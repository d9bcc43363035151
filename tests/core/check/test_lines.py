"""Checking for pipes: lines in, warnings out."""

import json
from itertools import repeat
from typing import Any

import pytest

from core.check.lines import _BATCH, check_lines
from core.errors import IngestError
from tests.core.check.samples import annotator


def line(text: str, translation: str, **more: object) -> bytes:
    return json.dumps({"text": text, "translation": translation, **more}).encode()


def check(*lines: bytes, **more: Any) -> list[list[dict[str, Any]]]:
    answers = check_lines(lines, annotator(), **more)
    return [one["warnings"] for batch in answers for one in batch]


def test_each_line_has_its_warnings() -> None:
    good = line("Il a 30 ans.", "He is 30.", lang="fr", target="en", made="yesterday")
    bad = line("Il a 30 ans.", "He is 13.", lang="fr-FR", target="en-GB")
    assert check(good, b"\n", bad)[0] == []
    (warning,) = check(good, b" \r\n", bad)[1]
    assert warning == {
        "check": "figures",
        "message": "The translation says “13” where the original has “30 ans”.",
        "lost": "30 ans",
        "start": 5,
        "end": 11,
    }


def test_a_language_that_is_missing_is_identified_and_the_target_is_english() -> None:
    text = "Der Minister sprach gestern mit zwanzig Vertretern der Länder über den Haushalt."
    made = "Yesterday the minister spoke with {} representatives of the states on the budget."
    assert check(line(text, made.format("twenty"))) == [[]]
    assert check(line(text, made.format("thirty")))[0]
    assert check(line("Il a vingt ans.", "Er ist zwanzig."), lang="fr", target="de") == [[]]


def test_places_are_those_of_the_line_as_it_was_given() -> None:
    text = "Il\u200b y\x07 a  \x1b[31m3 000\x1b[0m  soldats."
    ((warning,),) = check(line(text, "There are 300 soldiers.", lang="fr"))
    if warning["start"] is not None:
        assert text[warning["start"] : warning["end"]] == warning["lost"]
    ((plain,),) = check(line("  Il y a\u00a0 40 ans.", "It was 14 years ago.", lang="fr"))
    assert "  Il y a\u00a0 40 ans."[plain["start"] : plain["end"]] == plain["lost"]


def test_hostile_text_is_cleaned() -> None:
    ((warning,),) = check(line("Il a 30 ans.", "He is [bold]\x1b[31m13\x00.", lang="fr"))
    assert "\x1b" not in warning["message"]


def test_empty_texts_are_answered() -> None:
    assert len(check(line("", ""), line("Il a 30 ans.", "", lang="fr"))) == 2


def test_answers_come_before_the_input_ends() -> None:
    answers = check_lines(repeat(line("Nichts.", "Nothing.", lang="de")), annotator())
    assert len(next(answers)) == _BATCH


@pytest.mark.parametrize(
    "bad",
    [b"nope", b"[]", b'{"text": "a"}', b'{"text": 1, "translation": "b"}', b'{"text": "\xff"}'],
)
def test_a_bad_line_is_named_after_the_good_ones(bad: bytes) -> None:
    answers = check_lines([line("a", "b", lang="de"), b"\n", bad], annotator())
    assert len(next(answers)) == 1
    with pytest.raises(IngestError, match="Line 3"):
        next(answers)


def test_a_text_without_end_is_refused() -> None:
    endless = line("Il a 3 ans. " * 10_000, "He is 3.", lang="fr")
    with pytest.raises(IngestError, match=r"Line 2 has more than 100,000 characters"):
        check(line("Oui.", "Yes.", lang="fr"), endless)
