"""Names are looked for in a translation by key, nation, letters, acronym and case."""

import pytest

from core.article import Entity, Label
from core.check.name import Name
from core.check.name_forms import read
from core.check.name_target import Target
from core.check.pair import Side


def name(
    text: str, lang: str, label: Label, key: str | None = None, called: str | None = None
) -> Name:
    """Return a name that is the whole of `text`."""
    return Name(0, len(text), text, read(text, lang).words, lang, label, key, called)


def target(text: str, *entities: Entity, lang: str = "en") -> Target:
    """Return a translation to look in."""
    return Target(Side(lang, text, entities), read("", "de"))


def entity(form: str, text: str, label: Label, key: str) -> Entity:
    """Return `form` marked in `text`."""
    start = text.index(form)
    return Entity(start=start, end=start + len(form), text=form, label=label, key=key)


@pytest.mark.parametrize(
    ("text", "lang", "label", "translation", "found"),
    [
        ("Otan", "fr", "ORG", "NATO met.", True),
        ("Otan", "fr", "ORG", "They met.", False),
        ("Bundesverfassungsgericht", "de", "ORG", "The court ruled.", False),
        ("Bundesverfassungsgericht", "de", "ORG", "The constitutional court ruled.", True),
        ("Landgericht", "de", "ORG", "The regional court ruled.", True),
        ("THY", "tr", "ORG", "The plane landed.", False),
    ],
)
def test_what_a_name_may_be(
    text: str, lang: str, label: Label, translation: str, found: bool
) -> None:
    assert target(translation).has(name(text, lang, label=label)) is found


def test_one_country_is_not_its_neighbour() -> None:
    text = "It fired missiles, South Korea said."
    south = entity("South Korea", text, "LOC", "territory:KR")
    north = name("Corée du Nord", "fr", label="LOC", key="territory:KP", called="North Korea")
    assert not target(text, south).has(north)


def test_a_family_name_is_heard_again_in_another_script() -> None:
    text = "Daniel Dubois lost."
    made = entity("Daniel Dubois", text, "PER", "person:daniel-dubois")
    boxer = name("Даніеля Дюбуа", "uk", label="PER", key="person:daniela-dubois")
    assert target(text, made).has(boxer)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The court ruled.", True),
        ("The top court ruled.", False),
        ("The court of appeal ruled.", False),
        ("In the end the Court ruled.", False),
    ],
)
def test_a_word_is_bare_with_nothing_but_an_article(text: str, bare: bool) -> None:
    one = target(text)
    number = next(i for i, w in enumerate(one.words.words) if w.folded == "court")
    assert one.is_bare(number) is bare
