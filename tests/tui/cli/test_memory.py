"""`dragoman memory`, run as a user runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.article import Translation, TranslationUnit
from core.store import Library
from core.translate.memory import read_tmx
from core.translate.memory.tmx_writing import to_tmx
from tests.core.store.articles import make_article
from tui.cli import cli

UNITS = [
    TranslationUnit(source="Oui", target="Yes", lang="fr", target_lang="en", by="ana"),
    TranslationUnit(source="Non", target="No", lang="fr-CA", target_lang="en", by="google"),
    TranslationUnit(source="Ja", target="Oui", lang="de", target_lang="fr"),
]
FIX = TranslationUnit(
    source="Oui",
    target="Aye",
    lang="fr",
    target_lang="en",
    by="reader",
    made="2024-11-20T00:00:00Z",
)


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.tmx").write_bytes(to_tmx(UNITS))
    return Library(tmp_path / "library")


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ("memory", *args), input=stdin)


def test_an_empty_memory_says_what_to_do(library: Library) -> None:
    done = run("list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "dragoman memory import" in done.stderr
    assert json.loads(run("list", "--json").stdout) == {
        "own": {"units": 0, "corrections": 0},
        "collections": [],
    }
    done = run("export", "out.tmx")
    assert done.exit_code == 1
    assert "is empty" in done.stderr
    assert not Path("out.tmx").exists()
    assert not library.path.exists()


def test_a_file_comes_in_is_listed_and_goes(library: Library) -> None:
    done = run("import", "news.tmx")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Imported 3 units (fr>en, fr-CA>en, de>fr) as news." in done.stdout
    assert "By machines, as their makers' names say: 1 unit (google)." in done.stdout
    assert library.units() == UNITS
    library.add_units([FIX])
    listed = run("list").stdout.splitlines()
    assert listed[0].startswith("news\t3 units\tfr>en, fr-CA>en, de>fr\tby ana, google, (not said)")
    assert listed[1] == "kept here\t1 correction by you"
    (kept,) = json.loads(run("list", "--json").stdout)["collections"]
    assert kept["file"] == str(Path("news.tmx").resolve())
    done = run("import", "news.tmx")
    assert "in place of 3 units of" in done.stdout
    done = run("remove", "news")
    assert done.exit_code == 1
    assert "--yes" in done.stderr
    assert run("remove", "news", "--yes").exit_code == 0
    assert library.units() == [FIX]
    assert run("remove", "news", "--yes").exit_code == 1


def test_standard_input_comes_in_under_a_name(library: Library) -> None:
    assert "as stdin" in run("import", "-", stdin=to_tmx(UNITS)).stdout
    assert "as mine" in run("import", "-", "--name", "Mine", stdin=to_tmx(UNITS)).stdout
    assert [one.name for one in library.memory.collections()] == ["stdin", "mine"]


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("none.tmx", None, "There is no file"),
        ("empty.tmx", b" \n", "is empty"),
        ("bad.tmx", b"just words", "no well-formed XML"),
        ("page.tmx", b"<html/>", "no translation memory"),
        ("bomb.tmx", b'<!DOCTYPE t [<!ENTITY a "b">]><tmx/>', "declares entities"),
        ("half.tmx", b"<tmx><body/></tmx>", "no sentence in two languages"),
        (".", None, "cannot be read"),
    ],
)
def test_a_bad_file_is_one_sentence_and_stops_no_other(
    library: Library, name: str, raw: bytes | None, sentence: str
) -> None:
    if raw is not None:
        Path(name).write_bytes(raw)
    done = run("import", name, "news.tmx")
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [one.name for one in library.memory.collections()] == ["news"]


def test_what_goes_out_comes_in_again(library: Library) -> None:
    run("import", "news.tmx")
    library.add_units([FIX])
    done = run("export", "out.tmx")
    assert (done.exit_code, done.stdout) == (0, "")
    assert read_tmx(Path("out.tmx")) == [*UNITS, FIX]
    before = Path("out.tmx").read_bytes()
    done = run("export", "out.tmx", "--corrections")
    assert done.exit_code == 1
    assert "--force" in done.stderr
    assert Path("out.tmx").read_bytes() == before
    assert run("export", "out.tmx", "--corrections", "--force").exit_code == 0
    assert read_tmx(Path("out.tmx")) == [FIX]


@pytest.mark.parametrize(
    ("options", "units"),
    [
        (("--lang", "fr"), [*UNITS[:2], FIX]),
        (("--lang", "fr_BE", "--to", "EN", "--collection", "news"), UNITS[:2]),
        (("--to", "fr"), UNITS[2:]),
        (("--collection", "news"), UNITS),
    ],
)
def test_filters(library: Library, options: tuple[str, ...], units: list[TranslationUnit]) -> None:
    run("import", "news.tmx")
    library.add_units([FIX])
    done = run("export", "-", *options)
    assert done.exit_code == 0
    assert read_tmx(done.stdout_bytes) == units


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--lang", "ro"), 1),
        (("--collection", "none"), 1),
        (("--lang", "?"), 2),
        (("--corrections", "--collection", "news"), 2),
        (("abc",), 2),
        (("--translations", "nix"), 1),
        (("--translations",), 1),
    ],
)
def test_what_cannot_be_exported_is_said(options: tuple[str, ...], code: int) -> None:
    run("import", "news.tmx")
    done = run("export", "-", *options)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr


def test_translations_go_out_with_their_engines(library: Library) -> None:
    article = make_article("abc", "Oui", "Non")
    made = (
        Translation(segment=0, text="Yes", engine="firefox", made="2024-11-20T00:00:00Z"),
        Translation(segment=1, text="No", engine="memory", by="ana"),
    )
    library.put(article.with_translations("en", made))
    done = run("export", "-", "--translations", "ab")
    found = read_tmx(done.stdout_bytes)
    assert [(one.source, one.target, one.by, one.made) for one in found] == [
        ("Oui", "Yes", "firefox", "2024-11-20T00:00:00Z"),
        ("Non", "No", "ana", None),
    ]
    assert run("export", "-", "--translations").stdout_bytes == done.stdout_bytes
    assert run("export", "-", "--translations", "--to", "de").exit_code == 1
