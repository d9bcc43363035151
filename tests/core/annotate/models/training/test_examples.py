import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings

from core.annotate.models.training.examples import (
    Example,
    Name,
    parse_marked,
    read_corpus,
    read_marked,
    spans_between,
)
from core.errors import AnnotateError
from tests.core.annotate.models.training.sentences import examples, forms


def test_marks_are_taken_out_of_the_text() -> None:
    text, names = parse_marked("[PER Rosa Parks] stayed in [LOC Montgomery].")
    assert text == "Rosa Parks stayed in Montgomery."
    assert names == (Name(0, 10, "PER"), Name(21, 31, "LOC"))


def test_brackets_that_are_no_mark_stay() -> None:
    line = "Il a dit : « [Macron] n'a rien promis » [PERS x] [LOC ]."
    assert parse_marked(line) == (line, ())


def test_a_mark_in_brackets() -> None:
    assert parse_marked("[[ORG ONU]]") == ("[ONU]", (Name(1, 4, "ORG"),))


def test_a_line_of_open_brackets_comes_to_an_end() -> None:
    line = "[PER " * 200_000
    assert parse_marked(line) == (line, ())


@settings(deadline=None)
@given(examples())
def test_marked_and_parsed_is_the_same(example: Example) -> None:
    line = "".join(
        text if name is None else f"[{name.label} {text}]" for text, name in spans_between(example)
    )
    assert parse_marked(line) == (example.text, example.names)


@settings(deadline=None)
@given(examples())
def test_pieces_of_a_sentence_are_the_sentence(example: Example) -> None:
    pieces = list(spans_between(example))
    assert "".join(text for text, _ in pieces) == example.text
    assert [text for text, name in pieces if name] == forms(example)


def test_files_of_sentences_have_comments_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "de.txt"
    path.write_text("# Ein Kommentar\n\n  Er kam nach [LOC Wien].  \nNiemand.\n", "utf-8")
    assert read_marked(path, "de") == [
        Example("Er kam nach Wien.", "de", (Name(12, 16, "LOC"),)),
        Example("Niemand.", "de", ()),
    ]


def write_corpus(path: Path, *records: Mapping[str, object]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    return path


def test_corpora_are_read_with_their_names_in_order(tmp_path: Path) -> None:
    record = {"text": "Kim à Séoul", "lang": "fr", "entities": [[6, 11, "LOC"], [0, 3, "PER"]]}
    path = write_corpus(tmp_path / "x.fr.jsonl.gz", record)
    assert read_corpus(path, has_misc=False) == [
        Example("Kim à Séoul", "fr", (Name(0, 3, "PER"), Name(6, 11, "LOC")), has_misc=False)
    ]


@pytest.mark.parametrize(
    "entities", [[[6, 12, "LOC"]], [[3, 3, "PER"]], [[0, 4, "A"], [3, 5, "B"]]]
)
def test_names_outside_of_a_sentence_are_an_error(
    tmp_path: Path, entities: list[list[object]]
) -> None:
    record = {"text": "Kim à Séoul", "lang": "fr", "entities": entities}
    path = write_corpus(tmp_path / "x.fr.jsonl.gz", record)
    with pytest.raises(AnnotateError, match="lies wrong"):
        read_corpus(path)


def test_files_that_are_not_there_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnnotateError, match="could not be read"):
        read_corpus(tmp_path / "none.gz")
    with pytest.raises(AnnotateError, match="could not be read"):
        read_marked(tmp_path / "none.txt", "de")
