"""Floors of the briefing on the sets: a floor may rise, it never sinks unsaid."""

from functools import cache
from pathlib import Path

import pytest

from tests.core.brief.sets.loading import load_set
from tests.core.brief.sets.scoring import Tally, score

HERE = Path(__file__).parent

FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "seen": {
        "facts": (0.938, 1.0),
        "core facts": (0.9555, 1.0),
        "said twice": (0.0, 0.965),
        "merged": (0.4, 1.0),
        "joined": (0.814, 0.99),
        "states": (0.665, 1.0),
        "reported": (0.955, 0.96),
        "unconfirmed": (0.97, 0.94),
        "roles": (0.95, 0.96),
        "dated": (0.945, 0.97),
        "gate": (0.0, 0.97),
    },
    "unseen": {
        "facts": (0.88, 1.0),
        "core facts": (0.905, 1.0),
        "said twice": (0.0, 0.965),
        "merged": (0.15, 0.75),
        "joined": (0.45, 0.93),
        "states": (0.44, 1.0),
        "reported": (0.765, 0.935),
        "unconfirmed": (0.795, 0.905),
        "roles": (0.87, 0.975),
        "dated": (0.9, 0.935),
        "gate": (0.0, 0.954),
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
