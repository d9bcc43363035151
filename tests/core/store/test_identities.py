from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Article, Entity, Label, Translation
from core.store import Identities, IdentityChoice, Library, NamedForm
from core.store.identities import fold
from tests.core.store.articles import make_article

PUTIN = NamedForm(form="Poutine", key="person:vladimir-putin", name="Vladimir Putin", label="PER")
OTHER = NamedForm(form="Putinow", key="person:putinov", name="Putinow", label="PER")
THIRD = NamedForm(form="Putinof", key="person:putinof", name="Putinof", label="PER")


def same(one: NamedForm, other: NamedForm) -> IdentityChoice:
    return IdentityChoice(kind="same", one=one, other=other, made="2024-11-20T00:00:00Z")


def apart(one: NamedForm, other: NamedForm) -> IdentityChoice:
    return same(one, other).with_(kind="apart")


def settled(identities: Identities, who: NamedForm) -> str:
    return identities.settle(who.form, who.key, who.name)[0]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_joined_names_take_the_first_ones_key_and_name() -> None:
    identities = Identities([same(PUTIN, OTHER)])
    assert identities.settle("Putinow", OTHER.key, "Putinow") == (PUTIN.key, PUTIN.name)
    assert identities.settle("another spelling", OTHER.key, "x") == (PUTIN.key, PUTIN.name)
    assert identities.settle("Poutine", PUTIN.key, PUTIN.name) == (PUTIN.key, PUTIN.name)
    assert identities.settle("Macron", "person:emmanuel-macron", "M") == (
        "person:emmanuel-macron",
        "M",
    )


def test_joins_go_on_through_a_chain() -> None:
    identities = Identities([same(OTHER, THIRD), same(PUTIN, OTHER)])
    assert len({settled(identities, who) for who in (PUTIN, OTHER, THIRD)}) == 1


def test_a_form_parted_from_its_key_has_one_of_its_own() -> None:
    homonym = PUTIN.with_(form="W. Putin")
    identities = Identities([apart(PUTIN, homonym)])
    key, name = identities.settle("W. PUTIN", PUTIN.key, PUTIN.name)
    assert key != PUTIN.key
    assert name == "W. Putin"
    assert settled(identities, PUTIN) == PUTIN.key


def test_what_is_parted_is_not_joined_by_way_of_a_third() -> None:
    identities = Identities([apart(PUTIN, THIRD), same(PUTIN, OTHER), same(OTHER, THIRD)])
    assert settled(identities, PUTIN) == settled(identities, OTHER)
    assert settled(identities, THIRD) == THIRD.key


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("same", "apart")),
            st.sampled_from((PUTIN, OTHER, THIRD, PUTIN.with_(form="Putin"))),
            st.sampled_from((PUTIN, OTHER, THIRD, PUTIN.with_(form="Putin"))),
        ),
        max_size=8,
    )
)
def test_no_choice_is_ever_broken_for_parted_names(
    made: list[tuple[str, NamedForm, NamedForm]],
) -> None:
    choices = [
        (same if kind == "same" else apart)(one, other)
        for kind, one, other in made
        if fold(one.form) != fold(other.form)
    ]
    identities = Identities({choice.id: choice for choice in choices}.values())
    kept = {choice.id: choice for choice in choices}.values()
    for choice in kept:
        if choice.kind == "apart":
            assert settled(identities, choice.one) != settled(identities, choice.other)
        for who in (choice.one, choice.other):
            key, name = identities.settle(who.form, who.key, who.name)
            assert identities.settle(who.form, key, name)[0] in (key, settled(identities, who))


def named(text: str, form: str, key: str, label: Label = "PER") -> Entity:
    start = text.index(form)
    return Entity(start=start, end=start + len(form), text=form, label=label, key=key, name=form)


def article() -> Article:
    made = make_article("a1", "Kim et Kim Jong Un", "Kim parle.")
    second = made.text.rindex("Kim")
    entities = (
        Entity(start=0, end=3, text="Kim", label="PER", key="person:kim-jong-un", name="K"),
        named(made.text, "Kim Jong Un", "person:kim-jong-un"),
        Entity(
            start=second,
            end=second + 3,
            text="Kim",
            label="PER",
            key="person:kim-jong-un",
            name="K",
        ),
    )
    english = "Mr Kim speaks."
    translated = Translation(
        segment=1,
        text=english,
        engine="memory",
        entities=(named(english, "Mr Kim", "person:kim-jong-un"),),
    )
    return made.with_(entities=entities, translations={"en": (translated,)})


def test_an_article_is_read_with_the_choices_and_stored_without(library: Library) -> None:
    library.put(article())
    full = NamedForm(form="Kim Jong Un", key="person:kim-jong-un", name="K", label="PER")
    library.choose_identity(apart(full, full.with_(form="Kim")))
    read = library.identities().settle_article(library.article("a1"))
    keys = [entity.key for entity in read.entities]
    assert keys[1] == "person:kim-jong-un"
    assert keys[0] == keys[2] != keys[1]
    # The sentence gave the name up in the original, so its translation does too.
    assert read.translations["en"][0].entities[0].key == keys[2]
    assert library.article("a1") == article()
    assert Identities([]).settle_article(article()) == article()


def test_choices_are_kept_and_taken_back(library: Library) -> None:
    library.choose_identity(same(PUTIN, OTHER))
    reopened = Library(library.path)
    assert reopened.identity_choices() == [same(PUTIN, OTHER)]
    library.choose_identity(apart(OTHER, PUTIN))
    assert [one.kind for one in library.identity_choices()] == ["apart"]
    assert library.undo() == "Again, “Poutine” and “Putinow” are one."
    assert [one.kind for one in library.identity_choices()] == ["same"]
    assert library.undo() == "The rules decide again on “Poutine” and “Putinow”."
    assert library.identity_choices() == []
    assert library.undo() is None


def test_a_forgotten_choice_can_come_back(library: Library) -> None:
    choice = same(PUTIN, OTHER)
    assert library.forget_identity(choice.id) is None
    library.choose_identity(choice)
    library.choose_identity(choice.with_(made="2025-01-01T00:00:00Z"))
    assert library.forget_identity(choice.id) == choice
    assert library.undo() == "Again, “Poutine” and “Putinow” are one."
    assert library.identity_choices() == [choice]
    assert library.undo() is not None
    assert library.undo() is None


def test_choices_on_a_name_are_found_by_form_and_key() -> None:
    identities = Identities([same(PUTIN, OTHER)])
    assert identities.choices_on("POUTINE", "x") == [same(PUTIN, OTHER)]
    assert identities.choices_on("x", OTHER.key) == [same(PUTIN, OTHER)]
    assert identities.choices_on("x", "y") == []


def test_a_damaged_file_is_mended(library: Library) -> None:
    library.choose_identity(same(PUTIN, OTHER))
    (library.path / "identities.json").write_text('{"identities": {"x": {"kind": 1}}}')
    again = Library(library.path)
    assert again.identity_choices() == library.identity_choices()
    assert [one.file for one in again.notices()] == ["identities.json"]
