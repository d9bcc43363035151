"""Floors of the briefing on the sets: a floor may rise, it never sinks unsaid."""

from functools import cache
from pathlib import Path

import pytest

from tests.core.brief.sets.loading import load_set
from tests.core.brief.sets.scoring import Tally, score

HERE = Path(__file__).parent

FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "seen": {
        "facts": (0.93, 1.0),
        "core facts": (0.95, 1.0),
        "said twice": (0.0, 0.956),
        "merged": (0.42, 0.97),
        "joined": (0.915, 0.99),
        "states": (0.75, 1.0),
        "reported": (0.955, 0.96),
        "unconfirmed": (0.905, 0.905),
        "roles": (0.93, 0.97),
        "dated": (0.935, 0.97),
        "gate": (0.0, 0.965),
    },
    "unseen": {
        "facts": (0.81, 1.0),
        "core facts": (0.90, 1.0),
        "said twice": (0.0, 0.96),
        "merged": (0.17, 1.0),
        "joined": (0.45, 0.94),
        "states": (0.26, 1.0),
        "reported": (0.885, 0.98),
        "unconfirmed": (0.85, 0.87),
        "roles": (0.87, 0.98),
        "dated": (0.86, 0.91),
        "gate": (0.0, 0.96),
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
