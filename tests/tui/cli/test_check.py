"""`dragoman check`, run as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.article import Translation, TranslationUnit
from core.store import Library
from core.translate.memory.tmx_writing import to_tmx
from core.workshop import InlineWorkshop
from tests.tui.samples import make_article
from tui.cli import cli

UNITS = [
    TranslationUnit(source="Il a 30 ans.", target="He is 30.", lang="fr", target_lang="en"),
    TranslationUnit(source="Il a 30 ans.", target="He is 13.", lang="fr-CA", target_lang="en-US"),
    TranslationUnit(source="Er ist 30.", target="Il a 20 ans.", lang="de", target_lang="fr"),
]


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.tmx").write_bytes(to_tmx(UNITS))
    library = Library(tmp_path / "library")
    article = make_article(
        "4711aa",
        [
            ("title", "Trois ponts fermés", "Three bridges closed"),
            ("paragraph", "Il faudra 40 jours et 2 millions d'euros.", "It will take 14 days."),
            ("paragraph", "Le maire n'a rien dit.", None),
        ],
    )
    library.put(InlineWorkshop().annotate(article).result())
    return library


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ("check", *args), input=stdin)


def test_a_memory_is_checked_unit_by_unit() -> None:
    done = run("news.tmx")
    assert (done.exit_code, done.stderr) == (0, "")
    *lines, last = done.stdout.splitlines()
    assert lines == [
        "[1] figures: The translation says “13” where the original has “30 ans”.",
        "[2] figures: The translation says “20 ans” where the original has “30”.",
    ]
    assert last == "2 of 3 translations have warnings."


def test_a_memory_is_narrowed_to_languages() -> None:
    assert run("news.tmx", "--target", "fr").stdout.splitlines()[-1].startswith("1 of 1 ")
    assert run("news.tmx", "--lang", "fr").stdout.splitlines()[-1].startswith("1 of 2 ")


def test_an_article_is_checked_by_its_id() -> None:
    done = run("4711")
    assert done.exit_code == 0
    *lines, last = done.stdout.splitlines()
    assert lines[0].startswith("[1] figures: The translation says “14 days”")
    assert any("2 millions d'euros" in line for line in lines)
    assert last == "1 of 2 translations has warnings."


def test_several_sources_are_named() -> None:
    done = run("4711", "news.tmx")
    assert "news.tmx [1] figures" in done.stdout
    assert "4711 [1] figures" in done.stdout
    assert done.stdout.splitlines()[-1] == "3 of 5 translations have warnings."


def test_json_has_texts_and_warnings() -> None:
    found = json.loads(run("4711", "--json").stdout)
    assert (found["checked"], found["warned"]) == (2, 1)
    (segment,) = found["segments"]
    assert segment["segment"] == 1
    first = segment["warnings"][0]
    assert segment["text"][first["start"] : first["end"]] == first["lost"]


def test_an_article_without_translations_says_so(library: Library) -> None:
    done = run("4711", "--target", "de")
    assert done.exit_code == 0
    assert "4711 has no translations into de" in done.stderr
    assert done.stdout.splitlines() == ["0 of 0 translations have warnings."]


@pytest.mark.parametrize("source", [("4711aa",), ("news.tmx",), ("--lines", "-")])
def test_a_language_that_there_is_none_of_is_refused(source: tuple[str, ...]) -> None:
    done = run(*source, "--to", "zz")
    assert done.exit_code == 1 and not done.stdout
    assert "No language has the code 'zz'" in done.stderr


def test_an_article_in_the_language_itself_says_so() -> None:
    done = run("4711", "--target", "fr")
    assert (done.exit_code, done.stdout) == (0, "0 of 0 translations have warnings.\n")
    assert "4711 is in fr itself" in done.stderr


def test_a_correction_that_loses_a_figure_is_flagged_too(library: Library) -> None:
    fix = Translation(segment=1, text="It will take time and money.", engine="reader")
    library.change("4711aa", lambda one: one.with_translations("en", (fix,)))
    assert "the translation has no 40" in run("4711").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nothing",), "nothing"),
        (("missing.tmx",), "missing.tmx"),
        (("--lines", "missing.jsonl"), "missing.jsonl"),
        ((".",), "is a folder"),
    ],
)
def test_what_is_not_there_is_one_sentence(args: tuple[str, ...], said: str) -> None:
    done = run(*args)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("args", [(), ("4711", "--lines", "-")])
def test_it_is_either_lines_or_sources(args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_lines_answer_line_by_line() -> None:
    given = b"\n".join(
        json.dumps({"lang": "fr", "text": "Il a 30 ans.", "translation": made}).encode()
        for made in ("He is 30.", "He is 13.", "He is thirty.")
    )
    done = run("--lines", "-", stdin=given + b"\n\n")
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [len(one["warnings"]) for one in answers] == [0, 1, 0]
    assert set(answers[1]["warnings"][0]) == {"check", "message", "lost", "start", "end"}
    Path("pairs.jsonl").write_bytes(given)
    assert run("--lines", "pairs.jsonl").stdout == done.stdout


def test_a_bad_line_ends_with_its_number() -> None:
    good = b'{"lang": "fr", "text": "Il dort.", "translation": "He sleeps."}\n'
    done = run("--lines", "-", stdin=good + b"{}\n" + good)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert "Line 2 is not a JSON object" in done.stderr


@pytest.mark.slow
def test_it_works_as_a_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from tui.cli import main; main()", "check", "news.tmx"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "2 of 3 translations have warnings."
