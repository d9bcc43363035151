"""Floors of the briefing on the sets: a floor may rise, it never sinks unsaid."""

from functools import cache
from pathlib import Path

import pytest

from tests.core.brief.sets.loading import load_set
from tests.core.brief.sets.scoring import Tally, score

HERE = Path(__file__).parent

FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "seen": {},
    "unseen": {},
}
"""Recall and precision by what is measured. "said twice" and "gate" have a precision alone."""

CASES = [(which, about) for which, floors in FLOORS.items() for about in floors]


@cache
def tallies(which: str) -> dict[str, Tally]:
    totals: dict[str, Tally] = {}
    for place in sorted((HERE / which).glob("*.json")):
        for about, tally in score(load_set(place)).items():
            totals[about] = totals.get(about, Tally()) + tally
    return totals


@pytest.mark.parametrize(("which", "about"), CASES)
def test_floor(which: str, about: str) -> None:
    tally = tallies(which)[about]
    recall, precision = FLOORS[which][about]
    assert tally.recall >= recall, tally.missed
    assert tally.precision >= precision, tally.wrong
