import pytest

from core.annotate.territories import TerritoryRecogniser, is_demonym, territory_name


def _found(text: str, lang: str) -> list[tuple[str, str, str | None]]:
    mentions = TerritoryRecogniser().recognise([text], lang)[0]
    return [(text[m.start : m.end], m.label, m.key) for m in mentions]


@pytest.mark.parametrize(
    ("lang", "text", "form", "label", "key"),
    [
        ("fr", "la Corée du Nord et", "Corée du Nord", "LOC", "territory:KP"),
        ("fr", "des soldats nord-coréens", "nord-coréens", "MISC", "territory:KP"),
        ("fr", "les États-Unis", "États-Unis", "LOC", "territory:US"),
        ("de", "Russlands Minister", "Russlands", "LOC", "territory:RU"),
        ("de", "nordkoreanische Truppen", "nordkoreanische", "MISC", "territory:KP"),
        ("de", "im Ukraine-Konflikt", "Ukraine", "LOC", "territory:UA"),
        ("ro", "sprijinul Coreei de Nord", "Coreei de Nord", "LOC", "territory:KP"),
        ("ro", "artilerie ucraineană", "ucraineană", "MISC", "territory:UA"),
        ("ro", "împotriva Ucrainei", "Ucrainei", "LOC", "territory:UA"),
        ("ro", "poporul Germaniei", "Germaniei", "LOC", "territory:DE"),
        ("en", "the U.S. and", "U.S.", "LOC", "territory:US"),
        ("en", "South Korean troops", "South Korean", "MISC", "territory:KR"),
        ("es", "en Corea del Norte", "Corea del Norte", "LOC", "territory:KP"),
        ("ru", "Россия", "Россия", "LOC", "territory:RU"),
    ],
)
def test_territories_in_every_form(lang: str, text: str, form: str, label: str, key: str) -> None:
    assert _found(text, lang) == [(form, label, key)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "tell us about a turkey and polish it"),
        ("en", "Michael Jordan and Georgia Meloni"),
        ("fr", "Maurice Ravel est né"),
        ("fr", "www.meta-defense.fr"),
        ("und", "nothing"),
    ],
)
def test_what_is_no_territory(lang: str, text: str) -> None:
    assert _found(text, lang) == []


def test_names_are_short_and_in_the_language_asked() -> None:
    assert territory_name("KP") == "North Korea"
    assert territory_name("KP", "fr") == "Corée du Nord"
    assert territory_name("HK") == "Hong Kong"
    assert territory_name("XX") is None


def test_demonyms_are_told_from_names() -> None:
    assert is_demonym("russes", "fr")
    assert not is_demonym("Russie", "fr")
    assert not is_demonym("", "fr")
