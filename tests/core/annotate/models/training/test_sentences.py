"""Our own sentences are well marked, and none of them is a test."""

import unicodedata
from pathlib import Path

import pytest

from core.annotate.models.training.examples import Example, read_marked
from core.annotate.models.training.mixture import SENTENCES

LANGS = ("de", "en", "fr", "ro")
CASES = Path(__file__).parents[2] / "cases"


def sentences(lang: str) -> list[Example]:
    return read_marked(SENTENCES / f"{lang}.txt", lang)


def test_their_languages() -> None:
    assert sorted(path.stem for path in SENTENCES.glob("*.txt")) == list(LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_they_are_well_marked(lang: str) -> None:
    for example in sentences(lang):
        assert not set("[]") & set(example.text), example.text
        assert unicodedata.is_normalized("NFC", example.text), example.text
        assert example.text == " ".join(example.text.split()), example.text
        for name in example.names:
            form = example.text[name.start : name.end]
            assert form == form.strip(" ,;:"), example.text
            around = example.text[: name.start][-1:], example.text[name.end :][:1]
            assert not any(map(str.isalnum, around)), example.text


@pytest.mark.parametrize("lang", LANGS)
def test_none_comes_twice(lang: str) -> None:
    texts = [example.text.casefold() for example in sentences(lang)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("path", sorted(CASES.glob("ner.*.txt")), ids=lambda path: path.name)
def test_none_is_a_test(path: Path) -> None:
    lang = path.suffixes[-2].strip(".")
    tests = {example.text.casefold() for example in read_marked(path, lang)}
    assert tests
    assert not tests & {example.text.casefold() for example in sentences(lang)}


@pytest.mark.parametrize("lang", LANGS)
def test_a_share_of_them_has_no_names(lang: str) -> None:
    examples = sentences(lang)
    without = sum(not example.names for example in examples)
    assert 0.1 < without / len(examples) < 0.4
