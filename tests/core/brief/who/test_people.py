"""Surnames and full names of one person, houses taken for places, nouns beside names."""

import pytest

from core.article import Article, Entity, Label
from core.brief.sentences import sentences_of
from core.brief.who import NameRow
from core.brief.who.people import same_people
from core.brief.who.rows import list_names
from tests.core.brief.articles import Said, make_article
from tests.core.brief.who.test_roles import found_in, read

LABELS: dict[str, Label] = {"Brandt": "PER", "Katharina Brandt": "PER", "Radu Pintea": "PER"}


def rows(*articles: Article) -> dict[Label, tuple[NameRow, ...]]:
    every = [one for own in articles for one in sentences_of(own, "en")]
    return list_names(every, "en")


def named(article_id: str, lang: str, text: str, *names: str) -> Article:
    """Return an article of one sentence with some names; those that are no person's are places."""
    bare = make_article(article_id, lang, [Said("paragraph", text, None)], is_annotated=False)
    entities = [
        Entity(
            start=bare.text.index(name),
            end=bare.text.index(name) + len(name),
            text=name,
            label=LABELS.get(name, "LOC"),
            key=f"guess:{name.casefold()}",
        )
        for name in names
    ]
    return bare.with_(entities=tuple(entities))


def test_a_surname_of_the_same_house_is_the_full_name() -> None:
    people = [
        ("katharina-brandt", frozenset({"Katharina Brandt"}), frozenset({"nordbank"})),
        ("brandt", frozenset({"Brandt"}), frozenset({"nordbank", "hamburg"})),
    ]
    assert same_people(people) == {"brandt": "katharina-brandt"}


@pytest.mark.parametrize(
    "other",
    [
        ("brandt", frozenset({"Brandt"}), frozenset({"südbank"})),
        ("brandt", frozenset({"Brandt"}), frozenset()),
        ("roth", frozenset({"Roth"}), frozenset({"nordbank"})),
    ],
)
def test_others_stay_apart(other: tuple[str, frozenset[str], frozenset[str]]) -> None:
    people = [("katharina-brandt", frozenset({"Katharina Brandt"}), frozenset({"nordbank"})), other]
    assert not same_people(people)


def test_two_who_bear_a_surname_leave_it_alone() -> None:
    office = frozenset({"nordbank"})
    people = [
        ("a", frozenset({"Katharina Brandt"}), office),
        ("b", frozenset({"Willy Brandt"}), office),
        ("c", frozenset({"Brandt"}), office),
    ]
    assert not same_people(people)


def test_the_full_name_is_shown() -> None:
    found = rows(
        named("a", "de", "Nordbank-Chefin Katharina Brandt sprach.", "Katharina Brandt"),
        named("b", "de", "Nordbank-Chefin Brandt schwieg.", "Brandt"),
        named("c", "de", "Und Brandt schwieg weiter.", "Brandt"),
    )
    (person,) = found["PER"]
    assert (person.name, person.mentions) == ("Katharina Brandt", 3)


def test_what_somebody_is_the_director_of_is_a_house() -> None:
    text = "Directorul Azochim, Radu Pintea, a plecat."
    found = rows(named("a", "ro", text, "Azochim", "Radu Pintea"))
    assert [one.name for one in found["ORG"]] == ["Azochim"]
    text = "Primarul Azochim, Radu Pintea, a plecat."
    found = rows(named("a", "ro", text, "Azochim", "Radu Pintea"))
    assert [one.name for one in found["LOC"]] == ["Azochim"]


def test_what_a_house_is_stands_after_its_name_in_english() -> None:
    (one,) = read(["The {o:Verdi=union} union called for protests."])
    assert found_in("en", one) == {("Verdi", "union")}
    (two,) = read(["The {o:Verdi} union leader called for protests."])
    assert found_in("en", two) == set()


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Le dossier {Paul Martin} est clos."),
        ("fr", "Le chantier, {Paul Martin}, le jardin et la cour sont finis."),
        ("de", "Das Theater {Anna Berg} schließt."),
        ("ro", "Dosarul {Ion Marin} este închis."),
        ("en", "The {o:Numera} report is out."),
    ],
)
def test_other_nouns_beside_a_name_are_no_roles(lang: str, line: str) -> None:
    (one,) = read([line])
    assert found_in(lang, one) == set()
