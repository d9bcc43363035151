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
    (
        "fr",
        [
            "M. le ministre est arrivé à 8 h 30.",
            "Il a vu Mme la préfète, etc.",
            "Puis il est parti.",
        ],
    ),
    (
        "fr",
        [
            "Selon l'art. 5 du code, c'est interdit.",
            "Le prix est de 3,5 millions d'euros.",
            "« C'est fini. Rentrez. » a-t-il lancé.",
        ],
    ),
    (
        "fr",
        [
            "Les É.-U. et l'U.R.S.S. ont signé en 1987.",
            "Le Pr J.-M. Dubois, né en 44 av. J.-C., l'a dit.",
        ],
    ),
    (
        "fr",
        [
            "Il vit au 12, bd. Voltaire.",
            "Elle, rue St. Denis.",
            "Le 1er mai, tout change…",
            "Mais rien ne bouge.",
        ],
    ),
    (
        "fr",
        ["Le colonel a dit : « Non ! »", "Puis plus rien.", "Le no. 10 du journal, p. 4, le dit."],
    ),
    (
        "fr",
        [
            "Le taux atteint 2.5 %.",
            "L'ONU, l'OTAN, etc. ont réagi.",
            "Le Dr Martin et Mgr Pierre aussi.",
        ],
    ),
    ("fr", ["Il aime les pommes, les poires, etc.", "Elle aime le pain."]),
    ("fr", ["On a gagné 3 à 2.", "Le match suivant a lieu le 14 juil. à Paris.", "Fin."]),
    ("de", ["Am 3. Mai kam Dr. h. c. Müller mit 3,5 Mio. Euro.", "Er blieb bis 18.30 Uhr."]),
    ("de", ["Das steht in Nr. 5 und Art. 3 Abs. 2 GG.", "Es gilt z. B. auch hier.", "Ende."]),
    ("de", ["Er kaufte Brot, Käse usw.", "Danach ging er heim.", "Sie kaufte Äpfel, d. h. Obst."]),
    ("de", ["„Das geht nicht. Niemals.“, sagte sie.", "„Warum nicht?“", "Er schwieg."]),
    ("de", ["Die EU, die USA etc. haben zugestimmt.", "Ca. 300 Menschen kamen, u. a. aus Köln."]),
    ("de", ["Im 19. Jahrhundert lebte J. W. v. Goethe.", "Er starb 1832.", "Das war am 22. März."]),
    (
        "de",
        [
            "Er wurde Dritter hinter Karl V. und Heinrich VIII.",
            "Danach regierte sein Sohn.",
            "St. Pauli siegte 2:1.",
        ],
    ),
    (
        "de",
        [
            "Die Fa. Müller GmbH & Co. KG aus Frankfurt a. M. ist pleite.",
            "Sie hatte ca. 20 Mitarbeiter.",
        ],
    ),
    ("de", ["Das ist wahr … oder nicht?", "Wer weiß…", "Niemand."]),
    ("de", ["Er ist ca. 1,80 m groß.", "Der Ort liegt 300 m ü. M. am Hang.", "Dort wohnt er."]),
    (
        "de",
        [
            "Der Vertrag gilt ab 1. 1. 2025.",
            "Er endet am 31.12.2026.",
            "Prof. em. Dr. Dr. h. c. mult. Weber prüft ihn.",
        ],
    ),
    ("de", ["Sie trafen sich am Montag, den 5., und am 6. Juni.", "Am 7. war Schluss."]),
    (
        "ro",
        [
            "Lt. col. Popescu a venit cu dl. Ionescu.",
            "Au adus pâine, lapte ș.a.m.d.",
            "Apoi au plecat.",
        ],
    ),
    ("ro", ["În sec. al V-lea a. Chr. trăia Herodot.", "El a scris istoria."]),
    (
        "ro",
        ["Conform art. 5 alin. (1) lit. c) din lege, nu se poate.", "Amenda e de 3,5 mil. lei."],
    ),
    ("ro", ["Str. Mihai Viteazu nr. 10, bl. A, ap. 5, jud. Cluj.", "Acolo stă dna. Pop."]),
    (
        "ro",
        [
            "Au adus mere, pere ş.a.m.d. la piață.",
            "D-l Ion a zis: „Plec. Rămâi cu bine!”",
            "Și a plecat.",
        ],
    ),
    (
        "ro",
        [
            "S.U.A. și U.E. au semnat.",
            "Prețul e 2,5 mld. euro.",
            "Prof. univ. dr. Ion Pop e de acord.",
        ],
    ),
    ("ro", ["Gen. mr. Radu a sosit la ora 10.30.", "Ș.l. dr. Popa a lipsit.", "Etc. etc."]),
    (
        "en",
        [
            "He moved to the U.S. in 1990.",
            "She stayed in the U.K.",
            "He did not.",
            "They met at 5 p.m. in D.C.",
        ],
    ),
    ("en", ["He lives in the U.S.", "The weather is fine."]),
    ("en", ["Apples, pears, etc. were sold.", "They sold bread, milk, etc.", "Then they left."]),
    (
        "en",
        ["Dr. Smith paid $3.5 million to Acme Inc. on Jan. 5.", "Lt. Col. John A. Doe refused."],
    ),
    ("en", ['"I am leaving. Now," she said.', '"Why?" he asked.', "Well… nobody knew."]),
    (
        "en",
        [
            "See Fig. 3, No. 5 and pp. 10-12, e.g. the table.",
            "Gen. Lee, Sen. Cruz and Rep. Jones came.",
        ],
    ),
    ("en", ["It was J. K. Rowling vs. the BBC.", "Who won?", "Vitamin C.", "That is all."]),
    ("en", ["She works for Apple Inc.", "It is big.", "Mr. Jr. came at 6 a.m.", "He left."]),
    (
        "en",
        ["The vote was 5-4.", "Justice Ruth B. Ginsburg dissented.", "“No.” That was all he said."],
    ),
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
