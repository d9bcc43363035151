"""The commands, run as a user runs them, on articles written for the purpose."""

import json
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from core.article import Article
from core.store import Library, make_passage
from tui.cli import cli

ARTICLE = """Le pont de Lyon rouvre après 3 ans de travaux

Lyon, 12 mars 2024

Le maire de Lyon a rouvert le pont hier devant environ 2 000 habitants. Les travaux ont coûté \
12 millions d'euros, selon la mairie.

Il ne sera pas ouvert aux camions avant le mois de juin.

Partager cet article
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DRAGOMAN_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "library"


@pytest.fixture
def filled(library: Path, tmp_path: Path) -> str:
    """Return the id of the one article in the library."""
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("add", "pont.txt", "--json")
    assert done.exit_code == 0, done.stderr
    return str(json.loads(done.stdout)["added"][0])


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=stdin)


def test_every_command_has_help() -> None:
    overview = run("--help").output
    known = cli.list_commands(Context(cli))
    assert {"add", "check", "engines", "memory", "translate"} < set(known)
    for name in known:
        assert name in overview
        done = run(name, "--help")
        assert done.exit_code == 0
        assert "Usage:" in done.output


def test_an_unknown_command_is_a_usage_error() -> None:
    assert run("frobnicate").exit_code == 2


def test_the_reader_needs_a_terminal(library: Path) -> None:
    done = run()
    assert done.exit_code == 1
    assert "needs a terminal" in done.stderr


def test_adding_goes_on_after_a_bad_source_and_says_so(library: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("add", "empty.txt", "missing.txt", "good.txt")
    assert done.exit_code == 1
    assert "1 added, 0 already there, 2 failed" in done.stdout
    assert "empty.txt" in done.stderr
    assert "missing.txt" in done.stderr
    again = run("add", "good.txt")
    assert again.exit_code == 0
    assert "0 added, 1 already there, 0 failed" in again.stdout


def test_adding_from_standard_input_with_a_language(library: Path) -> None:
    done = run("add", "-", "--lang", "fr", "--json", stdin=ARTICLE)
    assert done.exit_code == 0, done.stderr
    number = json.loads(done.stdout)["added"][0]
    assert Library(library).article(number).lang == "fr"


@pytest.mark.parametrize("command", ["add", "annotate", "prepare"])
def test_a_language_that_does_not_exist_is_a_usage_error(library: Path, command: str) -> None:
    done = run(command, "-", "--lang", "klingonese", stdin=ARTICLE)
    assert done.exit_code == 2
    assert "klingonese" in done.stderr


def test_listing(filled: str, library: Path) -> None:
    assert filled in run("list").stdout
    (entry,) = json.loads(run("list", "--json").stdout)
    assert entry["id"] == filled
    assert entry["is_read"] is False


def test_an_empty_library_says_how_to_add(library: Path) -> None:
    done = run("list")
    assert done.exit_code == 0
    assert "dragoman add" in done.stderr
    assert json.loads(run("list", "--json").stdout) == []


def test_showing_in_a_pipe_is_plain_and_complete(filled: str, library: Path) -> None:
    article = Library(library).article(filled)
    shown = run("show", filled[:6]).stdout
    for segment in article.segments:
        assert f"[{segment.id}] {article.slice(segment)}" in shown
    assert "not translated yet" in shown
    assert "Partager" not in shown
    assert "Partager" in run("show", filled, "--all").stdout
    assert json.loads(run("show", filled, "--json").stdout)["id"] == filled


def test_showing_an_article_that_is_not_there(library: Path) -> None:
    done = run("show", "zzz")
    assert done.exit_code == 1
    assert "dragoman list" in done.stderr


def test_annotate_prints_one_article_and_stores_nothing(library: Path, tmp_path: Path) -> None:
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("annotate", "pont.txt")
    assert done.exit_code == 0, done.stderr
    article = json.loads(done.stdout)
    assert {"id", "lang", "blocks", "segments", "entities", "figures", "dates"} <= set(article)
    assert {figure["value"] for figure in article["figures"]} >= {2000, 12_000_000}
    assert not library.exists()


def test_prepare_lines_answers_line_by_line(library: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"text": ARTICLE, "lang": "fr"}), json.dumps({"text": ""})]
    done = run("prepare", "--lines", "-", stdin="\n".join(lines) + "\n")
    assert done.exit_code == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert set(first) >= {"lang", "title", "published", "text", "blocks"}
    assert first["lang"] == "fr"
    assert first["published"] == "2024-03-12"
    assert second["blocks"] == []


@pytest.mark.parametrize("bad", ["not json", "[]", '{"txt": "a"}', '{"text": 3}'])
def test_prepare_lines_names_the_bad_line(bad: str) -> None:
    done = run("prepare", "--lines", "-", stdin='{"text": "Bonjour."}\n' + bad + "\n")
    assert done.exit_code == 1
    assert "Line 2" in done.stderr


def test_prepare_wants_one_source() -> None:
    assert run("prepare").exit_code == 2
    assert run("prepare", "a.txt", "--lines", "b.jsonl").exit_code == 2
    missing = run("prepare", "--lines", "nowhere.jsonl")
    assert missing.exit_code == 1
    assert "nowhere.jsonl" in missing.stderr


def test_annotate_lines_answers_line_by_line(library: Path) -> None:
    texts = ["Le maire de Lyon a reçu 2 000 euros mardi.", "Sie kommt aus Berlin.", "À Brest ?"]
    lines = [
        json.dumps({"text": text, "lang": lang})
        for text, lang in zip(texts, ("fr", "de", "fr"), strict=True)
    ]
    done = run("annotate", "--lines", "-", stdin=lines[0] + "\n\n" + "\n".join(lines[1:]))
    assert done.exit_code == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["text"] for answer in answers] == texts
    assert [answer["lang"] for answer in answers] == ["fr", "de", "fr"]
    assert [12, 16, "LOC"] in answers[0]["entities"]
    assert [14, 20, "LOC"] in answers[1]["entities"]
    assert answers[0]["names"][0]["recogniser"]
    assert answers[0]["figures"][0]["value"] == 2000
    assert answers[0]["dates"][0]["text"] == "mardi"
    assert not library.exists()


@pytest.mark.parametrize("bad", ["not json", "[]", '{"txt": "a"}', '{"text": "a", "lang": 3}'])
def test_annotate_lines_names_the_bad_line_and_answers_those_before(bad: str) -> None:
    good = '{"text": "Sie kommt.", "lang": "de"}\n\n'
    done = run("annotate", "--lines", "-", stdin=good + bad + "\n")
    assert done.exit_code == 1
    assert "Line 3" in done.stderr
    assert json.loads(done.stdout)["text"] == "Sie kommt."


def test_annotate_wants_one_source() -> None:
    assert run("annotate").exit_code == 2
    assert run("annotate", "a.txt", "--lines", "b.jsonl").exit_code == 2
    assert "nowhere.jsonl" in run("annotate", "--lines", "nowhere.jsonl").stderr


def bookmark(library: Path, number: str) -> Article:
    held = Library(library)
    article = held.article(number)
    segment = article.segments[-1]
    passage = make_passage(article, segment.start, segment.end)
    held.save_passage(passage.with_(tags=("camions",), note="À vérifier."))
    return article


def test_a_passage_stands_in_the_list_and_in_the_briefing(filled: str, library: Path) -> None:
    article = bookmark(library, filled)
    words = article.slice(article.segments[-1])
    assert words in run("passages").stdout
    assert "#camions" in run("passages", "--tag", "camions").stdout
    assert "No such passage" in run("passages", "--tag", "nothere").stderr
    (passage,) = json.loads(run("passages", filled, "--json").stdout)
    assert passage["note"] == "À vérifier."
    brief = run("brief", filled)
    assert brief.exit_code == 0, brief.stderr
    assert "camions" in brief.stdout
    assert "À vérifier." in brief.stdout


def test_briefing_to_a_file_never_overwrites_unasked(
    filled: str, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "brief.md"
    assert run("brief", "--all", "-o", str(out)).exit_code == 0
    first = out.read_text(encoding="utf-8")
    assert first.startswith("---\n")
    assert run("brief", "--all", "-o", str(out), "--title", "Another").exit_code == 0
    assert "Another" in out.read_text(encoding="utf-8")  # an earlier briefing is brought up to date
    out.write_text("My own words.\n", encoding="utf-8")
    refused = run("brief", "--all", "-o", str(out))
    assert refused.exit_code == 1
    assert out.read_text(encoding="utf-8") == "My own words.\n"
    assert run("brief", "--all", "-o", str(out), "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("---\n")


def test_briefing_as_json_by_tag(filled: str, library: Path) -> None:
    bookmark(library, filled)
    done = run("brief", "--tag", "camions", "--format", "json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)
    assert run("brief", "--tag", "nothing").exit_code == 1
    assert run("brief").exit_code == 2


def test_models_and_doctor(filled: str, library: Path) -> None:
    packages = {one["lang"] for one in json.loads(run("models", "--json").stdout)}
    assert {"fr", "en"} <= packages
    done = run("doctor")
    assert done.exit_code == 0, done.output
    assert "1 article" in done.stdout
    found = {one["name"]: one["state"] for one in json.loads(run("doctor", "--json").stdout)}
    assert found["library"] == "ok"


def test_doctor_names_what_is_damaged(filled: str, library: Path) -> None:
    (library / "articles" / f"{filled}.json").write_text("{", encoding="utf-8")
    (library / "spare" / "articles" / f"{filled}.json.gz").write_text("{", encoding="utf-8")
    done = run("doctor")
    assert done.exit_code == 1
    assert filled in done.stdout


def test_a_wrong_settings_file_is_one_sentence(library: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[translation]\ntarget = 3\n", encoding="utf-8")
    done = run("list")
    assert done.exit_code == 1
    assert "settings.toml" in done.stderr
    assert "Traceback" not in done.output


def test_hostile_text_reaches_the_terminal_clean(library: Path, tmp_path: Path) -> None:
    bad = "Titre \x1b[31mrouge\x1b]0;x\x07 [bold]gras[/bold] \u202eenvers\u202c de cette ville.\n"
    (tmp_path / "bad.txt").write_text(bad * 3, encoding="utf-8")
    done = run("add", "bad.txt", "miss\x1b[31ming.txt")
    everything = done.output + run("list").output
    number = Library(library).entries()[0].id
    everything += run("show", number).output + run("brief", number).output
    assert "\x1b" not in everything
    assert "\u202e" not in everything
    assert "[bold]gras[/bold]" in run("show", number).output
