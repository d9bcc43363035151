"""The index of a small library: brought up to date and asked; broken in test_index_broken.py."""

from pathlib import Path

import pytest

from core.errors import SearchError
from core.search import SearchIndex
from core.store import Library, ReadingState, make_passage
from tests.core.search.articles import (
    dated,
    figured,
    index_of,
    make_article,
    named,
    places,
    translated,
)


def article_of_all() -> object:
    article = make_article("a1", "Une armée défilée", "Le 5 mars, 3 000 soldats et 12 % de plus.")
    article = figured(figured(article, "3 000 soldats", 3000), "12 %", 12, "%")
    article = dated(article, "5 mars", "2024-03-05")
    return translated(article, _0="An army on parade", _1="On 5 March, 3,000 soldiers.")


@pytest.fixture
def found(tmp_path: Path) -> SearchIndex:
    other = make_article("b2", "Straßen in Łódź", "Nichts Neues.", lang="de")
    return index_of(
        tmp_path / "library",
        article_of_all(),  # type: ignore[arg-type]
        other.with_(published="2023-01-02"),
    )[1]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("armee", {("a1", 0)}),
        ("ARMÉE", {("a1", 0)}),
        ("parade", {("a1", 0)}),
        ("strassen lodz", {("b2", 0)}),
        ('"5 mars"', {("a1", 1)}),
        ('"mars 5"', set()),
        ('"plus on"', set()),
        ("soldats soldiers", {("a1", 1)}),
        ("armée soldats", set()),
        ("armée OR nichts", {("a1", 0), ("b2", 1)}),
        ("sold* -mars", set()),
        ("lang:fr -soldats", {("a1", 0)}),
        ("-lang:fr", {("b2", 0), ("b2", 1)}),
        ("figure:3000", {("a1", 1)}),
        ("figure:>3000", set()),
        ("figure:1000..5000 soldats", {("a1", 1)}),
        ("figure:12%", {("a1", 1)}),
        ("figure:12km", set()),
        ("-figure:12% lang:fr", {("a1", 0)}),
        ("said:2024-03", {("a1", 1)}),
        ("said:2024-03-06", set()),
        ("published:2024-11-20", {("a1", 0), ("a1", 1)}),
        ("date:2024-03", {("a1", 1)}),
        ("date:2023..2023-02", {("b2", 0), ("b2", 1)}),
        ("figure:12% OR nichts", {("a1", 1), ("b2", 1)}),
        ("(figure:12% OR nichts) lang:de", {("b2", 1)}),
        ("is:unread nichts", {("b2", 1)}),
        ("is:read", set()),
        ("is:bookmarked", set()),
        ("tag:x", set()),
        ("person:putin", set()),
        ("", set()),
    ],
)
def test_questions(found: SearchIndex, question: str, expected: set[tuple[str, int]]) -> None:
    results = found.search(question)
    assert places(results) == expected
    assert results.total == len(expected)
    assert results.is_complete


def test_snippets_are_marked_in_code_points(found: SearchIndex) -> None:
    (hit,) = found.search("armee parade").hits
    assert (hit.title, hit.lang, hit.published) == ("Une armée défilée", "fr", "2024-11-20")
    assert [hit.original.text[a:b] for a, b in hit.original.marks] == ["armée"]
    assert hit.translation is not None
    assert [hit.translation.text[a:b] for a, b in hit.translation.marks] == ["parade"]
    assert hit.target == "en"
    assert found.search("armee", target="de").hits[0].target == "en"


def test_passages_and_reading_are_asked_as_they_are_now(tmp_path: Path) -> None:
    article = make_article("a1", "Titre", "Une phrase.", "Une autre.")
    library, index = index_of(tmp_path / "library", article, make_article("b2", "Titre", "Une."))
    start = article.text.index("Une autre")
    passage = make_passage(article, start, start + 9).with_(tags=("À voir",))
    library.save_passage(passage)
    library.save_reading("b2", ReadingState(is_read=True))
    assert places(index.search("is:bookmarked")) == {("a1", 2)}
    assert places(index.search('tag:"a voir"')) == {("a1", 2)}
    assert places(index.search("une -is:bookmarked")) == {("a1", 1), ("b2", 1)}
    assert places(index.search("is:read")) == {("b2", 0), ("b2", 1)}
    assert places(index.search("une is:unread")) == {("a1", 1), ("a1", 2)}
    hits = {one.segment: one for one in index.search("une is:unread").hits}
    assert hits[2].is_bookmarked and hits[2].tags == ("À voir",)
    assert not hits[1].is_bookmarked
    library.delete_passage(passage.id)
    assert not index.search("is:bookmarked").hits


def test_a_refresh_follows_what_anybody_did(tmp_path: Path) -> None:
    library, index = index_of(tmp_path / "library", make_article("a1", "Eins"))
    other = Library(tmp_path / "library")
    other.put(make_article("b2", "Zwei"))
    assert index.refresh().added == 1
    assert places(index.search("zwei")) == {("b2", 0)}
    other.put(make_article("b2", "Drei"))
    done = index.refresh()
    assert (done.added, done.changed, done.removed) == (0, 1, 0)
    assert not index.search("zwei").hits
    assert places(index.search("drei")) == {("b2", 0)}
    other.remove("b2")
    assert index.refresh().removed == 1
    assert not index.search("drei").hits
    assert not index.refresh().has_changed
    assert library.has("a1")


def test_one_article_is_added_changed_and_taken_out(tmp_path: Path) -> None:
    library, index = index_of(tmp_path / "library", make_article("a1", "Eins"))
    library.put(make_article("b2", "Zwei"))
    assert index.add("b2")
    assert places(index.search("zwei")) == {("b2", 0)}
    library.remove("b2")
    assert index.add("b2")
    assert not index.search("zwei").hits
    assert not index.refresh().has_changed


def test_without_an_index_one_article_makes_none(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.put(make_article("a1", "Eins"))
    assert not SearchIndex(library).add("a1")


def test_a_question_makes_the_index_that_is_missing(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.put(make_article("a1", "Eins"))
    assert places(SearchIndex(library).search("eins")) == {("a1", 0)}


def test_the_index_is_private(found: SearchIndex) -> None:
    assert found.path is not None
    assert found.path.stat().st_mode & 0o777 == 0o600
    assert found.path.parent.stat().st_mode & 0o777 == 0o700


def test_no_library_is_made_by_asking(tmp_path: Path) -> None:
    index = SearchIndex(Library(tmp_path / "none"))
    assert index.path is None
    assert not index.search("eins").hits
    assert not (tmp_path / "none").exists()


def test_of_an_article_only_the_best_are_shown(tmp_path: Path) -> None:
    many = make_article("a1", "Rakete", *(f"Rakete {number}" for number in range(20)))
    _, index = index_of(tmp_path / "library", many, make_article("b2", "Titel", "Rakete"))
    found = index.search("rakete")
    assert found.total == 22
    assert [one.article for one in found.hits] == ["a1", "a1", "a1", "b2"]
    assert found.hits[0].segment == 0
    assert found.hits[0].in_article == 21
    assert index.search("rakete", limit=2).hits == found.hits[:2]
    assert index.search("rakete", limit=2, offset=2).hits == found.hits[2:]


def test_titles_come_first_then_what_is_new(tmp_path: Path) -> None:
    body = make_article("a1", "Titel", "Absatz", "Mehr", "Noch", "Die Rakete flog")
    title = make_article("b2", "Die Rakete flog", "Absatz").with_(published="2020-01-01")
    _, index = index_of(tmp_path / "library", body, title)
    assert [one.article for one in index.search("rakete").hits] == ["b2", "a1"]
    old = make_article("c3", "Selbe Worte").with_(published="2020-01-01")
    new = make_article("d4", "Selbe Worte").with_(published="2024-11-20")
    _, index = index_of(tmp_path / "other", new, old)
    assert [one.article for one in index.search("worte").hits] == ["d4", "c3"]


def test_too_many_to_weigh_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [
        make_article(f"a{number}", "Wort", "Wort").with_(published=f"2024-11-{number + 1:02}")
        for number in range(9)
    ]
    _, index = index_of(tmp_path / "library", *articles)
    monkeypatch.setattr("core.search.searching.MOST_WEIGHED", 10)
    found = index.search("wort")
    assert not found.is_complete and found.is_counted
    assert (found.total, found.articles) == (18, 9)
    assert [one.article for one in found.hits[:3]] == ["a8", "a8", "a7"]
    monkeypatch.setattr("core.search.searching.MOST_COUNTED", 12)
    found = index.search("wort")
    assert (found.total, found.is_counted) == (12, False)


def test_articles_are_counted_beyond_those_that_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [make_article(f"a{n}", "Ein Wort.", "Kein Wort.", "Satz.") for n in range(20)]
    _, index = index_of(tmp_path / "library", *articles)
    monkeypatch.setattr("core.search.searching._FEWEST", 4)
    for question in ("wort", "wort lang:fr", "lang:fr", "is:unread -satz"):
        found = index.search(question, limit=1)
        assert len(found.hits) == 1 and found.articles == 20, question
    assert index.search("wort", limit=1, offset=30).articles == 20
    assert index.search("ein", limit=1).articles == 20
    assert index.search("nichts").articles == 0
    monkeypatch.setattr("core.search.searching.MOST_WEIGHED", 10)
    assert index.search("wort", limit=1).articles is None


def test_a_sqlite_without_full_text_search_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path / "library")
    library.put(make_article("a1", "Eins"))

    def refuse(_: object) -> None:
        raise SearchError("no FTS5.")

    monkeypatch.setattr("core.search.schema.check_abilities", refuse)
    with pytest.raises(SearchError, match="FTS5"):
        SearchIndex(library).search("eins")


def test_progress_is_told_and_may_end_it(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.put_many(make_article(f"a{number}", f"Satz {number}") for number in range(120))
    index = SearchIndex(library)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.refresh(stop)
    assert told == [(50, 120)]
    index.refresh(lambda done, total: told.append((done, total)))
    assert told[1:] == [(50, 70), (70, 70)]
    assert index.search("satz", limit=200).total == 120


def test_names_of_files_and_marks_of_names(tmp_path: Path) -> None:
    article = named(make_article("a1", "Choïgou parle"), "Choïgou", "PER", "person:sergei-shoigu")
    _, index = index_of(tmp_path / "library", article)
    (hit,) = index.search("person:choigou").hits
    assert [hit.original.text[a:b] for a, b in hit.original.marks] == ["Choïgou"]
