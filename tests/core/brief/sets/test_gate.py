"""Floors of the briefing on the sets: a floor may rise, it never sinks unsaid."""

from functools import cache
from pathlib import Path

import pytest

from tests.core.brief.sets.loading import load_set
from tests.core.brief.sets.scoring import Tally, score

HERE = Path(__file__).parent

FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "seen": {
        "facts": (0.955, 1.0),
        "core facts": (0.965, 1.0),
        "said twice": (0.0, 0.96),
        "merged": (0.385, 0.985),
        "joined": (0.855, 0.995),
        "states": (0.7, 1.0),
        "reported": (0.955, 0.96),
        "unconfirmed": (0.965, 0.93),
        "roles": (0.95, 0.96),
        "dated": (0.95, 0.97),
        "gate": (0.0, 0.97),
    },
    "unseen": {
        "facts": (0.87, 1.0),
        "core facts": (0.915, 1.0),
        "said twice": (0.0, 0.99),
        "merged": (0.165, 0.665),
        "joined": (0.365, 0.9),
        "states": (0.375, 1.0),
        "reported": (0.8, 0.985),
        "unconfirmed": (0.75, 0.92),
        "roles": (0.865, 1.0),
        "dated": (0.9, 0.95),
        "gate": (0.0, 0.935),
    },
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
