"""What the engines call the languages."""

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.facts import read_facts
from core.translate.languages import code_for, is_same_language, knows_pair, language_code

ENGINES = ("google", "mymemory", "libretranslate", "deepl", "microsoft")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("pt-BR", "pt"),
        ("EN", "en"),
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh_Hant_HK", "zh-Hant"),
        ("nb", "no"),
        ("iw", "he"),
        ("sr-Latn", "sr"),
        ("", "und"),
        ("x", "und"),
        ("français", "und"),
    ],
)
def test_a_tag_is_one_of_our_codes(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "tag", ["pt-BR", "zh", "zh-TW", "he", "EN", "nb", "ro", "fr", "uk", "tr", "en-GB", "ru_RU"]
)
def test_every_engine_knows_the_usual_languages_both_ways(engine: str, tag: str) -> None:
    other = "de"
    assert knows_pair(engine, tag, other)
    assert knows_pair(engine, other, tag)
    assert code_for(engine, tag, "It")
    assert code_for(engine, tag, "It", is_target=True)


@pytest.mark.parametrize("engine", ["google", "mymemory", "libretranslate", "microsoft"])
@pytest.mark.parametrize("tag", ["sr", "sr-Latn"])
def test_serbian_is_known_in_either_script(engine: str, tag: str) -> None:
    assert knows_pair(engine, tag, "en")
    assert knows_pair(engine, "en", tag)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_language_that_is_not_known_is_said(engine: str) -> None:
    with pytest.raises(TranslateError, match="It does not know the language 'tlh'") as told:
        code_for(engine, "tlh", "It")
    assert not isinstance(told.value, EngineUnavailable)
    with pytest.raises(TranslateError, match="No language to translate into is set"):
        code_for(engine, "und", "It", is_target=True)


def test_only_mymemory_has_to_be_told_the_language() -> None:
    assert [one for one in ENGINES if not knows_pair(one, "und", "en")] == ["mymemory"]


def test_a_language_is_not_translated_into_itself() -> None:
    assert is_same_language("pt-BR", "pt-PT")
    assert not any(knows_pair(one, "pt-BR", "pt-PT") for one in ENGINES)


@pytest.mark.parametrize("engine", ENGINES)
def test_tables_are_kept_by_our_own_codes(engine: str) -> None:
    table = read_facts("core.translate", "data", f"{engine}.toml")
    ours = [*table["same"], *table.get("code", {}), *table.get("target", {})]
    assert [code for code in ours if language_code(code) != code] == []
    assert not set(table["same"]) & set(table.get("code", {}))
    tags = [*table.get("tag", {}), *table.get("target_tag", {})]
    assert [tag for tag in tags if tag != tag.lower()] == []
