"""Properties that are worked out once."""

from core.brief.lazy import lazy


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
