"""Who found a name is said: in the JSON of `annotate` and `show`, and to people on a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from core.article import Role
from core.store import Library
from tests.tui.samples import make_article
from tui.cli import cli

TEXT = "El presidente Pedro Sánchez viajó a Berlín con 300 soldados. Berlín y Polonia callaron.\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    path = tmp_path / "viaje.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_words_for_every_recogniser(file: Path) -> None:
    done = CliRunner().invoke(cli, ["annotate", "--lang", "es", str(file)])
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert answer["entities"]
    assert {one["recogniser"] for one in answer["entities"]} == set(answer["recognisers"])
    assert answer["recognisers"]["places"] == "list of places"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_gets_words_and_a_pipe_json(file: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    code = "from tui.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "annotate", "--lang", "es", str(file)],
        stdout=theirs,
        stderr=subprocess.STDOUT,
        stdin=theirs,
        env=os.environ | {"COLUMNS": "80", "TERM": "dumb"},
    ):
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # what Linux says at the end of a pseudo-terminal
                piece = b""
            if not piece:
                break
            said += piece
    os.close(ours)
    shown = said.decode()
    assert "list of places" in shown
    assert "300 soldados  count" in " ".join(shown.split(" "))
    assert '"entities"' not in shown


def test_show_lists_a_name_once_with_what_found_each_mention(file: Path) -> None:
    lines: list[tuple[Role, str, str | None]] = [("paragraph", "Berlin, dann Berlin.", "Berlin.")]
    made = make_article("a", lines, lang="de", names=(("Berlin", "LOC", "place:1"),))
    first, second = made.entities
    found = (first.with_(recogniser="places"), second.with_(recogniser="article"))
    Library(file.parent / "library").put(made.with_(entities=found))
    shown = CliRunner().invoke(cli, ["show", "a", "--names"])
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.count("Berlin") == 1
    assert "list of places (1), the rest of the article (1)" in " ".join(shown.stdout.split())
    told = json.loads(CliRunner().invoke(cli, ["show", "a", "--json"]).stdout)
    assert told["recognisers"] == {
        "article": "the rest of the article",
        "places": "list of places",
    }
