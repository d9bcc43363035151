"""Negations lost and added, and everything that only looks like one."""

import pytest

from core.check.negation import find, signs_of
from core.check.pair import Side
from tests.core.check.pairs import pair


def told(lang: str, text: str, target: str, translation: str) -> list[str]:
    return [one.message for one in find(pair(lang, text, target, translation))]


def test_a_lost_negation_is_named_and_placed() -> None:
    text = "Le pont n’a pas été rouvert."
    (warning,) = find(pair("fr", text, "en", "The bridge has been reopened."))
    assert warning.check == "negation"
    assert warning.message == "The original negates (“n’a pas”); the translation does not."
    assert warning.lost == text[warning.start : warning.end] == "n’a pas"


def test_an_added_negation_has_no_place_in_the_original() -> None:
    (warning,) = find(pair("de", "Die Brücke ist offen.", "en", "The bridge is not open."))
    assert warning.message == "The translation negates (“not”); the original does not."
    assert (warning.lost, warning.start, warning.end) == ("", None, None)


def test_the_negation_of_one_clause_does_not_stand_in_for_that_of_another() -> None:
    text = (
        "Der Minister hat den Vertrag nicht unterschrieben, weil die Opposition im Parlament nach "
        "langen Beratungen am späten Abend erklärt hatte, dass sie ihn nicht unterstützt."
    )
    good = (
        "The minister did not sign the contract because the opposition in parliament had declared "
        "late in the evening after long deliberations that it did not support it."
    )
    assert not told("de", text, "en", good)
    assert told("de", text, "en", good.replace("did not sign", "signed"))
    (warning,) = find(pair("de", text, "en", good.replace("did not support", "supported")))
    assert warning.start is not None and warning.start > 100


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Elle n'a que deux fils.", "She has only two sons."),
        ("Avant qu'il ne parte, il a signé.", "He signed before leaving."),
        ("Il n'a jamais rien dit à personne.", "He never said anything to anyone."),
        ("Il manque de preuves.", "There is not enough evidence."),
        ("C'est impossible.", "It is not possible."),
        ("Ce n'est pas sans risque.", "It is risky."),
    ],
)
def test_french_that_only_looks_so(text: str, translation: str) -> None:
    assert not told("fr", text, "en", translation)


@pytest.mark.parametrize(
    ("lang", "text", "target", "translation"),
    [
        ("ro", "Partidul va contesta rezultatele.", "en", "The party will challenge the results."),
        ("ro", "Partidul a contestat rezultatele.", "en", "The party appealed against the result."),
        ("ro", "Partidul contestă rezultatele.", "de", "Die Partei ficht die Ergebnisse an."),
        ("fr", "Le parti contestera les résultats.", "en", "The party will challenge the results."),
        ("de", "Die Partei will die Wahl anfechten.", "en", "The party will challenge the vote."),
        ("es", "El partido impugnará el resultado.", "en", "The party will contest the result."),
    ],
)
def test_a_verb_of_challenging_is_no_negation(
    lang: str, text: str, target: str, translation: str
) -> None:
    assert not told(lang, text, target, translation)


def test_what_is_denied_may_be_disputed_but_not_granted() -> None:
    for text in ("Ministrul neagă acuzația.", "Ministrul respinge acuzația."):
        assert not told("ro", text, "en", "The minister challenges the accusation.")
        assert told("ro", text, "en", "The minister confirms the accusation.")


def test_an_adjective_that_denies_is_missed() -> None:
    assert told("fr", "La livraison est impossible.", "en", "Delivery is possible.")
    assert not told("fr", "La livraison est impossible.", "en", "Delivery is out of the question.")


def test_both_directions_and_pairs_without_english() -> None:
    assert told("en", "He did not come.", "fr", "Il est venu.")
    assert not told("en", "He did not come.", "fr", "Il n'est pas venu.")
    assert told("fr", "Il n'est pas venu.", "de", "Er ist gekommen.")
    assert not told("fr", "Il n'est pas venu.", "de", "Er ist nicht gekommen.")


def test_a_language_without_facts_is_passed_over() -> None:
    assert not told("xx", "Ne ne ne.", "en", "He did not come.")
    assert not told("fr", "Il n'est pas venu.", "und", "Il est venu.")


def test_a_text_of_nothing_but_negations_is_passed_over() -> None:
    assert not told("en", "no " * 5000, "fr", "oui")


@pytest.mark.parametrize(
    ("text", "translation", "is_lost"),
    [
        ("Le ministre dément.", "The minister denies it.", False),
        ("Le ministre dément.", "The minister confirms it.", True),
        ("Il a refusé de partir.", "He would not leave.", False),
        ("Ce n'est pas une guerre contre eux.", "It is a war against them.", True),
        ("Les députés s'opposent au texte.", "The deputies are against the bill.", False),
        ("Ils ont rejeté la motion de censure.", "They rejected the no-confidence motion.", False),
        ("Ils ont rejeté la motion de censure.", "They passed the no-confidence motion.", True),
        ("L'orage a privé la ville d'eau.", "The storm has left the town without water.", False),
    ],
)
def test_refusals_need_an_answer(text: str, translation: str, is_lost: bool) -> None:
    assert bool(list(find(pair("fr", text, "en", translation)))) == is_lost


def test_names_are_no_signs() -> None:
    assert not signs_of(Side("fr", "Le club de Sansan et Paul Interdi jouent."))
    text = "Шахматист Ян Непомнящий не сумел победить."
    (sign,) = signs_of(Side("ru", text))
    assert text[sign.start : sign.end] == "не"
