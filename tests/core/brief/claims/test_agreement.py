"""Facts that agree, and facts that contradict."""

import pytest

from core.brief.claims.agreement import (
    contradicts,
    has_facts_of,
    has_figure,
    is_telling,
    same_figures,
)
from core.brief.claims.content import Content
from core.brief.sentences import sentences_of
from tests.core.brief.articles import Said, make_article
from tests.core.brief.claims.test_same import article

NOTHING: frozenset[str] = frozenset()


def content(text: str) -> Content:
    """Return the first sentence of a made article that is not its headline."""
    return Content(sentence=sentences_of(article(text), "en")[1], number=0)


def bare(text: str, lang: str) -> Content:
    made = make_article("a", lang, [Said("paragraph", text)])
    return Content(sentence=sentences_of(made, lang)[0], number=0)


@pytest.mark.parametrize(
    ("line", "mate", "holds"),
    [
        ("More than 400 kilograms were found.", "They found 420 kilograms.", True),
        ("They found 420 kilograms.", "More than 400 kilograms were found.", False),
        ("More than 400 kilograms were found.", "They found 900 kilograms.", False),
        ("About 30 people were arrested.", "Police arrested 31 people.", True),
        ("Police arrested 31 people.", "Police arrested 46 people.", False),
        ("The fire destroyed 40 houses.", "The fire destroyed 40 cars.", False),
        ("The fire destroyed 40 houses.", "The blaze has ruined 40 homes.", True),
    ],
)
def test_figures_bear_out_what_is_no_more_exact_and_of_the_same(
    line: str, mate: str, holds: bool
) -> None:
    assert has_facts_of(content(mate), content(line), NOTHING) == holds
    assert bool(same_figures(content(mate), content(line))) == holds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army has taken the town.", "The army has not taken the town."),
        ("The army will take the town.", "The army took the town."),
        ("The army could take the town.", "The army took the town."),
        ("Schools open on Monday.", "Schools open on Tuesday."),
        ("A further 20 people were hurt.", "In total 20 people were hurt."),
        ("Police arrested 31 people.", "Police arrested 46 people."),
    ],
)
def test_contradictions(one: str, other: str) -> None:
    assert contradicts(content(one), content(other))
    assert contradicts(content(other), content(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They demonstrated against the planned reform.", "They marched against the reform."),
        ("The claims could not be verified.", "The claims cannot be verified."),
        ("The minister ruled out a delay.", "The delay has not been granted."),
        ("The union demands shorter hours.", "The union wants shorter hours."),
        ("The deputies are to vote in May.", "The vote is scheduled for May."),
    ],
)
def test_other_words_do_not_contradict(one: str, other: str) -> None:
    assert not contradicts(content(one), content(other))


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("es", "El gobierno ha retirado el proyecto.", "El gobierno no ha retirado el proyecto."),
        ("it", "Il governo ha ritirato il progetto.", "Il governo non ha ritirato il progetto."),
        ("pt", "O governo retirou o projeto.", "O governo não retirou o projeto."),
        ("nl", "De regering heeft het plan.", "De regering heeft het plan niet."),
        ("pl", "Rząd wycofał projekt.", "Rząd nie wycofał projektu."),
        ("ru", "Правительство отозвало проект.", "Правительство не отозвало проект."),
        ("uk", "Уряд відкликав проєкт.", "Уряд не відкликав проєкт."),
        ("de", "Die Regierung zog den Plan zurück.", "Die Regierung zog ihn nicht zurück."),
        ("fr", "Le gouvernement a retiré le texte.", "Le gouvernement n'a pas retiré le texte."),
        ("ro", "Guvernul a retras proiectul.", "Guvernul nu a retras proiectul."),
    ],
)
def test_a_negation_contradicts_in_each_language(lang: str, one: str, other: str) -> None:
    assert contradicts(bare(one, lang), bare(other, lang))


def test_small_counts_are_the_same_by_chance() -> None:
    def quantity(value: float, kind: str, unit: str | None) -> bool:
        return is_telling((kind, unit, value, None, None))

    assert quantity(31, "count", None)
    assert quantity(4.5, "percent", "%")
    assert not quantity(2, "count", None)
    assert not quantity(4, "duration", "year")


def test_one_person_is_not_several() -> None:
    one = content("One person is still missing in the valley.")
    assert contradicts(one, content("Three people are still missing in the valley."))
    assert not contradicts(one, content("One person is missing in the valley since Friday."))


def test_what_is_to_come_may_be_told_in_the_present() -> None:
    told = content("Negotiators travel to Geneva on 12 December 2024.")
    assert not contradicts(told, content("Negotiators will travel to Geneva on 12 December 2024."))
    past = content("Negotiators travel to Geneva on 12 October 2024.")
    assert contradicts(past, content("Negotiators will travel to Geneva on 12 October 2024."))


def test_the_latest_news_need_not_name_its_day() -> None:
    line = content("Police arrested 14 demonstrators in Lyon on Wednesday.")
    mate = content("Police arrested 14 demonstrators in Lyon.")
    assert has_facts_of(mate, line, NOTHING)
    old = content("Police arrested 14 demonstrators in Lyon on 2 November.")
    assert not has_facts_of(mate, old, NOTHING)


def test_an_exact_number_counts_one_thing_whatever_it_is_called() -> None:
    def agree(number: str) -> bool:
        line = content(f"The storm left {number} households in the dark.")
        mate = content(f"The storm left {number} dentists in the dark.")
        return all(has_figure(mate, line, one) for one in line.figures)

    assert agree("18,350")
    assert not agree("20")
