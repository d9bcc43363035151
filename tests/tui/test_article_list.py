import random

from hypothesis import example, given
from hypothesis import strategies as st

from core.store import CatalogueEntry, ReadingState
from tui.article_list import SORTS, ArticleList, SortKey, fold


def entry(number: int, **changes: object) -> CatalogueEntry:
    given_ = CatalogueEntry(
        id=f"{number:05}",
        title=f"Title {number}",
        lang="fr",
        added=f"2024-01-01T00:00:{number % 60:02}",
        address="x",
    )
    return given_.with_(**changes)


def filled(*entries: CatalogueEntry) -> ArticleList:
    articles = ArticleList()
    articles.fill(entries, {}, {})
    return articles


def ids(articles: ArticleList) -> list[str]:
    return [row.id for row in articles.visible]


def test_newest_first_and_undated_last_either_way_round() -> None:
    articles = filled(entry(1, published="2024-01-01"), entry(2), entry(3, published="2024-05-01"))
    assert ids(articles) == ["00003", "00001", "00002"]
    articles.sort_by("date", is_reversed=True)
    assert ids(articles) == ["00001", "00003", "00002"]


def test_titles_sort_without_case_and_accents() -> None:
    articles = filled(entry(1, title="école"), entry(2, title="Zut"), entry(3, title="Eau"))
    articles.sort_by("title")
    assert ids(articles) == ["00003", "00001", "00002"]


def test_each_order_goes_by_its_own_column() -> None:
    articles = ArticleList()
    articles.fill(
        [
            entry(1, lang="ro", words=100, added="2024-03"),
            entry(2, lang="de", words=900, added="2024-01"),
        ],
        {"00001": ReadingState(is_read=True)},
        {},
    )
    seen = {}
    for sort in SORTS:
        articles.sort_by(sort)
        seen[sort] = ids(articles)[0]
    assert seen == {
        "date": "00001",
        "added": "00001",
        "title": "00001",
        "language": "00002",
        "length": "00002",
        "unread": "00002",
    }


def test_filter_wants_every_word_somewhere() -> None:
    articles = filled(
        entry(1, title="La Corée du Nord", publisher="Le Monde"),
        entry(2, title="Der Besuch", lang="de", title_translated={"en": "The Korean visit"}),
        entry(3, title="Altceva", lang="ro"),
    )
    for words, wanted in [
        ("coree monde", ["00001"]),
        ("KOREAN", ["00002"]),
        ("de", ["00002"]),
        ("", ["00001", "00002", "00003"]),
        ("corée berlin", []),
    ]:
        articles.filter_by(words)
        assert [number for number in sorted(ids(articles)) if number in wanted] == wanted
        if words not in {"de"}:
            assert sorted(ids(articles)) == wanted


def test_a_title_in_the_readers_language_has_no_translation() -> None:
    articles = filled(entry(1, lang="en", title_translated={"en": "The same"}))
    assert articles.visible[0].title_translated == ""


def test_marking_read_keeps_the_order_under_the_cursor() -> None:
    articles = filled(entry(1), entry(2), entry(3))
    articles.sort_by("unread")
    before = ids(articles)
    articles.mark(before[0], is_read=True, passages=2)
    assert ids(articles) == before
    assert articles.visible[0].is_read and articles.unread == 2 and articles.passages == 2
    articles.sort_by("unread")
    assert ids(articles)[-1] == before[0]


def test_selection_survives_the_filter_and_ends_with_the_article() -> None:
    articles = filled(entry(1), entry(2), entry(3))
    for number in ("00003", "00001"):
        articles.toggle(number)
    articles.filter_by("title 3")
    assert articles.chosen() == ["00003", "00001"]
    articles.drop(["00003"])
    assert articles.chosen() == ["00001"]
    articles.toggle("00001")
    assert articles.chosen() == []


def test_unknown_articles_are_passed_over() -> None:
    articles = filled(entry(1))
    articles.mark("nobody", is_read=True)
    articles.drop(["nobody"])
    assert articles.row("nobody") is None and articles.index("nobody") is None
    assert len(articles) == 1 and "00001" in articles


@given(st.text(max_size=30))
@example("𝐀É")
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20), st.sampled_from(SORTS), st.booleans())
def test_filter_and_order_never_invent_or_repeat(words: str, sort: str, turned: bool) -> None:
    articles = filled(*(entry(number, title=f"T{number} corée") for number in range(7)))
    articles.filter_by(words)
    articles.sort_by(sort, is_reversed=turned)  # type: ignore[arg-type]
    assert len(set(ids(articles))) == len(ids(articles))
    assert set(ids(articles)) <= {f"{number:05}" for number in range(7)}


def test_ten_thousand_articles_sort_and_filter() -> None:
    chance = random.Random(1)
    articles = filled(
        *(
            entry(
                number,
                title=f"Élection {chance.random()} à l'heure",
                published=f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            )
            for number in range(10_000)
        )
    )
    for sort in SORTS:
        articles.sort_by(sort)
    articles.filter_by("election 0.5")
    assert 0 < len(articles.visible) < 10_000


def test_all_that_is_seen_is_selected_or_none_of_it() -> None:
    articles = filled(entry(1, title="one"), entry(2, title="two"), entry(3, title="two more"))
    articles.selected.add("00001")
    articles.filter_by("two")
    articles.toggle_all()
    assert articles.selected == {"00001", "00002", "00003"}
    articles.toggle_all()
    assert articles.selected == {"00001"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Zut", "Eau", "eau", "Écho")), st.sampled_from((None, "2024", "2025"))
        ),
        max_size=12,
    ),
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from(("Eau", "Abri", None))), max_size=4),
    st.sampled_from(SORTS),
    st.booleans(),
)
def test_what_is_folded_ahead_shows_the_same_in_the_same_order(
    made: list[tuple[str, str | None]],
    changes: list[tuple[int, str | None]],
    sort: SortKey,
    turned: bool,
) -> None:
    entries = [entry(at, title=title, published=day) for at, (title, day) in enumerate(made)]
    one, other = filled(*entries), filled(*entries)
    list(other.fold_ahead())
    for at, title in changes:
        for articles in (one, other):
            if title is None:
                articles.drop([f"{at:05}"])
            else:
                articles.put(entry(at, title=title))
                articles.mark(f"{at:05}", is_read=True)
    for words in ("", "e", "eau", "eau zut", ""):
        for articles in (one, other):
            articles.sort_by(sort, is_reversed=turned)
            articles.filter_by(words)
        assert list(one.visible) == list(other.visible)
