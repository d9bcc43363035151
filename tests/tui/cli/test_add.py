"""`dragoman add`: folders, processes that die, and what is kept."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.store import Library
from tests.core.pipeline.killing import ROOT
from tests.tui.cli.engines import ARTICLE, Bench

SCRIPT = """
import os, signal, sys
import core.prepare
from core.prepare import prepare as as_it_is

def prepare(document, lang=None):
    if "poison" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return as_it_is(document, lang=lang)

core.prepare.prepare = prepare
if __name__ == "__main__":
    from tui.cli import main
    main()
"""
"""The program, with an article that kills each process that works on it."""


def test_a_folder_is_added_without_what_tells_of_it(bench: Bench) -> None:
    folder = bench.folder / "news"
    folder.mkdir()
    (folder / "README.md").write_text("# Articles on bridges\n\nMade in 2024.", encoding="utf-8")
    (folder / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    done = bench.run("add", "news")
    assert (done.exit_code, "1 added" in done.stdout) == (0, True)
    assert "news/README.md was left out" in done.stderr
    assert "1 added" in bench.run("add", "news/README.md").stdout


def test_the_number_of_processes_is_checked(bench: Bench) -> None:
    assert bench.run("add", "pont.txt", "--workers", "0").exit_code == 2
    assert bench.run("add", "pont.txt", "--workers", "2").exit_code == 0


@pytest.mark.slow
def test_an_article_that_kills_its_process_costs_itself_alone(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(8):
        text = f"{ARTICLE}\nC'est la nouvelle numéro {number} de la mairie de Lyon.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "3.txt").write_text(f"{ARTICLE}\npoison\n", encoding="utf-8")
    script = tmp_path / "program.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRAGOMAN_CONFIG": str(tmp_path / "c")}
    done = subprocess.run(
        [
            sys.executable,
            str(script),
            "--library",
            str(tmp_path / "library"),
            *("add", "--workers", "2", "--offline", "--json", "news"),
        ],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    report = json.loads(done.stdout)
    assert (done.returncode, len(report["added"])) == (1, 7), done.stderr
    assert [one["address"] for one in report["failed"]] == ["news/3.txt"]
    assert "ended before this article was done" in report["failed"][0]["reason"]
    library = Library(tmp_path / "library")
    addresses = [library.article(one).source.address for one in report["added"]]
    assert addresses == [f"news/{number}.txt" for number in range(8) if number != 3]
