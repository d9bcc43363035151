"""What clues weigh in the worth of a sentence, and in whether one says again what another has.

Both are logistic regressions, as in Kupiec, Pedersen and Chen, A Trainable Document Summarizer,
1995, with an L2 penalty and every sign held to what makes sense: a clue that would only help with
the wrong sign weighs nothing. `python -m tests.benchmarks.fit_claims FILE…` works them out; it
was run on 14 sets of articles with the facts of each (tests/core/brief/sets), some invented by
somebody who did not know this code, and the five sample articles.
"""

from collections.abc import Mapping

WORTH: Mapping[str, float] = {
    "few words": -0.697,
    "magnitude": 0.187,
    "counts": 0.147,
    "money": 1.053,
    "per cent": 0.422,
    "date": 0.434,
    "years before": -0.994,
    "events": 0.143,
    "no event": -0.119,
    "denial": 0.949,
    "judging": -0.5,
    "quoted": -1.977,
    "points": -1.289,
    "describes": -0.22,
    "past": 0.098,
    "central": 0.402,
    "late": -0.815,
    "opening": -0.876,
    "rare word": -0.538,
    "sources": 0.683,
    "languages": 0.683,
}
"""Weights of the clues of core.brief.claims.clues and worth: half of those fitted, so that a page
does not rest on a few sentences. Worth is e to the power of the sum, which is the root of the odds
that a sentence holds a fact."""

WORTH_BASE = 1.285
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
