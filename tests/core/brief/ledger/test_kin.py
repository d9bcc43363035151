"""The nouns that name one counted thing."""

import re
from pathlib import Path

import pytest

import core.brief.ledger
from core.brief.ledger.kin import kin, kin_head, kin_of, kin_of_people
from core.brief.ledger.lexicon import concepts, fold, tokens_of
from core.facts import read_facts

FOLDER = Path(core.brief.ledger.__file__).parent / "nouns"
LANGS = sorted(one.stem for one in FOLDER.glob("*.toml"))


def of(text: str, lang: str = "en") -> str | None:
    return kin_of(tokens_of(text), lang)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("managers", "senior executives"),
        ("lorries", "heavy trucks"),
        ("inflatable rafts", "dinghies"),
    ],
)
def test_two_nouns_of_one_thing(one: str, other: str) -> None:
    assert of(one) is not None
    assert of(one) == of(other)


def test_the_head_of_the_phrase_tells() -> None:
    assert of("bus drivers") == of("driver")
    assert kin_head(tokens_of("bus drivers"), "en") == "drivers"
    assert of("driver training") is None


def test_an_unknown_noun_or_language_has_no_class() -> None:
    assert of("zeppelins") is None
    assert of("") is None
    assert of("autók", "hu") is None
    assert of("cars", "../en") is None


def test_managers_are_people_and_lorries_are_not() -> None:
    assert of("managers") in kin_of_people()
    assert of("lorries") not in kin_of_people()


def test_what_a_thesaurus_knows_has_no_class_of_its_own() -> None:
    named = {
        one for key in ("of_places.moving", "broad.animal", "broad.bird") for one in concepts(key)
    }
    facts = read_facts("core.brief.ledger", "nouns", "en.toml")["things"]
    assert {f"stem:kin:{one}" for one in facts} <= named


@pytest.mark.parametrize("lang", LANGS)
def test_no_noun_is_of_two_classes(lang: str) -> None:
    facts = read_facts("core.brief.ledger", "nouns", f"{lang}.toml")
    nouns = [noun for one in ("people", "things") for listed in facts[one].values()
             for noun in listed.split()]  # fmt: skip
    assert len(nouns) == len(set(nouns))
    assert all(re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*", noun) for noun in nouns)


def test_what_moves_is_named_as_its_language_names_it() -> None:
    known = set(kin("en").by_noun.values())
    things = set(read_facts("core.brief.ledger", "lang", "en.toml")["things"])
    assert concepts("of_places.moving") <= known | things
    assert fold("trucks") in kin("en").by_noun
