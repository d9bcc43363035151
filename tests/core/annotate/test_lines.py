"""Annotation for pipes: lines that know nothing of one another."""

import json
from itertools import repeat

import pytest

from core.annotate import Annotator
from core.annotate.lines import _BATCH, annotate_lines
from core.errors import AnnotateError


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(use_models=False)


def _line(text: str, **more: str) -> bytes:
    return json.dumps({"text": text, **more}).encode()


def test_lines_share_no_article(annotator: Annotator) -> None:
    lines = [_line("Ministrul Ion Rădulescu a plecat.", lang="ro"), _line("Rădulescu?", lang="ro")]
    (answers,) = annotate_lines(lines, annotator)
    assert answers[0]["entities"] == [[10, 23, "PER"]]
    assert answers[1]["entities"] == []


def test_dates_are_anchored_line_by_line(annotator: Annotator) -> None:
    lines = [
        _line("Er kam gestern.", lang="de", published="2024-05-02"),
        _line("Er kam gestern.", lang="de", published="2023-01-01"),
    ]
    (answers,) = annotate_lines(lines, annotator)
    assert [answer["dates"][0].iso for answer in answers] == ["2024-05-01", "2022-12-31"]


def test_a_language_that_is_missing_is_given_or_identified(annotator: Annotator) -> None:
    text = "Der Minister sprach gestern mit den Vertretern der Länder über den Haushalt."
    (answers,) = annotate_lines([_line(text), _line(text, lang="de-AT")], annotator)
    assert [answer["lang"] for answer in answers] == ["de", "de"]
    ((answer,),) = annotate_lines([_line(text)], annotator, lang="nl")
    assert answer["lang"] == "nl"


def test_answers_come_before_the_input_ends(annotator: Annotator) -> None:
    answers = annotate_lines(repeat(_line("Nichts.", lang="de")), annotator)
    assert len(next(answers)) == _BATCH


def test_a_bad_line_is_named_after_the_good_ones(annotator: Annotator) -> None:
    answers = annotate_lines([_line("a", lang="de"), b"\n", b'{"text": "\xff"}'], annotator)
    assert len(next(answers)) == 1
    with pytest.raises(AnnotateError, match="Line 3"):
        next(answers)
