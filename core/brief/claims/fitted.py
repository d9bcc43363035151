"""What clues weigh in the worth of a sentence, and in whether one says again what another has.

Both are logistic regressions, as in Kupiec, Pedersen and Chen, A Trainable Document Summarizer,
1995, with an L2 penalty and every sign held to what makes sense: a clue that would only help with
the wrong sign weighs nothing. `python -m tests.benchmarks.fit_claims FILE…` works them out; it
was run on 16 sets of articles with the facts of each (tests/core/brief/sets), some invented by
somebody who did not know this code, and the five sample articles.
"""

from collections.abc import Mapping

WORTH: Mapping[str, float] = {
    "few words": -0.762,
    "magnitude": 0.177,
    "counts": 0.157,
    "money": 0.485,
    "date": 0.371,
    "years before": -0.888,
    "events": 0.145,
    "no event": -0.051,
    "denial": 1.001,
    "judging": -0.485,
    "quoted": -2.121,
    "points": -1.024,
    "describes": -0.176,
    "central": 0.502,
    "late": -0.888,
    "opening": -0.944,
    "recent": 0.109,
    "rare word": -0.365,
    "sources": 0.722,
    "languages": 0.722,
}
"""Weights of the clues of core.brief.claims.clues and worth: half of those fitted, so that a page
does not rest on a few sentences. Worth is e to the power of the sum, which is the root of the odds
that a sentence holds a fact."""

WORTH_BASE = 1.108
"""The sum where no clue tells."""

REPEATS: Mapping[str, float] = {
    "likeness": 4.8,
    "there": 1.659,
    "back": 2.695,
    "both": 1.717,
    "telling figures": 2.312,
    "small figures": 1.46,
    "own figures": -0.559,
    "rare words": 0.805,
    "day": 1.513,
    "other names": -0.576,
    "other events": -0.794,
    "differs though alike": -1.88,
}
"""Weights of the clues of core.brief.claims.repeats."""

REPEATS_BASE = -4.333
"""The log odds that a line says again what another has said where no clue tells."""
