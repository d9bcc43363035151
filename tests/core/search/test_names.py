"""A name is found in all its forms, in all languages, and that is said."""

from pathlib import Path

import pytest

from core.search import SearchIndex
from core.store import IdentityChoice, Library, NamedForm
from tests.core.search.articles import SHOIGU, index_of, make_article, named, places, translated

FORMS = {
    "a1": ("fr", "Choïgou est parti."),
    "b2": ("ro", "Șoigu a plecat."),
    "c3": ("de", "Schoigu ist fort."),
    "d4": ("ru", "Шойгу уехал."),
    "e5": ("en", "Sergei Shoigu has left."),
}


@pytest.fixture
def found(tmp_path: Path) -> SearchIndex:
    articles = [make_article(key, text, lang=lang) for key, (lang, text) in FORMS.items()]
    # two are marked as names, the others stand in the text alone
    articles[1] = named(articles[1], "Șoigu", "PER", SHOIGU)
    articles[3] = named(articles[3], "Шойгу", "PER", SHOIGU)
    return index_of(tmp_path / "library", *articles)[1]


@pytest.mark.parametrize(
    "question",
    ["Schoigu", "choigou", "SHOIGU", "Шойгу", "soigu", "Sergei Schoigu", "Sergey Shoigu"],
)
def test_any_form_finds_all(found: SearchIndex, question: str) -> None:
    results = found.search(question)
    assert {article for article, _ in places(results)} == set(FORMS)
    assert {one.key for one in results.widened} == {SHOIGU}
    assert all(one.original.marks for one in results.hits)
    assert question in results.widened[0].sentence()


def test_quotes_and_beginnings_are_not_widened(found: SearchIndex) -> None:
    for question in ('"schoigu"', "schoig*"):
        results = found.search(question)
        assert places(results) == {("c3", 0)}
        assert not results.widened


def test_a_filter_asks_for_names_alone(found: SearchIndex) -> None:
    for question in ("person:schoigu", "person:Choïgou", 'person:"Sergei Shoigu"'):
        assert places(found.search(question)) == {("b2", 0), ("d4", 0)}
    assert not found.search("place:schoigu").hits


def test_an_excluded_name_is_excluded_in_all_forms(found: SearchIndex) -> None:
    assert places(found.search("ist OR has OR est -Schoigu")) == set()
    results = found.search('ist OR has OR est -"Schoigu"')
    assert places(results) == {("a1", 0), ("e5", 0)}
    assert not found.search("-Schoigu").widened


def test_short_acronyms_are_asked_for_in_capitals(tmp_path: Path) -> None:
    one = named(make_article("a1", "Les États-Unis"), "États-Unis", "LOC", "territory:US")
    two = named(make_article("b2", "The US left", lang="en"), "US", "LOC", "territory:US")
    three = make_article("c3", "Tell us more", lang="en")
    _, index = index_of(tmp_path / "library", one, two, three)
    assert places(index.search("us")) == {("b2", 0), ("c3", 0)}
    assert ("a1", 0) in places(index.search("US"))
    assert places(index.search("USA")) == {("a1", 0), ("b2", 0)}


def test_a_surname_finds_its_bearers(tmp_path: Path) -> None:
    key = "person:ivan-petrenko"
    one = named(make_article("a1", "Ivan Petrenko"), "Ivan Petrenko", "PER", key)
    two = named(make_article("b2", "Иван Петренко", lang="ru"), "Иван Петренко", "PER", key)
    three = named(make_article("c3", "Ivan Marin"), "Ivan Marin", "PER", "person:ivan-marin")
    _, index = index_of(tmp_path / "library", one, two, three)
    assert places(index.search("petrenko")) == {("a1", 0), ("b2", 0)}
    assert places(index.search("ivan")) == {("a1", 0), ("c3", 0)}
    assert places(index.search("person:ivan")) == {("a1", 0), ("b2", 0), ("c3", 0)}


def test_a_name_that_nobody_knows_goes_by_its_sound(tmp_path: Path) -> None:
    key = "person:shcherbakov"
    one = named(make_article("a1", "Chtcherbakov parle"), "Chtcherbakov", "PER", key)
    _, index = index_of(tmp_path / "library", one)
    assert places(index.search("Schtscherbakow")) == {("a1", 0)}
    assert index.search("Schtscherbakow").widened[0].forms == ("Chtcherbakov",)
    assert places(index.search("person:Щербаков")) == {("a1", 0)}


def test_a_name_by_its_sound_loads_no_table_of_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = named(make_article("a1", "Poutine parle"), "Poutine", "PER", "person:vladimir-putin")
    _, index = index_of(tmp_path / "library", one)

    def load() -> None:
        raise AssertionError("the tables were read, which takes half a second")

    for name in ("_by_letters", "_by_reading", "_people"):
        monkeypatch.setattr(f"core.annotate.identity.people.{name}", load)
    for question in ("Puttin", "Puttins", 'person:"Wladimyr Puttin"'):
        assert places(index.search(question)) == {("a1", 0)}, question
    assert not index.search("Nigel Nobodys").total


@pytest.mark.parametrize(
    "question",
    ["Moskau", "moskau", "Москва", "MOSKAU", "place:moskau", "Moscou", "-Moscovium moskau"],
)
def test_a_city_is_found_under_what_other_languages_call_it(tmp_path: Path, question: str) -> None:
    moscow = named(make_article("a1", "Moscova tace.", lang="ro"), "Moscova", "LOC", "place:524901")
    other = named(make_article("b2", "Lyon se tait.", lang="fr"), "Lyon", "LOC", "place:2996944")
    results = index_of(tmp_path / "library", moscow, other)[1].search(question)
    assert places(results) == {("a1", 0)}
    assert results.widened[0].key == "place:524901"


def test_a_city_of_two_words_is_one_name(tmp_path: Path) -> None:
    city = named(make_article("a1", "NYC tace.", lang="ro"), "NYC", "LOC", "place:5128581")
    new = make_article("b2", "Le mot new plaît à York.", lang="fr")
    found = index_of(tmp_path / "library", city, new)[1].search("new york city")
    assert ("a1", 0) in places(found)


def test_adjectives_of_a_country_stay_apart_from_its_name(tmp_path: Path) -> None:
    one = named(
        make_article("a1", "Russland schweigt", lang="de"), "Russland", "LOC", "territory:RU"
    )
    two = named(make_article("b2", "Une fusée russe"), "russe", "MISC", "territory:RU")
    three = named(
        make_article("c3", "Eine russische Rakete", lang="de"), "russische", "MISC", "territory:RU"
    )
    _, index = index_of(tmp_path / "library", one, two, three)
    assert places(index.search("russe")) == {("b2", 0), ("c3", 0)}
    assert places(index.search("Russie")) == {("a1", 0)}


def test_names_of_a_translation_count(tmp_path: Path) -> None:
    article = translated(make_article("a1", "Le ministre parle"), _0="Shoigu speaks")
    made = article.translations["en"][0]
    entity = named(make_article("x", "Shoigu"), "Shoigu", "PER", SHOIGU).entities
    article = article.with_translations("en", (made.with_(entities=entity),))
    _, index = index_of(tmp_path / "library", article)
    (hit,) = index.search("person:Schoigu").hits
    assert hit.translation is not None
    assert hit.translation.marks == ((0, 6),)


def choice(kind: str, one: str, other: str, keys: tuple[str, str]) -> IdentityChoice:
    sides = [
        NamedForm(form=form, key=key, name=form, label="PER")
        for form, key in zip((one, other), keys, strict=True)
    ]
    return IdentityChoice(kind=kind, one=sides[0], other=sides[1])  # type: ignore[arg-type]


def library_of_two(folder: Path) -> tuple[Library, SearchIndex]:
    one = named(make_article("a1", "Ivan Petrov"), "Ivan Petrov", "PER", "person:ivan-petrov")
    two = named(make_article("b2", "Jovan Petrovski"), "Jovan Petrovski", "PER", "person:jovan-p")
    return index_of(folder, one, two)


def test_what_the_reader_has_joined_is_one(tmp_path: Path) -> None:
    library, index = library_of_two(tmp_path / "library")
    assert places(index.search("Petrovski")) == {("b2", 0)}
    keys = ("person:ivan-petrov", "person:jovan-p")
    library.choose_identity(choice("same", "Ivan Petrov", "Jovan Petrovski", keys))
    assert places(index.search("Petrovski")) == {("a1", 0), ("b2", 0)}
    assert places(index.search("person:ivan")) == {("a1", 0), ("b2", 0)}


def test_what_the_reader_has_parted_is_two(found: SearchIndex, tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.choose_identity(choice("apart", "Șoigu", "Шойгу", (SHOIGU, SHOIGU)))
    assert ("d4", 0) not in places(found.search("person:Șoigu"))
    assert places(found.search("person:Шойгу")) == {("d4", 0)}
    assert ("d4", 0) not in places(found.search("Schoigu"))
