"""`dragoman backup` and `dragoman restore` as a user drives them, there and back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.errors import StoreUnsaved
from core.store import Library
from tests.core.store.articles import make_article
from tests.core.store.backups import filled, seen_in
from tui.cli import cli


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return filled(tmp_path / "library")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def test_there_and_back(library: Path, tmp_path: Path) -> None:
    made = run("backup", "a.zip")
    assert made.exit_code == 0, made.output
    assert "2 articles" in made.stdout and "Settings and keys are not in it" in made.stdout
    before = seen_in(library)
    Library(library).put(make_article("new123"))
    refused = run("restore", "a.zip")
    assert refused.exit_code == 1
    assert "--replace" in refused.stderr and "Traceback" not in refused.output
    assert Library(library).has("new123")
    done = run("restore", "a.zip", "--replace")
    assert done.exit_code == 0, done.output
    assert "library.before-restore-1" in done.stdout
    assert seen_in(library) == before
    assert Library(tmp_path / "library.before-restore-1").has("new123")


def test_into_another_folder(library: Path, tmp_path: Path) -> None:
    run("backup", "a.zip")
    done = run("--library", "other", "restore", "a.zip", "--json")
    assert json.loads(done.stdout)["articles"] == 2
    assert seen_in(tmp_path / "other") == seen_in(library)


def test_a_backup_is_not_replaced_by_mistake(library: Path) -> None:
    assert run("backup", "a.zip").exit_code == 0
    again = run("backup", "a.zip")
    assert again.exit_code == 1 and "--force" in again.stderr
    assert run("backup", "a.zip", "--force").exit_code == 0


def test_a_damaged_library_is_backed_up_less_what_is_damaged(library: Path) -> None:
    (library / "articles" / "b2b2b2.json").write_bytes(b"{")
    (library / "spare" / "articles" / "b2b2b2.json.gz").unlink()
    done = run("backup", "a.zip")
    assert done.exit_code == 1
    assert "1 article " in done.stdout
    assert "articles/b2b2b2.json cannot be read" in done.stderr and "--repair" in done.stderr
    told = json.loads(run("backup", "b.zip", "--json").stdout)
    assert told["articles"] == 1 and len(told["left_out"]) == 1


def test_an_article_that_was_set_aside_is_said_to_be_missing_until_a_repair(library: Path) -> None:
    (library / "articles" / "b2b2b2.json").write_bytes(b"{")
    (library / "spare" / "articles" / "b2b2b2.json.gz").unlink()
    assert run("show", "b2b2b2").exit_code == 1
    assert not (library / "articles" / "b2b2b2.json").exists()
    done = run("backup", "a.zip")
    assert done.exit_code == 1
    assert "1 article " in done.stdout
    assert "left out  articles/b2b2b2.json is missing" in done.stderr
    assert "--repair" in done.stderr
    assert len(json.loads(run("backup", "b.zip", "--json").stdout)["left_out"]) == 1
    run("doctor", "--repair")
    assert run("backup", "c.zip").exit_code == 0


def test_without_a_library_or_a_backup_it_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    for args in (
        ("backup", str(tmp_path / "a.zip")),
        ("restore", str(tmp_path / "a.zip")),
        ("restore", str(tmp_path / "text.zip")),
    ):
        done = run(*args)
        assert done.exit_code == 1
        assert done.stderr.startswith("dragoman: ") and done.stderr.count("\n") == 1
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("backup", "core.store.care.archive._Writer.put"),
        ("restore", "core.store.care.restoring._flush_all"),
    ],
)
def test_ctrl_c_leaves_nothing_half(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, place: str
) -> None:
    assert run("backup", "a.zip").exit_code == 0
    before = seen_in(library)
    names = {one.name for one in tmp_path.iterdir()}

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(place, stop)
    args = ("a.zip", "--replace") if command == "restore" else ("b.zip",)
    done = run(command, *args)
    assert done.exit_code == 130 and "Interrupted" in done.stderr
    assert {one.name for one in tmp_path.iterdir()} == names
    assert seen_in(library) == before


def test_changes_saved_elsewhere_are_put_in(library: Path, tmp_path: Path) -> None:
    open_one = Library(library, keep_unsaved=True)
    open_one.entries()
    library.rename(tmp_path / "away")
    with pytest.raises(StoreUnsaved):
        open_one.put(make_article("e5e5e5"))
    open_one.save_unsaved(tmp_path / "saved.json")
    (tmp_path / "away").rename(library)
    done = run("restore", "saved.json")
    assert done.exit_code == 0, done.output
    assert "1 saved change put in" in done.stdout
    assert Library(library).has("e5e5e5") and Library(library).has("a1b2c3")
