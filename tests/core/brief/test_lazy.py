"""Properties that are worked out once."""

from core.brief.lazy import kept, lazy


def test_a_lazy_property_is_worked_out_once() -> None:
    class Counting:
        times = 0

        @lazy
        def value(self) -> int:
            """Return how often it was worked out."""
            self.times += 1
            return self.times

    one = Counting()
    assert [one.value, one.value] == [1, 1]
    assert Counting().value == 1
    assert isinstance(Counting.value, lazy)


def test_what_a_function_says_of_a_thing_is_kept_with_it() -> None:
    class Thing:
        asked = 0

    @kept
    def often(one: Thing) -> int:
        one.asked += 1
        return one.asked

    one, other = Thing(), Thing()
    assert [often(one), often(one)] == [1, 1]
    assert often(other) == 1
