from hypothesis import given
from hypothesis import strategies as st

from core.brief.timeline.far_off import without_far_off

DAYS = st.tuples(st.integers(1, 9_000), st.integers(0, 400)).map(lambda one: (one[0], sum(one)))


def parted(*days: int) -> list[list[str]]:
    placed = [((day, day), str(day)) for day in days]
    return [[one for _, one in part] for part in without_far_off(placed, key=lambda one: one[1])]


def test_a_few_far_from_the_rest_are_named_apart() -> None:
    assert parted(9000, 102, 101, 5, 100, 103, 104, 105, 106) == [
        ["100", "101", "102", "103", "104", "105", "106"], ["5"], ["9000"],
    ]  # fmt: skip


def test_two_groups_of_a_size_stay_together() -> None:
    assert parted(1, 2, 9000, 9001) == [["1", "2", "9000", "9001"], [], []]
    assert parted() == [[], [], []]


@given(st.lists(DAYS, max_size=12))
def test_none_is_lost_and_most_stay(days: list[tuple[int, int]]) -> None:
    placed = [(one, str(number)) for number, one in enumerate(days)]
    kept, before, after = without_far_off(placed, key=lambda one: one[1])
    assert sorted([*kept, *before, *after]) == sorted(placed)
    assert bool(kept) == bool(placed)
    assert all(one[0] <= other[0] for one, other in zip(before, kept, strict=False))
