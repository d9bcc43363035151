from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.guesses import read_context
from core.annotate.merge import merge
from core.annotate.recogniser import Mention
from core.annotate.wordlist import wordlist_of
from core.article import Label

SPACY = "spacy:fr_core_news_md"


def _mention(text: str, form: str, label: Label, recogniser: str) -> Mention:
    start = text.index(form)
    return Mention(start=start, end=start + len(form), label=label, recogniser=recogniser)


def _merged(text: str, *found: tuple[str, Label, str], lang: str = "fr") -> list[tuple[str, str]]:
    mentions = [_mention(text, form, label, recogniser) for form, label, recogniser in found]
    return [(text[m.start : m.end], m.label) for m in merge(text, mentions, lang)]


def test_a_list_wins_over_a_clause_around_it() -> None:
    text = "le soutien à la guerre de Moscou contre"
    found = _merged(text, ("guerre de Moscou", "MISC", SPACY), ("Moscou", "LOC", "places"))
    assert found == [("Moscou", "LOC")]


def test_a_longer_name_wins_over_the_list_inside() -> None:
    text = "selon la Banque de France, hier"
    found = _merged(text, ("Banque de France", "ORG", SPACY), ("France", "LOC", "territories"))
    assert found == [("Banque de France", "ORG")]


def test_headings_are_no_names() -> None:
    text = "Inquiétude des USA"
    found = _merged(text, (text, "MISC", SPACY), ("USA", "LOC", "territories"))
    assert found == [("USA", "LOC")]


def test_ordinary_words_that_open_a_sentence_are_no_names() -> None:
    for text in ("Missiles contre troupes", "Vivre au quotidien", "Renforcement du soutien"):
        first = text.split()[0]
        assert _merged(text, (first, "LOC", SPACY)) == []


def test_a_name_that_opens_a_sentence_stays_where_the_article_knows_it() -> None:
    text = "Dupont a parlé. Hier, Marie Dupont se taisait."
    assert _merged(text, ("Dupont", "PER", SPACY)) == [("Dupont", "PER")]


def test_what_is_counted_is_no_place() -> None:
    assert _merged("environ 220 Haubitzen autonome", ("Haubitzen", "LOC", SPACY)) == []


def test_edges_are_trimmed() -> None:
    text = "a dit «l'Agence spatiale»."
    assert _merged(text, ("«l'Agence spatiale»", "ORG", SPACY)) == [("Agence spatiale", "ORG")]


def test_a_byline_is_an_agency_and_a_person() -> None:
    found = _merged("par CNNS Gawon Bae à Séoul", ("CNNS Gawon Bae", "LOC", SPACY))
    assert found == [("CNNS", "ORG"), ("Gawon Bae", "PER")]


def test_context_tells_small_from_capital() -> None:
    context = read_context(["Missiles et missiles, à Paris"])
    assert "missiles" in context.lower
    assert context.capital == {"Paris"}


MODEL = "bundled:names"


@pytest.mark.parametrize("first", ["Obusiers", "Négocier", "Effondrement", "Mangeoires"])
def test_words_of_the_language_that_open_a_sentence_are_no_names(first: str) -> None:
    assert _merged(f"{first} dans la nuit", (first, "ORG", SPACY)) == []


@pytest.mark.skipif(not wordlist_of("fr"), reason="no pipeline lists the words of French")
def test_a_word_that_the_language_does_not_know_may_open_a_sentence() -> None:
    found = _merged("Stellatis a fermé son usine.", ("Stellatis", "ORG", SPACY))
    assert found == [("Stellatis", "ORG")]


@pytest.mark.parametrize(
    ("text", "guess", "expected"),
    [
        ("LyonLe Sénégal signe", "LyonLe Sénégal", [("Lyon", "LOC"), ("Sénégal", "LOC")]),
        (
            "RomeLa Commission tranche",
            "RomeLa Commission",
            [("Rome", "LOC"), ("Commission", "LOC")],
        ),
        ("YouTube grandit", "YouTube", [("YouTube", "LOC")]),
    ],
)
def test_a_dateline_that_lost_its_space(
    text: str, guess: str, expected: list[tuple[str, str]]
) -> None:
    assert _merged(text, (guess, "LOC", MODEL)) == expected


def test_two_places_behind_a_slash_are_two() -> None:
    found = _merged("Genf/Wien, 3. Mai", ("Genf/Wien", "LOC", MODEL), lang="de")
    assert found == [("Genf", "LOC"), ("Wien", "LOC")]


def test_a_name_and_its_acronym_are_two() -> None:
    text = "la Liga Verde (LVM), spune"
    found = _merged(text, ("Liga Verde (LVM)", "ORG", MODEL), lang="ro")
    assert found == [("Liga Verde", "ORG"), ("LVM", "ORG")]


def test_people_behind_a_nationality_or_a_place_are_apart() -> None:
    found = _merged(
        "der Belgier Jan Peeters", ("Belgier Jan Peeters", "PER", MODEL),
        ("Belgier", "MISC", "territories"), lang="de",
    )  # fmt: skip
    assert found == [("Belgier", "MISC"), ("Jan Peeters", "PER")]
    found = _merged(
        "il a vu à Hanoï Minh Tran", ("Hanoï Minh Tran", "PER", MODEL), ("Hanoï", "LOC", "places")
    )
    assert found == [("Hanoï", "LOC"), ("Minh Tran", "PER")]


def test_a_matter_and_its_country_are_no_name_but_a_title_is() -> None:
    found = _merged(
        "Guerre au Soudan : le point",
        ("Guerre au Soudan", "MISC", MODEL),
        ("Soudan", "LOC", "territories"),
    )
    assert found == [("Soudan", "LOC")]
    found = _merged(
        "son film « Nuit au Soudan »",
        ("Nuit au Soudan", "MISC", MODEL),
        ("Soudan", "LOC", "territories"),
    )
    assert found == [("Nuit au Soudan", "MISC")]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # A small town's name is many a person's; a great city's is not, nor what follows `à`.
        ("Lens parle à son frère.", "Lens", "PER"),
        ("Il vit à Lens.", "Lens", "LOC"),
        ("Varsovie proteste.", "Varsovie", "LOC"),
    ],
)
def test_towns_and_people_of_one_name(text: str, form: str, expected: str) -> None:
    assert _merged(text, (form, "PER", MODEL), (form, "LOC", "places")) == [(form, expected)]


def test_what_the_article_writes_small_is_no_name_where_a_sentence_begins() -> None:
    assert _merged("Drohnen. Die drohnen.", ("Drohnen", "ORG", MODEL), lang="de") == []
    assert _merged("india? in india", ("india", "LOC", MODEL), lang="en") == [("india", "LOC")]


def test_organisations_stand_without_the_article_in_english() -> None:
    text = "The Daily Planet said"
    assert _merged(text, ("The Daily Planet", "ORG", "names"), lang="en") == [
        ("Daily Planet", "ORG")
    ]


_PIECES = (
    *("Le ", "la ", "de ", "mont ", "Paris", "Le", "tribunal ", "ministre ", "CNN ", "Kim ", "II."),
    *("(", ")", "/", "„", "“", "’s", "L'", "\n", ". ", "-", " – "),
)


@given(
    text=st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
    | st.text(alphabet="ABab '.\n-1", max_size=40),
    spans=st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(0, 40),
            st.sampled_from(get_args(Label)),
            st.sampled_from(["names", "territories", "places", "rules", SPACY, MODEL]),
        ),
        max_size=12,
    ),
    lang=st.sampled_from(["fr", "de", "en", "ro", "ja"]),
    is_read_well=st.booleans(),
)
def test_merged_mentions_never_overlap(
    text: str, spans: list[tuple[int, int, Label, str]], lang: str, is_read_well: bool
) -> None:
    mentions = [
        Mention(start=start, end=end, label=label, recogniser=recogniser)
        for start, end, label, recogniser in spans
        if start < end <= len(text)
    ]
    merged = merge(text, mentions, lang, is_read_well=is_read_well)
    for one, two in pairwise(merged):
        assert one.end <= two.start
    assert all(0 <= m.start < m.end <= len(text) for m in merged)


def _read_well(text: str, *found: tuple[str, Label, str], lang: str) -> list[tuple[str, str]]:
    mentions = [_mention(text, form, label, recogniser) for form, label, recogniser in found]
    merged = merge(text, mentions, lang, is_read_well=True)
    return [(text[m.start : m.end], m.label) for m in merged]


def test_lists_need_more_where_a_recogniser_that_reads_well_saw_nothing() -> None:
    assert _read_well("nach Norden", ("Norden", "LOC", "places"), lang="de") == []
    assert _read_well("Die Woche war lang", ("Die Woche", "ORG", "names"), lang="de") == []
    assert _read_well("Foreign policy is dull", ("Foreign policy", "ORG", "names"), lang="en") == []
    assert _read_well("nach Peking", ("Peking", "LOC", "places"), lang="de") == [("Peking", "LOC")]
    assert _merged("nach Norden", ("Norden", "LOC", "places"), lang="de") == [("Norden", "LOC")]


@pytest.mark.parametrize(
    ("text", "listed", "guess", "label", "lang", "expected"),
    [
        ("le roi Mohammed VI parle", "roi Mohammed VI", "Mohammed VI", "PER", "fr", "Mohammed VI"),
        ("die Halbinsel Kola", "Halbinsel Kola", "Kola", "LOC", "de", "Kola"),
        ("Die Linke fordert", "Die Linke", "Linke", "ORG", "de", "Linke"),
        ("Narges Mohammadi was", "Narges Mohammadi", "Mohammadi", "PER", "en", "Narges Mohammadi"),
        ("de la Crucea Roșie", "Crucea Roșie", "Roșie", "ORG", "ro", "Crucea Roșie"),
    ],
)
def test_a_list_that_knows_a_name_with_its_title(
    text: str, listed: str, guess: str, label: Label, lang: str, expected: str
) -> None:
    found = _read_well(text, (listed, label, "names"), (guess, label, MODEL), lang=lang)
    assert found == [(expected, label)]


def test_what_a_minister_is_minister_of_is_no_name() -> None:
    text = "le ministre turc de la Culture à Ankara"
    assert _merged(text, ("Culture", "ORG", MODEL), ("Ankara", "LOC", MODEL)) == [("Ankara", "LOC")]


def test_a_matter_and_its_place_is_the_place() -> None:
    text = "Il soutient la guerre de Hanoï contre ses voisins."
    place = text.index("Hanoï")
    guess = Mention(start=text.index("guerre"), end=place + 5, label="MISC", recogniser="bundled:x")
    known = Mention(start=place, end=place + 5, label="LOC", recogniser="places", key="place:1")
    assert merge(text, [guess, known], "fr") == [known]
