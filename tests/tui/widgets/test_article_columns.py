import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from core.store import CatalogueEntry
from tui.article_list import Row
from tui.widgets.article_columns import columns_for, fit, gaps_of


@given(st.integers(1, 300))
def test_columns_fill_the_width_exactly(width: int) -> None:
    columns = columns_for(width)
    used = sum(cells for _, cells in columns) + sum(gaps_of([one for one, _ in columns]))
    assert used == width


def test_eighty_columns_show_everything_asked_for() -> None:
    names = [column.name for column, _ in columns_for(73)]
    assert names == ["lang", "title", "source", "minutes", "names", "figures", "passages"]


def test_room_sets_publisher_and_date_apart() -> None:
    names = [column.name for column, _ in columns_for(113)]
    assert names[:4] == ["lang", "title", "publisher", "date"]


def test_the_title_is_the_last_to_go() -> None:
    assert [column.name for column, _ in columns_for(8)] == ["title"]


@given(st.text(max_size=40), st.integers(1, 30), st.booleans())
def test_fitted_text_has_the_width_asked_for(text: str, width: int, is_right: bool) -> None:
    assert cell_len(fit(text, width, is_right=is_right)) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Le Monde", 8, "Le Monde"),
        ("Le Monde", 5, "Le M…"),
        ("Le Monde", 4, "Le… "),
        ("北朝鮮", 6, "北朝鮮"),
        ("北朝鮮", 5, "北朝…"),
        ("北朝鮮", 4, "北… "),
        ("a\x1b[2Jb", 8, "a [2Jb  "),
    ],
)
def test_cut_at_cells_with_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


@pytest.mark.parametrize(
    ("figures", "words", "shown"),
    [
        (0, 0, ["1", "·"]),
        (9_999, 199_800, ["999", "9999"]),
        (13_000, 208_000, ["17h", "13k"]),
        (2_500_000, 90_000_000, ["99h", "2M"]),
    ],
)
def test_counts_fit_their_columns_whole(figures: int, words: int, shown: list[str]) -> None:
    entry = CatalogueEntry(
        id="a", title="A", lang="fr", added="2024-01-01", address="x", words=words, figures=figures
    )
    columns = [(one, cells) for one, cells in columns_for(73) if one.name in ("minutes", "figures")]
    assert [one.top(Row(entry)) for one, _ in columns] == shown
    assert all(len(one.top(Row(entry))) <= cells for one, cells in columns)
