from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate.bundled.pieces import Pieces
from core.annotate.bundled.tagging import Tagger
from core.annotate.models.training.examples import Example, Name, parse_marked
from core.annotate.models.training.rows import (
    MISC_TAGS,
    TAGS,
    UNKNOWN,
    WIDEST,
    make_row,
    tags_of,
    words_of,
)
from tests.core.annotate.models.training.sentences import examples

START, LOST = 0, 2
PIECES = Pieces(["", "", "", "\u2581", "a", "Kim", "\u2581Kim", "."], [-1.0] * 8, LOST)


def sentence(line: str, *, has_misc: bool = True) -> Example:
    text, names = parse_marked(line)
    return Example(text, "de", names, has_misc)


def tags(line: str) -> list[str]:
    example = sentence(line)
    return [TAGS[number] for number in tags_of(words_of(example.text), example.names)]


def test_tags_of_names() -> None:
    assert tags("[PER Kim Jong Un] in [LOC Rom].") == ["B-PER", "I-PER", "E-PER", "O", "S-LOC", "O"]
    assert tags("[ORG Thyssen-Krupp]") == ["B-ORG", "I-ORG", "E-ORG"]
    assert {TAGS[number][2:] for number in MISC_TAGS} == {"MISC"}
    assert len(MISC_TAGS) == 4


def test_a_name_has_the_whole_of_a_word_that_it_begins_in() -> None:
    assert tags_of([(0, 10)], [Name(0, 4, "LOC")]) == [TAGS.index("S-LOC")]


@settings(deadline=None)
@given(examples())
def test_tags_read_back_are_names_of_whole_words(example: Example) -> None:
    words = words_of(example.text)
    whole = tuple(
        name
        for name in example.names
        if any(start == name.start for start, _ in words)
        and any(end == name.end for _, end in words)
    )
    np = pytest.importorskip("numpy")
    numbers = tags_of(words, whole)
    scores = np.zeros((len(words), len(TAGS)), dtype=np.float32)
    scores[np.arange(len(words)), numbers] = 9.0
    found = Tagger(TAGS).names(scores) if words else []
    assert [Name(words[a][0], words[b][1], label) for a, b, label in found] == list(whole)


def test_a_row_is_the_pieces_of_its_words() -> None:
    row = make_row([sentence("[PER Kim]. a")], PIECES, START)
    assert row.pieces == [START, 6, 7, 3, 4]
    assert row.first == [1, 2, 3]
    assert [TAGS[number] for number in row.tags] == ["S-PER", "O", "O"]
    assert row.words == [(0, 3), (3, 4), (5, 6)]


@settings(deadline=None)
@given(examples(), examples())
def test_two_sentences_in_a_row_are_tagged_as_each_for_itself(one: Example, two: Example) -> None:
    rows = [make_row([example], PIECES, START) for example in (one, two)]
    both = make_row([one, two], PIECES, START)
    assert both.tags == rows[0].tags + rows[1].tags
    assert both.pieces == [*rows[0].pieces, *rows[1].pieces[1:]]
    assert both.words == rows[0].words + rows[1].words


def test_words_may_be_misc_only_where_their_corpus_marks_none() -> None:
    row = make_row([sentence("Kim", has_misc=False), sentence("Kim a")], PIECES, START)
    assert row.maybe_misc == [True, False, False]


@settings(deadline=None)
@given(st.integers(0, 400))
def test_a_long_sentence_ends_with_a_whole_word(words: int) -> None:
    row = make_row([sentence(" ".join(["Kimaa"] * words))], PIECES, START)
    assert row.pieces[0] == START
    assert len(row.pieces) <= WIDEST
    assert len(row.pieces) == 1 + 3 * min(words, (WIDEST - 1) // 3)
    assert len(row.first) == len(row.tags) == len(row.maybe_misc) == len(row.words)


def test_a_word_knows_whether_a_space_is_before_it() -> None:
    assert make_row([sentence("Kim")], PIECES, START).pieces[1:] == [6]
    assert make_row([sentence("a Kim")], PIECES, START).pieces[-1:] == [6]
    assert make_row([sentence("(Kim")], PIECES, START).pieces[-1:] == [5]


def test_of_a_sentence_that_nobody_marked_no_tag_is_known() -> None:
    row = make_row([replace(sentence("Kim a"), is_marked=False)], PIECES, START)
    assert row.tags == [UNKNOWN, UNKNOWN]
