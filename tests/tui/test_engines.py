"""What is asked where nothing can translate, and changing who translates."""

from pathlib import Path

import pytest

from core.settings import TranslationSettings
from tui.engines import (
    ask_how,
    choosable_engines,
    engines_for_adding,
    model_size,
    pair_typed,
    shift,
    usable_engines,
    use,
)


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))


def test_the_offline_engine_is_recommended_and_the_online_one_named() -> None:
    question = ask_how(TranslationSettings(), "fr", "en")
    assert question is not None
    assert "nothing leaves" in question.text and "French → English" in question.text
    assert "With Google Translate the text goes to Google." in question.text
    assert [key for key, _ in question.choices] == ["d", "a", "n", "r"]
    assert "recommended" in question.choices[0][1]


def test_the_question_names_the_engine_of_the_settings() -> None:
    settings = TranslationSettings(engines=["mymemory", "google"])
    question = ask_how(settings, "fr", "en")
    assert question is not None
    assert "MyMemory" in question.text and "Google" not in question.text
    assert [key for key, _ in question.choices] == ["a", "n", "r"]


def test_after_a_failure_what_is_left_is_offered() -> None:
    question = ask_how(TranslationSettings(), "fr", "en", "No network here.")
    assert question is not None
    assert question.text.startswith("No network here.")
    assert "recommended" not in question.choices[0][1]


def test_who_has_refused_is_asked_only_at_their_own_wish() -> None:
    settings = TranslationSettings(online="refused")
    assert ask_how(settings, "fr", "en") is None
    question = ask_how(settings, "fr", "en", is_asked=True)
    assert question is not None
    assert [key for key, _ in question.choices] == ["d", "n"]
    assert "Google" not in question.text


def test_where_nothing_can_be_had_nothing_is_asked() -> None:
    assert ask_how(TranslationSettings(engines=[]), "fr", "en", is_asked=True) is None
    assert ask_how(TranslationSettings(engines=["firefox"]), "und", "en", is_asked=True) is None


def test_only_what_is_allowed_is_used() -> None:
    assert usable_engines(TranslationSettings(online="ask"), "fr", "en") == ()
    allowed = usable_engines(TranslationSettings(online="allowed"), "fr", "en")
    assert [one.name for one in allowed] == ["google"]


def test_what_is_added_is_translated_by_what_lacks_nothing() -> None:
    assert engines_for_adding(TranslationSettings(online="ask")) == ()
    allowed = engines_for_adding(TranslationSettings(online="allowed"))
    assert [one.name for one in allowed] == ["google"]


def test_what_an_engine_lacks_is_said() -> None:
    found = {one.name: one for one in choosable_engines(TranslationSettings(), "fr", "en")}
    assert found["google"].lacks == found["mymemory"].lacks == ""
    assert "ctrl+t" in found["firefox"].lacks and "key" in found["deepl"].lacks
    refused = TranslationSettings(online="refused")
    assert all(one.lacks for one in choosable_engines(refused, "fr", "en"))


def test_a_pair_without_english_takes_two_models() -> None:
    assert model_size("fr", "en") == model_size("en", "de") < model_size("fr", "de")


def test_engines_are_taken_in_moved_and_taken_out() -> None:
    settings = TranslationSettings(engines=["firefox", "google"])
    use(settings, "mymemory")
    assert settings.engines == ["firefox", "google", "mymemory"]
    assert shift(settings, "mymemory", -1) and shift(settings, "mymemory", -1)
    assert settings.engines == ["mymemory", "firefox", "google"]
    assert not shift(settings, "mymemory", -1) and not shift(settings, "deepl", 1)
    use(settings, "firefox")
    assert settings.engines == ["mymemory", "google"]


def test_an_engine_taken_in_is_reached() -> None:
    settings = TranslationSettings(engines=["firefox", "none", "google"])
    use(settings, "mymemory")
    assert settings.engines == ["firefox", "mymemory"]


@pytest.mark.parametrize("typed", ["fr en", "French → English", "fr-en", "fr, en", "fr to en"])
def test_a_pair_is_typed_in_any_way(typed: str) -> None:
    assert pair_typed(typed) == ("fr", "en")


@pytest.mark.parametrize("typed", ["", "fr", "fr fr", "fr en de", "xx en"])
def test_what_is_no_pair_is_none(typed: str) -> None:
    assert pair_typed(typed) is None
