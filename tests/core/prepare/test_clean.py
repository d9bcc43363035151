import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.prepare import clean, clean_line
from core.prepare.clean import MAX_MARKS, _clean_once, _plain

_ANY = st.text(st.characters(exclude_categories=()))
_HOSTILE = st.text(
    st.sampled_from(
        "a\x1b[]0;m\x07\\\x9b\x9d\x9c\u202e\u200b\u200d\u200cक\u094de\u0301\r\n\u2028\ud800\x00"
    )
)
_KEPT_FORMAT = "\u200c\u200d"


@given(st.one_of(_ANY, _HOSTILE))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.sampled_from(sorted(_plain()))) | _ANY)
def test_what_is_plain_is_what_the_whole_cleaning_leaves(text: str) -> None:
    if _plain().issuperset(text):
        assert _clean_once(text) == text
    assert clean(text) == clean(f"{text}\u200b")


@given(st.one_of(_ANY, _HOSTILE))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    made = clean(text)
    for char in made:
        category = unicodedata.category(char)
        assert char == "\n" or category not in ("Cc", "Cs", "Co", "Zl", "Zp"), hex(ord(char))
        assert category != "Cf" or char in _KEPT_FORMAT or _is_script_sign(char), hex(ord(char))
    assert unicodedata.is_normalized("NFC", made)
    made.encode()


@given(_ANY)
def test_a_line_has_no_break_and_no_space_at_its_ends(text: str) -> None:
    made = clean_line(text)
    assert "\n" not in made
    assert made == made.strip()
    assert "  " not in made


def _is_script_sign(char: str) -> bool:
    """Return whether a format character is a visible sign of its script (Arabic number sign…)."""
    return char in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2" or (
        ord(char) in (0x110BD, 0x110CD) or 0x13430 <= ord(char) <= 0x1345F
    )


@pytest.mark.parametrize(
    ("dirty", "pure"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mx", "x"),
        ("\x1b]never closed", "never closed"),
        ("abc\u202etxt.exe", "abctxt.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("e\u0301", "é"),
        ("lone\ud800", "lone\ufffd"),
        ("a\tb\u3000c", "a b c"),
        ("3\u202f000\u00a0soldats", "3\u202f000\u00a0soldats"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("icon \ue001 font", "icon  font"),
    ],
)
def test_what_goes_and_what_stays(dirty: str, pure: str) -> None:
    assert clean(dirty) == pure


def test_a_pile_of_marks_is_cut() -> None:
    made = clean("x" + "\u0316" * 500)
    assert len(re.findall("\u0316", made)) == MAX_MARKS


@pytest.mark.parametrize("piece", ["\x1b]", "\x1b[1;", "\x1b", "\u0301", "\u200d", "\x9d", "a"])
def test_a_megabyte_of_anything_comes_to_an_end(piece: str) -> None:
    clean(piece * (1_000_000 // len(piece)))
