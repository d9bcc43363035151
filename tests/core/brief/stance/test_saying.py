"""Verbs of denying, ruling out, welcoming, warning, confirming and revising: who says what."""

import tomllib
from pathlib import Path

import pytest

from tests.core.brief.stance.labelled import stance_of

SENTENCES = [
    (lang, text, speakers)
    for lang, sentences in tomllib.loads(
        Path(__file__).with_name("saying.toml").read_text(encoding="utf-8")
    ).items()
    for text, speakers in sentences.items()
]


@pytest.mark.parametrize(("lang", "text", "speakers"), SENTENCES)
def test_who_says_a_sentence(lang: str, text: str, speakers: str) -> None:
    wanted = speakers.split("|") if speakers else []
    found = [one.words for one in stance_of(lang, text).reported_by]
    assert len(found) == len(wanted), found
    assert all(one in other for one, other in zip(wanted, found, strict=True)), found
