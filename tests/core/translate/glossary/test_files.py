"""Glossaries as CSV files, as found in the wild."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import GlossaryTerm
from core.errors import GlossaryError
from core.prepare import clean_line
from core.translate.glossary import has_words, make_term, read_glossary, to_csv, write_glossary


def terms(text: str | bytes) -> list[GlossaryTerm]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [row.term for row in read_glossary(raw)]


ARMY = GlossaryTerm(term="armée", translation="armed forces")
NATO = GlossaryTerm(
    term="OTAN", translation="NATO", note="acronym", case=True, lang="fr", target_lang="en"
)


@pytest.mark.parametrize(
    "text",
    [
        "armée,armed forces\nOTAN,NATO,acronym,yes,fr,en\n",
        "term,translation,note,case,lang,target\narmée,armed forces\nOTAN,NATO,acronym,x,fr,en",
        "case;to;Translation;LANG;term;note\n;;armed forces;;armée;\nTRUE;en;NATO;fr;OTAN;acronym",
        "armée\tarmed forces\r\n\r\nOTAN\tNATO\tacronym\t1\tfr-FR\ten-US\r\n",
        '"armée","armed forces","","no"\n"OTAN","NATO","acronym","yes","fr","en",,,\n',
        "comment,term,translation,note,case,lang,target\nmine,armée, armed  forces ,,,,\n"
        "x,OTAN,NATO,acronym,Y,fr,en",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_however_it_is_written(text: str, encoding: str) -> None:
    assert terms(text.encode(encoding)) == [ARMY, NATO]


def test_fields_may_hold_anything_when_quoted() -> None:
    found = terms('"a, ""b""\nc","d;e\tf"\n')
    assert found == [GlossaryTerm(term='a, "b" c', translation="d;e f")]


def test_rows_know_their_lines_and_keep_their_doubles() -> None:
    rows = read_glossary(b'term,translation\n"a\nb",c\n\nd,e\nd,f\n')
    assert [(row.line, row.term.term, row.term.translation) for row in rows] == [
        (2, "a b", "c"),
        (5, "d", "e"),
        (6, "d", "f"),
    ]


def test_what_is_hostile_is_cleaned() -> None:
    (one,) = terms("\x1b[31mar\u200bmée\u202e,[red]army[/red]\x07\n")
    assert (one.term, one.translation) == ("armée", "[red]army[/red]")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a,b\nc\n", 2, "the translation is missing"),
        ("a,b\n,c\n", 2, "the term is missing"),
        ("a,b\n\n…,c\n", 3, "holds no word"),
        ("term,translation,case\na,b,yes\nc,d,maybe\n", 3, "case is “maybe”"),
        ("a,b,,,zz9\n", 1, "no code of a language"),
        ("a,b,,,,,,g\n", 1, "more than 6 columns"),
        ("term,tr\na,b\n", 1, "no column “translation”"),
        ("term,translation,term\na,b,c\n", 1, "the column “term” twice"),
        ('a,b\nc,"d\ne,f\n', 2, "quotation marks"),
        ('a,b\n"c"d,e\n', 2, "quotation marks"),
        (f"{'a ' * 300},b\n", 1, "longer than 500"),
        (f"a,b\nc,{'d' * 200_000}\n", 2, "far too long"),
    ],
)
def test_a_line_that_is_wrong_is_told(text: str, line: int, what: str) -> None:
    with pytest.raises(GlossaryError, match=what) as told:
        terms(text)
    assert str(told.value).startswith(f"Line {line} of the glossary that was given: ")
    assert "mend that line" in str(told.value)


@pytest.mark.parametrize(
    "raw", [b"", b"\n \n", b"term,translation\n", b"\x89PNG\r\n\x1a\n" + bytes(50), bytes(99)]
)
def test_what_is_no_glossary(raw: bytes) -> None:
    with pytest.raises(GlossaryError):
        read_glossary(raw)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no file"):
        read_glossary(tmp_path / "none.csv")
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_glossary(tmp_path)


def test_a_file_that_is_far_too_large() -> None:
    with pytest.raises(GlossaryError, match="larger than 10 MB"):
        read_glossary(b"a,b\n" * 2_600_000)


def test_no_file_is_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    write_glossary(path, [ARMY])
    with pytest.raises(GlossaryError, match="--force"):
        write_glossary(path, [NATO], overwrite=False)
    assert [row.term for row in read_glossary(path)] == [ARMY]
    write_glossary(path, [ARMY, NATO])
    assert [row.term for row in read_glossary(path)] == [ARMY, NATO]
    with pytest.raises(GlossaryError, match="could not be written"):
        write_glossary(tmp_path / "none" / "g.csv", [ARMY])


said = st.text(min_size=1, max_size=30).map(clean_line).filter(has_words)
codes = st.sampled_from(["", "fr", "de", "zh-Hans", "ro"])


@given(
    st.lists(st.tuples(said, said, st.text(max_size=20), st.booleans(), codes, codes), min_size=1)
)
def test_what_is_written_is_read(
    rows: list[tuple[str, str, str, bool, str, str]],
) -> None:
    made = [
        make_term(term, translation, note=note, case=case, lang=lang, target_lang=to)
        for term, translation, note, case, lang, to in rows
    ]
    assert [row.term for row in read_glossary(to_csv(made))] == made


@given(st.binary(max_size=200))
def test_any_bytes_are_a_glossary_or_a_sentence(raw: bytes) -> None:
    try:
        rows = read_glossary(raw)
    except GlossaryError as error:
        assert str(error).endswith(".")
    else:
        assert all(row.term.term and row.term.translation for row in rows)
