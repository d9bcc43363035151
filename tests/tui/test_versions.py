"""Who made a translation, how long ago, and in which words it differs from another."""

from datetime import UTC, datetime, timedelta

import pytest

from core.article import Translation
from tests.tui.reader_samples import FLOOD
from tui.versions import age_in_words, percent, versions_of, who_in_words

NOW = datetime(2024, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (3, "3 days ago"),
        (29, "29 days ago"),
        (30, "a month ago"),
        (89, "2 months ago"),
        (364, "12 months ago"),
        (365, "a year ago"),
        (800, "2 years ago"),
    ],
)
def test_age_is_counted_in_words(days: int, said: str) -> None:
    assert age_in_words((NOW - timedelta(days=days)).isoformat(), NOW) == said


@pytest.mark.parametrize("made", [None, "", "soon", "2024-13-45"])
def test_an_age_that_is_not_known_is_not_said(made: str | None) -> None:
    assert age_in_words(made, NOW) == ""


@pytest.mark.parametrize(
    ("engine", "by", "said"),
    [
        ("google", "", "Google Translate, 2 days ago"),
        ("memory", "reader", "translation memory (by you), 2 days ago"),
        ("memory", "An Office", "translation memory (by An Office), 2 days ago"),
        ("reader", "reader", "your correction, 2 days ago"),
        ("someone", "", "someone, 2 days ago"),
    ],
)
def test_who_made_it_is_said(engine: str, by: str, said: str) -> None:
    made = Translation(segment=0, text="x", engine=engine, by=by, made="2024-11-18T00:00:00Z")
    assert who_in_words(made, NOW) == said


def test_the_version_that_is_shown_is_first() -> None:
    article = FLOOD.with_choice("en", Translation(segment=0, text="A river floods", engine="x"))
    shown, other = versions_of(article, "en", 0, NOW)
    assert (shown.is_shown, shown.translation.engine) == (True, "x")
    assert (other.is_shown, other.translation.engine) == (False, "memory")
    assert [other.translation.text[one.start : one.end] for one in other.differing] == [
        "The",
        "Lisbon",
    ]
    assert versions_of(article, "en", 5, NOW) == []


def test_a_likeness_is_never_the_whole() -> None:
    assert [percent(one) for one in (0.75, 0.826, 0.999)] == [75, 83, 99]
