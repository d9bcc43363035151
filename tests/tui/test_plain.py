import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.plain import STEERING, is_plain, plain


def test_controls_and_directions_become_a_space() -> None:
    assert plain("a\x1b[31mb\u202ec\x9b2Jd\re") == "a [31mb c 2Jd e"


@given(st.text())
def test_nothing_left_that_a_terminal_obeys(text: str) -> None:
    assert not [one for one in plain(text) if unicodedata.category(one) in {"Cc", "Zl", "Zp"}]


def test_what_is_plain_is_known_without_a_search() -> None:
    every = [chr(point) for point in range(0x110000)]
    assert [one for one in every if is_plain(one) != (STEERING.search(one) is None)] == []


@given(st.text())
def test_a_text_is_plain_when_nothing_is_taken_out_of_it(text: str) -> None:
    assert is_plain(text) == (plain(text) == text)


def test_scripts_keep_what_they_need() -> None:
    assert plain("می‌خواهم क्‍ष") == "می‌خواهم क्‍ष"
