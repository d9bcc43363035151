from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import BriefingChoices, LineChoice
from core.store import Library
from core.store.briefing_choices import briefing_key
from tests.core.store.articles import make_article

LINE = LineChoice(line="l1", section="claims", places=(("a", 0),), is_pinned=True)

lines = st.builds(
    LineChoice,
    line=st.text(max_size=8),
    section=st.sampled_from(["claims", "ledger", "who", "timeline", "sides"]),
    places=st.lists(st.tuples(st.text(max_size=4), st.integers(0, 99)), max_size=3).map(tuple),
    is_pinned=st.booleans(),
    is_dropped=st.booleans(),
    wording=st.none() | st.text(max_size=20),
    place=st.none() | st.integers(0, 99),
)
choices_of = st.builds(
    BriefingChoices,
    articles=st.lists(st.sampled_from("abcdef"), min_size=1, unique=True).map(tuple),
    left_out=st.lists(st.sampled_from("abcdef"), unique=True).map(tuple),
    lines=st.lists(lines, max_size=4).map(tuple),
    changed=st.text(max_size=10),
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_none_are_kept_at_first(library: Library) -> None:
    assert library.briefing_choices(["a", "b"]) == BriefingChoices(articles=("a", "b"))
    assert not library.path.exists()


def test_choices_are_those_of_a_set_in_whatever_order(library: Library) -> None:
    kept = BriefingChoices(articles=("b", "a"), left_out=("a",), lines=(LINE,))
    assert library.put_briefing_choices(kept) is None
    again = Library(library.path)
    assert again.briefing_choices(["a", "b"]) == kept.with_(articles=("a", "b"))
    assert again.briefing_choices(["a"]) == BriefingChoices(articles=("a",))


def test_the_previous_choices_come_back_for_undo(library: Library) -> None:
    first = BriefingChoices(articles=("a",), lines=(LINE,))
    library.put_briefing_choices(first)
    second = first.with_(left_out=("a",))
    assert library.put_briefing_choices(second) == first
    assert library.put_briefing_choices(first) == second
    assert library.forget_briefing_choices(["a"]) == first
    assert library.briefing_choices(["a"]).lines == ()


def test_a_larger_set_takes_over_those_of_the_largest_within_it(library: Library) -> None:
    for articles, changed in (("a", "2024-01-03"), ("ab", "2024-01-01"), ("bc", "2024-01-02")):
        library.put_briefing_choices(
            BriefingChoices(articles=tuple(articles), left_out=(changed,), changed=changed)
        )
    assert library.briefing_choices("abcd").left_out == ("2024-01-02",)
    assert library.briefing_choices("abd").left_out == ("2024-01-01",)
    assert library.briefing_choices("ad").left_out == ("2024-01-03",)
    assert library.briefing_choices("d").left_out == ()
    library.put_briefing_choices(BriefingChoices(articles=tuple("abcd")))
    assert library.briefing_choices("abcd").left_out == ()


def test_an_article_that_is_removed_and_added_again_finds_its_choices(library: Library) -> None:
    article = make_article("a1")
    library.put(article)
    kept = BriefingChoices(articles=("a1",), lines=(LINE,))
    library.put_briefing_choices(kept)
    library.remove("a1")
    assert library.briefing_choices(["a1"]) == kept
    library.put(article)
    assert library.briefing_choices(["a1"]) == kept


def test_a_damaged_file_is_named_and_keeps_no_article_shut(library: Library) -> None:
    library.put(make_article("a1"))
    for place in ("briefings.json", "spare/briefings.json.gz"):
        (library.path / place).parent.mkdir(exist_ok=True)
        (library.path / place).write_text("{")
    assert library.briefing_choices(["a1"]).lines == ()
    (notice,) = library.notices()
    assert notice.file == "briefings.json"
    assert "backup" in notice.sentence
    assert library.article("a1").id == "a1"


@settings(deadline=None)  # it writes to a disk
@given(st.lists(choices_of, max_size=5))
def test_what_is_put_is_what_is_there(
    tmp_path_factory: pytest.TempPathFactory, every: list[BriefingChoices]
) -> None:
    path = tmp_path_factory.mktemp("library")
    library = Library(path)
    model: dict[str, BriefingChoices] = {}
    for one in every:
        key = briefing_key(one.articles)
        assert library.put_briefing_choices(one) == model.get(key)
        model[key] = one
    again = Library(path)
    for one in model.values():
        assert again.briefing_choices(one.articles) == one
