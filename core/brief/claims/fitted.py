"""What clues weigh in the worth of a sentence, and in whether one says again what another has.

Both are logistic regressions, as in Kupiec, Pedersen and Chen, A Trainable Document Summarizer,
1995, with an L2 penalty and every sign held to what makes sense: a clue that would only help with
the wrong sign weighs nothing. `python -m tests.benchmarks.fit_claims FILE…` works them out; it
was run on sets of articles with the facts of each (tests/core/brief/sets), invented by examiners
who did not know this code, and the five sample articles: on 25 sets for worth, on 29 for what is
said again. With each of the 29 judged by weights fitted on the others, the lines of a page held 96%
of its facts, and 97% of those that no page may lack.
"""

from collections.abc import Mapping

WORTH: Mapping[str, float] = {
    "few words": -1.304,
    "magnitude": 0.153,
    "counts": 0.125,
    "money": 0.114,
    "date": 0.412,
    "years before": -1.128,
    "events": 0.188,
    "no event": -0.086,
    "denial": 1.306,
    "judging": -0.506,
    "quoted": -2.331,
    "points": -0.659,
    "describes": -0.104,
    "central": 0.75,
    "title": 0.067,
    "late": -0.937,
    "opening": -0.922,
    "recent": 0.087,
    "sources": 0.841,
    "languages": 0.468,
}
"""Weights of the clues of core.brief.claims.clues and worth: half of those fitted, so that a page
does not rest on a few sentences. Worth is e to the power of the sum, which is the root of the odds
that a sentence holds a fact."""

WORTH_BASE = 1.211
"""The sum where no clue tells."""

REPEATS: Mapping[str, float] = {
    "likeness": 4.951,
    "there": 0.587,
    "back": 0.713,
    "both": 2.315,
    "telling figures": 3.092,
    "same amounts": 4.313,
    "own figures": -0.515,
    "rare words": 0.652,
    "day": 1.917,
    "other names": -0.419,
    "same events": 0.111,
    "other events": -0.825,
    "synonyms": 0.666,
    "other values": -0.755,
    "same article": -0.363,
    "differs though alike": -0.559,
}
"""Weights of the clues of core.brief.claims.repeats."""

REPEATS_BASE = -4.17
"""The log odds that a line says again what another has said where no clue tells."""
