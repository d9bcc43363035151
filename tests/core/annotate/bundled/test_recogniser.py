import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate.bundled import BundledRecogniser, bundled_languages
from core.annotate.bundled.encoder import Encoder
from core.annotate.bundled.recogniser import MODEL_FOLDER
from core.errors import AnnotateError

pytestmark = pytest.mark.slow


def names(text: str, lang: str) -> list[tuple[str, str]]:
    (found,) = BundledRecogniser().recognise([text], lang)
    return [(text[m.start : m.end], m.label) for m in found]


def test_its_languages() -> None:
    assert {"de", "ro"} <= bundled_languages()


def test_german() -> None:
    found = names("Bundeskanzlerin Angela Merkel sprach gestern in Wien mit Siemens.", "de")
    assert found == [("Angela Merkel", "PER"), ("Wien", "LOC"), ("Siemens", "ORG")]


def test_romanian_without_diacritics_too() -> None:
    for text in (
        "Președintele Klaus Iohannis a ajuns joi la Timișoara.",
        "Presedintele Klaus Iohannis a ajuns joi la Timisoara.",
    ):
        assert [label for _, label in names(text, "ro")] == ["PER", "LOC"]


def test_common_nouns_with_a_capital_are_no_names() -> None:
    assert names("Haubitzen und Munition fehlen den Soldaten an der Front.", "de") == []


def test_a_sentence_has_the_same_names_whatever_stands_beside_it() -> None:
    text = "Der Konzern Bayer aus Leverkusen klagt gegen Erika Mustermann."
    other = "Die Lage bleibt nach Angaben der Behörden angespannt. " * 20
    alone, *_ = BundledRecogniser().recognise([text], "de")
    beside = BundledRecogniser().recognise([other, text, other], "de")[1]
    assert alone == beside


def test_a_very_long_text_is_read_to_its_end() -> None:
    text = "Viel Text ohne Namen steht hier. " * 400 + "Am Ende steht Angela Merkel."
    (found,) = BundledRecogniser().recognise([text], "de")
    assert [text[m.start : m.end] for m in found] == ["Angela Merkel"]


def test_signs_without_a_letter_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[" * 2_000 + " Angela Merkel war in Wien. " + "1 " * 2_000
    asked: list[int] = []
    scores = Encoder.scores

    def counted(self: Encoder, pieces: list[int], first: list[int]) -> object:
        asked.append(len(pieces))
        return scores(self, pieces, first)

    monkeypatch.setattr(Encoder, "scores", counted)
    assert ("Angela Merkel", "PER") in names(text, "de")
    assert len(asked) <= 2


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_any_text_in_order(text: str) -> None:
    (found,) = BundledRecogniser().recognise([text], "de")
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.recogniser == "bundled:names"
        end = mention.end


@pytest.mark.parametrize("damage", ["missing", "empty", "garbage"])
@pytest.mark.parametrize("file", ["names.onnx", "names.npz"])
def test_a_damaged_model_is_named_in_one_sentence(tmp_path: Path, file: str, damage: str) -> None:
    for name in ("names.onnx", "names.npz"):
        shutil.copy(MODEL_FOLDER / name, tmp_path / name)
    if damage == "missing":
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(b"" if damage == "empty" else b"\x00garbage" * 100)
    with pytest.raises(AnnotateError, match="bundled model"):
        Encoder(tmp_path)
