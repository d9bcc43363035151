from collections import defaultdict

import pytest

from core.annotate.identity.organisations import compose, find_organisation, organisations
from core.annotate.identity.tables import plain


def test_every_form_of_the_table_leads_back_to_its_organisation() -> None:
    claimed: defaultdict[str, set[str]] = defaultdict(set)
    for one in organisations().values():
        for form in one.forms:
            claimed[plain(form)].add(one.key)
    assert {form: keys for form, keys in claimed.items() if len(keys) > 1} == {}
    for one in organisations().values():
        for form in one.forms:
            found = find_organisation(form)
            assert found is not None, form
            assert found.key == one.key, form


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Otan", "org:nato"),
        ("«Газпром»", "org:gazprom"),
        ("ПАО «Газпром»", "org:gazprom"),
        ("Rheinmetall AG", "org:rheinmetall"),
        ("Europäischen Union", "org:european-union"),
        ("the European Union", "org:european-union"),
        ("l'Union européenne", "org:european-union"),
        ("World Trade Organisation", "org:world-trade-organization"),
        ("IS", "org:islamic-state"),
        ("is", None),
        ("Is", None),
        ("Nobody and Sons", None),
    ],
)
def test_forms_in_running_text(form: str, key: str | None) -> None:
    found = find_organisation(form)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (
            "ministère russe de la Défense|russisches Verteidigungsministerium|Ministerul rus al "
            "Apărării|Russian Defence Ministry|Ministry of Defense of Russia|Минобороны РФ|"
            "Министерство обороны Российской Федерации|Міноборони Росії",
            "org:defence-ministry-ru",
        ),
        (
            "МИД Китая|Chinese Foreign Ministry|chinesisches Außenministerium",
            "org:foreign-ministry-cn",
        ),
        ("US-Verteidigungsministerium|Министерство обороны США", "org:pentagon"),
        ("ЗСУ|ВСУ|Armed Forces of Ukraine|ukrainische Streitkräfte", "org:armed-forces-of-ukraine"),
        ("Universität Wien|University of Vienna|Université de Vienne", "org:university-2761369"),
        ("Babeș-Bolyai University|Universitatea Babeș-Bolyai", "org:university-babes-bolyai"),
        ("Heinrich-Böll-Stiftung|Fondation Heinrich Böll", "org:foundation-heinrich-boll"),
        ("Auswärtiges Amt|German Foreign Ministry", "org:foreign-ministry-de"),
        ("Verteidigungsministerium|ministère de la Défense", "org:defence-ministry"),
    ],
)
def test_offices_are_put_together_of_their_parts(forms: str, key: str) -> None:
    for form in forms.split("|"):
        made = find_organisation(form) or compose(form, "")
        assert made is not None, form
        assert made.key == key, form


@pytest.mark.parametrize(
    "form", ["Monobank", "Монобанк", "Russian roulette", "Parlament der Dinge"]
)
def test_other_names_are_no_offices(form: str) -> None:
    assert compose(form, "") is None


@pytest.mark.parametrize(
    ("form", "lang"),
    [
        ("Armatorul", "ro"),
        ("Guvernatorul", "ro"),
        ("Marina", "ro"),
        ("Regierungssprecher", "de"),
        ("Börsenblick", "de"),
        ("Rathausplatz", "de"),
        ("Museumsinsel", "de"),
    ],
)
def test_a_longer_word_is_no_office(form: str, lang: str) -> None:
    assert compose(form, lang) is None


@pytest.mark.parametrize(
    ("form", "lang"), [("Bursa Financiară", "ro"), ("Mairie Bleue", "fr"), ("Neue Börse", "de")]
)
def test_an_exchange_or_city_hall_is_of_a_place(form: str, lang: str) -> None:
    assert compose(form, lang) is None
