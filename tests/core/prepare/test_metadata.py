import pytest

from core.prepare import dateline, prepare
from core.prepare.metadata import find_publisher, names_in_byline
from tests.core.prepare.pages import document

_TEXTS = {
    "de": "Der Minister kündigte an, dass die Gespräche mit den Nachbarn im Herbst weitergehen. "
    "Bis dahin soll ein Entwurf vorliegen, der auch die Fragen der Kleineren aufnimmt.",
    "fr": "Le ministre a annoncé que les négociations avec les voisins reprendraient à l'automne. "
    "D'ici là, un projet doit être présenté, qui tiendra compte des questions des petits pays.",
    "ro": "Ministrul a anunțat că negocierile cu vecinii vor fi reluate în această toamnă. "
    "Până atunci trebuie prezentat un proiect care să țină cont de întrebările țărilor mici.",
    "en": "The minister announced that the negotiations with the others would resume in autumn. "
    "Until then a draft is to be presented that takes up the questions of the smaller countries.",
}
_TITLES = {
    "de": "Die Gespräche gehen im Herbst weiter",
    "fr": "Les négociations reprendront à l'automne",
    "ro": "Negocierile vor fi reluate la toamnă",
    "en": "Negotiations to resume in autumn",
}


@pytest.mark.parametrize(
    ("lang", "line", "published", "byline"),
    [
        ("de", "Von Anna Müller, 3. März 2023", "2023-03-03", "Anna Müller"),
        ("de", "Veröffentlicht am 03.03.2023, 14:12 Uhr", "2023-03-03", None),
        ("fr", "Par Jean Dupont et Marie Durand", None, "Jean Dupont et Marie Durand"),
        ("fr", "Publié le 3 mars 2023 à 14h12", "2023-03-03", None),
        ("ro", "Publicat la 3 martie 2023", "2023-03-03", None),
        ("ro", "Autor: Ion Popescu", None, "Ion Popescu"),
        ("en", "By Jane Smith", None, "Jane Smith"),
        ("en", "March 3, 2023", "2023-03-03", None),
        ("en", "2023-03-03", "2023-03-03", None),
    ],
)
def test_lines_under_the_title_are_read(
    lang: str, line: str, published: str | None, byline: str | None
) -> None:
    text = _TEXTS[lang]
    article = prepare(document(f"{_TITLES[lang]}\n{line}\n{text}\n{text[::1]} 2023."))
    assert article.published == published
    assert article.byline == byline
    assert article.title == _TITLES[lang]


def test_dates_of_other_headlines_are_not_the_articles() -> None:
    text = _TEXTS["de"]
    article = prepare(
        document(f"{_TITLES['de']}\n{text}\n{text} So.\n4. März 2023 · 10:00\nEine andere Meldung")
    )
    assert article.published is None


def test_an_update_is_not_the_publication() -> None:
    lines = "Veröffentlicht am 3. März 2023\nAktualisiert am 5. März 2023"
    article = prepare(document(f"{_TITLES['de']}\n{lines}\n{_TEXTS['de']}"))
    assert article.published == "2023-03-03"


def test_what_the_source_knows_goes_first_and_is_cleaned() -> None:
    article = prepare(
        document(
            f"{_TITLES['de']}\n3. März 2023\n{_TEXTS['de']}",
            title="Ein \x1b[31mTitel",
            published="2022-01-02T10:00:00Z",
            byline="Anna\u202e Müller",
            publisher="Die\nZeitung",
        )
    )
    assert article.title == "Ein Titel"
    assert article.published == "2022-01-02"
    assert article.byline == "Anna Müller"
    assert article.publisher == "Die Zeitung"


def test_a_preposition_is_no_byline() -> None:
    article = prepare(document(f"{_TITLES['ro']}\nDe la începutul anului\n{_TEXTS['ro']}"))
    assert article.byline is None


@pytest.mark.parametrize(
    ("line", "lang", "names"),
    [
        ("Von Katrin Hoffmann, Berlin", "de", "Katrin Hoffmann"),
        ("Von Anna Maier und Eva Klein, Frankfurt am Main", "de", "Anna Maier und Eva Klein"),
        ("Von Anna Maier, Paul Schmidt", "de", "Anna Maier, Paul Schmidt"),
        ("Par Jean Dupont à Paris", "fr", "Jean Dupont"),
        ("De Ion Popescu, București", "ro", "Ion Popescu"),
        ("By JANE DOE, London", "en", "JANE DOE"),
        ("Автор: Иван Петров, Москва", "ru", "Иван Петров"),
    ],
)
def test_a_byline_names_persons_without_places(line: str, lang: str, names: str) -> None:
    assert names_in_byline(line, lang) == names


def test_towns_are_read_only_for_a_line_that_begins_like_a_byline() -> None:
    dateline._is_town.cache_clear()
    dateline._towns.cache_clear()
    assert names_in_byline("Ein Abend in Rom, Paris", "de") is None
    assert dateline._towns.cache_info().currsize == 0
    assert names_in_byline("Von Katrin Hoffmann, Paris", "de") == "Katrin Hoffmann"
    assert dateline._towns.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("notice", "publisher"),
    [
        ("© Tous droits réservés", None),
        ("© 2024 Tous droits réservés Le Quotidien", "Le Quotidien"),
        ("© 2024 Le Quotidien. Tous droits réservés", "Le Quotidien"),
        ("© Todos los derechos reservados", None),
        ("© 2024 Alle Rechte vorbehalten", None),
        ("Copyright 2024 All Rights Reserved", None),
        ("© Все права защищены", None),
    ],
)
def test_a_publisher_is_no_phrase_on_rights(notice: str, publisher: str | None) -> None:
    assert find_publisher([], None, [notice]) == publisher
