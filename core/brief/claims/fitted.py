"""What clues weigh in the worth of a sentence, and in whether one says again what another has.

Both are logistic regressions, as in Kupiec, Pedersen and Chen, A Trainable Document Summarizer,
1995, with an L2 penalty and every sign held to what makes sense: a clue that would only help with
the wrong sign weighs nothing. `python -m tests.benchmarks.fit_claims FILE…` works them out; it
was run on 14 sets of articles with the facts of each (tests/core/brief/sets), some invented by
somebody who did not know this code, and the five sample articles.
"""

from collections.abc import Mapping

WORTH: Mapping[str, float] = {
    "few words": -0.681,
    "magnitude": 0.184,
    "counts": 0.144,
    "money": 1.058,
    "per cent": 0.419,
    "date": 0.449,
    "years before": -1.006,
    "events": 0.144,
    "no event": -0.12,
    "denial": 0.946,
    "judging": -0.501,
    "quoted": -1.988,
    "points": -1.313,
    "describes": -0.198,
    "past": 0.103,
    "central": 0.406,
    "late": -0.844,
    "opening": -0.926,
    "rare word": -0.5,
    "sources": 0.683,
    "languages": 0.683,
}
"""Weights of the clues of core.brief.claims.clues and worth; worth is e to the power of the sum."""

REPEATS: Mapping[str, float] = {
    "likeness": 4.803,
    "there": 1.657,
    "back": 2.696,
    "both": 1.715,
    "telling figures": 2.312,
    "small figures": 1.461,
    "own figures": -0.559,
    "rare words": 0.805,
    "day": 1.513,
    "other names": -0.576,
    "other events": -0.794,
    "differs though alike": -1.879,
}
"""Weights of the clues of core.brief.claims.repeats."""

REPEATS_BASE = -4.333
"""The log odds that a line says again what another has said where no clue tells."""
