"""Directions that were turned."""

import re

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


@pytest.mark.parametrize(
    ("text", "translation", "is_turned"),
    [
        (
            "Le prix est passé de 520 à 575 euros.",
            "The price has risen from 520 to 575 euros.",
            False,
        ),
        (
            "Le prix est passé de 520 à 575 euros.",
            "The price has fallen from 520 to 575 euros.",
            True,
        ),
        (
            "Le prix est passé de 575 à 520 euros.",
            "The price has fallen from 575 to 520 euros.",
            False,
        ),
        ("Le prix est passé de 575 à 520 euros.", "The price rose from 575 to 520 euros.", True),
    ],
)
def test_two_figures_tell_where_something_went(
    text: str, translation: str, is_turned: bool
) -> None:
    source, target = (
        Side(lang, told, figures=tuple(map(_figure, re.finditer(r"\d+", told))))
        for lang, told in (("fr", text), ("en", translation))
    )
    assert bool(list(find(Pair(source, target)))) == is_turned


def _figure(match: re.Match[str]) -> Figure:
    return Figure(start=match.start(), end=match.end(), text=match[0], value=int(match[0]))


@pytest.mark.parametrize(
    ("text", "translation", "is_turned"),
    [
        ("Moins de voitures et plus de trains.", "Fewer cars and more trains.", False),
        ("Moins de voitures et plus de trains.", "More cars and fewer trains.", True),
        ("Le vote est interdit aux mineurs.", "Voting is forbidden to minors.", False),
        ("Le vote est interdit aux mineurs.", "Voting is permitted to minors.", True),
        ("Il n'a pas réussi à partir.", "He failed to leave.", False),
        ("Le stade du nord a ouvert.", "The southern stadium has opened.", True),
        ("La mer du Nord gèle.", "The North Sea is freezing.", False),
        ("L'action a perdu 3 %.", "The share was down 3%.", False),
        ("L'action a perdu 3 %.", "The share was up 3%.", True),
    ],
)
def test_opposites(text: str, translation: str, is_turned: bool) -> None:
    assert bool(list(find(pair("fr", text, "en", translation)))) == is_turned


@pytest.mark.parametrize(
    ("lang", "text", "translation"),
    [
        ("de", "Nicht weniger, sondern mehr Geld wird gebraucht.", "Not less but more is needed."),
        ("ro", "Chirurgia se va ține săptămâna următoare.", "The surgery will be before the week."),
        ("fr", "Plus de la moitié des élus sont là.", "More than half of the members are there."),
        ("de", "Von 1994 bis 1996 rückte die Armee vor.", "From 1994 to 1996 the army advanced."),
    ],
)
def test_words_that_only_look_alike(lang: str, text: str, translation: str) -> None:
    assert not list(find(pair(lang, text, "en", translation)))
