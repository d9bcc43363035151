import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from core.article import Article
from tests.tui.reader_samples import FLOOD, LONG, WIDE, Line, build
from tui.widgets.parallel.columns import (
    GUTTER,
    LAYOUTS,
    WIDEST_PAIR,
    Columns,
    LayoutName,
    columns_for,
)
from tui.widgets.parallel.layout import BAR, BULLET, Layout, LineCache, Piece
from tui.widgets.parallel.page import Page
from tui.widgets.parallel.wrapping import Line as Stretch
from tui.widgets.parallel.wrapping import drawn


def lay_out(
    article: Article,
    width: int = 119,
    layout: LayoutName = "both",
    *,
    is_stacked: bool = False,
    unfolded: bool = False,
) -> Layout:
    columns = columns_for(width, layout, is_stacked=is_stacked)
    return Layout(Page(article, "en"), columns, unfolded=unfolded)


def left_text(layout: Layout, piece: Piece | None) -> str:
    return "" if piece is None else drawn(layout.page.text, Stretch(piece.start, piece.end))


def right_text(layout: Layout, segment: int, piece: Piece | None) -> str:
    text = layout.page.translated_text(segment) or ""
    return "" if piece is None else drawn(text, Stretch(piece.start, piece.end))


WORDS = st.text("ab é-日本🇫🇷\u0301 ", min_size=1, max_size=80).map(lambda text: text.strip() or "x")
SENTENCES = st.tuples(WORDS, st.none() | WORDS)
LINES = st.lists(
    st.tuples(
        st.sampled_from(["paragraph", "list_item", "quote", "heading", "related", "boilerplate"]),
        st.lists(SENTENCES, min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150)
@given(
    LINES,
    st.integers(20, 200),
    st.sampled_from(LAYOUTS),
    st.booleans(),
    st.booleans(),
)
def test_every_text_is_on_the_page_once_and_within_its_column(
    lines: list[Line], width: int, name: LayoutName, is_stacked: bool, unfolded: bool
) -> None:
    layout = lay_out(build("any", lines), width, name, is_stacked=is_stacked, unfolded=unfolded)
    columns = layout.columns
    for segment in layout.page.article.segments:
        rows = layout.rows[layout.first[segment.id] : layout.last[segment.id] + 1]
        assert all(row.segment == segment.id for row in rows)
        lefts = [row.left for row in rows if row.left is not None]
        rights = [row.right for row in rows if row.right is not None]
        if name == "translation":
            assert not lefts
        else:
            assert (lefts[0].start, lefts[-1].end) == (segment.start, segment.end)
            assert all(a.end == b.start for a, b in itertools.pairwise(lefts))
        translated = layout.page.translated_text(segment.id)
        if name == "original" or translated is None:
            assert not rights
            assert sum(row.is_pending for row in rows) == (name != "original")
        else:
            assert (rights[0].start, rights[-1].end) == (0, len(translated))
            assert all(a.end == b.start for a, b in itertools.pairwise(rights))
        for piece in lefts:
            assert piece.indent + cell_len(left_text(layout, piece)) <= columns.left_width
        for piece in rights:
            shown = right_text(layout, segment.id, piece)
            assert piece.indent + cell_len(shown) <= columns.right_width


def test_a_segment_starts_on_the_same_row_in_both_columns() -> None:
    layout = lay_out(FLOOD)
    row = layout.rows[layout.first[4]]
    assert left_text(layout, row.left).startswith("« Personne")
    assert right_text(layout, 4, row.right).startswith('"Nobody')


def test_a_blank_row_stands_between_blocks_not_after_datelines_and_headings() -> None:
    layout = lay_out(FLOOD)
    rows = layout.rows
    assert rows[layout.first[0] - 1].kind == "blank" and layout.first[0] == 1
    assert rows[layout.last[0] + 1].kind == "blank"
    assert layout.first[3] == layout.last[2] + 1  # dateline, paragraph
    assert layout.first[7] == layout.last[6] + 1  # heading, list
    assert layout.first[8] == layout.last[7] + 1  # list, list
    assert rows[layout.last[8] + 1].kind == "blank"


def test_folded_blocks_are_one_row_in_their_place() -> None:
    layout = lay_out(FLOOD)
    folds = [(y, row) for y, row in enumerate(layout.rows) if row.kind == "fold"]
    assert [layout.hidden_lines(row.block) for _, row in folds] == [1, 3]
    assert layout.last[1] < folds[0][0] < layout.first[2]
    assert folds[1][0] > layout.last[-1]


def test_unfolded_blocks_are_shown_in_the_original_column() -> None:
    layout = lay_out(FLOOD, unfolded=True)
    shown = [left_text(layout, row.left) for row in layout.rows if row.kind == "folded"]
    assert shown == [
        "À lire aussi : la météo de demain",
        "Partager cet article",
        "La suite est réservée aux abonnés",
        "Incendie dans le nord du pays",
    ]


def test_list_items_have_a_bullet_or_keep_their_own() -> None:
    layout = lay_out(FLOOD, 70)
    first, second = (layout.rows[layout.first[number]] for number in (7, 8))
    assert first.left is not None and first.left.mark == BULLET and first.left.indent == 2
    assert second.left is not None and second.left.mark == "" and second.left.indent == 0
    continued = layout.rows[layout.first[7] + 1].left
    assert continued is not None and continued.indent == 2 and not continued.mark


def test_quotes_have_a_bar_on_every_row() -> None:
    layout = lay_out(FLOOD, 40)
    rows = layout.rows[layout.first[9] : layout.last[9] + 1]
    assert len(rows) > 1
    assert all(row.left is None or row.left.mark == BAR for row in rows)


def test_stacked_the_translation_stands_under_the_original() -> None:
    layout = lay_out(FLOOD, 79, is_stacked=True)
    rows = layout.rows[layout.first[4] : layout.last[4] + 1]
    sides = ["left" if row.left else "right" for row in rows]
    assert sides == sorted(sides)
    assert layout.rows[layout.last[3] + 1].kind == "blank"
    assert layout.columns.right > layout.columns.left


def test_missing_translations_are_said_once() -> None:
    for is_stacked in (False, True):
        layout = lay_out(FLOOD, 79, is_stacked=is_stacked)
        assert sum(row.is_pending for row in layout.rows if row.segment == 5) == 1


def test_rows_do_not_change_with_a_cache() -> None:
    cache = LineCache()
    columns = columns_for(119, "both", is_stacked=False)
    first = Layout(Page(LONG, "en"), columns, unfolded=False, cache=cache)
    again = Layout(Page(LONG, "en"), columns, unfolded=False, cache=cache)
    assert first.rows == again.rows == lay_out(LONG).rows


def test_wide_text_is_wrapped_by_cells() -> None:
    layout = lay_out(WIDE, 40)
    for row in layout.rows:
        assert cell_len(left_text(layout, row.left)) <= layout.columns.left_width


def test_the_nearest_segment_of_a_row() -> None:
    layout = lay_out(FLOOD)
    assert layout.segment_near(0) == 0
    assert layout.segment_near(layout.first[4]) == 4
    assert layout.segment_near(layout.height) == 12


@given(st.integers(40, 300), st.sampled_from(LAYOUTS), st.booleans())
def test_columns_fit_into_the_view(width: int, name: LayoutName, is_stacked: bool) -> None:
    columns: Columns = columns_for(width, name, is_stacked=is_stacked)
    assert columns.gutter >= 0 and columns.left == columns.gutter + GUTTER
    assert columns.end <= width
    if columns.rule is not None:
        assert columns.left + columns.left_width < columns.rule < columns.right
        assert columns.left_width == columns.right_width <= WIDEST_PAIR
        assert columns.side_at(columns.left) == "original"
        assert columns.side_at(columns.right) == "translation"
