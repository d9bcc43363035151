from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import (
    Settings,
    default_library,
    load_settings,
    sample_library,
    save_settings,
    settings_path,
)


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_saved_settings_come_back(tmp_path: Path) -> None:
    settings = Settings(keys={"bookmark-passage": "f2"})
    settings.translation.online = "refused"
    save_settings(settings, tmp_path / "new" / "settings.toml")
    assert load_settings(tmp_path / "new" / "settings.toml") == settings
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "text",
    [
        "translation = 3",
        "[translation]\nonline = 'perhaps'",
        "[reader]\ncolour = 'red'",
        "[translation]\ntarget = 'klingon'",
        "[translation]\ntarget = ''",
        "not toml",
        b"\xff\xfe",
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        load_settings(path)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"[keys]\nundo = 4\n", "the key of 'undo'"),
        (b"[keys]\n\xff = 4\n", "line 2 is not UTF-8"),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(raw)
    with pytest.raises(SettingsError, match=said):
        load_settings(path)


@pytest.mark.parametrize("code", ["en", "zh-Hant", "pt_BR", "EN", "es-419", "ckb"])
def test_codes_of_languages(tmp_path: Path, code: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"[translation]\ntarget = '{code}'")
    assert load_settings(path).translation.target == code


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="could not be saved"):
        save_settings(Settings(), tmp_path / "file" / "settings.toml")


def test_a_settings_file_that_is_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


def test_the_environment_chooses_the_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "books"))
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "dragoman.toml"))
    assert default_library() == tmp_path / "books"
    assert settings_path() == tmp_path / "dragoman.toml"
    monkeypatch.delenv("DRAGOMAN_LIBRARY")
    monkeypatch.delenv("DRAGOMAN_CONFIG")
    assert default_library().name == "library"
    assert settings_path().name == "settings.toml"
    assert sample_library().name == "sample"
