"""The one-page briefing on the sample articles against the facts that an analyst would want."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from core.brief import Briefing
from core.brief.build import build_briefing
from core.brief.page import one_page
from tests.core.brief.test_sample_library import CREATED, named, sample_articles

LINES = 25
FLOOR = 0.88
"""Part of the facts that the page holds: 22 of 25."""


def facts() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads(
        Path(__file__).with_name("seeds.toml").read_text(encoding="utf-8")
    )["facts"]
    return listed


@cache
def page() -> Briefing:
    return one_page(build_briefing(sample_articles(), [], created=CREATED), LINES)


def places() -> list[tuple[str, int]]:
    shown = (line for claim in page().claims for line in claim.sentences)
    return [(c.article, c.segment) for line in shown for c in line.citations]


def test_the_page_holds_what_an_analyst_would_want() -> None:
    cited = set(places())
    missed = [
        fact["fact"]
        for fact in facts()
        if not any((named(name).id, number) in cited for name, number in fact["where"])
    ]
    assert len(missed) <= (1 - FLOOR) * len(facts()), missed


def test_it_is_one_page_and_says_no_segment_twice() -> None:
    assert len(page().claims) <= LINES
    cited = places()
    assert len(cited) == len(set(cited))


def test_the_facts_name_segments_that_there_are() -> None:
    assert 20 <= len(facts()) <= 30
    for fact in facts():
        for name, number in fact["where"]:
            assert number in {segment.id for segment in named(name).segments}
