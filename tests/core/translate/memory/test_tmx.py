"""Translation memory files, from every tool and from nobody good."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import TranslationUnit
from core.errors import MemoryFileError
from core.translate import read_tmx
from core.translate.memory import is_machine
from core.translate.memory.makers import CORRECTION
from core.translate.memory.tmx import MAX_SEGMENT

HEADER = '<header creationtool="x" srclang="{}" adminlang="en" datatype="plaintext"/>'
UNIT = (
    '<tu><tuv xml:lang="fr"><seg>Bonjour</seg></tuv><tuv xml:lang="en"><seg>Hello</seg></tuv></tu>'
)


def memory(path: Path, body: str, *, srclang: str = "fr", head: str = "") -> Path:
    file = path / "memory.tmx"
    text = f'{head}<tmx version="1.4">{HEADER.format(srclang)}<body>{body}</body></tmx>'
    file.write_text(text, encoding="utf-8")
    return file


def test_a_pair_is_read_with_who_made_it_and_when(tmp_path: Path) -> None:
    body = (
        '<tu tuid="1"><tuv xml:lang="fr-FR"><seg>La Corée\n  du Nord</seg></tuv>'
        '<tuv xml:lang="en-GB" creationid="ana" creationdate="20241120T101500Z">'
        "<seg>North Korea</seg></tuv></tu>"
    )
    assert read_tmx(memory(tmp_path, body)) == [
        TranslationUnit(
            source="La Corée du Nord",
            target="North Korea",
            lang="fr-FR",
            target_lang="en-GB",
            by="ana",
            made="2024-11-20T10:15:00Z",
        )
    ]


def test_inline_tags_leave_their_words_and_take_their_codes(tmp_path: Path) -> None:
    body = (
        '<tu><tuv xml:lang="fr"><seg>Un <bpt i="1">&lt;b&gt;</bpt>mot<ept i="1">&lt;/b&gt;</ept>'
        '<ph type="lb">&lt;br&gt;</ph>et <hi>deux <hi>ou</hi> trois</hi><it pos="end">x</it>.</seg>'
        '</tuv><tuv xml:lang="en"><seg>One word</seg></tuv></tu>'
    )
    assert read_tmx(memory(tmp_path, body))[0].source == "Un mot et deux ou trois."


def test_the_source_language_is_the_units_or_the_headers(tmp_path: Path) -> None:
    variants = "".join(
        f'<tuv xml:lang="{lang}"><seg>{lang} text</seg></tuv>' for lang in ("en", "FR-CA", "de")
    )
    found = read_tmx(memory(tmp_path, f'<tu>{variants}</tu><tu srclang="de">{variants}</tu>'))
    assert [(one.lang, one.target_lang) for one in found] == [
        ("FR-CA", "en"),
        ("FR-CA", "de"),
        ("de", "en"),
        ("de", "FR-CA"),
    ]


def test_all_means_every_direction(tmp_path: Path) -> None:
    found = read_tmx(memory(tmp_path, UNIT, srclang="*all*"))
    assert {(one.lang, one.target_lang) for one in found} == {("fr", "en"), ("en", "fr")}


def test_many_languages_in_one_unit_do_not_multiply_without_bound(tmp_path: Path) -> None:
    variants = "".join(
        f'<tuv xml:lang="a{chr(97 + n // 26)}{chr(97 + n % 26)}"><seg>t</seg></tuv>'
        for n in range(200)
    )
    assert len(read_tmx(memory(tmp_path, f"<tu>{variants}</tu>", srclang="*all*"))) == 199


def test_half_units_are_left_out(tmp_path: Path) -> None:
    body = (
        '<tu><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu><tu/>'
        '<tu><tuv xml:lang="fr"><seg> </seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>'
        '<tu><tuv xml:lang="fr"/><tuv><seg>x</seg></tuv></tu>' + UNIT
    )
    assert [one.target for one in read_tmx(memory(tmp_path, body))] == ["Hello"]


def test_the_doctype_that_tools_write_is_read_past(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert len(read_tmx(memory(tmp_path, UNIT, head=head))) == 1


def test_utf_16_and_old_lang_attributes_are_read(tmp_path: Path) -> None:
    file = tmp_path / "old.tmx"
    body = UNIT.replace("xml:lang", "lang")
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    text = f'{head}<tmx version="1.1">{HEADER.format("fr")}<body>{body}</body></tmx>'
    file.write_bytes(text.encode("utf-16"))
    assert read_tmx(file)[0].target == "Hello"


def test_strings_are_cleaned(tmp_path: Path) -> None:
    body = UNIT.replace("Hello", "He\u202ello&#x9b;31m\u200b")
    assert read_tmx(memory(tmp_path, body))[0].target == "Hello"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("just words", "no well-formed XML"),
        ("<tmx><body><tu>", "no well-formed XML"),
        ("<html><body/></html>", "no translation memory"),
        ('<!DOCTYPE t [<!ENTITY a "b">]><tmx>&a;</tmx>', "declares entities"),
        (
            '<!DOCTYPE t [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]><tmx>&b;</tmx>',
            "declares entities",
        ),
        ('<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/hostname">]><tmx>&a;</tmx>', "declares"),
        ('<!DOCTYPE t [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x">%a;]><tmx/>', "declares"),
        ('<?xml version="1.0" encoding="no-such"?><tmx/>', "cannot be read|well-formed"),
        ("<tmx>" + "<a>" * 100_000, "no well-formed XML"),
        ("\x00\x01\x02", "no well-formed XML"),
        ('<?xml version="1.0" encoding="shift_jis"?><tmx/>', "encoding or form"),
        ("<tmx>\n\n<body>\n</tmx>", "line 4, column"),
        ("<tmx><body><tu>" + "<a/>" * 20_001 + "</tu></body></tmx>", "more than 20,000 elements"),
    ],
)
def test_a_bad_file_gets_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "bad.tmx"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MemoryFileError, match=sentence) as told:
        read_tmx(file)
    assert "\n" not in str(told.value)


def test_a_missing_file_and_a_folder_get_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MemoryFileError, match="There is no file"):
        read_tmx(tmp_path / "none.tmx")
    with pytest.raises(MemoryFileError, match="cannot be read"):
        read_tmx(tmp_path)


def test_several_translations_of_one_text_are_as_many_units(tmp_path: Path) -> None:
    body = (
        '<tu><tuv xml:lang="fr"><seg>Salut</seg></tuv><tuv xml:lang="en"><seg>Hi</seg></tuv>'
        '<tuv xml:lang="en" creationid="ana"><seg>Hello</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Bonjour</seg></tuv></tu>'
    )
    found = read_tmx(memory(tmp_path, body))
    assert [(one.source, one.target, one.by) for one in found] == [
        ("Salut", "Hi", ""),
        ("Salut", "Hello", "ana"),
    ]


def test_a_file_cannot_pass_its_units_off_as_the_readers_corrections(tmp_path: Path) -> None:
    unit = UNIT.replace("<tu>", '<tu creationid="reader">{}')
    mark = f'<prop type="{CORRECTION}">yes</prop>'
    found = read_tmx(memory(tmp_path, unit.format("") + unit.format(mark)))
    assert [one.by for one in found] == ["reader elsewhere", "reader"]


def test_machines_keep_their_names(tmp_path: Path) -> None:
    (found,) = read_tmx(memory(tmp_path, UNIT.replace("<tu>", '<tu creationid="google">')))
    assert found.by == "google" and is_machine(found.by)


@pytest.mark.parametrize("written", ["2024", "20241399T000000Z", "20241120T101500", "x" * 99])
def test_what_is_no_moment_is_none(tmp_path: Path, written: str) -> None:
    (found,) = read_tmx(memory(tmp_path, UNIT.replace("<tu>", f'<tu creationdate="{written}">')))
    assert found.made is None


def test_one_huge_line_is_read_and_a_huge_segment_left_out(tmp_path: Path) -> None:
    long = UNIT.replace("Hello", "x" * (MAX_SEGMENT + 1))
    assert len(read_tmx(memory(tmp_path, UNIT * 3000 + long + UNIT))) == 3001


def test_what_stands_around_the_units_takes_no_memory(tmp_path: Path) -> None:
    import tracemalloc

    file = memory(tmp_path, "<note><x>padding</x></note>" * 60_000 + UNIT)
    read_tmx(file)
    tracemalloc.start()
    assert len(read_tmx(file)) == 1
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < file.stat().st_size


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "iso-8859-1", "cp1252"])
def test_encodings_that_are_named_are_read(tmp_path: Path, encoding: str) -> None:
    name = {"utf-8-sig": "UTF-8", "utf-16-be": "UTF-16", "cp1252": "windows-1252"}
    head = f'<?xml version="1.0" encoding="{name.get(encoding, encoding)}"?>'
    text = f"{head}<tmx><header/><body>{UNIT.replace('Bonjour', 'Été')}</body></tmx>"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert read_tmx(mark + text.encode(encoding))[0].source == "Été"


def test_an_encoding_that_is_not_the_one_named_gets_one_sentence(tmp_path: Path) -> None:
    raw = f"<tmx><body>{UNIT}</body></tmx>".replace("Bonjour", "Été").encode("latin-1")
    with pytest.raises(MemoryFileError, match="not in the encoding that it names"):
        read_tmx(raw)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.translate.memory.tmx.MAX_FILE_BYTES", 50)
    with pytest.raises(MemoryFileError, match="larger than"):
        read_tmx(f"<tmx><body>{UNIT}</body></tmx>".encode())


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    told: list[int] = []
    file = memory(tmp_path, UNIT * 2000)
    read_tmx(file, on_progress=told.append)
    assert told == sorted(told) and len(told) > 3
    assert told[-1] == file.stat().st_size


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.tmx"
    file.write_bytes(b"<tmx><header/><body>" + raw + b"</body></tmx>")
    try:
        read_tmx(file)
    except MemoryFileError as error:
        assert str(error)
