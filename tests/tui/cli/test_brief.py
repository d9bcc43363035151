"""`dragoman brief` as a user runs it, on three small annotated articles."""

import json
from pathlib import Path

import pytest

from core.article import Translation
from core.brief import choices as room
from core.brief.formats import FORMATS
from core.brief.sentences import sentences_of
from core.store import Library
from tests.core.brief.articles import Said, french, german, keep, make_article
from tests.tui.cli.test_commands import run

WRONG = "North Korea has sent 300 soldiers to Russia, according to Seoul."


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    library = Library(tmp_path / "library")
    library.put_many([french(), german()])
    return library


def brief(*args: str) -> dict[str, object]:
    done = run("brief", *args, "--format", "json")
    assert done.exit_code == 0, done.stderr
    made: dict[str, object] = json.loads(done.stdout)
    return made


def ids(rows: object) -> list[str]:
    assert isinstance(rows, list)
    return [row["article"] for row in rows]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(library: Library, form: str) -> None:
    library.save_passage(keep(french(), "220 obusiers"))
    done = run("brief", "--all", "--format", form)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip()


def test_one_page_has_the_claims_and_a_line_for_each_source(library: Library) -> None:
    made = brief("--all", "--one-page", "--lines", "1")
    assert len(made["claims"]) == 1  # type: ignore[arg-type]
    assert ids(made["sources"]) == ["f1", "d1"]
    assert made["is_one_page"]
    assert not any(made[name] for name in ("ledger", "people", "timeline", "one_sided"))
    text = run("brief", "--all", "--one-page").stdout
    assert "## Sources" in text
    assert "## People" not in text


def test_a_limit_is_for_the_whole_briefing_too(library: Library) -> None:
    assert len(brief("--all", "--lines", "1")["claims"]) == 1  # type: ignore[arg-type]
    assert len(brief("--all")["claims"]) > 1  # type: ignore[arg-type]


def test_articles_are_left_out(library: Library) -> None:
    made = brief("--all", "--leave-out", "d1")
    assert (ids(made["sources"]), ids(made["left_out"])) == (["f1"], ["d1"])
    assert {one["article"] for one in made["notes"]} == {"f1"}  # type: ignore[attr-defined]


def test_the_choices_of_the_reader_apply_unless_they_are_not_wanted(library: Library) -> None:
    article = french()
    sentence = sentences_of(article, "en")[2]
    choices = room.leave_out(library.briefing_choices(["f1", "d1"]), "d1")
    library.put_briefing_choices(choices)
    assert ids(brief("--all")["left_out"]) == ["d1"]
    assert ids(brief("d1", "f1")["left_out"]) == ["d1"]
    assert ids(brief("--all", "--no-choices")["left_out"]) == []
    assert sentence.text in str(brief("f1")["claims"])


def test_what_is_withheld_is_said(library: Library) -> None:
    article = french()
    made = Translation(segment=2, text=WRONG, engine="google")
    library.put(article.with_translations("en", (made,)))
    done = run("brief", "f1")
    assert done.exit_code == 0
    assert done.stderr.endswith("withheld; it is listed at the end.\n")
    assert "the cited sentence says “3 000 soldats”" in done.stdout
    page = run("brief", "f1", "--one-page")
    assert "listed at the end in the whole briefing (--format markdown)." in page.stderr
    assert "300 soldiers" not in page.stdout


def test_a_template_lays_it_out(library: Library) -> None:
    Path("mine.txt").write_text(
        "{% for one in claims %}{{ one.text }} [{{ one.citations[0].note }}]\n{% endfor %}",
        encoding="utf-8",
    )
    done = run("brief", "f1", "--template", "mine.txt", "-o", "out.txt")
    assert done.exit_code == 0, done.stderr
    first = Path("out.txt").read_text(encoding="utf-8").splitlines()[0]
    assert first.endswith(" [1]")
    Path("bad.txt").write_text("{% for %}", encoding="utf-8")
    wrong = run("brief", "f1", "--template", "bad.txt")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "bad.txt" in wrong.stderr


def test_a_file_of_others_is_kept_and_the_option_to_overwrite_it_is_named(library: Library) -> None:
    Path("mine.md").write_text("My own notes.", encoding="utf-8")
    refused = run("brief", "f1", "-o", "mine.md")
    assert refused.exit_code == 1 and "--force" in refused.stderr
    assert Path("mine.md").read_text(encoding="utf-8") == "My own notes."


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.html", "<!DOCTYPE html>"),
        ("OUT.HTML", "<!DOCTYPE html>"),
        ("out.csv", '"row"'),
        ("out.md", "---"),
        ("out.txt", "---"),
        ("St. Petersburg", "---"),
        ("page 2.11", "---"),
    ],
)
def test_the_name_of_the_file_says_how_it_is_written(
    library: Library, name: str, begins: str
) -> None:
    assert run("brief", "f1", "-o", name).exit_code == 0
    assert Path(name).read_text(encoding="utf-8-sig").lower().startswith(begins.lower())
    assert run("brief", "f1", "-o", name, "--format", "json", "--force").exit_code == 0
    assert Path(name).read_text(encoding="utf-8").startswith("{")


def test_a_hyphen_is_standard_output(library: Library) -> None:
    done = run("brief", "f1", "-o", "-")
    assert done.exit_code == 0 and done.stdout == run("brief", "f1").stdout
    assert "Wrote" not in done.stderr and not Path("-").exists()
    assert run("brief", "f1", "-o", "-", "--format", "json").stdout.startswith("{")


def test_what_was_written_around_an_earlier_briefing_stays(library: Library) -> None:
    out = Path("brief.md")
    assert run("brief", "--all", "-o", str(out)).exit_code == 0
    out.write_text(out.read_text(encoding="utf-8") + "\nMy own words.\n", encoding="utf-8")
    again = run("brief", "f1", "-o", str(out))
    assert again.exit_code == 0, again.stderr
    assert "Wrote brief.md." in again.stderr
    assert "My own words." in out.read_text(encoding="utf-8")


def test_an_earlier_briefing_whose_marks_do_not_add_up_says_so(library: Library) -> None:
    out = Path("brief.md")
    assert run("brief", "--all", "-o", str(out)).exit_code == 0
    old = out.read_text(encoding="utf-8") + "\nMine.\n<!-- dragoman:notes end -->\n"
    out.write_text(old, encoding="utf-8")
    refused = run("brief", "--all", "-o", str(out))
    assert refused.exit_code == 1
    assert "earlier export that cannot be brought up to date" in refused.stderr
    assert "kept beside it. With --force it is overwritten." in refused.stderr
    assert out.read_text(encoding="utf-8") == old
    done = run("brief", "--all", "-o", str(out), "--force")
    assert done.exit_code == 0 and "The file as it was is kept as" in done.stderr
    assert Path("brief.md.bak").read_text(encoding="utf-8") == old


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nothere"], 1, 'no article "nothere"'),
        (["f1", "--leave-out", "d1"], 2, "is not one of those to brief on"),
        (["f1", "--leave-out", "nothere"], 1, "no article"),
        (["f1", "--leave-out", "f1"], 1, "Every source is left out"),
        (["f1", "--lines", "0"], 2, "0 is not in the range"),
        (["f1", "--format", "word"], 2, "'word' is not one of"),
        (["f1", "--one-page", "--format", "csv"], 2, "--one-page holds nothing"),
        ([], 2, "Say what to brief on"),
        (["f1", "--all"], 2, "give one of them"),
        (["f1", "--tag", "missiles"], 2, "give one of them"),
        (["--tag", "missiles", "--all"], 2, "give one of them"),
        (["f1", "--template", "gone.txt"], 2, "does not exist"),
        (["f1", "--template", ".", "--format", "csv"], 2, "is a directory"),
        (["f1", "-o", "missing/brief.md"], 1, "no folder missing"),
        (["f1", "-o", "brief.pdf"], 2, "cannot be written as .pdf; end the name in one of .bib,"),
        (["f1", "-o", "brief.DOCX"], 2, "cannot be written as .DOCX"),
    ],
)
def test_bad_input_is_one_sentence(library: Library, args: list[str], code: int, said: str) -> None:
    done = run("brief", *args)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_what_is_too_long_to_be_read_is_said(library: Library) -> None:
    endless = "Die Armee nennt 4.000 Soldaten und " * 150
    library.put(make_article("d9", "de", [Said("paragraph", endless)]))
    assert "1 sentence is too long to be read" in run("brief", "--all").stderr
    assert "too long" not in run("brief", "f1", "d1").stderr


def spoil(library: Library, article_id: str) -> None:
    """Damage an article's file and its spare copy."""
    (library.path / "articles" / f"{article_id}.json").write_bytes(b"{")
    (library.path / "spare" / "articles" / f"{article_id}.json.gz").write_bytes(b"")


def test_a_damaged_article_is_left_out_and_said_and_the_others_are_briefed_on(
    library: Library,
) -> None:
    for article in (french(), german()):
        library.save_passage(keep(article, article.text[:20]).with_(tags=("army",)))
    spoil(library, "d1")
    for chosen in (("--all",), ("--tag", "army"), ("--all", "--leave-out", "d1")):
        done = run("brief", *chosen, "--format", "json")
        assert done.exit_code == 1
        assert ids(json.loads(done.stdout)["sources"]) == ["f1"]
        (said,) = [one for one in done.stderr.splitlines() if one.startswith("left out  ")]
        assert f"“{german().title}” is not in the briefing" in said
        assert "d1.json is damaged" in said and "`dragoman doctor --repair`" in said
    repaired = run("doctor", "--repair")
    assert "Traceback" not in repaired.output
    assert ids(brief("--all")["sources"]) == ["f1"]


def test_an_article_of_a_later_version_does_not_stop_the_others(library: Library) -> None:
    place = library.path / "articles" / "d1.json"
    raw = json.loads(place.read_bytes())
    place.write_text(json.dumps({**raw, "dragoman": {"schema": 99}}), encoding="utf-8")
    done = run("brief", "--all", "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert ids(told["sources"]) == ["f1"] and ids(told["lost"]) == ["d1"]
    (said,) = [one for one in done.stderr.splitlines() if one.startswith("left out  ")]
    assert f"“{german().title}” is not in the briefing" in said and "later version" in said
    assert "is not in it" in run("brief", "--all", "--one-page").stdout
    asked = run("brief", "f1", "d1")
    assert asked.exit_code == 1 and not asked.stdout


def test_a_damaged_article_that_was_asked_for_is_an_error(library: Library) -> None:
    spoil(library, "d1")
    done = run("brief", "f1", "d1")
    assert done.exit_code == 1 and not done.stdout
    assert "d1.json is damaged" in done.stderr and "`dragoman doctor --repair`" in done.stderr
    spoil(library, "f1")
    none_left = run("brief", "--all")
    assert none_left.exit_code == 1 and not none_left.stdout
    assert "is damaged" in none_left.stderr
