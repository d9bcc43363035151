"""`dragoman glossary`, run as a user runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.article import GlossaryTerm, Translation
from core.store import Library
from tests.core.translate.engines import article
from tui.cli import cli


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return Library(tmp_path / "library")


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ("glossary", *args), input=stdin)


def test_an_empty_glossary_says_how_to_begin(library: Library) -> None:
    done = run()
    assert (done.exit_code, done.stdout) == (0, "")
    assert "dragoman glossary add" in done.stderr and "import FILE.csv" in done.stderr
    assert json.loads(run("--json").stdout) == []
    done = run("export", "-")
    assert done.exit_code == 1 and "is empty" in done.stderr
    assert not library.path.exists()


def test_terms_are_added_changed_listed_and_removed(library: Library) -> None:
    done = run("add", "armée", "army", "--lang", "fr-FR", "--to", "en", "--note", "on land")
    assert done.stdout == "Added “armée” = “army” (fr → en).\n"
    assert "dragoman check ID" in done.stderr
    done = run("add", "Armée", "armed forces", "--lang", "fr", "--to", "en")
    assert done.stdout == "Changed “Armée” = “armed forces” (fr → en).\n"
    assert "already" in run("add", "Armée", "armed forces", "--lang", "fr", "--to", "en").stdout
    run("add", "OTAN", "NATO", "--case")
    assert run("list").stdout == run().stdout
    assert (
        run().stdout == "Armée\tarmed forces\tfr → en\nOTAN\tNATO\tany → any\tin these capitals\n"
    )
    (first, second) = json.loads(run("--json").stdout)
    assert first["target_lang"] == "en" and second["case"] is True
    assert run("remove", "armée", "--lang", "de").exit_code == 1
    done = run("remove", "ARMÉE")
    assert done.stdout == "Removed “Armée” = “armed forces” (fr → en).\n"
    assert [one.term for one in library.glossary.terms()] == ["OTAN"]
    done = run("remove", "armée")
    assert done.exit_code == 1 and "no such term" in done.stderr


@pytest.mark.parametrize(
    "wrong", [("…", "x"), ("x", ""), ("x" * 501, "y"), ("x", "y", "--lang", "zz9")]
)
def test_a_term_that_says_nothing_is_refused(wrong: tuple[str, ...], library: Library) -> None:
    done = run("add", *wrong)
    assert done.exit_code == 1
    assert done.stderr.startswith("dragoman: The term was not added: ")
    assert not library.path.exists()


def test_a_file_comes_in_and_goes_out(library: Library) -> None:
    Path("mine.csv").write_text("Übersetzung;term;translation\n;a1;b\n;c;d\n;A1;e\n", "utf-8")
    done = run("import", "mine.csv")
    assert done.stdout == "2 added, 0 changed, 0 unchanged.\n"
    assert "Line 4 takes the place of line 2: “A1”." in done.stderr
    done = run("import", "-", stdin="c,D\nx,y\n")
    assert done.stdout == "1 added, 1 changed, 0 unchanged.\n"
    assert run("import", "-", stdin="c,D\n").stdout == "0 added, 0 changed, 1 unchanged.\n"
    done = run("export", "out.csv")
    assert done.exit_code == 0 and "Wrote 3 terms" in done.stderr
    assert run("export", "-").stdout == Path("out.csv").read_text("utf-8")
    done = run("export", "out.csv")
    assert done.exit_code == 1 and "--force" in done.stderr
    assert run("export", "out.csv", "--force").exit_code == 0
    done = run("import", "-", "--replace", stdin="c,D\n")
    assert done.stdout == "0 added, 0 changed, 1 unchanged, 2 removed.\n"
    assert run("import", "out.csv").stdout == "2 added, 0 changed, 1 unchanged.\n"


def test_many_doubled_lines_are_counted() -> None:
    done = run("import", "-", stdin="a,b\n" * 9)
    assert done.stderr.count("takes the place of") == 5
    assert "3 more lines take the place of earlier ones." in done.stderr


def test_a_file_with_a_fault_changes_nothing(library: Library) -> None:
    done = run("import", "-", stdin="a,b\nc\n")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Line 2 of the glossary that was given: the translation is missing" in done.stderr
    assert run("import", "none.csv").exit_code == 1
    assert not library.path.exists()


def test_what_is_hostile_stays_text() -> None:
    run("add", "\x1b[31mterme", "[bold]x[/]")
    assert run().stdout.startswith("terme\t[bold]x[/]\t")


def test_check_heeds_the_glossary(library: Library) -> None:
    made = (Translation(segment=0, text="The army advances towards the town.", engine="x"),)
    library.put(article("L'armée avance vers la ville.").with_translations("en", made))
    library.glossary.put([GlossaryTerm(term="armée", translation="armed forces", lang="fr")])
    done = CliRunner().invoke(cli, ("check", "a1"))
    assert '[0] glossary: The glossary has "armed forces" for "armée"' in done.stdout
    line = {
        "lang": "fr",
        "text": "L'armée avance vers la ville.",
        "target": "en",
        "translation": "The army advances towards the town.",
    }
    done = CliRunner().invoke(cli, ("check", "--lines", "-"), input=json.dumps(line))
    (warning,) = json.loads(done.stdout)["warnings"]
    assert (warning["check"], warning["lost"], warning["start"]) == ("glossary", "armée", 2)
