"""A place and a person side by side that were taken for one name."""

import pytest

from core.annotate.adjoining import part_places
from core.annotate.recogniser import Mention
from core.article import Label


def parted(lang: str, text: str, *guesses: tuple[str, Label]) -> list[tuple[str, Label]]:
    found = [
        Mention(
            start=text.index(form), end=text.index(form) + len(form), label=label, recogniser=""
        )
        for form, label in guesses
    ]
    (made,) = part_places([text], [found], lang)
    return [(text[one.start : one.end], one.label) for one in made]


@pytest.mark.parametrize(
    ("lang", "text", "place", "person"),
    [
        ("fr", "Il a rencontré à Paris Macron et son ministre.", "Paris", "Macron"),
        ("ro", "Ministrul l-a întâlnit la Moscova Putin.", "Moscova", "Putin"),
        ("de", "Er traf in Neu-Delhi Modi.", "Neu-Delhi", "Modi"),
        ("fr", "Il a vu en Corée du Nord Kim Jong Un.", "Corée du Nord", "Kim Jong Un"),
    ],
)
@pytest.mark.parametrize("label", ["PER", "LOC"])
def test_a_place_and_a_person_are_two(
    lang: str, text: str, place: str, person: str, label: Label
) -> None:
    assert parted(lang, text, (f"{place} {person}", label)) == [(place, "LOC"), (person, "PER")]


def test_a_person_whom_the_article_names_is_one_too() -> None:
    text = "Ana Durelle est arrivée. Il a vu à Lyon Durelle."
    found = parted("fr", text, ("Ana Durelle", "PER"), ("Lyon Durelle", "LOC"))
    assert found == [("Ana Durelle", "PER"), ("Lyon", "LOC"), ("Durelle", "PER")]


@pytest.mark.parametrize(
    ("lang", "text", "name", "label"),
    [
        ("fr", "Le prix va à Paris Durelle cette année.", "Paris Durelle", "PER"),
        ("fr", "La chanteuse Paris Macron chante.", "Paris Macron", "PER"),
        ("fr", "Il habite à San Francisco depuis mai.", "San Francisco", "LOC"),
    ],
)
def test_other_names_stay_whole(lang: str, text: str, name: str, label: Label) -> None:
    assert parted(lang, text, (name, label)) == [(name, label)]


def test_a_first_name_that_is_a_town_stays_with_its_surname() -> None:
    text = "Florence Durelle est là. On donne la parole à Florence Durelle."
    assert parted("fr", text, ("Florence Durelle", "PER")) == [("Florence Durelle", "PER")]
    whole = text.index("à Florence") + 2
    one = Mention(start=whole, end=len(text) - 1, label="PER", recogniser="")
    (made,) = part_places([text], [[one]], "fr")
    assert made == [one]
