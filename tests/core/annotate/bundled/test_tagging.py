import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.bundled.tagging import Tagger

TAGS = ("O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC", "I-LOC", "E-LOC", "S-LOC")


def scores(*tags: str) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    rows = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for at, tag in enumerate(tags):
        rows[at, TAGS.index(tag)] = 5.0
    return rows


def test_tags_become_names() -> None:
    found = Tagger(TAGS).names(scores("O", "B-PER", "I-PER", "E-PER", "O", "S-LOC"))
    assert found == [(1, 3, "PER"), (5, 5, "LOC")]


def test_a_text_without_names_has_none() -> None:
    assert Tagger(TAGS).names(scores("O", "O")) == []


def test_an_impossible_sequence_is_mended() -> None:
    # An end without a beginning: the best possible reading is one name or none, never half a one.
    found = Tagger(TAGS).names(scores("O", "E-PER", "O"))
    assert found in ([], [(1, 1, "PER")])


@given(
    st.integers(1, 12).flatmap(
        lambda words: st.lists(
            st.lists(st.floats(-9, 9), min_size=len(TAGS), max_size=len(TAGS)),
            min_size=words,
            max_size=words,
        )
    )
)
def test_names_are_in_order_and_apart(rows: list[list[float]]) -> None:
    found = Tagger(TAGS).names(np.array(rows, dtype=np.float32))
    ends = [-1]
    for first, last, label in found:
        assert ends[-1] < first <= last < len(rows)
        assert label in ("PER", "LOC")
        ends.append(last)


@given(st.lists(st.lists(st.integers(-3, 3), min_size=9, max_size=9), min_size=1, max_size=5))
def test_a_possible_best_tag_each_is_what_the_search_finds(rows: list[list[int]]) -> None:
    # Distinct fractions, so that no two sequences score the same.
    noise = np.random.default_rng(len(rows)).random((len(rows), len(TAGS))) / 100
    table = (np.array(rows) + noise).astype(np.float32)
    tagger = Tagger(TAGS)
    quick = tagger.names(table)
    tagger._is_possible = lambda _: False  # type: ignore[assignment,method-assign]
    assert tagger.names(table) == quick
