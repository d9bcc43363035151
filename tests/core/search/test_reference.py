"""Search beside a naive one that reads every sentence; and any text at all as a question."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.article import Article
from core.errors import SearchError
from core.search import SearchIndex, known, parse_query
from core.search.folding import words
from core.search.nodes import Any, Every, Lang, Node, Quantity, Text, Without
from tests.core.search.articles import figured, index_of, make_article, places, translated

WORDS = ("bab", "Bäb", "gug", "lel", "LEL", "dodu", "nunu", "中国", "外交")
QUICK = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def libraries(draw: st.DrawFn) -> list[Article]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        lines = draw(
            st.lists(
                st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), min_size=1, max_size=4
            )
        )
        article = make_article(f"a{number}", *map(" ".join, lines), lang=draw(_LANGS))
        made = draw(st.lists(st.sampled_from(WORDS), max_size=4))
        if made:
            article = translated(article, _0=" ".join(made))
        if draw(st.booleans()):
            article = figured(article, lines[0][0], draw(st.integers(1, 5)))
        found.append(article)
    return found


_LANGS = st.sampled_from(("fr", "de"))
_LEAVES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda one: f"{one[:2]}*"),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(lambda one: f'"{" ".join(one)}"'),
    st.sampled_from(("lang:de", "lang:fr", "figure:>2", "figure:1..3", "figure:5")),
)
QUESTIONS = st.recursive(
    _LEAVES,
    lambda part: st.one_of(
        part.map(lambda one: f"-({one})"),
        st.tuples(part, part).map(lambda two: f"({two[0]} {two[1]})"),
        st.tuples(part, part).map(lambda two: f"({two[0]} OR {two[1]})"),
    ),
    max_leaves=6,
)


@pytest.fixture(autouse=True)
def no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the tables of names out: these words are in none."""
    monkeypatch.setattr("core.search.known._read_apart", known.Known)


@contextmanager
def searched(articles: list[Article]) -> Iterator[SearchIndex]:
    with TemporaryDirectory() as folder:
        _, index = index_of(Path(folder) / "library", *articles)
        yield index
        index.close()


def answers(node: Node, article: Article, number: int) -> bool:
    """Return whether a sentence answers, by reading it."""
    if isinstance(node, Every):
        return all(answers(one, article, number) for one in node.parts)
    if isinstance(node, Any):
        return any(answers(one, article, number) for one in node.parts)
    if isinstance(node, Without):
        return not answers(node.part, article, number)
    segment = article.segments[number]
    if isinstance(node, Lang):
        return article.lang in node.codes
    if isinstance(node, Quantity):
        return any(
            segment.start <= one.start < segment.end
            and one.value is not None
            and node.low <= one.value <= node.high
            for one in article.figures
        )
    assert isinstance(node, Text)
    made = article.translated("en").get(number)
    sides = [article.slice(segment), made.text if made is not None else ""]
    return any(_stands(node, words(side)) for side in sides)


def _stands(node: Text, said: list[str]) -> bool:
    count = len(node.words)
    for at in range(len(said) - count + 1):
        run = said[at : at + count]
        if node.is_prefix and run[:-1] == list(node.words[:-1]):
            if run[-1].startswith(node.words[-1]):
                return True
        elif run == list(node.words):
            return True
    return False


@QUICK
@given(libraries(), st.lists(QUESTIONS, min_size=1, max_size=8))
def test_search_finds_what_reading_finds(articles: list[Article], questions: list[str]) -> None:
    with searched(articles) as index:
        for question in questions:
            node = parse_query(question).node
            assert node is not None
            expected = {
                (article.id, segment.id)
                for article in articles
                for segment in article.segments
                if answers(node, article, segment.id)
            }
            found = index.search(question)
            assert found.total == len(expected)
            assert found.articles == len({article for article, _ in expected})
            assert places(found) <= expected
            most = {one: min(3, sum(one == of for of, _ in expected)) for one, _ in expected}
            shown = [one.article for one in found.hits]
            assert {one: shown.count(one) for one in set(shown)} == most


@QUICK
@given(libraries(), libraries())
def test_an_index_that_follows_is_as_one_made_anew(
    before: list[Article], after: list[Article]
) -> None:
    with TemporaryDirectory() as folder:
        library, index = index_of(Path(folder) / "library", *before)
        for one in before:
            library.remove(one.id)
        library.put_many(after)
        index.refresh()
        with searched(after) as fresh:
            for word in WORDS:
                assert places(index.search(word)) == places(fresh.search(word))
            assert index.search("-x").total == fresh.search("-x").total
        index.close()


SIGNS = st.text(alphabet=st.sampled_from("aé中 \"*:()-+^{}|'\\,.;%_\0\ud800>0"), max_size=30)
HOSTILE = (
    '" OR 1=1 --',
    "facts : xevery",
    "title : a",
    'NEAR("a" "b", 5)',
    "a* b** *c",
    "'; DROP TABLE articles; --",
    "xevery",
    "{title body} : a",
    "^a",
    "a\0b",
    "person:" + "a " * 500,
    'person:"' + "a b " * 450 + '"',
    "(" * 900 + "a",
    "-" * 900 + "a",
    "(a OR (b -(c OR (d -(e OR (f -(g OR (h -i)))))))) " * 6,
    "a " * 59,
    " OR ".join(["lang:de"] * 60),
    "figure:" + "9" * 30,
    "\ud800 \udfff",
    "\u202e\u200b",
)


def test_hostile_questions_are_words_or_told(tmp_path: Path) -> None:
    _, index = index_of(tmp_path / "library", make_article("a1", "a b c", "title facts"))
    for question in HOSTILE:
        try:
            found = index.search(question)
        except SearchError as error:
            assert "damaged" not in str(error)
            continue
        assert found.total <= 2
    assert index.search("xevery").total == 0
    assert index.search("xnothing OR xbetween OR xlfr").total == 0
    assert places(index.search("facts")) == {("a1", 1)}


def test_any_signs_are_answered_or_told(tmp_path: Path) -> None:
    _, index = index_of(tmp_path / "library", make_article("a1", "a é 中 0 % _"))

    @settings(max_examples=300, deadline=None)
    @given(st.one_of(SIGNS, st.text(max_size=50)))
    def ask(question: str) -> None:
        try:
            index.search(question)
        except SearchError as error:
            assert "damaged" not in str(error)

    ask()
