"""What clues weigh in the worth of a sentence, and in whether one says again what another has.

Both are logistic regressions, as in Kupiec, Pedersen and Chen, A Trainable Document Summarizer,
1995, with an L2 penalty and every sign held to what makes sense: a clue that would only help with
the wrong sign weighs nothing. `python -m tests.benchmarks.fit_claims FILE…` works them out; it
was run on 14 sets of articles with the facts of each (tests/core/brief/sets), some invented by
somebody who did not know this code, and the five sample articles.
"""

from collections.abc import Mapping

WORTH: Mapping[str, float] = {
    "few words": -0.682,
    "magnitude": 0.184,
    "counts": 0.145,
    "money": 1.059,
    "per cent": 0.416,
    "date": 0.449,
    "years before": -1.01,
    "events": 0.144,
    "no event": -0.119,
    "denial": 0.946,
    "judging": -0.5,
    "quoted": -1.99,
    "points": -1.314,
    "describes": -0.199,
    "past": 0.103,
    "central": 0.407,
    "late": -0.844,
    "opening": -0.927,
    "rare word": -0.496,
    "sources": 0.683,
    "languages": 0.683,
}
"""Weights of the clues of core.brief.claims.clues and worth; worth is e to the power of the sum."""

REPEATS: Mapping[str, float] = {
    "likeness": 4.728,
    "there": 1.519,
    "back": 2.594,
    "both": 1.876,
    "telling figures": 2.344,
    "small figures": 1.613,
    "own figures": -0.535,
    "rare words": 0.811,
    "day": 1.524,
    "other names": -0.701,
    "other events": -0.808,
    "contradicts what is like it": -1.989,
}
"""Weights of the clues of core.brief.claims.repeats."""

REPEATS_BASE = -4.299
"""The log odds that a line says again what another has said where no clue tells."""
