"""Tests of who neither confirms nor denies, and of values that are taken back."""

import pytest

from tests.core.brief.stance.labelled import stance_of


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("fr", "Le préfet n'a ni confirmé ni infirmé l'information.", "Le préfet"),
        (
            "de",
            "Der Sprecher wollte die Berichte weder bestätigen noch dementieren.",
            "Der Sprecher",
        ),
        ("ro", "Ministerul nici nu a confirmat, nici nu a infirmat informația.", "Ministerul"),
        ("es", "El portavoz no confirmó ni desmintió la información.", "El portavoz"),
        ("it", "Il portavoce non ha confermato né smentito la notizia.", "Il portavoce"),
        ("en", "The ministry neither confirmed nor denied the report.", "The ministry"),
    ],
)
def test_who_neither_confirms_nor_denies_does_not_confirm(lang: str, text: str, who: str) -> None:
    (one,) = stance_of(lang, text).reported_by
    assert (one.words, one.way) == (who, "does not confirm")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il y a eu douze cas et non vingt, comme l'affirmait le syndicat."),
        ("de", "Es waren zwölf Fälle, nicht zwanzig, wie die Gewerkschaft behauptete."),
        ("ro", "Au fost douăsprezece cazuri, nu douăzeci, cum susținea sindicatul."),
    ],
)
def test_the_value_taken_back_is_not_who_says_the_other(lang: str, text: str) -> None:
    assert not stance_of(lang, text).reported_by


def test_as_somebody_says_without_a_contrast_is_theirs() -> None:
    (one,) = stance_of("fr", "Il y a eu vingt cas, comme l'affirmait le syndicat.").reported_by
    assert one.words == "le syndicat"


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("fr", "La police avait d'abord parlé de six disparus.", "La police"),
        ("fr", "Le maire a, de son côté, évoqué douze victimes.", "Le maire"),
        ("de", "Der Zug sei leer gewesen, meldete der Sender bTV.", "der Sender bTV"),
        (
            "nl",
            "De brug blijft dicht, heeft burgemeester Kok dinsdag meegedeeld.",
            "burgemeester Kok",
        ),
    ],
)
def test_the_subject_is_found_past_adverbs(lang: str, text: str, who: str) -> None:
    assert [one.words for one in stance_of(lang, text).reported_by] == [who]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("ro", "Ministrul a respins zvonurile despre demisia sa.", "Ministrul"),
        ("fr", "Le ministre a démenti les rumeurs de démission.", "Le ministre"),
        ("de", "Der Kreml dementierte die Berichte.", "Der Kreml"),
        ("de", "Die Berichte dementierte der Kreml.", "der Kreml"),
    ],
)
def test_what_is_rejected_is_no_hedge_and_no_speaker(lang: str, text: str, who: str) -> None:
    stance = stance_of(lang, text)
    assert not stance.hedges
    assert [(one.words, one.way) for one in stance.reported_by] == [(who, "denies")]


@pytest.mark.parametrize(
    ("lang", "text", "is_hedged"),
    [
        ("fr", "Le gouvernement n'exclut pas de réquisitionner du personnel.", False),
        ("fr", "Le gouvernement n'exclut pas une coalition.", False),
        ("fr", "La police n'exclut pas un attentat.", True),
        ("ro", "Premierul nu exclude alegeri anticipate.", False),
        ("ro", "Poliția nu exclude un sabotaj.", True),
    ],
)
def test_what_one_may_do_oneself_is_kept_open_and_no_hearsay(
    lang: str, text: str, is_hedged: bool
) -> None:
    assert bool(stance_of(lang, text).hedges) is is_hedged
