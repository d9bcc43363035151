import pytest

from core.annotate.identity.geography import find_known_spot, find_spot, spots


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (
            "Nordkorea de|Corée du Nord fr|Coreei de Nord ro|КНДР ru|Північної Кореї uk",
            "territory:KP",
        ),
        ("Schottland de|Écosse fr|Scoția ro|Шотландия ru|Scotland en", "territory:GB-SCT"),
        ("Großbritannien de|Marea Britanie ro|UK en|Велика Британія uk", "territory:GB"),
        ("Charkiw de|Harkov ro|Харьков ru|Харків uk|Kharkov en", "place:706483"),
        ("Uschhorod de|Oujhorod fr|Ujgorod ro|Ужгород ru", "place:690548"),
        ("Schwarzen Meer de|mer Noire fr|Чорне море uk|Чёрное море ru", "place:black-sea"),
        (
            "Харьковская область ru|Харківська область uk|oblast de Kharkiv fr|Oblast Charkiw de|"
            "regiunea Harkov ro|Kharkiv region en",
            "place:706483-region",
        ),
        ("Republic of Moldova en|République de Moldavie fr|Республика Молдова ru", "territory:MD"),
        ("Nistrului ro|Дністер uk|Dnjestr de", "place:dniester"),
        ("Харькове ru|Харкові uk", "place:706483"),
        ("Gazastreifen de|bande de Gaza fr|сектор Газа ru", "place:gaza-strip"),
        (
            "golfe de Gascogne fr|Golf von Biskaya de|Bay of Biscay en|golfo de Vizcaya es",
            "place:bay-of-biscay",
        ),
        (
            "estrecho de Malaca es|Straße von Malakka de|Strâmtoarea Malacca ro",
            "place:strait-of-malacca",
        ),
        ("Gaza-Stadt de|ville de Gaza fr|город Газа ru", "place:gaza-city"),
    ],
)
def test_one_place_in_many_languages(forms: str, key: str) -> None:
    for told in forms.split("|"):
        form, _, lang = told.rpartition(" ")
        spot = find_spot(form, lang)
        assert spot is not None, form
        assert spot.key == key, form


def test_what_the_language_calls_a_country_comes_first() -> None:
    city, country = find_spot("Mexico", "fr"), find_spot("Mexico", "en")
    assert city is not None and country is not None
    assert (city.key, country.key) == ("place:3530597", "territory:MX")


def test_an_acronym_stands_in_capitals_alone() -> None:
    assert find_known_spot("NRW") is not None
    assert find_known_spot("nrw") is None
    assert find_spot("") is None
    assert find_spot("x" * 10_000) is None


def test_every_form_of_our_table_leads_back_to_its_place() -> None:
    for spot in spots().values():
        for form in spot.forms:
            found = find_known_spot(form, "xx")
            assert found is not None, form
            assert found.key == spot.key or found.key.startswith("territory:"), form


@pytest.mark.parametrize(
    ("form", "lang"),
    [
        ("Valencia", "de"),  # of Spain, or the larger one of Venezuela
        ("Valencia", "fr"),
        ("Komsomolsk", "ro"),  # the former name of a town, and how a larger city is called
        ("Комсомольск", "ru"),
        ("Gorakhpur", "en"),
    ],
)
def test_a_name_that_may_be_of_two_cities_is_none(form: str, lang: str) -> None:
    assert find_spot(form, lang) is None


@pytest.mark.parametrize(
    ("form", "lang", "name"),
    [
        ("Komsomolsk-on-Amur", "en", "Komsomolsk-on-Amur"),
        ("Barcelona", "de", "Barcelona"),
        ("Vienne", "fr", "Vienna"),
        ("Frankfurt", "de", "Frankfurt am Main"),
        ("Birmingham", "en", "Birmingham"),
    ],
)
def test_a_name_that_is_clearly_of_one_city(form: str, lang: str, name: str) -> None:
    spot = find_spot(form, lang)
    assert spot is not None
    assert spot.name == name
