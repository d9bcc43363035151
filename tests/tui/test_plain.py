import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.plain import plain


def test_controls_and_directions_become_a_space() -> None:
    assert plain("a\x1b[31mb\u202ec\x9b2Jd\re") == "a [31mb c 2Jd e"


@given(st.text())
def test_nothing_left_that_a_terminal_obeys(text: str) -> None:
    assert not [one for one in plain(text) if unicodedata.category(one) in {"Cc", "Zl", "Zp"}]


def test_scripts_keep_what_they_need() -> None:
    assert plain("می‌خواهم क्‍ष") == "می‌خواهم क्‍ष"
