"""Settings, folders and environment.

The settings file is TOML, in the folder that platformdirs names, or where `DRAGOMAN_CONFIG` points.
The library is where `--library` or `DRAGOMAN_LIBRARY` points, else in platformdirs' data folder.
"""

import os
import re
from pathlib import Path
from typing import Literal

import msgspec
import platformdirs

from core.atomic import write_whole
from core.errors import SettingsError

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
"""How the code of a language looks (RFC 5646, without what nobody writes)."""


class TranslationSettings(msgspec.Struct, forbid_unknown_fields=True):
    """How articles are translated."""

    target: str = "en"
    """Language to read in, as a two-letter code."""
    online: Literal["ask", "allowed", "refused"] = "ask"
    """Whether text may leave this machine; `ask` until the user has answered."""
    engines: list[str] = msgspec.field(default_factory=lambda: ["firefox", "google"])
    """Engines to ask, in this order, after the translation memory: `firefox` (on this machine),
    `google`, `mymemory`, `libretranslate`, `deepl`, `microsoft`."""
    libretranslate: str = ""
    """Address of a LibreTranslate server; needed for the engine of that name."""
    microsoft_region: str = ""
    """Region of the Microsoft key, where its resource has one."""


class ReaderSettings(msgspec.Struct, forbid_unknown_fields=True):
    """How the reader looks."""

    theme: str = "dragoman"
    """Name of a Textual theme."""
    layout: Literal["both", "original", "translation"] = "both"
    """Columns shown when an article is opened for the first time."""


class Settings(msgspec.Struct, forbid_unknown_fields=True):
    """All settings, nested by panel."""

    translation: TranslationSettings = msgspec.field(default_factory=TranslationSettings)
    reader: ReaderSettings = msgspec.field(default_factory=ReaderSettings)
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    """Keys by binding id: `bookmark-passage = "m,f2"`."""


def settings_path() -> Path:
    """Return where the settings file is, whether or not it exists."""
    named = os.environ.get("DRAGOMAN_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("dragoman") / "settings.toml"


def default_library() -> Path:
    """Return the folder of the user's library, whether or not it exists."""
    named = os.environ.get("DRAGOMAN_LIBRARY")
    return Path(named) if named else platformdirs.user_data_path("dragoman") / "library"


def sample_library() -> Path:
    """Return the folder of the sample library, whether or not it exists."""
    return platformdirs.user_data_path("dragoman") / "sample"


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings; defaults where there is no file.

    Raises SettingsError when the file cannot be read or says something we do not know.
    """
    path = path or settings_path()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(
            f"The settings file {path} cannot be read ({error.strerror}); "
            "check its permissions or set DRAGOMAN_CONFIG to another file."
        ) from error
    try:
        settings = msgspec.toml.decode(raw, type=Settings)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(
            f"The settings file {path} is not right: {_what_is_wrong(raw, error)}. Mend that, or "
            "delete the file to go back to the defaults."
        ) from error
    target = settings.translation.target
    if not _LANGUAGE.fullmatch(target):
        raise SettingsError(
            f"The settings file {path} is not right: target = {target!r} is no code of a language. "
            "Write one such as en, de or zh-Hant, or delete the line to read in English."
        )
    return settings


def _what_is_wrong(raw: bytes, error: Exception) -> str:
    """Return in words what `error` found in the text of a settings file."""
    if isinstance(error, RecursionError):
        return "its brackets are nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        line = raw.count(b"\n", 0, error.start) + 1
        return f"line {line} is not UTF-8 text; save the file as UTF-8"
    said = str(error)
    if isinstance(error, msgspec.ValidationError) and "$.keys[" in said:
        keys = msgspec.toml.decode(raw)["keys"]
        wrong = next((name for name, key in keys.items() if not isinstance(key, str)), None)
        if wrong is not None:
            return (
                f'the key of {wrong!r} under [keys] must stand in quotation marks, as in "ctrl+k"'
            )
    return said


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings file whole, or leave the old one as it was.

    Raises SettingsError when the folder cannot be written.
    """
    import tomli_w  # reading alone needs none

    path = path or settings_path()
    raw = tomli_w.dumps(msgspec.to_builtins(settings)).encode()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, raw)
    except OSError as error:
        raise SettingsError(
            f"The settings could not be saved to {path} ({error.strerror}); "
            "check the folder's permissions or set DRAGOMAN_CONFIG to another file."
        ) from error
