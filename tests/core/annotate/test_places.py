import pytest

from core.annotate.places import PlaceRecogniser, find_place


def _found(text: str, lang: str) -> list[tuple[str, str | None]]:
    mentions = PlaceRecogniser().recognise([text], lang)[0]
    return [(text[m.start : m.end], m.name) for m in mentions]


@pytest.mark.parametrize(
    ("lang", "text", "form", "name"),
    [
        ("fr", "un accord conclu à Pyongyang avec", "Pyongyang", "Pyongyang"),
        ("fr", "la ville de Charkiw", "Charkiw", "Kharkiv"),
        ("fr", "la région de Koursk", "Koursk", "Kursk"),
        ("de", "in Moskau", "Moskau", "Moscow"),
        ("de", "Moskaus Truppen", "Moskaus", "Moscow"),
        ("ro", "sprijinul Moscovei", "Moscovei", "Moscow"),
        ("ro", "a spus Phenianul", "Phenianul", "Pyongyang"),
        ("en", "talks in Riyadh", "Riyadh", "Riyadh"),
    ],
)
def test_cities_under_their_other_names(lang: str, text: str, form: str, name: str) -> None:
    assert _found(text, lang) == [(form, name)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "220 Haubitzen autonome"),
        ("fr", "Laisser un commentaire"),
        ("fr", "Vivre au quotidien"),
        ("de", "Das Essen und die Halle"),
        ("en", "Paris Hilton sang"),
        ("en", "Reading is fun"),
        ("ro", "Mare și Bun"),
    ],
)
def test_ordinary_words_are_no_places(lang: str, text: str) -> None:
    assert _found(text, lang) == []


def test_one_place_has_one_key_in_every_spelling() -> None:
    spelled = [find_place(form) for form in ("Kharkiv", "Charkiw", "Harkov", "Харків")]
    assert {place.key for place in spelled if place is not None} == {"place:706483"}
    assert None not in spelled


def test_the_larger_namesake_is_meant() -> None:
    moscow = find_place("Moscow")
    assert moscow is not None
    assert moscow.population > 5_000_000
    assert find_place("Nosuchtownanywhere") is None
