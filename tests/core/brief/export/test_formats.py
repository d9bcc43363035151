import csv
import io
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.brief import Briefing
from core.brief.export.bibtex import tex
from core.brief.export.ledger_csv import COLUMNS, defused
from core.brief.formats import FORMATS
from core.prepare import clean_line
from tests.core.brief.export.golden import check_golden
from tests.core.brief.export.hostile import NASTY, full_of
from tests.core.brief.export.sample import sample

ROOT = Path(__file__).parents[4]
NAMES = pytest.mark.parametrize("name", list(FORMATS))


def test_every_form_is_there() -> None:
    assert list(FORMATS) == [
        "markdown", "obsidian", "html", "json", "csv", "csl-json", "bibtex", "annotations",
    ]  # fmt: skip
    assert all(name == one.name and one.suffix[0] == "." for name, one in FORMATS.items())


@NAMES
@pytest.mark.parametrize("text", NASTY)
def test_no_text_stops_a_form(name: str, text: str) -> None:
    assert FORMATS[name].write(*full_of(text)).endswith("\n")


@NAMES
def test_an_empty_briefing_can_be_written(name: str) -> None:
    empty = Briefing(title="", created="", target="xx", sources=())
    assert FORMATS[name].write(empty, []) is not None


def test_the_same_bytes_in_any_process() -> None:
    script = (
        "from hashlib import sha256\n"
        "from core.brief.formats import FORMATS\n"
        "from tests.core.brief.export.sample import sample\n"
        "made = ''.join(one.write(*sample()) for one in FORMATS.values())\n"
        "print(sha256(made.encode()).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        text=True,
    )
    own = "".join(one.write(*sample()) for one in FORMATS.values())
    assert made.stdout.strip() == sha256(own.encode()).hexdigest()


def test_json_holds_the_briefing_and_every_sentence_it_cites() -> None:
    text = FORMATS["json"].write(*sample())
    read = json.loads(text)
    assert read["claims"][0]["sources"] == 2
    assert read["ledger"][0]["values"][1]["reason"]
    cited = {
        (one["article"], one["segment"])
        for name in ("claims", "people", "timeline", "one_sided", "withheld")
        for line in read[name]
        for one in line["citations"]
    }
    noted = {(note["article"], number) for note in read["notes"] for number in note["segments"]}
    assert cited <= noted
    (note,) = (one for one in read["notes"] if one["label"] == "1-1")
    assert note["original"].startswith("Selon la préfecture")
    assert note["engines"] == ["google"]
    assert note["address"] == "https://journal.example/a?b=c"


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_for_each_value() -> None:
    text = FORMATS["csv"].write(*sample())
    check_golden("ledger.csv", text)
    rows = table(text)
    assert [one["value"] for one in rows] == ["1200", "1500", "1500", ""]
    assert rows[3]["low"] == "40000000"
    assert rows[0]["is_superseded"] == "yes"


def test_csv_gives_no_vague_amount_as_exact() -> None:
    briefing, found = sample()
    row = briefing.ledger[0]
    figure = row.values[0].figure.with_(value=None, low=200, high=900, qualifier="exact")
    values = (row.values[0].with_(figure=figure), *row.values[1:])
    briefing = briefing.with_(ledger=(row.with_(values=values), *briefing.ledger[1:]))
    first, *_ = table(FORMATS["csv"].write(briefing, found))
    assert (first["low"], first["high"], first["qualifier"]) == ("200", "900", "between")


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_is_a_formula(text: str) -> None:
    made = FORMATS["csv"].write(*full_of(text))
    for row in table(made):
        assert list(row) == list(COLUMNS)
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    # with another separator, too, a text is one cell: each is in quotation marks
    assert not re.search(r"[;,][=+@-]", re.sub(r'"(?:[^"]|"")*"', '""', made))


@given(st.text())
def test_a_cell_is_the_text_or_led_by_an_apostrophe(text: str) -> None:
    assert defused(text) in (clean_line(text), f"'{clean_line(text)}")
    assert not re.match(r"[=+\-@\t\r＝＋－＠]", defused(text))


def test_csl_json() -> None:
    text = FORMATS["csl-json"].write(*sample())
    check_golden("sources.csl.json", text)
    items = json.loads(text)
    assert [one["type"] for one in items] == [
        "article-newspaper", "document", "article-newspaper",
    ]  # fmt: skip
    known = {
        "id", "type", "title", "author", "container-title", "issued", "accessed", "URL",
        "language", "note",
    }  # fmt: skip
    assert all(set(one) <= known for one in items)


def test_a_page_without_publisher_is_a_webpage() -> None:
    briefing, articles = sample()
    source = briefing.sources[0].with_(publisher=None)
    (item,) = json.loads(FORMATS["csl-json"].write(briefing.with_(sources=(source,)), articles))
    assert item["type"] == "webpage"


def test_keys_of_sources_are_unique() -> None:
    briefing, articles = sample()
    twice = briefing.with_(sources=briefing.sources * 2)
    for name in ("csl-json", "bibtex"):
        keys = re.findall(r'@\w+\{(.*),|"id": "(.*)"', FORMATS[name].write(twice, articles))
        assert len(keys) == len(set(keys)) == 6


def entries(text: str) -> list[tuple[str, dict[str, str]]]:
    """Read BibTeX as BibTeX does: braces are counted, whatever stands before them."""
    found: list[tuple[str, dict[str, str]]] = []
    at = 0
    while (head := re.compile(r"\s*@(\w+)\{([^,\s]+),").match(text, at)) is not None:
        at, fields = head.end(), {}
        while (name := re.compile(r"\s*(\w+)\s*=\s*").match(text, at)) is not None:
            at = name.end()
            if text[at] == "{":
                depth, start = 0, at
                while True:
                    depth += {"{": 1, "}": -1}.get(text[at], 0)
                    at += 1
                    if depth == 0:
                        break
                fields[name[1]] = text[start + 1 : at - 1]
            else:
                plain = re.compile(r"[a-z]+").match(text, at)
                assert plain is not None
                fields[name[1]], at = plain[0], plain.end()
            assert text[at] == ","
            at += 1
        end = re.compile(r"\s*\}").match(text, at)
        assert end is not None
        at = end.end()
        found.append((head[1], fields))
    assert not text[at:].strip()
    return found


def test_bibtex() -> None:
    text = FORMATS["bibtex"].write(*sample())
    check_golden("sources.bib", text)
    (first, second, third) = entries(text)
    assert first[0] == "article"
    assert first[1]["author"] == "{Anne Roux}"
    assert first[1]["month"] == "nov"
    assert second[0] == "misc"
    assert "Published: vendredi" in third[1]["note"]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_command_of_tex(text: str) -> None:
    made = entries(FORMATS["bibtex"].write(*full_of(text, address="https://a.example/" + text)))
    assert len(made) == 3
    for _, fields in made:
        assert fields["url"].startswith("https://a.example/")
        for name in ("title", "author", "journal"):
            if name in fields:
                commands = set(re.findall(r"\\([a-z]+|.)", fields[name]))
                assert commands <= {
                    "textbackslash", "textbraceleft", "textbraceright", "textasciitilde",
                    "textasciicircum", "textbar", "textless", "textgreater", "textquotedbl",
                    "textasciigrave", "&", "%", "$", "#", "_",
                }  # fmt: skip
                assert not re.search(r"(?<!\\)[&%$#_]", fields[name])


@given(st.text())
def test_braces_of_tex_balance(text: str) -> None:
    made = tex(text)
    assert made.count("{") == made.count("}")
    assert not made.replace("{}", "").strip("\\").count("{")


def test_annotations() -> None:
    text = FORMATS["annotations"].write(*sample())
    check_golden("annotations.jsonld", text)
    read = json.loads(text)
    assert read["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert read["total"] == 2
    articles = {one.source.address: one for one in sample()[1]}
    for one in read["first"]["items"]:
        quote, position = one["target"]["selector"]
        article = articles[one["target"]["source"]["id"]]
        assert article.text[position["start"] : position["end"]] == quote["exact"]
        before = article.text[: position["start"]]
        assert before.endswith(quote["prefix"])
    purposes = [one["purpose"] for one in read["first"]["items"][0]["body"]]
    assert purposes == ["tagging", "tagging", "commenting", "describing"]


def test_a_file_is_called_by_the_digest_of_its_bytes() -> None:
    briefing, articles = sample()
    digest = sha256(b"bytes").hexdigest()
    file = articles[0].source.with_(address="seeds/x.txt", sha256=digest)
    read = json.loads(
        FORMATS["annotations"].write(briefing, [articles[0].with_(source=file), *articles[1:]])
    )
    name = read["first"]["items"][0]["target"]["source"]["id"]
    assert name.startswith("ni:///sha-256;")
    assert len(name) == len("ni:///sha-256;") + 43


@pytest.mark.parametrize("text", NASTY)
def test_annotations_name_things_by_addresses(text: str) -> None:
    read = json.loads(FORMATS["annotations"].write(*full_of(text, tags=(text,))))
    for one in read["first"]["items"]:
        for name in (one["id"], one["target"]["source"]["id"]):
            assert re.fullmatch(r"(?:urn:uuid:|https?://|ni:///)[^\s<>\"{}|\\^`]+", name)
