"""Nearly the same sentences are found, all of them, and nothing else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.translate.memory.fuzzy import FuzzyIndex, similarity
from core.translate.memory.words import fold_space

WORDS = [
    "le",
    "la",
    "de",
    "soldats",
    "Kiev",
    "12",
    "15",
    "a",
    "envoyé",
    "Moscou",
    "pas",
    "朝",
    "鲜",
]
SENTENCE = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
ODD = st.text(alphabet="ab c.,é朝12", max_size=12)


def linear(texts: list[str], asked: str, floor: float) -> dict[int, float]:
    """Return what a scan of all texts finds: the plain way."""
    found = {}
    for place, text in enumerate(texts):
        score = similarity(asked, text)
        if fold_space(text) == fold_space(asked):
            score = 0.99 if any(map(str.isalnum, asked)) else 0.0
        if score >= floor - 1e-9:
            found[place] = score
    return found


@settings(deadline=None, max_examples=300)
@given(
    texts=st.lists(SENTENCE | ODD, max_size=40),
    asked=SENTENCE | ODD,
    floor=st.sampled_from([0.3, 0.5, 0.6, 0.75, 0.8, 0.9]),
    cut=st.integers(0, 40),
)
def test_nothing_that_a_linear_scan_finds_is_lost(
    texts: list[str], asked: str, floor: float, cut: int
) -> None:
    texts = [fold_space(one) for one in texts]
    index = FuzzyIndex()
    index.extend(texts[:cut])
    index.find(asked, floor, 1)
    index.extend(texts[cut:])
    found = dict(index.find(fold_space(asked), floor, 100))
    assert found == pytest.approx(linear(texts, asked, floor))


def test_nothing_is_lost_among_many_sentences() -> None:
    chance = random.Random(7)
    vocabulary = [f"mot{int(chance.paretovariate(0.7)) % 900}" for _ in range(4000)]
    texts = [" ".join(chance.choices(vocabulary, k=chance.randint(1, 30))) for _ in range(3000)]
    index = FuzzyIndex()
    index.extend(texts)
    lost = 0
    for text in texts[:60]:
        words = text.split()
        for at in range(0, len(words), 5):
            words[at] = chance.choice(vocabulary)
        asked = " ".join(words)
        assert dict(index.find(asked, 0.6, 3000)) == pytest.approx(linear(texts, asked, 0.6))
        lost += not index.find(asked, 0.6, 3000)
    assert lost < 30  # most were changed in a fifth of their words, and are found


@settings(deadline=None)
@given(st.lists(SENTENCE, max_size=30), SENTENCE, st.integers(1, 5))
def test_the_likest_are_found_with_all_that_are_as_like(
    texts: list[str], asked: str, most: int
) -> None:
    index = FuzzyIndex()
    index.extend(texts)
    everything = sorted((one for _, one in index.find(asked, 0.3, 100)), reverse=True)
    found = sorted((one for _, one in index.find(asked, 0.3, most)), reverse=True)
    expected = [one for one in everything if one >= everything[:most][-1]]
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("un deux trois quatre cinq", "un deux trois quatre six", 0.8),
        ("12 soldats", "15 soldats", 0.5),
        ("Il a envoyé 12 soldats.", "Il a envoyé 15 soldats.", 0.8),
        ("Oui.", "Oui !", 0.99),
        ("OUI", "oui", 0.99),
        ("a b c d", "d c b a", 0.25),
        ("朝鲜派出三千人", "朝鲜派出五千人", 6 / 7),
        ("Oui  là", "Oui là", 1.0),
        ("Oui", "Non", 0.0),
        ("…", "!", 0.0),
    ],
)
def test_the_score_counts_words(one: str, other: str, score: float) -> None:
    assert similarity(one, other) == pytest.approx(score)
    assert similarity(other, one) == pytest.approx(score)
