"""What `dragoman doctor` says of a library, what --repair does, and what --json keeps to itself."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from core.search.index import SearchIndex
from core.store import Library, make_passage
from tests.core.store.articles import annotated, make_article
from tests.core.store.backups import files_in
from tui.cli import cli
from tui.cli.doctor_library import MOST_OF_A_KIND

SECRET = "geheim"


@pytest.fixture(autouse=True)
def private() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / SECRET
    home.mkdir()
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(home / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(home / "library"))
    monkeypatch.setenv("DRAGOMAN_MODELS", str(home / "models"))
    article = annotated(make_article(f"a-{SECRET}", f"Titre {SECRET}", "Corée du Nord, 3 000 x"))
    article = article.with_(entities=(), figures=(), publisher=SECRET)
    kept = make_passage(article, 0, 5).with_(tags=(SECRET,), note=SECRET)
    opened = Library(home / "library")
    opened.put_many([article, make_article("b2b2b2")])
    opened.save_passage(kept)
    opened.memory.put(f"{SECRET}.tmx", [], name=SECRET)
    return home / "library"


def run(*args: str) -> Result:
    done = CliRunner().invoke(cli, ["doctor", *args])
    assert "Traceback" not in done.output
    return done


def report(*args: str) -> dict[str, Any]:
    return {one["name"]: one for one in json.loads(run("--json", *args).stdout)}


def test_a_library_that_is_well(library: Path) -> None:
    before = files_in(library)
    done = run()
    assert done.exit_code == 0
    assert "2 articles, 1 passage, all readable" in done.stdout
    assert files_in(library) == before


def test_looking_changes_nothing_and_says_what_a_repair_would_do(library: Path) -> None:
    (library / "passages.json").write_bytes(b"{")
    before = files_in(library)
    done = run()
    assert done.exit_code == 1
    assert "passages.json is damaged" in done.stdout and "a repair sets it aside" in done.stdout
    assert "dragoman doctor --repair" in done.stdout
    assert files_in(library) == before


def test_a_repair_mends_and_says_so_and_then_there_is_nothing_to_mend(library: Path) -> None:
    (library / "passages.json").write_bytes(b"{")
    done = run("--repair")
    assert done.exit_code == 0
    assert "mended: passages.json is damaged" in done.stdout
    assert "it was put back from its spare copy" in done.stdout
    again = run("--repair")
    assert again.exit_code == 0 and "mended" not in again.stdout
    assert len(Library(library).passages()) == 1


def test_what_cannot_be_mended_is_left_and_the_exit_code_says_so(library: Path) -> None:
    newer = b'{"dragoman":{"schema":99,"generation":1,"sum":"00000000"}}'
    (library / "glossary.json").write_bytes(newer)
    done = run("--repair")
    assert done.exit_code == 1
    assert "update Dragoman" in done.stdout
    assert (library / "glossary.json").read_bytes() == newer


def test_of_a_library_of_a_later_version_the_articles_are_counted(library: Path) -> None:
    newer = b'{"dragoman":{"schema":99,"generation":1,"sum":"00000000"},"catalogue":{}}'
    (library / "catalogue.json").write_bytes(newer)
    done = run()
    assert done.exit_code == 1 and "update Dragoman" in done.stdout
    assert f"{len(list((library / 'articles').iterdir()))} articles" in done.stdout
    assert "--repair" not in done.stdout


def test_what_is_lost_is_set_aside_and_not_called_mended(library: Path) -> None:
    (library / "articles" / "b2b2b2.json").write_bytes(b"{")
    (library / "spare" / "articles" / "b2b2b2.json.gz").unlink()
    done = run("--repair")
    assert done.exit_code == 1
    (line,) = [one for one in done.stdout.splitlines() if "articles/b2b2b2.json is damaged" in one]
    assert line.startswith("bad") and "mended" not in line
    assert "add the article from b2b2b2.txt again" in line
    assert run("--repair").exit_code == 0


def test_of_many_findings_of_a_kind_the_first_are_told_and_how_many_more(library: Path) -> None:
    Library(library).put_many(make_article(f"c{number:03}") for number in range(30))
    for place in (library / "spare" / "articles").glob("c*"):
        place.unlink()
    done = run()
    assert done.stdout.count("the spare copy of") == MOST_OF_A_KIND
    assert "20 more are like these (spare)" in done.stdout
    assert "20 more were mended (spare)" in run("--repair").stdout


def test_a_report_has_counts_and_kinds_and_no_name(library: Path) -> None:
    for number, name in enumerate((f"articles/a-{SECRET}.json", f"memory/{SECRET}.json")):
        (library / name).write_bytes(SECRET.encode() * (number + 1))
    (library / "articles" / f"{SECRET}.txt").write_text(SECRET, encoding="utf-8")
    done = run("--json")
    assert done.exit_code == 1
    assert SECRET not in done.stdout
    found = report()["library"]
    assert found["contents"]["articles"] == 2
    assert found["contents"]["bytes_of"]["articles"] > 100
    assert {(one["kind"], one["file"]) for one in found["findings"]} == {
        ("damaged", "article"),
        ("damaged", "collection"),
        ("unknown", ""),
    }
    assert len({one["number"] for one in found["findings"]}) == 3
    mended = report("--repair")["library"]
    assert [one["kind"] for one in mended["findings"] if one["is_mended"]] == ["damaged"] * 2


def test_a_report_keeps_settings_and_paths_to_itself(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = library.parent / "settings.toml"
    settings.write_text(
        f'[translation]\nengines = ["{SECRET}", "google"]\n'
        f'libretranslate = "https://{SECRET}.example"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", f"{SECRET} \x1b]0;x\x07")
    done = run("--json")
    assert SECRET not in done.stdout
    told = report()
    assert "another (" in told["engines"]["detail"] and "google" in told["engines"]["detail"]
    assert "TERM=xterm-256color" in told["terminal"]["detail"]
    assert told["platform"]["detail"]
    settings.write_text(f"[translation]\ntarget = 3 # {SECRET}\n", encoding="utf-8")
    done = run("--json")
    assert done.exit_code == 1 and SECRET not in done.stdout


def test_a_library_that_is_not_there_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "nowhere"))
    for args in ((), ("--repair",), ("--json",)):
        assert run(*args).exit_code == 0
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_index_is_made_anew(library: Path) -> None:
    place = library / "index" / "search.sqlite"
    place.parent.mkdir()
    place.write_bytes(b"SQLite format 3\0" + b"\xff" * 8_192)
    assert report()["index"]["state"] == "note"
    done = run("--repair")
    assert done.exit_code == 0 and "was made anew from the articles" in done.stdout
    assert report()["index"]["state"] == "ok"
    with Library(library) as opened:
        index = SearchIndex(opened)
        assert index.search("Titre").total == 1
        index.close()


def test_a_folder_of_other_things_is_neither_counted_nor_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "home").chmod(0o755)
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "home"))
    done = run("--repair")
    assert done.exit_code == 0 and "holds no library" in done.stdout
    assert report()["library"]["contents"]["files"] == {}
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o755
    assert [one.name for one in (tmp_path / "home").iterdir()] == ["letter.txt"]


def test_ctrl_c_is_one_sentence(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.store.care.checking.members", stop)
    done = run("--repair")
    assert done.exit_code == 130 and "Interrupted" in done.stderr
