"""Where guessed names begin and end, by recognisers that are hasty and by those that read well."""

import pytest

from core.annotate.edges import Edges, strip_marks
from core.annotate.recogniser import Mention, words_of
from core.annotate.tokens import tokenize
from core.article import Label


def _trimmed(
    text: str, form: str, label: Label, lang: str = "fr", *, is_hasty: bool = True
) -> tuple[str, str] | None:
    start = text.index(form)
    guess = Mention(start=start, end=start + len(form), label=label, recogniser="spacy:x")
    found = Edges(tokenize(text), words_of(lang)).trim(guess, is_hasty=is_hasty)
    return None if found is None else (text[found.start : found.end], found.label)


@pytest.mark.parametrize(
    ("text", "form", "label", "expected"),
    [
        # A small word that belongs to the place, and one that does not.
        ("au golfe de Tadjourah", "Tadjourah", "LOC", ("golfe de Tadjourah", "LOC")),
        ("sur le lac Assal", "Assal", "LOC", ("lac Assal", "LOC")),
        ("dans le port du Havre", "port du Havre", "LOC", ("Havre", "LOC")),
        ("devant la gare Matabiau", "gare Matabiau", "LOC", ("gare Matabiau", "LOC")),
        # What kind of thing it is stands before the name.
        ("le groupe Lactoval a dit", "Lactoval", "PER", ("Lactoval", "ORG")),
        ("le syndicat Alliance rurale", "syndicat Alliance", "LOC", ("Alliance", "ORG")),
        ("à l'université de Bangui", "Bangui", "LOC", ("université de Bangui", "ORG")),
        # Articles that belong to a name have a capital where no sentence begins.
        ("il vit à La Rochelle", "Rochelle", "LOC", ("La Rochelle", "LOC")),
        ("La Loire monte", "La Loire", "LOC", ("Loire", "LOC")),
        ("selon le quotidien La Dépêche", "La Dépêche", "ORG", ("La Dépêche", "ORG")),
        ("arrivé à N'Djamena hier", "N'Djamena", "LOC", ("N'Djamena", "LOC")),
        ("dans l'Aude", "l'Aude", "LOC", ("Aude", "LOC")),
        # A name that ran on into its sentence.
        (
            "La Ligue des droits saisit la cour",
            "Ligue des droits saisit la cour",
            "ORG",
            ("Ligue des droits", "ORG"),
        ),
        (
            "l'Institut des mers de Brest",
            "Institut des mers de",
            "ORG",
            ("Institut des mers", "ORG"),
        ),
        # People without titles, with the letter that is left of a surname.
        ("Mme Le Bihan regrette", "Mme Le Bihan", "PER", ("Le Bihan", "PER")),
        ("l'accusé, Hugo T., nie", "Hugo T", "PER", ("Hugo T.", "PER")),
        ("avec A. Guterres", "A. Guterres", "PER", ("A. Guterres", "PER")),
        ("« … »", "« … »", "ORG", None),
    ],
)
def test_french_edges(text: str, form: str, label: Label, expected: tuple[str, str] | None) -> None:
    assert _trimmed(text, form, label) == expected


@pytest.mark.parametrize(
    ("text", "form", "label", "lang", "expected"),
    [
        ("wie „Der Bote“ schreibt", "Der Bote", "ORG", "de", "Der Bote"),
        ("unter Otto III. wurde", "Otto III.", "PER", "de", "Otto III."),
        ("Es war Otto III.", "Otto III.", "PER", "de", "Otto III"),
        ("die Firma Stahl Corp. zahlt", "Stahl Corp.", "ORG", "de", "Stahl Corp."),
        ("la Liceul „Unirea” azi", "Liceul „Unirea”", "ORG", "ro", "Liceul „Unirea”"),
        ("„Unirea” azi", "„Unirea”", "ORG", "ro", "Unirea"),
        ("the Oskil river froze", "Oskil river", "LOC", "en", "Oskil"),
        ("the Bank of England said", "Bank of England", "ORG", "en", "Bank of England"),
        ("at Lowe's today", "Lowe's", "ORG", "en", "Lowe's"),
    ],
)
def test_a_recogniser_that_reads_well_keeps_what_it_means(
    text: str, form: str, label: Label, lang: str, expected: str
) -> None:
    assert _trimmed(text, form, label, lang, is_hasty=False) == (expected, label)


def test_marks_are_stripped_in_pairs() -> None:
    text = '("Le Cercle (Paris)"),'
    start, end = strip_marks(text, 0, len(text))
    assert text[start:end] == "Le Cercle (Paris)"
    assert strip_marks("…", 0, 1) == (1, 1)


def test_a_figure_behind_a_small_word_is_no_part_of_a_place() -> None:
    assert _trimmed("iar în Grecia de 12.", "Grecia de 12", "LOC", "ro") == ("Grecia", "LOC")
    assert _trimmed("iar Grupul celor 77 cere", "Grupul celor 77", "ORG", "ro") == (
        "Grupul celor 77",
        "ORG",
    )
