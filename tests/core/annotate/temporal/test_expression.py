from core.annotate.temporal.expression import Expression


def test_an_expression_names_nothing_by_itself() -> None:
    one = Expression(0, 1, "day")
    assert (one.year, one.month, one.day, one.weekday, one.iso, one.shift) == (None,) * 6
    assert not one.is_open
