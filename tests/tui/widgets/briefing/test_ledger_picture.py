import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from core.article import Figure, Qualifier
from core.brief.ledger.scale import Scale, number_text, place_of
from tui.widgets.briefing.ledger_picture import Chart, Mark

NUMBERS = st.one_of(
    st.none(),
    st.integers(min_value=-(10**400), max_value=10**400),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0, 0.0, 3000, 11000, 12000]),
)
QUALIFIERS = st.sampled_from(
    ["exact", "about", "at_least", "more_than", "up_to", "less_than", "between"]
)
FIGURES = st.builds(
    lambda value, low, high, qualifier: Figure(
        start=0, end=1, text="1", value=value, low=low, high=high, qualifier=qualifier
    ),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    QUALIFIERS,
)
MARKS = st.lists(st.builds(Mark, st.text(max_size=30), st.text(max_size=30), FIGURES), max_size=6)


def figure(
    value: float | None = None,
    qualifier: Qualifier = "exact",
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    return Figure(start=0, end=1, text="1", value=value, low=low, high=high, qualifier=qualifier)


def chart(*figures: Figure) -> Chart:
    return Chart(tuple(Mark(f"source {at}", f"value {at}", one) for at, one in enumerate(figures)))


@given(MARKS, st.integers(min_value=-2, max_value=130))
def test_never_wider_than_its_width(marks: list[Mark], width: int) -> None:
    for line in Chart(tuple(marks)).lines(width):
        assert cell_len(line) <= max(0, width) and "\n" not in line


@given(st.lists(FIGURES, min_size=1, max_size=6), st.integers(min_value=40, max_value=120))
def test_every_number_that_can_be_drawn_is_on_the_plot(figures: list[Figure], width: int) -> None:
    made = chart(*figures)
    assume(made.scale is not None and not made.scale.is_point)
    for number, one in enumerate(figures):
        drawn = set(made.row(number, width)) & set("●○├┤")
        assert bool(drawn) == bool(place_of(one).numbers)


@given(st.lists(st.floats(min_value=-1e300, max_value=1e300), min_size=2, max_size=5))
def test_larger_numbers_never_stand_left_of_smaller_ones(numbers: list[float]) -> None:
    ordered = sorted(one for one in numbers if not 0 < one < 1)  # those are shares, in percent
    assume(ordered and ordered[0] < ordered[-1])
    made = chart(*(figure(one) for one in ordered))
    assume(made.scale is not None and not made.scale.is_point)  # numbers next to zero are zero
    columns = [made.row(number, 100).index("●") for number in range(len(ordered))]
    assert columns == sorted(columns)


def test_shapes_tell_exact_about_ranges_and_open_ends_apart() -> None:
    made = chart(
        figure(4000),
        figure(4000, "about"),
        figure(4000, "at_least"),
        figure(4000, "less_than"),
        figure(None, "between", 2000, 6000),
        figure(4000, "exact", 2000, 6000),
        figure(None, "more_than", low=4000),
        figure(8000),
    )
    plots = [line.split("│")[1].strip() for line in made.lines(80)[:8]]
    assert plots[:4] == ["●", "○", "●→", "←●"] and plots[6] == "●→"
    assert plots[4][0] == "├" and plots[4][-1] == "┤" and set(plots[4][1:-1]) == {"─"}
    assert "●" in plots[5] and plots[5][0] == "├" and plots[5][-1] == "┤"


def test_half_of_the_scale_is_in_its_middle() -> None:
    plot = chart(figure(0), figure(6000), figure(12000)).row(1, 80).split("│")[1]
    assert abs(plot.index("●") - len(plot) / 2) <= 1


@pytest.mark.parametrize(
    ("numbers", "low", "is_log", "remark"),
    [
        ((3000, 12000), 0, False, ""),
        ((10000, 12000), 10000, False, "the scale does not start at 0"),
        ((3, 4000000), 3, True, "logarithmic scale"),
        ((0, 4000000), 0, False, ""),
        ((-5, 10), -5, False, ""),
        ((-12, -10), -12, False, "the scale does not start at 0"),
        ((-12, -2), -12, False, ""),
    ],
)
def test_the_scale_is_honest(
    numbers: tuple[float, ...], low: float, is_log: bool, remark: str
) -> None:
    scale = Scale.over(numbers)
    assert (scale.low, scale.is_log, scale.remark) == (low, is_log, remark)
    said = "\n".join(chart(*(figure(one) for one in numbers)).foot(80))
    assert remark in said and number_text(scale.low) in said


def test_one_value_told_twice_needs_no_picture() -> None:
    lines = chart(figure(3000), figure(3000, "about")).lines(60)
    assert lines == ["source 0 value 0", "source 1 value 1"]


def test_without_room_or_numbers_label_and_value_stand_alone() -> None:
    assert "│" not in chart(figure(1), figure(2)).row(0, 20)
    assert chart(figure(None)).lines(80) == ["source 0 value 0"]
