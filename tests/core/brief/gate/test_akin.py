"""What a source says with another word: offices, and places in compounds and adjectives."""

import pytest

from core.article import Entity
from core.brief.gate.akin import (
    is_in_compound,
    is_part_of_office,
    is_same_office,
    territory_of,
    without_adjectives,
)
from core.check.pair import Side

ENGLISH = Side("en", "", (), (), ())


@pytest.mark.parametrize(
    ("name", "lang", "text", "is_same"),
    [
        ("Embassy", "ro", "Ambasada României tace.", True),
        ("Embassy", "fr", "L'hôpital se tait.", False),
        ("City Hospital", "de", "Das Krankenhaus schweigt.", True),
        ("Velora Hospital", "de", "Das Krankenhaus schweigt.", False),
    ],
)
def test_an_office_of_plain_words_is_known_by_what_its_noun_means(
    name: str, lang: str, text: str, is_same: bool
) -> None:
    assert is_same_office(name, ENGLISH, Side(lang, text, (), (), ())) == is_same


@pytest.mark.parametrize(
    ("key", "name", "lang", "text", "stands"),
    [
        ("place:rhine", "Rhine", "de", "Sie suchen auf der Rheinseite.", True),
        ("place:rhine", "Rhine", "de", "Sie suchen auf der Seite.", False),
        ("place:2911298", "Hamburg", "it", "Il gruppo amburghese tace.", True),
        ("place:2911298", "Hamburg", "it", "Il gruppo tace.", False),
        ("place:2911298", "Hamburg", "it", "Gli hamburger costano.", False),
        ("person:rhine", "Rhine", "de", "Sie suchen auf der Rheinseite.", False),
    ],
)
def test_a_place_may_begin_a_compound_or_an_adjective(
    key: str, name: str, lang: str, text: str, stands: bool
) -> None:
    assert is_in_compound(key, name, Side(lang, text, (), (), ())) == stands


def test_an_office_is_named_by_the_first_words_of_what_it_is_called() -> None:
    bank = Entity(start=0, end=3, text="BNR", label="ORG", name="National Bank of Romania")
    cited = Side("ro", "BNR tace.", (bank,), (), ())
    assert is_part_of_office("National Bank", cited)
    assert not is_part_of_office("Romania", cited)
    assert not is_part_of_office("National Court", cited)


def test_adjectives_before_a_name_are_no_part_of_it() -> None:
    assert without_adjectives("conservative People's Union") == "People's Union"
    assert without_adjectives("al-nahud") == "al-nahud"


def test_a_continent_without_an_identity_is_known() -> None:
    assert territory_of("Europe", "en") == "territory:150"
    assert territory_of("Velora", "en") is None
