import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import PrepareError
from core.prepare import prepare
from core.prepare.lengths import (
    LONGEST_BLOCK,
    LONGEST_FACT,
    LONGEST_SEGMENT,
    MOST_LINES,
    cut_fact,
    cut_line,
    cut_spans,
)
from tests.core.prepare.pages import document

_ENDLESS = st.tuples(
    st.text(st.sampled_from("ab .1(\u0301«é中"), min_size=1, max_size=40),
    st.integers(1, 30_000),
).map(lambda drawn: (drawn[0] * drawn[1])[:30_000].strip() or "a")


@given(_ENDLESS)
def test_a_line_is_cut_and_nothing_is_lost(text: str) -> None:
    parts = list(cut_line(text, "fr"))
    assert all(0 < len(part) <= LONGEST_BLOCK for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(_ENDLESS)
def test_a_span_is_cut_and_nothing_is_lost(text: str) -> None:
    spans = list(cut_spans(text, [(0, len(text))]))
    assert all(0 < end - start <= LONGEST_SEGMENT for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).split() or not text.split()
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())


def test_a_line_without_full_stops_is_cut_between_words() -> None:
    words = ["transcript"] * 5000
    article = prepare(document(" ".join(words)), lang="en")
    assert len(article.blocks) > 1
    assert article.text.split() == words
    for segment in article.segments:
        assert set(article.slice(segment).split()) == {"transcript"}


def test_a_mark_stays_with_its_letter() -> None:
    # of the 4,001 characters the limit falls between a letter and its mark
    text = "a" * (LONGEST_SEGMENT - 1) + "q\u0323"
    (_, first), (start, _) = cut_spans(text, [(0, len(text))])
    assert first == start == LONGEST_SEGMENT - 1


def test_sentences_of_any_likely_length_stay_whole() -> None:
    sentence = "Le maire " + "a dit que " * 300 + "oui."
    assert list(cut_spans(sentence, [(0, len(sentence))])) == [(0, len(sentence))]
    assert list(cut_line(sentence, "fr")) == [sentence]


def test_a_title_that_does_not_end_is_cut() -> None:
    made = cut_fact("word " * 1000)
    assert len(made) <= LONGEST_FACT
    assert made.endswith("word…")
    assert cut_fact("A title.") == "A title."


def test_more_lines_than_an_article_has_are_refused() -> None:
    with pytest.raises(PrepareError, match=r"has 100,001 lines.*cut it"):
        prepare(document("a\n" * (MOST_LINES + 1)))
