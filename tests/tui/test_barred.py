"""A library folder that cannot be written, or not even read, as the system enforces it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.store import Library
from core.store.unsaved import put_in


def told_of(folder: Path, what: str) -> dict[str, Any]:
    """Use a library in a process that permissions hold for; return what it said."""
    homes = {"HOME": "home", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
    homes |= {"DRAGOMAN_CONFIG": "settings.toml", "DRAGOMAN_LIBRARY": "library"}
    (folder / "home").mkdir()
    env = os.environ | {name: str(folder / place) for name, place in homes.items()}
    script = "from tests.tui.barred_process import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder), what], env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    if told is None:
        pytest.skip("nothing keeps root from writing here")
    assert isinstance(told, dict)
    return told


def test_a_folder_that_cannot_be_written_is_read_and_searched(tmp_path: Path) -> None:
    told = told_of(tmp_path, "barred")
    assert [told[one]["crash"] for one in ("list", "add", "search", "passages", "doctor")] == [
        ""
    ] * 5
    assert told["list"]["code"] == told["search"]["code"] == told["passages"]["code"] == 0
    assert told["add"]["code"] == 1
    assert "cannot be written to" in told["add"]["said"] and "--library" in told["add"]["said"]
    assert "soldats" in told["search"]["said"]
    assert told["found"] == "2 sentences in 1 article"


def test_a_passage_marked_in_a_folder_that_cannot_be_written_is_kept_and_saved_elsewhere(
    tmp_path: Path,
) -> None:
    told = told_of(tmp_path, "barred")
    assert told["waiting before"] == 0, "who only reads is not asked when quitting"
    assert told["kept"] == 1
    assert told["standing"] == (
        "1 change not saved; tried again every few seconds; you can save elsewhere when you quit. "
        "Read only: the library folder cannot be written to."
    )
    assert any("Permission denied" in one for one in told["notices"])
    assert any("Nothing was added" in one for one in told["refused"])
    assert told["asked"].startswith("1 change is not saved")
    assert_saved_elsewhere(tmp_path, told)


def test_a_passage_that_waits_is_saved_when_the_folder_can_be_written_again(
    tmp_path: Path,
) -> None:
    told = told_of(tmp_path, "opened later")
    assert told["kept"] == 1 and not told["parting"]
    with Library(tmp_path / "library") as library:
        assert len(library.passages()) == 1


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    told = told_of(tmp_path, "closed")
    for name, done in told.items():
        assert done["crash"] == "", name
        assert done["code"] == 1, name
        assert "check its permissions" in done["said"], name


def test_what_is_done_once_it_cannot_be_written_is_kept_and_saved_elsewhere(tmp_path: Path) -> None:
    told = told_of(tmp_path, "barred late")
    assert told["kept"] == 1 and "not saved" in told["standing"]
    assert any("Permission denied" in one for one in told["notices"])
    assert told["found"] == "2 sentences in 1 article"
    assert_saved_elsewhere(tmp_path, told)


def assert_saved_elsewhere(tmp_path: Path, told: dict[str, Any]) -> None:
    """Assert that the file which the reader named at the end holds the passage."""
    file = Path(told["parting"].removeprefix("The changes are in ").split(";")[0])
    assert "dragoman restore" in told["parting"]
    with Library(tmp_path / "library") as library:
        assert not library.passages()
        put_in(library, file)
        assert len(library.passages()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_nobody_is_told_to_close_what_is_somebody_elses(tmp_path: Path) -> None:
    told = told_of(tmp_path, "another's")
    assert "2 sentences" in told["search"]["said"]
    for name in ("list", "add", "search", "passages"):
        assert "entered by others" not in told[name]["said"], name
