"""What the doctor says about quality is what is pinned, and honest about what is not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from core.annotate import Annotator
from core.annotate.provenance import describe_source
from core.annotate.quality import score_of, scores, shown
from tui.cli import cli, expectations


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("COLUMNS", "80")


def said(*args: str) -> str:
    done = CliRunner().invoke(cli, ["doctor", *args])
    assert done.exit_code == 0, done.output
    return done.stdout


def row(language: str) -> list[str]:
    """Return the last three cells of a language's row."""
    (line,) = [one for one in said().splitlines() if one.startswith(language)]
    return line.split()[-3:]


def percent(share: float) -> str:
    return f"{int(share * 100 + 1e-6)}%"


def test_the_table_shows_the_pinned_scores() -> None:
    for lang, language in (("fr", "French"), ("de", "German"), ("en", "English")):
        pinned = next(one for one in scores() if (one.what, one.lang) == ("figures", lang))
        assert row(language)[1] == percent(shown(pinned))


def test_what_nobody_measured_is_said_to_be_unmeasured() -> None:
    assert row("any other") == ["–", "–", "–"]
    assert "– not measured" in " ".join(said().split())


def test_what_a_models_makers_say_is_told_apart_from_what_was_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "meta.json").write_text('{"performance": {"ents_f": 0.876}}', encoding="utf-8")
    monkeypatch.setattr("core.annotate.quality.package_folder", lambda _: tmp_path)
    monkeypatch.setattr(Annotator, "recogniser_of", lambda *_: "spacy:xx_tomorrow_lg")
    assert row("French")[0] == "(87%)"
    assert "makers measured on texts of their own" in " ".join(said().split())
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    assert row("French")[0] == "–"


def test_no_line_is_wider_than_a_small_terminal() -> None:
    table = said().partition("what to expect")[2]
    assert table.count("\n") > 8
    assert all(len(line) <= 80 for line in table.splitlines())


def test_json_has_every_score_with_what_it_was_measured_on() -> None:
    findings = {one["name"]: one for one in json.loads(said("--json"))}
    french = next(one for one in findings["quality"]["languages"] if one["lang"] == "fr")
    assert french["by"] == Annotator().recogniser_of("fr")
    assert french["source"] == describe_source(french["by"])
    assert french["figures"]["floors"]["right"] >= 0.9
    assert french["figures"]["cases"] > 100
    assert findings["quality"]["identity"]["floors"]["precision"] >= 0.97


def test_whole_articles_are_promised_only_where_the_model_that_was_measured_guesses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = score_of("articles")
    assert model is not None
    monkeypatch.setattr(Annotator, "recogniser_of", lambda *_: model.by)
    assert expectations.articles_score(expectations.expectations()) == model
    assert f"articles {percent(shown(model))} of the people" in " ".join(said().split())
    monkeypatch.setattr(Annotator, "recogniser_of", lambda *_: "rules")
    assert expectations.articles_score(expectations.expectations()) is None


def test_without_its_own_model_rules_are_named_and_no_score_of_the_model_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("core.annotate.bundled.recogniser.MODEL_FOLDER", tmp_path)
    german = next(one for one in expectations.expectations() if one.lang == "de")
    assert (german.by, german.source) == ("rules", "built-in rules")
    assert german.names is None or german.names.by == "rules"
    assert "install Dragoman again" in said()


def test_a_model_is_offered_only_where_rules_serve() -> None:
    offered = expectations.to_be_had(expectations.expectations())
    assert "es" in offered
    assert not {"fr", "en"} & set(offered)


def test_engines_are_named_in_order_with_what_they_lack_and_the_readers_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))
    (line,) = [one for one in said().splitlines() if "engines " in one and "firefox" in one]
    assert "firefox (needs a model), google (ready); you are asked" in line and "models" in line
    (tmp_path / "settings.toml").write_text(
        '[translation]\nonline = "refused"\nengines = ["google"]\n', encoding="utf-8"
    )
    (line,) = [one for one in said().splitlines() if "google" in one]
    assert line.startswith("note") and "google (off); nothing leaves this machine" in line
