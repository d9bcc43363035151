"""Floors of the loss alarm on real news with real machine translations; they never sink unsaid.

A sample of the sentences that the checks were developed on, small enough to be annotated each time;
`tests/benchmarks/bench_losses.py` has all of them. What is true of figures and dates alone is held
on pairs of our own in test_figures.py and test_adjoining.py, which always run.
"""

from collections import Counter
from collections.abc import Sequence

import pytest

from core.check import Checker, Pair, Row, dates, figures
from tests.benchmarks.losses.measuring import damaged_pairs
from tests.benchmarks.losses.news import ENGINES, LANGUAGES, annotated, is_there, news_rows

EVERY = 8
"""Of so many sentences one is asked for."""
MOST_WARNED = 0.01
"""Share of good translations with a warning on figures or dates."""
MOST_WARNED_BY_ALL = 0.03
CAUGHT = {
    "figure changed": 0.99,
    "figure dropped": 0.95,
    "figure dropped with noun": 0.95,
    "unit changed": 0.85,
    "date changed": 0.9,
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_there(), reason="the shared sentences are not at hand"),
]


def _sample(every: int) -> list[Row]:
    return [
        row
        for lang in LANGUAGES
        for engine in ENGINES
        for row in news_rows(lang, engine, 0, 400)[::every]
    ]


def _is_warned(pair: Pair) -> bool:
    return any(True for find in (figures.find, dates.find) for _ in find(pair))


def _share(pairs: Sequence[Pair], warned: int) -> float:
    assert len(pairs) >= 300
    return warned / len(pairs)


def test_good_translations_have_few_warnings() -> None:
    pairs = annotated(_sample(EVERY))
    assert _share(pairs, sum(map(_is_warned, pairs))) <= MOST_WARNED


def test_all_checks_together_warn_of_few() -> None:
    pairs = annotated(_sample(EVERY))
    assert _share(pairs, sum(map(bool, Checker().check(pairs)))) <= MOST_WARNED_BY_ALL


def test_numbers_changed_and_dropped_are_caught() -> None:
    rows = _sample(EVERY)
    warned = [_is_warned(pair) for pair in annotated(rows)]
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for number, harm, pair in damaged_pairs(rows, "figures"):
        if not warned[number]:
            made[harm.kind] += 1
            caught[harm.kind] += _is_warned(pair)
    assert made["figure changed"] >= 100
    assert set(made) >= set(CAUGHT)
    for kind, share in CAUGHT.items():
        assert caught[kind] >= share * made[kind], f"{kind}: {caught[kind]} of {made[kind]}"
