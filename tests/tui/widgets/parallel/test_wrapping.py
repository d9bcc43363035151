import itertools
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.parallel.wrapping import (
    NARROW,
    Line,
    _wrap_cells,
    _wrap_narrow,
    drawn,
    grapheme_at,
    graphemes,
    whole_graphemes,
    wrap,
)

PIECES = st.sampled_from(
    [
        *"ab é ñ-–—’«» \u00a0\u202f日本語、。「」한국 e\u0301 \u0301 \u200d ❤\ufe0f",
        "👨‍👩‍👧",
        "🇫🇷",
        "🇩🇪",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
WIDTHS = st.integers(2, 20)


def lines_of(text: str, width: int, first: int | None = None) -> list[str]:
    return [drawn(text, line) for line in wrap(text, width, first)]


@given(TEXTS, WIDTHS, WIDTHS)
def test_each_code_point_is_on_exactly_one_line(text: str, width: int, first: int) -> None:
    lines = wrap(text, width, first)
    assert lines[0].start == 0 and lines[-1].end == len(text)
    assert all(one.end == other.start for one, other in itertools.pairwise(lines))
    assert all(one.start < one.end for one in lines) or text == ""


@given(TEXTS, WIDTHS, WIDTHS)
def test_no_line_is_wider_than_the_column(text: str, width: int, first: int) -> None:
    assume("\u200d\u200d" not in text)  # Rich measures these in two ways; the door lets none in
    lines = lines_of(text, width, first)
    assert cell_len(lines[0]) <= first
    assert all(cell_len(line) <= width for line in lines[1:])


@given(TEXTS, WIDTHS)
def test_no_grapheme_is_cut(text: str, width: int) -> None:
    starts = {start for start, _, _ in graphemes(text)} | {len(text)}
    assert all(line.end in starts for line in wrap(text, width))


@given(st.text("ab é-–—’ \u00a0", max_size=60), WIDTHS, WIDTHS)
def test_the_quick_way_and_the_general_way_agree(text: str, width: int, first: int) -> None:
    assert _wrap_narrow(text, first, width) == _wrap_cells(text, first, width)


def test_narrow_text_is_one_cell_a_code_point() -> None:
    wrong = [
        hex(code)
        for code in range(32, sys.maxunicode)
        if NARROW.fullmatch(chr(code)) and cell_len(chr(code)) != 1
    ]
    assert not wrong


def test_words_stay_whole_where_they_fit() -> None:
    assert lines_of("le fleuve déborde", 9) == ["le fleuve", "déborde"]


def test_spaces_at_the_end_hang_over_the_edge() -> None:
    assert wrap("le   fleuve", 2, None)[0] == Line(0, 5)
    assert lines_of("abcd  ef", 4) == ["abcd", "ef"]


def test_a_word_longer_than_the_column_is_cut() -> None:
    assert lines_of("Donaudampfschifffahrt ja", 10) == ["Donaudampf", "schifffahr", "t ja"]


def test_no_break_spaces_hold_together() -> None:
    assert lines_of("plus de 3\u00a0000 soldats", 11) == ["plus de", "3\u00a0000", "soldats"]
    assert lines_of("plus de 3\u202f000 soldats", 11) == ["plus de", "3\u202f000", "soldats"]


@pytest.mark.parametrize("more", ["", "é北"])
def test_the_groups_of_a_number_stay_on_one_line(more: str) -> None:
    text = f"wounded around 3 600 000 men in 2022 alone {more}".strip()
    for width in range(9, 30):
        assert any("3 600 000" in line for line in lines_of(text, width))
    assert lines_of(f"1 000 000{more}", 4)[:2] == ["1", "000"]


def test_hyphens_break_between_letters_only() -> None:
    assert lines_of("un sud-coréen", 8) == ["un sud-", "coréen"]
    assert lines_of("un KN-23 vole", 7) == ["un", "KN-23", "vole"]


def test_wide_characters_break_anywhere_but_before_punctuation() -> None:
    assert lines_of("協力を深めたい。と", 14) == ["協力を深めた", "い。と"]
    assert lines_of("述べ「協力」と", 6) == ["述べ", "「協", "力」と"]


def test_korean_breaks_at_its_spaces() -> None:
    assert lines_of("한국어 문장은", 10) == ["한국어", "문장은"]


def test_flags_and_joined_emoji_stay_whole() -> None:
    assert lines_of("🇯🇵🇰🇷🇫🇷", 4) == ["🇯🇵🇰🇷", "🇫🇷"]
    assert lines_of("👨‍👩‍👧👨‍👩‍👧", 3) == ["👨‍👩‍👧", "👨‍👩‍👧"]


def test_combining_marks_stay_on_their_letter() -> None:
    assert lines_of("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


def test_the_first_line_may_have_its_own_width() -> None:
    assert lines_of("- la mairie promet", 8, 11) == ["- la mairie", "promet"]


def test_an_empty_text_is_one_line() -> None:
    assert wrap("", 10) == [Line(0, 0)]


def test_a_column_of_one_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        wrap("日本", 1)


def test_a_million_characters_take_linear_time() -> None:
    assert len(wrap("a" * 1_000_000, 50)) == 20_000
    assert len(wrap("日" * 100_000, 50)) == 4_000
    assert len(wrap("-" * 1_000_000, 50)) == 20_000


@given(TEXTS, st.integers(0, 40))
def test_the_grapheme_under_a_cell(text: str, cell: int) -> None:
    assume(not text.startswith("\u200d"))  # Rich measures that in two ways
    start, end = grapheme_at(text, cell)
    if cell >= cell_len(text):
        assert start == end == len(text)
    else:
        assert cell_len(text[:start]) <= cell < cell_len(text[:end])


def test_stretches_grow_to_whole_graphemes() -> None:
    assert whole_graphemes("ae\u0301b", 0, 2) == (0, 3)
    assert whole_graphemes("été", 1, 2) == (1, 2)
