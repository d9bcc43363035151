"""`dragoman search`, run as a user runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.errors import SearchError
from core.store import Library, make_passage
from tests.core.search.articles import make_article, named, translated
from tests.core.search.conftest import read_tables_once as read_tables_once
from tui.cli import cli


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    return Library(tmp_path / "library")


@pytest.fixture
def stored(library: Library) -> Library:
    one = translated(make_article("a1b2c3", "Choïgou est parti", "Il dort."), _0="Shoigu has left")
    library.put(named(one, "Choïgou", "PER", "person:sergei-shoigu", "Sergei Shoigu"))
    library.put(make_article("d4e5f6", "Nichts [bold]Neues[/bold]", lang="de"))
    return library


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ("search", *args))


def test_sentences_are_printed_under_their_article(stored: Library) -> None:
    done = run("Schoigu")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "a1b2c3  fr  2024-11-20  Choïgou est parti",
        "  [0] Choïgou est parti",
        "      Shoigu has left",
    ]
    assert "Schoigu is also looked for as Choïgou" in done.stderr
    assert "1 sentence, 1 shown." in done.stderr


def test_passages_are_seen(stored: Library) -> None:
    article = stored.article("a1b2c3")
    stored.save_passage(make_passage(article, 0, 7).with_(tags=("Moskau",)))
    assert "[0]* #Moskau" in run("tag:moskau").stdout


def test_an_index_that_cannot_be_written_is_asked_as_it_is(
    stored: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("nichts").exit_code == 0

    def refresh(*_: object) -> None:
        raise SearchError("The disk is full; make room, and search again.")

    monkeypatch.setattr("core.search.SearchIndex.refresh", refresh)
    done = run("nichts")
    assert (done.exit_code, "d4e5f6" in done.stdout) == (0, True)
    assert "Not of all articles: The disk is full; make room" in done.stderr


def test_nothing_found_is_a_sentence_and_exit_code_1(stored: Library) -> None:
    done = run("xyzzy")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Nothing found" in done.stderr
    assert run("il", "--offset", "5").exit_code == 1


def test_a_language_that_no_article_is_in_is_told(stored: Library) -> None:
    assert "No article is in zz; there are de, fr." in run("lang:zz il").stderr


def test_an_empty_library_is_told() -> None:
    done = run("missile")
    assert done.exit_code == 1
    assert "No articles" in done.stderr


def test_several_arguments_are_one_question(stored: Library) -> None:
    assert run("il", "-choïgou").stdout.count("[") == 1
    assert run("lang:de", "neues").exit_code == 0
    assert run("choïgou", "-parti").exit_code == 1


def test_json_holds_marks_and_total(stored: Library) -> None:
    done = run("Schoigu", "--json")
    found = json.loads(done.stdout)
    assert found["total"] == 1
    assert found["hits"][0]["original"] == {"text": "Choïgou est parti", "marks": [[0, 7]]}
    assert found["widened"][0]["key"] == "person:sergei-shoigu"
    done = run("xyzzy", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["hits"] == []


def test_markup_from_outside_stays_text(stored: Library) -> None:
    assert "[bold]Neues[/bold]" in run("neues").stdout


@pytest.mark.parametrize(
    ("question", "code", "said"),
    [
        ("foo:bar", 1, "There is no filter foo:"),
        ("date:gestern", 1, "no date"),
        ("!!!", 2, "no word"),
        ("--jsn", 2, "--jsn"),
    ],
)
def test_what_cannot_be_asked_is_told(question: str, code: int, said: str) -> None:
    done = run(question)
    assert done.exit_code == code
    assert said in done.stderr


def test_help_names_every_filter() -> None:
    from core.search import FILTERS

    said = run("--help").stdout
    assert all(f"{one}:" in said for one in FILTERS)
