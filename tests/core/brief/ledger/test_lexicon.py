"""The words of a language that say what is counted."""

import re
from pathlib import Path

import pytest

import core.brief.ledger
from core.brief.ledger.lexicon import concepts, fold, implied_thing, lexicon, tokens_of

FOLDER = Path(core.brief.ledger.__file__).parent / "lang"
LANGS = sorted(one.stem for one in FOLDER.glob("*.toml"))


def found(text: str, lang: str) -> set[tuple[str, str]]:
    return {(one.section, one.concept) for one in lexicon(lang).find(tokens_of(text))}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "soldiers were killed"),
        ("fr", "des soldats ont été tués"),
        ("de", "Soldaten wurden getötet"),
        ("ro", "soldați au fost uciși"),
        ("es", "soldados muertos"),
        ("it", "soldati uccisi"),
        ("pt", "soldados mortos"),
        ("nl", "soldaten gedood"),
        ("ru", "солдаты погибли"),
        ("uk", "солдатів загинуло"),
        ("pl", "żołnierzy zginęło"),
    ],
)
def test_one_concept_in_every_language(lang: str, text: str) -> None:
    assert {("things", "soldier"), ("fates", "killed")} <= found(text, lang)


def test_a_phrase_holds_its_words() -> None:
    assert ("whats", "operating_profit") in found("the operating profit rose", "en")
    assert ("whats", "profit") not in found("the operating profit rose", "en")


def test_compounds_are_known_by_their_end() -> None:
    assert ("things", "soldier") in found("Elitesoldaten", "de")


def test_an_unknown_language_has_no_words_and_does_no_harm() -> None:
    assert found("120 katonát megöltek", "hu") == set()
    assert not lexicon("../en").is_known


def test_accents_and_capitals_are_folded() -> None:
    assert fold("Évacués") == "evacues"
    assert fold("RĂNIȚI") == "raniti"


def test_what_a_fate_implies() -> None:
    assert implied_thing("killed") == "person"
    assert implied_thing("sold") is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_speaks_of_the_concepts_of_english(lang: str) -> None:
    def named(code: str) -> set[str]:
        text = (FOLDER / f"{code}.toml").read_text(encoding="utf-8")
        return set(re.findall(r"^(\w+) = ", text, re.MULTILINE))

    assert named(lang) <= named("en") | {"of", "others"}


def test_the_table_of_concepts_names_what_the_languages_name() -> None:
    english = (FOLDER / "en.toml").read_text(encoding="utf-8")
    known = set(re.findall(r"^(\w+) = ", english, re.MULTILINE))
    for section in (
        "persons",
        "of_people.fates",
        "changing.grows",
        "changing.moves",
        "changing.whats",
    ):
        assert concepts(section) <= known


@pytest.mark.parametrize(
    "text", ["the avalanche that cost nine people their lives", "it has claimed a total of 4 lives"]
)
def test_a_phrase_may_leave_room_for_other_words(text: str) -> None:
    assert ("fates", "killed") in found(text, "en")


def test_room_for_a_few_words_alone() -> None:
    text = "it cost the town a school, a bridge and the road, and people fear for their lives"
    assert ("fates", "killed") not in found(text, "en")
