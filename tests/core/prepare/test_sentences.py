import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.prepare import split_sentences

_CASES: list[tuple[str, list[str]]] = [
    ("de", ["Der 1. FC Köln spielt am 27. November 2024 daheim.", "Danach kommt die 2. Liga."]),
    (
        "de",
        [
            "Papst Johannes Paul II. und Ludwig XIV. herrschten lange.",
            "Er war 27.",
            "Danach starb er.",
        ],
    ),
    ("de", ["Prof. Dr. Müller kam z. B. am 3. Oktober um 18.30 Uhr.", "Es kostete 3,5 Mio. Euro."]),
    (
        "de",
        ["Er kaufte Äpfel, Birnen usw. für alle.", "Sie kam mit Obst, Brot usw.", "Dann ging sie."],
    ),
    ("de", ["Er sagte: „Ich gehe. Du bleibst.“", "Dann war es still."]),
    ("de", ["„Wirklich?“, fragte sie.", "„Ja!“, rief er."]),
    ("de", ["Laut Abs. 3 Nr. 5 gilt das (vgl. Abb. 3) nicht.", "Das ist so."]),
    (
        "fr",
        [
            "M. Dupont a vu Mme Durand.",
            "Il a dit : « Je rentre. Tu restes. »",
            "Puis il est parti.",
        ],
    ),
    ("fr", ["« Oui ! » dit-il.", "J. K. Rowling arriva.", "C'est l'art. 5, p. 3, du code."]),
    ("fr", ["Il hésite… puis repart.", "Hm... oui.", "Le Dr. Petit habite av. Foch, no. 5."]),
    (
        "ro",
        ["Dl. Popescu locuiește pe Str. Lungă nr. 5.", "Conform art. 3 alin. (2) lit. b) e așa."],
    ),
    (
        "ro",
        [
            "El a spus: „Plec acasă. Tu rămâi aici.”",
            "Apoi a plecat.",
            "Ing. Ionescu a venit (vezi art. 5 lit. a).",
            "A plecat.",
        ],
    ),
    ("en", ["Mr. Smith of the U.S. Army met J. R. R. Tolkien at 5 p.m. on Monday.", "No. 5 won."]),
    (
        "en",
        ['He said: "I am going home. You stay here."', "Then he left.", "George W. Bush stayed."],
    ),
    ("en", ["Prices rose by 3.5 percent.", "2024 was worse."]),
    ("pl", ["To jest prof. Kowalski z ul. Długiej nr 5.", "W 2024 r. Polska wygrała.", "Koniec."]),
    ("es", ["¿Qué pasa?", "¡Nada!", "El Sr. García llegó a EE. UU. ayer."]),
    ("ja", ["今日は晴れです。", "明日は雨でしょう。"]),
    ("hi", ["यह एक वाक्य है।", "यह दूसरा है।"]),
    ("und", ["Hello there.", "World is."]),
]


@pytest.mark.parametrize(("lang", "sentences"), _CASES)
def test_sentences_end_where_they_end(lang: str, sentences: list[str]) -> None:
    text = " ".join(sentences) if lang != "ja" else "".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, lang)] == sentences


def test_a_glued_sentence_is_parted() -> None:
    text = "Das ist das Ende.Danach kam nichts mehr."
    assert len(split_sentences(text, "de")) == 2


def test_a_long_quotation_is_split_inside() -> None:
    quoted = "Wir haben lange verhandelt und viel erreicht. " * 8
    assert len(split_sentences(f"Er sagte: „{quoted.strip()}“", "de")) == 8


@given(st.text(), st.sampled_from(["de", "fr", "ro", "en", "xx", "und"]))
def test_spans_hold_all_but_space_and_never_overlap(text: str, lang: str) -> None:
    spans = split_sentences(text, lang)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("piece", ["a", "1 ", ". ", "1. ", "A. ", '"', "(", "„a. “ ", "z.B. ", "«"])
def test_a_line_of_a_million_characters_comes_to_an_end(piece: str) -> None:
    split_sentences(piece * (1_000_000 // len(piece)), "de")
