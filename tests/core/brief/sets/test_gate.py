"""Floors of the briefing on the sets: a floor may rise, it never sinks unsaid."""

from functools import cache
from pathlib import Path

import pytest

from tests.core.brief.sets.loading import load_set
from tests.core.brief.sets.scoring import Tally, score

HERE = Path(__file__).parent

FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "seen": {
        "facts": (0.925, 1.0),
        "core facts": (0.95, 1.0),
        "said twice": (0.0, 0.96),
        "merged": (0.45, 0.98),
        "joined": (0.91, 0.995),
        "states": (0.745, 1.0),
        "reported": (0.955, 0.965),
        "unconfirmed": (0.97, 0.91),
        "roles": (0.965, 0.97),
        "dated": (0.955, 0.98),
        "gate": (0.0, 0.965),
    },
    "unseen": {
        "facts": (0.805, 1.0),
        "core facts": (0.905, 1.0),
        "said twice": (0.0, 0.945),
        "merged": (0.085, 0.75),
        "joined": (0.395, 0.92),
        "states": (0.36, 1.0),
        "reported": (0.8, 0.96),
        "unconfirmed": (0.91, 1.0),
        "roles": (0.96, 0.94),
        "dated": (0.92, 0.92),
        "gate": (0.0, 0.94),
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
