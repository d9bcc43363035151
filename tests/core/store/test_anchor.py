from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Article
from core.store import make_passage, resolve, segments_of
from tests.core.store.articles import make_article

LINES = (
    "ParisLa Corée du Sud",
    "Les soldats sont partis. Les soldats sont revenus.",
    "Les soldats sont partis.",
)


@dataclass
class Marked:
    article: Article
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.article.text[self.start : self.end]


def mark(words: str, nth: int = 0, *lines: str) -> Marked:
    article = make_article("a1", *(lines or LINES))
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Marked(article, start, start + len(words))


def test_a_passage_knows_its_segments_and_quote() -> None:
    marked = mark("revenus.\nLes")
    passage = make_passage(marked.article, marked.start, marked.end, now="2024-11-20T00:00:00Z")
    assert (passage.segment, passage.last_segment) == (1, 2)
    assert passage.quote.exact == "revenus.\nLes"
    assert marked.article.text[: marked.start].endswith(passage.quote.prefix)
    assert passage.quote.suffix == " soldats sont partis."
    assert passage.created == passage.changed == "2024-11-20T00:00:00Z"
    assert [one.id for one in segments_of(passage, marked.article)] == [1, 2]


def test_white_space_at_the_ends_is_left_out() -> None:
    article = make_article("a1", *LINES)
    end = article.text.index("Les") + 3
    start = article.text.index("\n")
    assert make_passage(article, start, end).quote.exact == "Les"
    with pytest.raises(ValueError, match="visible"):
        make_passage(article, start, start + 1)
    with pytest.raises(ValueError, match="visible"):
        make_passage(article, 5, 5)


def test_the_same_stretch_has_the_same_id() -> None:
    article = make_article("a1", *LINES)
    one, same = make_passage(article, 0, 5), make_passage(article, 0, 5)
    assert one.id == same.id
    assert make_passage(article, 0, 6).id != one.id


def test_a_stretch_in_a_folded_block_belongs_to_the_segment_before() -> None:
    article = make_article("a1", *LINES)
    article = article.with_(segments=article.segments[:2])
    start = article.text.rindex("Les")
    assert make_passage(article, start, start + 3).segment == 1


def test_a_dateline_set_apart_does_not_lose_the_passage() -> None:
    marked = mark("ParisLa Corée")
    passage = make_passage(marked.article, marked.start, marked.end)
    again = make_article("a1", "Paris", "La Corée du Sud", *LINES[1:])
    place = resolve(passage, again)
    assert place is not None
    assert again.text[slice(*place)] == "Paris\nLa Corée"


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_like_places_the_surroundings_decide(nth: int) -> None:
    marked = mark("Les soldats sont partis.", nth)
    passage = make_passage(marked.article, marked.start, marked.end)
    again = make_article("a1", "Un titre de plus", *LINES)
    place = resolve(passage, again)
    assert place is not None
    shift = len("Un titre de plus\n")
    assert place == (marked.start + shift, marked.end + shift)


def test_words_that_are_gone_are_not_found() -> None:
    marked = mark("revenus")
    passage = make_passage(marked.article, marked.start, marked.end)
    assert resolve(passage, make_article("a1", "Tout autre chose")) is None
    assert segments_of(passage, make_article("a1", "Tout autre chose")) == []


def test_a_text_of_one_character_is_no_trap() -> None:
    article = make_article("a1", "a" * 200_000)
    passage = make_passage(article, 1000, 1500)
    moved = article.with_(text="b" + article.text)
    place = resolve(passage, moved)
    assert place is not None
    assert moved.text[slice(*place)] == "a" * 500


WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), min_size=1)


@given(st.lists(WORDS.filter(str.strip), min_size=1, max_size=6), st.data())
def test_every_passage_is_found_where_it_was_made(lines: list[str], data: st.DataObject) -> None:
    article = make_article("a1", *lines)
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    try:
        passage = make_passage(article, start, end)
    except ValueError:
        return
    assert resolve(passage, article) == (passage.start, passage.end)
    assert start <= passage.start < passage.end <= end
    assert 0 <= passage.segment <= passage.last_segment < len(article.segments)


SENTENCE = st.text(alphabet="abcdefghéü ", min_size=3).filter(str.strip)


@given(
    st.lists(SENTENCE, min_size=1, max_size=6),
    st.lists(SENTENCE, max_size=3),
    st.sampled_from([" ", "\u00a0", "  ", "\n"]),
    st.data(),
)
def test_a_passage_outlives_a_new_preparation(
    lines: list[str], before: list[str], space: str, data: st.DataObject
) -> None:
    """Lines come in before it and white space changes: the same words are found."""
    article = make_article("a1", *lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    block = article.blocks[number]
    passage = make_passage(article, block.start, block.end)
    again = make_article("a1", *before, *(line.replace(" ", space) for line in lines))
    place = resolve(passage, again)
    assert place is not None
    found = again.text[slice(*place)]
    assert "".join(found.split()) == "".join(passage.quote.exact.split())
