"""What countries are called, and what belongs to them."""

import pytest

from core.check.name_keys import country_of_compound, known_forms, nations


@pytest.mark.parametrize(
    ("lang", "form", "key"),
    [
        ("es", "venezolanos", "territory:VE"),
        ("es", "chilenas", "territory:CL"),
        ("pt", "norte-americano", "territory:US"),
        ("pl", "rosyjskich", "territory:RU"),
        ("pl", "duńskiego", "territory:DK"),
        ("sv", "Finska", "territory:FI"),
        ("nl", "Franse", "territory:FR"),
        ("uk", "греків", "territory:GR"),
    ],
)
def test_inhabitants_begin_like_their_country(lang: str, form: str, key: str) -> None:
    assert key in nations(form, lang)


@pytest.mark.parametrize(("lang", "form"), [("es", "mesa"), ("pl", "dronów"), ("it", "governo")])
def test_other_words_are_nobodys(lang: str, form: str) -> None:
    assert not nations(form, lang)


def test_almost_all_letters_are_asked_for() -> None:
    assert nations("venezolanos", "es")
    assert not nations("venezolanos", "es", surely=True)
    assert nations("españoles", "es", surely=True) == {"territory:ES"}


def test_a_compound_begins_with_a_country() -> None:
    assert country_of_compound("Usbekistanbesuch", "de") == ("Usbekistan", "territory:UZ")
    assert country_of_compound("Arbeitsbesuch", "de") is None


def test_a_country_has_its_name_in_the_other_language() -> None:
    assert "Kirgisistan" in known_forms("territory:KG", "Kirghizistan", "de")
