from collections import Counter

import pytest

from core.annotate.identity.people import find_person, people
from core.annotate.identity.tables import read_lines


def test_every_spelling_of_the_table_leads_back_to_its_person() -> None:
    for person in people().values():
        for form in person.forms:
            found = find_person(form)
            assert found is not None
            assert found[0].key == person.key, form


def test_every_short_form_means_one_person() -> None:
    bearers = Counter(form for person in people().values() for form in set(person.short))
    shared = {form for form, count in bearers.items() if count > 1}
    assert not shared
    for person in people().values():
        for form in person.short:
            found = find_person(form)
            assert found is not None
            assert found[0].key == person.key, form


def test_no_name_stands_twice() -> None:
    names = [line[0].lstrip("!*") for line in read_lines("people.txt") if line[0][0] != "="]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(names) > 500


@pytest.mark.parametrize(
    ("form", "lang", "key"),
    [
        ("Chmyhal", "fr", "person:denys-shmyhal"),
        ("Denis Șmîhal", "ro", "person:denys-shmyhal"),
        ("Роберт Габек", "uk", "person:robert-habeck"),
        ("J. D. Vance", "en", "person:jd-vance"),
        ("VLADIMIR PUTIN", "en", "person:vladimir-putin"),
        ("Wladimir Wladimirowitsch Putin", "de", "person:vladimir-putin"),
        ("Bachar Al-Assad", "fr", "person:bashar-al-assad"),
        ("默茨", "", None),
        ("習近平", "", "person:xi-jinping"),
        ("习近平", "", "person:xi-jinping"),
    ],
)
def test_spellings_that_nobody_listed(form: str, lang: str, key: str | None) -> None:
    found = find_person(form, lang)
    assert (found[0].key if found else None) == key


@pytest.mark.parametrize(
    "form", ["Vladimir", "Kim", "Klitschko", "Gandhi", "Johnson Smith", "Wang"]
)
def test_what_many_bear_means_nobody(form: str) -> None:
    assert find_person(form) is None
