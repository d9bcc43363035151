"""Cutting sentences into words: places that fit, and the splits that the grammar needs."""

from hypothesis import given
from hypothesis import strategies as st

from core.brief.stance.tokens import tokenise

ELISIONS, ENCLITICS, PROCLITICS = frozenset(("l", "qu")), ("-t-il", "-il"), frozenset(("s",))


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in tokenise(text, ELISIONS, ENCLITICS, PROCLITICS)]


def test_elisions_enclitics_and_proclitics_are_words_of_their_own() -> None:
    assert words("L’armée qu'il a-t-il s-ar") == ["L’", "armée", "qu'", "il", "a", "il", "s-", "ar"]


def test_other_hyphens_and_apostrophes_stay_inside_their_word() -> None:
    assert words("aujourd'hui Saint-Malo") == ["aujourd'hui", "Saint-Malo"]


def test_a_comma_after_a_number_is_a_mark() -> None:
    assert words("20, 3.000 4,5.") == ["20", ",", "3.000", "4,5", "."]


@given(st.text(alphabet=st.sampled_from("lqu'’-tisarİß. ,3«»é"), max_size=60))
def test_tokens_are_in_order_and_leave_out_white_space_alone(text: str) -> None:
    covered = [False] * len(text)
    end = 0
    for one in tokenise(text, ELISIONS, ENCLITICS, PROCLITICS):
        assert end <= one.start < one.end
        end = one.end
        covered[one.start : one.end] = [True] * (one.end - one.start)
    missed = {char for char, seen in zip(text, covered, strict=True) if not seen}
    assert missed <= {" ", "-", "t", "\u0307"}  # the hyphens of an enclitic are of no word
