import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from core.annotate.bundled.pieces import Pieces

SPACE = "\u2581"
VOCABULARY = ["", f"{SPACE}Kim", "Kim", SPACE, "K", "i", "m", "im", f"{SPACE}K", "Ki"]
SCORES = [0.0, -3.0, -4.0, -2.0, -5.0, -5.0, -5.0, -4.5, -4.0, -4.8]


def pieces() -> Pieces:
    return Pieces(VOCABULARY, SCORES, unknown=0)


def test_the_likeliest_way_to_write_a_word_wins() -> None:
    assert pieces().cut("Kim", after_space=True) == (1,)
    assert pieces().cut("Kim", after_space=False) == (2,)
    assert pieces().cut("Kimm", after_space=True) == (1, 6)


def test_letters_that_no_piece_has_are_unknown() -> None:
    assert pieces().cut("Kimż", after_space=True) == (1, 0)
    assert pieces().cut("ż", after_space=False) == (0,)


def test_a_word_of_any_length_has_at_most_twelve_pieces() -> None:
    assert len(pieces().cut("i" * 1_000_000, after_space=True)) == 12


@given(st.text(alphabet="Kim", min_size=1, max_size=12), st.booleans())
def test_pieces_put_together_are_the_word(word: str, after_space: bool) -> None:
    cut = pieces().cut(word, after_space=after_space)
    whole = "".join(VOCABULARY[number] for number in cut)
    expected = SPACE + word if after_space else word
    assert expected.startswith(whole)
    assert len(cut) == 12 or whole == expected


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_cut_the_same_twice(word: str, after_space: bool) -> None:
    one = pieces()
    first = one.cut(word, after_space=after_space)
    assert first == one.cut(word, after_space=after_space)
    assert 1 <= len(first) <= 12
    assert all(0 <= number < len(VOCABULARY) for number in first)


def test_compatibility_forms_are_written_plainly() -> None:
    wide = "Ｋｉｍ"
    assert unicodedata.normalize("NFKC", wide) == "Kim"
    assert pieces().cut(wide, after_space=True) == (1,)


def test_of_a_word_in_small_letters_two_pieces_are_read() -> None:
    text = "imim mKimi (imim)"
    small, mixed = pieces().cut("imim", after_space=True), pieces().cut("mKimi", after_space=True)
    assert (len(small), len(mixed)) == (3, 4)
    read = pieces().of(text, [(0, 4), (5, 10), (12, 16)])
    assert read == [small[:2], mixed, pieces().cut("imim", after_space=False)[:2]]


@given(st.lists(st.text(alphabet="Kim(", min_size=1, max_size=50), max_size=9))
def test_what_is_remembered_is_what_was_cut(words: list[str]) -> None:
    one, text = pieces(), " ".join(words)
    places = [match.span() for match in re.finditer(r"\S+", text)]
    first = one.of(text, places)
    assert one.of(text, places) == first
    assert first == [cut for place in places for cut in pieces().of(text, [place])]
