"""What is private stays so: who may read our files, and what a report to others says."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from core.settings import Settings, save_settings
from core.store import Library
from tests.hostile.naughty import unsafe_in
from tests.tui.samples import ARTICLES
from tui.cli import cli

KEY = "sk-0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "ann-example"
    home.mkdir()
    for name, place in {
        "HOME": home,
        "DRAGOMAN_CONFIG": home / ".config" / "dragoman" / "settings.toml",
        "DRAGOMAN_LIBRARY": home / "library",
        "DRAGOMAN_MODELS": home / "models",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
    }.items():
        monkeypatch.setenv(name, str(place))
    monkeypatch.setenv("USER", "ann-example")
    monkeypatch.setenv("LOGNAME", "ann-example")
    monkeypatch.setenv("DRAGOMAN_DEEPL_KEY", KEY)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return home


def fill(home: Path) -> None:
    library = Library(home / "library")
    secret = ARTICLES[0]
    source = secret.source.with_(kind="web", address="https://secret.example/leak?token=hunter2")
    library.put_many((secret.with_(source=source, title="A secret title"), *ARTICLES[1:]))
    save_settings(Settings())


def test_nobody_else_reads_our_files(home: Path) -> None:
    fill(home)
    for place in (*(home / "library").rglob("*"), *(home / ".config" / "dragoman").rglob("*")):
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0, place
    for folder in (home / "library", home / ".config" / "dragoman"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("as_json", [True])
def test_a_report_of_the_doctor_can_be_shared(home: Path, as_json: bool) -> None:
    fill(home)
    told = CliRunner().invoke(cli, ["doctor", "--json"])
    assert '"quality"' in told.output
    for secret in ("ann-example", str(home.parent), "secret.example", "hunter2", KEY, "A secret"):
        assert secret not in told.output, secret


def test_a_key_is_in_no_export_and_no_settings(home: Path) -> None:
    fill(home)
    shown = [CliRunner().invoke(cli, args).output for args in (["engines"], ["engines", "--json"])]
    shown.append((home / ".config" / "dragoman" / "settings.toml").read_text("utf-8"))
    shown.append(CliRunner().invoke(cli, ["brief", "a1"]).output)
    assert all(KEY not in one for one in shown)


def test_settings_that_are_hostile_are_named_in_a_plain_sentence(home: Path) -> None:
    place = home / ".config" / "dragoman" / "settings.toml"
    place.parent.mkdir(parents=True)
    place.write_text('[translation]\ntarget = "\\u001b]0;OWNED\\u0007\\u202e"\n', "utf-8")
    told = CliRunner().invoke(cli, ["list"])
    assert told.exit_code == 1
    assert unsafe_in(told.output) == ""
    assert "settings" in told.output
