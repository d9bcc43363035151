"""Floors of the loss alarm on real news with real machine translations; they never sink unsaid.

The first 400 sentences of each language are those that the checks were developed on. What is true
of figures and dates alone is held on pairs of our own in test_figures.py, which always run.
"""

from collections import Counter

import pytest

from core.check import dates, figures
from core.check.pair import Pair
from tests.benchmarks.losses.measuring import Measured, damaged_pairs, measure
from tests.benchmarks.losses.news import ENGINES, LANGUAGES, annotated, is_there, news_rows

LINES = (0, 400)
MOST_WARNED = 0.0075
"""Share of good translations with a warning on figures or dates."""
CAUGHT = {
    "figure changed": 0.995,
    "figure dropped": 0.97,
    "figure dropped with noun": 0.975,
    "unit changed": 0.88,
    "ordinal changed": 0.97,
    "date changed": 0.92,
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_there(), reason="the shared sentences are not at hand"),
]


def _is_warned(pair: Pair) -> bool:
    return any(True for find in (figures.find, dates.find) for _ in find(pair))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_good_translations_have_few_warnings(lang: str, engine: str) -> None:
    pairs = annotated(news_rows(lang, engine, *LINES))
    assert sum(map(_is_warned, pairs)) <= MOST_WARNED * len(pairs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_changed_and_dropped_are_caught(lang: str) -> None:
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for engine in ENGINES:
        rows = news_rows(lang, engine, *LINES)
        warned = [_is_warned(pair) for pair in annotated(rows)]
        for number, harm, pair in damaged_pairs(rows, "figures"):
            if not warned[number]:
                made[harm.kind] += 1
                caught[harm.kind] += _is_warned(pair)
    assert set(made) == set(CAUGHT)
    for kind, share in CAUGHT.items():
        assert caught[kind] >= share * made[kind], f"{kind}: {caught[kind]} of {made[kind]}"


@pytest.fixture(scope="module")
def everything() -> Measured:
    whole = Measured()
    for lang in LANGUAGES:
        for engine in ENGINES:
            one = measure(lang, engine, *LINES)
            whole.total += one.total
            whole.warned += one.warned
            whole.damaged += one.damaged
            whole.caught += one.caught
    return whole


def test_all_checks_together_warn_of_few(everything: Measured) -> None:
    assert everything.false_alarms() <= 0.03


@pytest.mark.parametrize("damage", ["figure changed", "figure dropped"])
def test_all_checks_together_catch_figures(everything: Measured, damage: str) -> None:
    assert everything.share_caught(damage) >= 0.97
