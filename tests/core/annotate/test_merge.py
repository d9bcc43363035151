from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from core.annotate.guesses import read_context
from core.annotate.merge import merge
from core.annotate.recogniser import Mention
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


@given(
    text=st.text(alphabet="ABab '.\n-1", max_size=40),
    spans=st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(0, 40),
            st.sampled_from(get_args(Label)),
            st.sampled_from(["names", "territories", "places", "rules", SPACY]),
        ),
        max_size=12,
    ),
)
def test_merged_mentions_never_overlap(text: str, spans: list[tuple[int, int, Label, str]]) -> None:
    mentions = [
        Mention(start=start, end=end, label=label, recogniser=recogniser)
        for start, end, label, recogniser in spans
        if start < end <= len(text)
    ]
    merged = merge(text, mentions, "fr")
    for one, two in pairwise(merged):
        assert one.end <= two.start
    assert all(0 <= m.start < m.end <= len(text) for m in merged)
