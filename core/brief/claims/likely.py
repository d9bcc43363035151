"""How likely it is that a sentence bears out another, with the same facts in other words.

A logistic regression with an L2 penalty on what the two have in common. `python -m
tests.benchmarks.fit_merging FILE…` works it out; it was run on the 16 sets of articles with
sentences that say the same (tests/core/brief/sets/seen).
"""

import math
from collections.abc import Mapping

LIKELY = 0.55
"""Probability from which two sentences are one claim."""

MOST_TELLING, MOST_EVIDENCE = 2, 4
"""Up to how many figures, and how many names, days and rare words, count."""

WEIGHTS: Mapping[str, float] = {
    "there": 3.854,
    "back": 2.92,
    "telling figures": 0.912,
    "evidence": 0.262,
}
BASE = -2.69


def merge_clues(there: float, back: float, telling: int, evidence: int) -> dict[str, float]:
    """Return the clues to whether one sentence bears out another.

    `there` is the part of the line that the other has, `back` that of the other that the line has;
    `telling` figures are the same, and so much `evidence`, these included, is rare.
    """
    return {
        "there": there,
        "back": back,
        "telling figures": float(min(MOST_TELLING, telling)),
        "evidence": float(min(MOST_EVIDENCE, evidence)),
    }


def probability(clues: Mapping[str, float]) -> float:
    """Return the probability, from 0 to 1."""
    odds = BASE + sum(WEIGHTS.get(name, 0.0) * value for name, value in clues.items())
    return 1 / (1 + math.exp(-odds))
