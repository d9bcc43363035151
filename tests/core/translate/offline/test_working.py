"""The real library, driven with the tiny model; and a translator that cuts off as it does."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fxtranslate import Translator, discovery
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ModelError
from core.translate.offline import working
from core.translate.offline.vocabulary import Vocabulary
from tests.core.translate.offline.model_server import zstd
from tests.core.translate.offline.tiny_model import model, vocabulary, write_model

WORDS = ["le", "maire", "de", "la", "ville", "dans", "nuit", "habitants", "évacués", "x", "ç", "7"]
REAL = Translator(model(), vocabulary(), vocabulary(str.upper))
LONG = (
    "Les habitants de la ville ont été évacués dans la nuit, par les routes ouvertes; le maire a "
    "dit que la pluie est passée (et la rivière aussi). Le ministre dit: un jour, une nuit. "
)


@pytest.fixture(autouse=True)
def nothing_loaded() -> Iterator[None]:
    working._loaded.clear()
    yield
    working._loaded.clear()


@pytest.fixture
def fr_en(tmp_path: Path) -> str:
    return str(write_model(tmp_path / "fr-en", "fren"))


def test_the_library_alone_cuts_a_long_text_off() -> None:
    text = (LONG * 6).strip()
    assert REAL.translate(text) != text.upper()
    assert len(REAL.translate(text)) < len(text)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=working.MOST_TOKENS))
@settings(max_examples=25, deadline=None)
def test_the_library_takes_as_much_as_we_hand_it(words: list[str]) -> None:
    text = " ".join(words)
    assert Vocabulary(vocabulary()).count(text) == len(words)
    assert REAL.translate(text) == text.upper()


def test_a_long_text_comes_whole(fr_en: str) -> None:
    text = (LONG * 12).strip()
    assert working.translate([fr_en], [text], "fr") == [text.upper()]


def test_a_long_word_comes_whole(fr_en: str) -> None:
    text = "https://" + "abc/" * 200
    assert working.translate([fr_en], [text], "fr") == [text.upper()]


class CuttingOff:
    """A translator that gives back the words it got, as many as the real one has room for."""

    def __init__(self, *_: bytes) -> None:
        pass

    def translate(self, text: str) -> str:
        words = text.split()
        return " ".join(words[: working.MOST_TOKENS])


def test_nothing_is_lost_where_the_model_has_no_more_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(write_model(tmp_path / "fr-en", "fren"))
    monkeypatch.setattr(working, "_translator_class", lambda: CuttingOff)
    text = " ".join(f"un{number}" for number in range(1000))
    assert working.translate([folder], [text], "fr") == [text]


def test_both_legs_of_a_pivot(tmp_path: Path) -> None:
    first = write_model(tmp_path / "fr-en", "fren", str.upper)
    second = write_model(tmp_path / "en-de", "ende", lambda piece: piece.replace("A", "Z"))
    text = LONG.strip()
    assert working.translate([str(first), str(second)], [text], "fr") == [
        text.upper().replace("A", "Z")
    ]


def test_bytes_become_characters(fr_en: str) -> None:
    real = Translator(model(), vocabulary(), vocabulary())
    assert real.translate("le 中") == "le <0xE4><0xB8><0xAD>"
    assert working.translate([fr_en], ["le 中 est ș"], "fr") == ["LE 中 EST ș"]


def test_sentences_are_translated_one_by_one(fr_en: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Listening:
        def __init__(self, *_: bytes) -> None:
            pass

        def translate(self, text: str) -> str:
            asked.append(text)
            return f"<{text}>"

    monkeypatch.setattr(working, "_translator_class", lambda: Listening)
    text = "M. Dupont est là. Le maire aussi ! La nuit ?"
    assert working.translate([fr_en], [text], "fr") == [
        "<M. Dupont est là.> <Le maire aussi !> <La nuit ?>"
    ]
    assert asked[1:] == ["M. Dupont est là.", "Le maire aussi !", "La nuit ?"]


def test_a_part_that_is_lost_fails_the_whole_text(
    fr_en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Losing:
        def __init__(self, *_: bytes) -> None:
            pass

        def translate(self, text: str) -> str:
            return "" if "maire" in text else text.upper()

    monkeypatch.setattr(working, "_translator_class", lambda: Losing)
    texts = ["Une ville. Le maire est là. Une nuit.", "Une ville."]
    assert working.translate([fr_en], texts, "fr") == [None, "UNE VILLE."]


def test_half_a_character_is_dropped() -> None:
    assert working._with_bytes("a<0xE4><0xB8>b<0x41>") == "abA"


def test_an_empty_text_has_no_translation(fr_en: str) -> None:
    assert working.translate([fr_en], ["", "le"], "fr") == [None, "LE"]


def test_a_panic_costs_one_sentence(fr_en: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Translator(model(without="decoder_l1_ffn_W1"), vocabulary(), vocabulary())

    class Panicking:
        def __init__(self, *files: bytes) -> None:
            self.real = Translator(*files)

        def translate(self, text: str) -> str:
            return (broken if "pluie" in text else self.real).translate(text)

    monkeypatch.setattr(working, "_translator_class", lambda: Panicking)
    assert working.translate([fr_en], ["le", "la pluie", "une"], "fr") == ["LE", None, "UNE"]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("model.fren.intgemm.alphas.bin", b""),
        ("model.fren.intgemm.alphas.bin", b"<html>not found</html>"),
        ("model.fren.intgemm.alphas.bin", model()[:-5000]),
        ("model.fren.intgemm.alphas.bin", model(without="decoder_l1_context_Wq")),
        ("srcvocab.fren.spm", b""),
        ("srcvocab.fren.spm", b"<html>not found</html>"),
        ("trgvocab.fren.spm", vocabulary()[:1000]),
    ],
)
def test_a_damaged_file_is_named(fr_en: str, name: str, raw: bytes) -> None:
    Path(fr_en, name).write_bytes(raw)
    with pytest.raises(ModelError, match=name):
        working.try_model(fr_en)
    with pytest.raises(ModelError, match=name):
        working.translate([fr_en], ["le"], "fr")


def test_missing_files(tmp_path: Path, fr_en: str) -> None:
    with pytest.raises(ModelError, match="gone or lacks files"):
        working.translate([str(tmp_path / "de-en")], ["der"], "fr")
    Path(fr_en, "trgvocab.fren.spm").unlink()
    with pytest.raises(ModelError, match="lacks files"):
        working.try_model(fr_en)


def test_the_least_recently_used_model_is_let_go(tmp_path: Path) -> None:
    folders = [str(write_model(tmp_path / f"{one}-en", f"{one}en")) for one in ("fr", "de", "ro")]
    folders += [str(write_model(tmp_path / f"{one}-en", f"{one}en")) for one in ("es", "it")]
    for folder in (*folders[:4], folders[0], folders[4]):
        working.translate([folder], ["le"], "fr")
    assert [key[0] for key in working._loaded] == [
        folders[2],
        folders[3],
        folders[0],
        folders[4],
    ]


def test_a_model_put_in_place_of_another_is_loaded(tmp_path: Path, fr_en: str) -> None:
    assert working.translate([fr_en], ["le"], "fr") == ["LE"]
    write_model(Path(fr_en), "fren", lambda piece: piece.replace("l", "k"))
    file = Path(fr_en, "model.fren.intgemm.alphas.bin")
    file.write_bytes(file.read_bytes() + b"\0" * 8)
    assert working.translate([fr_en], ["le"], "fr") == ["ke"]


def test_unpacking(tmp_path: Path) -> None:
    raw = b"a model" * 50_000
    packed = tmp_path / "model.fren.bin.zst"
    packed.write_bytes(zstd(raw))
    working.unpack_zst(str(packed), str(tmp_path / "out"), hashlib.sha256(raw).hexdigest())
    assert (tmp_path / "out").read_bytes() == raw
    assert discovery.verify_and_decompress(zstd(b"")) == b""


@pytest.mark.parametrize("raw", [b"", b"<html>", zstd(b"abc" * 100)[:-50]])
def test_what_cannot_be_unpacked(tmp_path: Path, raw: bytes) -> None:
    packed = tmp_path / "model.fren.bin.zst"
    packed.write_bytes(raw)
    with pytest.raises(ModelError, match=r"model\.fren\.bin\.zst is damaged"):
        working.unpack_zst(str(packed), str(tmp_path / "out"), None)


def test_another_hash_than_promised(tmp_path: Path) -> None:
    packed = tmp_path / "model.fren.bin.zst"
    packed.write_bytes(zstd(b"abc"))
    with pytest.raises(ModelError, match="damaged"):
        working.unpack_zst(str(packed), str(tmp_path / "out"), "0" * 64)
    assert not (tmp_path / "out").exists()
