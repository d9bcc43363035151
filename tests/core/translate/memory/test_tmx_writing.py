"""What is written is TMX, is read again as it was, and overwrites nothing unasked."""

from pathlib import Path

import defusedxml.ElementTree
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import TranslationUnit
from core.errors import MemoryFileError
from core.prepare import clean_line
from core.translate.memory import read_tmx
from core.translate.memory.tmx_writing import to_tmx, write_tmx

HELLO = TranslationUnit(
    source="Bonjour",
    target="Hello",
    lang="fr",
    target_lang="en",
    by="reader",
    made="2024-11-20T11:15:00+01:00",
)


def test_a_correction_is_written_with_its_mark_maker_and_moment() -> None:
    root = defusedxml.ElementTree.fromstring(to_tmx([HELLO], "fr"), forbid_dtd=True)
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert set(header.keys()) == {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    }
    unit = root.find("body/tu")
    assert [one.tag for one in unit] == ["prop", "tuv", "tuv"]
    assert unit.find("prop").text == "yes"
    made = unit.findall("tuv")[1]
    assert (made.get("creationid"), made.get("creationdate")) == ("reader", "20241120T101500Z")
    assert read_tmx(to_tmx([HELLO])) == [HELLO.with_(made="2024-11-20T10:15:00Z")]


def test_a_file_that_is_there_is_left_alone_unless_told(tmp_path: Path) -> None:
    file = tmp_path / "memory.tmx"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(MemoryFileError, match="exists already"):
        write_tmx(file, [HELLO], overwrite=False)
    assert file.read_text(encoding="utf-8") == "mine"
    write_tmx(file, [HELLO])
    assert len(read_tmx(file)) == 1


@pytest.mark.parametrize("place", ["none/memory.tmx", "nul\0.tmx"])
def test_a_place_that_cannot_be_written_gets_one_sentence(tmp_path: Path, place: str) -> None:
    with pytest.raises(MemoryFileError, match="could not be written"):
        write_tmx(tmp_path / place, [])


@pytest.mark.parametrize("made", ["soon", "0001-01-01T00:00:00+23:00", "", "9999-99-99"])
def test_what_is_no_moment_is_not_written(made: str) -> None:
    assert read_tmx(to_tmx([HELLO.with_(made=made)])) == [HELLO.with_(made=None)]


# everything that a text can be: astral, directions, marks, markup, line breaks, lone surrogates
RAW = st.text(max_size=40) | st.text(
    alphabet=st.sampled_from("<>&\"']]>\n\r\t\x1b\u202e\u2066אب\u0301𝒜🏳\ufffe\udcff  é"),
    max_size=30,
)
TEXT = RAW.map(clean_line).filter(bool)
MAKER = st.sampled_from(["", "reader", "google", "ana"]) | st.text(max_size=12).map(clean_line)
MOMENT = st.datetimes().map(lambda one: one.replace(microsecond=0).isoformat() + "Z")
UNITS = st.lists(
    st.builds(
        TranslationUnit,
        source=TEXT,
        target=TEXT,
        lang=st.sampled_from(["fr", "de", "zh-Hant", "fr-CA", "und"]),
        target_lang=st.sampled_from(["en", "en-GB", "zh-Hans", "pt-BR"]),
        by=MAKER,
        made=st.none() | MOMENT,
    ),
    max_size=6,
)


@settings(deadline=None)
@given(UNITS, st.sampled_from(["fr", "*all*", "zh"]))
def test_what_is_written_is_read_again(units: list[TranslationUnit], source_lang: str) -> None:
    raw = to_tmx(units, source_lang)
    assert read_tmx(raw) == units
    assert to_tmx(read_tmx(raw), source_lang) == raw


@settings(deadline=None)
@given(RAW, RAW, st.text(max_size=20), st.text(max_size=20))
def test_whatever_a_unit_holds_the_file_can_be_read(
    source: str, target: str, by: str, lang: str
) -> None:
    unit = TranslationUnit(source=source, target=target, lang=lang, target_lang="en", by=by)
    assert len(read_tmx(to_tmx([unit]))) <= 1
