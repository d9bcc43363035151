"""Directions that were turned."""

import pytest

from core.article import Figure
from core.check.comparison import find
from core.check.pair import Pair, Side
from tests.core.check.pairs import pair


def test_a_turned_bound_is_named_and_placed() -> None:
    text = "Au moins 40 maisons ont brûlé."
    (warning,) = find(pair("fr", text, "en", "At most 40 houses burned."))
    assert warning.check == "comparison"
    assert warning.lost == text[warning.start : warning.end] == "Au moins"
    assert "“At most”" in warning.message


@pytest.mark.parametrize(
    ("text", "translation", "is_turned"),
    [
        ("Die Preise stiegen.", "Prices rose.", False),
        ("Die Preise stiegen.", "Prices fell.", True),
        ("Die Preise stiegen, die Löhne sanken.", "Prices rose, wages fell.", False),
        ("Die Preise stiegen, die Löhne sanken.", "Prices fell, wages fell.", True),
        ("Es waren nicht mehr als 20.", "There were at most 20.", False),
        ("Er kann nicht mehr warten.", "He can wait less.", False),
        ("Über 20 Bäume fielen um.", "Under 20 trees came down.", True),
        ("Er sprach über Geld.", "He spoke under pressure.", False),
        ("Mehr oder weniger fertig.", "More or less done.", False),
    ],
)
def test_german(text: str, translation: str, is_turned: bool) -> None:
    assert bool(list(find(pair("de", text, "en", translation)))) == is_turned


def test_the_bound_of_each_figure_is_compared_where_a_sentence_has_several() -> None:
    text = "Plus de 65 ans ou moins de 18 ans, moins de 35 euros."
    good = "Over 65 or under 18 years, less than 35 euros."
    assert not list(find(pair("fr", text, "en", good)))
    assert list(find(pair("fr", text, "en", good.replace("Over", "Under"))))


def test_annotated_figures_tell_where_words_do_not() -> None:
    most = Figure(start=0, end=5, text="max 5", value=5, qualifier="up_to")
    least = Figure(start=0, end=5, text="min 5", value=5, qualifier="at_least")
    source = Side("xx", "max 5", figures=(most,))
    assert not list(find(Pair(source, Side("yy", "max 5", figures=(most,)))))
    assert list(find(Pair(source, Side("yy", "min 5", figures=(least,)))))
    other = least.with_(value=6)
    assert not list(find(Pair(source, Side("yy", "min 6", figures=(other,)))))


def test_a_bound_that_is_denied_is_turned_by_it() -> None:
    text = "Spitalul nu are mai mult de 5 medici."
    assert not list(find(pair("ro", text, "en", "The hospital has at most 5 doctors.")))
    assert list(find(pair("ro", text, "en", "The hospital has more than 5 doctors.")))
