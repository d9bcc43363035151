from hypothesis import given
from hypothesis import strategies as st

from tests.tui.reader_samples import FLOOD, build
from tui.widgets.parallel.finding import find, fold, occurrences
from tui.widgets.parallel.page import Page

PAGE = Page(FLOOD, "en")


def found(text: str, words: str) -> list[str]:
    return [text[a:b] for a, b in occurrences(text, fold(words))]


def test_case_and_accents_do_not_matter() -> None:
    assert found("Un État, l'etat, DES ÉTATS", "état") == ["État", "etat", "ÉTAT"]
    assert found("e\u0301tat", "etat") == ["e\u0301tat"]
    assert found("Straße und STRASSE", "strasse") == ["Straße", "STRASSE"]
    assert found("ﬁn de l’été", "l'ete") == ["l’été"]


def test_both_columns_are_searched_in_reading_order() -> None:
    matches = find(PAGE, "lisbon", "both", unfolded=False)
    assert [(one.segment, one.side) for one in matches[:3]] == [
        (0, "original"),
        (0, "translation"),
        (2, "original"),
    ]
    assert {one.side for one in find(PAGE, "lisbon", "translation", unfolded=False)} == {
        "translation"
    }


def test_folded_blocks_are_searched_when_they_are_shown() -> None:
    assert not find(PAGE, "abonnés", "both", unfolded=False)
    (match,) = find(PAGE, "abonnes", "both", unfolded=True)
    assert match.segment == -1 and FLOOD.text[match.start : match.end] == "abonnés"


def test_no_words_find_nothing() -> None:
    assert find(PAGE, "  ", "both", unfolded=True) == []


@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_what_stands_there_is_found(before: str, words: str, after: str) -> None:
    needle = fold(words)
    text = f"{before} {words} {after}"
    places = list(occurrences(text, needle)) if needle.strip() else []
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert all(needle in fold(text[a:b]) for a, b in places)
    if needle.strip():
        assert places


def test_translations_that_are_missing_are_passed_over() -> None:
    page = Page(build("x", [("paragraph", [("rien", None)])]), "en")
    assert [one.side for one in find(page, "rien", "both", unfolded=False)] == ["original"]
