from hypothesis import given
from hypothesis import strategies as st

from core.article import Article
from tests.tui.reader_samples import FLOOD, WIDE
from tui.widgets.parallel.columns import LayoutName, columns_for
from tui.widgets.parallel.layout import Layout
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.places import Stretch, place_at, side_of, stretch_between


def lay_out(
    article: Article = FLOOD, width: int = 119, name: LayoutName = "both", *, stacked: bool = False
) -> Layout:
    columns = columns_for(width, name, is_stacked=stacked)
    return Layout(Page(article, "en"), columns, unfolded=False)


SIDE_BY_SIDE = lay_out()


def test_the_character_under_a_cell() -> None:
    layout = SIDE_BY_SIDE
    y, x = layout.first[0], layout.columns.left
    place = place_at(layout, x + 3, y)
    assert place is not None and place.side == "original"
    assert FLOOD.text[place.offset : place.end] == "f"
    other = place_at(layout, layout.columns.right + 4, y)
    assert other is not None and other.side == "translation" and other.offset == 4


def test_right_of_a_line_is_its_end_and_between_rows_the_end_of_the_row_above() -> None:
    layout = SIDE_BY_SIDE
    end = FLOOD.segments[0].end
    right = place_at(layout, layout.columns.left + 50, layout.first[0])
    below = place_at(layout, layout.columns.left + 2, layout.last[0] + 1)
    assert right is not None and below is not None
    assert right.offset == right.end == below.offset == end


def test_above_all_text_is_nothing() -> None:
    assert place_at(SIDE_BY_SIDE, 10, 0) is None


def test_a_wide_character_is_under_both_its_cells() -> None:
    layout = lay_out(WIDE)
    y, x = layout.first[0], layout.columns.left
    one, other = place_at(layout, x + 2, y), place_at(layout, x + 3, y)
    assert one == other and one is not None and (one.offset, one.end) == (1, 2)


def test_stacked_rows_tell_whose_text_it_is() -> None:
    layout = lay_out(width=79, stacked=True)
    first, last = layout.first[4], layout.last[4]
    assert side_of(layout, 10, first) == "original"
    assert side_of(layout, 10, last) == "translation"


def test_a_stretch_of_the_original_is_exact_in_either_direction() -> None:
    layout = SIDE_BY_SIDE
    y, x = layout.first[0], layout.columns.left
    one, other = place_at(layout, x + 3, y), place_at(layout, x + 8, y)
    assert one is not None and other is not None
    stretch = stretch_between(layout, one, other)
    assert stretch == stretch_between(layout, other, one)
    assert stretch is not None and FLOOD.text[slice(*stretch)] == "fleuve"


def test_a_stretch_of_the_translation_is_whole_segments() -> None:
    layout = SIDE_BY_SIDE
    x = layout.columns.right
    one, other = place_at(layout, x + 5, layout.first[3]), place_at(layout, x + 1, layout.first[4])
    assert one is not None and other is not None
    stretch = stretch_between(layout, one, other)
    assert stretch == Stretch(FLOOD.segments[3].start, FLOOD.segments[4].end)


@given(st.integers(-5, 250), st.integers(0, 80), st.sampled_from(["both", "original"]))
def test_every_cell_has_a_place_within_the_text(x: int, y: int, name: LayoutName) -> None:
    layout = lay_out(name=name)
    place = place_at(layout, x, y)
    if place is None:
        return
    text = FLOOD.text
    if place.side == "translation":
        text = layout.page.translated_text(place.segment) or ""
    assert 0 <= place.offset <= place.end <= len(text)
