import os
from pathlib import Path

import pytest

from core.errors import ModelError
from core.translate.offline import ModelStore, models_folder
from core.translate.offline.models import MANIFEST, read_manifest
from tests.core.translate.offline.tiny_model import write_model


def make(folder: Path, *pairs: str) -> ModelStore:
    for pair in pairs:
        write_model(folder / pair, pair.replace("-", ""))
    return ModelStore(folder)


def test_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path))
    assert models_folder() == tmp_path
    assert ModelStore().folder == tmp_path
    monkeypatch.delenv("DRAGOMAN_MODELS")
    assert models_folder().name == "models"


def test_what_is_installed(tmp_path: Path) -> None:
    store = make(tmp_path, "fr-en", "en-de", "zh-Hans-en")
    (tmp_path / "notes").mkdir()
    (tmp_path / "es-en").write_text("a file")
    (tmp_path / ".coming-ro-en-12").mkdir()
    write_model(tmp_path / "ro-en", "roen")
    (tmp_path / "ro-en" / "srcvocab.roen.spm").unlink()
    assert [one.pair for one in store.installed()] == [
        ("en", "de"),
        ("fr", "en"),
        ("zh-Hans", "en"),
    ]
    assert all(one.size > 500_000 and one.added == "" for one in store.installed())
    assert store.has(("zh", "en"))
    assert not store.has(("ro", "en"))


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert ModelStore(tmp_path / "no").installed() == []
    assert ModelStore(tmp_path / "no").reach() == []


def test_routes(tmp_path: Path) -> None:
    store = make(tmp_path, "fr-en", "en-de", "nb-en", "zh-Hans-en", "fr-de")

    def route(lang: str, target: str) -> list[str]:
        return ["-".join(one.pair) for one in store.route(lang, target)]

    assert route("fr", "en") == ["fr-en"]
    assert route("fr", "de") == ["fr-de"]
    assert route("no", "de") == ["nb-en", "en-de"]
    assert route("zh-CN", "en-US") == ["zh-Hans-en"]
    assert route("zh-TW", "en") == []
    assert route("de", "fr") == []
    assert route("und", "en") == route("fr", "fr") == route("", "") == []
    assert store.reach() == [
        ("en", "de"),
        ("fr", "de"),
        ("fr", "en"),
        ("no", "de"),
        ("no", "en"),
        ("zh-Hans", "de"),
        ("zh-Hans", "en"),
    ]


def test_removing(tmp_path: Path) -> None:
    store = make(tmp_path, "fr-en", "en-de")
    with pytest.raises(ModelError, match="fr-en and en-de: remove those"):
        store.remove("fr", "de")
    with pytest.raises(ModelError, match="no model ro-en"):
        store.remove("ro", "en")
    assert store.remove("fr", "en").pair == ("fr", "en")
    assert [one.pair for one in store.installed()] == [("en", "de")]
    assert [one.name for one in tmp_path.iterdir()] == ["en-de"]


def test_removing_what_lacks_files(tmp_path: Path) -> None:
    store = make(tmp_path, "fr-en")
    (tmp_path / "fr-en" / "srcvocab.fren.spm").unlink()
    assert store.installed() == []
    assert store.remove("fr", "en").size == 0
    assert list(tmp_path.iterdir()) == []


def test_removing_what_cannot_be_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make(tmp_path, "fr-en")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ModelError, match=r"could not be removed \(Permission denied\)"):
        store.remove("fr", "en")
    assert store.has(("fr", "en"))


def test_a_damaged_manifest_is_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    (tmp_path / MANIFEST).write_text('{"lang": 3}')
    assert read_manifest(tmp_path) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    store = make(tmp_path / "models", "fr-en")
    store.folder.chmod(0)
    try:
        with pytest.raises(ModelError, match="cannot be read"):
            store.installed()
    finally:
        store.folder.chmod(0o700)
