"""Memories and glossaries from outside: TMX, CSV and TSV full of hostile texts."""

from html import escape
from pathlib import Path

import pytest

from core.errors import GlossaryError, MemoryFileError
from core.translate.glossary.files import read_glossary
from core.translate.memory.tmx import read_tmx
from tests.hostile.naughty import LINES, unsafe_in

HEAD = '<?xml version="1.0"?>{doctype}<tmx version="1.4"><header srclang="fr"/><body>'
UNIT = '<tu><tuv xml:lang="fr"><seg>{0}</seg></tuv><tuv xml:lang="en"><seg>{0}</seg></tuv></tu>'


def tmx(text: str, doctype: str = "") -> bytes:
    whole = HEAD.format(doctype=doctype) + UNIT.format(text) + "</body></tmx>"
    return whole.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", LINES)
def test_a_memory(name: str) -> None:
    try:
        units = read_tmx(tmx(escape(LINES[name])))
    except MemoryFileError as error:
        assert unsafe_in(str(error)) == ""
        return
    for one in units:
        assert unsafe_in(one.source + one.target) == ""


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tmx [<!ENTITY a "OWNED">]>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;]>',
        "<!DOCTYPE tmx ["
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        + "]>",
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    with pytest.raises(MemoryFileError):
        read_tmx(tmx("&a;", doctype))


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".tbx", ".txt"])
def test_a_glossary(tmp_path: Path, suffix: str) -> None:
    for name, text in LINES.items():
        for separator in (",", "\t"):
            place = tmp_path / f"terms{suffix}"
            raw = f"fr{separator}en\n{text}{separator}{text}\n".encode("utf-8", "surrogatepass")
            place.write_bytes(raw)
            try:
                terms = read_glossary(place)
            except GlossaryError as error:
                assert unsafe_in(str(error)) == "", name
                continue
            for row in terms:
                assert unsafe_in(f"{row.term.term} {row.term.translation}") == "", name
