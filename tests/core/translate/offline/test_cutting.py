import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.translate.offline.cutting import cut, join


def words(text: str) -> int:
    return len(text.split())


def letters(text: str) -> int:
    return sum(not one.isspace() for one in text)


def test_a_text_that_fits_is_left_alone() -> None:
    assert [part.text for part in cut(" a b, c. ", words, 5)] == [" a b, c. "]


def test_cuts_at_the_best_pause_near_the_middle() -> None:
    text = "Er kam, sah und ging; dann regnete es. Die Straßen, sagt er, waren leer und nass."
    assert [part.text for part in cut(text, letters, 60)] == [
        "Er kam, sah und ging; dann regnete es.",
        "Die Straßen, sagt er, waren leer und nass.",
    ]
    assert [part.text for part in cut(text, letters, 25)] == [
        "Er kam, sah und ging;",
        "dann regnete es.",
        "Die Straßen, sagt er,",
        "waren leer und nass.",
    ]


def test_numbers_are_not_cut() -> None:
    parts = cut("aaaa bbbb 1,5 cccc dddd", letters, 10)
    assert "1,5" in " ".join(part.text for part in parts).split()


def test_a_word_too_long_is_one_word_again() -> None:
    parts = cut("x" * 100, letters, 10)
    assert len(parts) > 9
    assert join(parts, [part.text.upper() for part in parts]) == "X" * 100


def test_chinese_has_no_spaces() -> None:
    parts = cut("今天下雨。" * 20, letters, 12)
    assert max(letters(part.text) for part in parts) <= 12
    assert join(parts, [part.text for part in parts]) == "今天下雨。" * 20
    assert join(parts[:2], ["It rains.", "Today."]) == "It rains. Today."


def test_a_part_without_translation_leaves_no_gap() -> None:
    parts = cut("a b c d e f g h", words, 2)
    assert join(parts, ["A", "", "C", "D"]) == "A C D"


@pytest.mark.parametrize("most", [1, 3, 9])
@given(text=st.text(alphabet=st.sampled_from("ab1é。, .;:-()中ă\u0301"), max_size=120))
def test_nothing_is_lost(text: str, most: int) -> None:
    parts = cut(text, letters, most)
    kept = "".join(part.text for part in parts)
    assert "".join(kept.split()) == "".join(text.split())
    for part in parts:
        assert letters(part.text) <= most or len(part.text) == 1
    assert "".join(join(parts, [part.text for part in parts]).split()) == "".join(text.split())
