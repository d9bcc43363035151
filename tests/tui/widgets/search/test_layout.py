from hypothesis import given
from hypothesis import strategies as st

from core.search import Hit, Snippet
from tui.widgets.search.layout import BESIDE_FROM, columns_for, rows_of


def hit(article: str, text: str, translation: str | None = None, lang: str = "fr") -> Hit:
    return Hit(
        article=article,
        segment=0,
        title="T",
        lang=lang,
        published=None,
        original=Snippet(text=text),
        translation=None if translation is None else Snippet(text=translation),
    )


def test_an_article_has_one_head_also_when_more_of_it_comes_later() -> None:
    hits = [hit("a", "un"), hit("a", "deux"), hit("b", "trois")]
    rows = list(rows_of(hits, 0, None, columns_for(80), "en"))
    assert [row.hit for row in rows if row.kind == "head"] == [0, 2]
    later = list(rows_of(hits[1:], 1, "a", columns_for(80), "en"))
    assert [row.hit for row in later if row.kind == "head"] == [2]
    assert later[0].kind == "text" and later[0].hit == 1


def test_texts_stand_beside_or_under_each_other() -> None:
    one = [hit("a", "un", "one")]
    wide = list(rows_of(one, 0, None, columns_for(BESIDE_FROM), "en"))
    narrow = list(rows_of(one, 0, None, columns_for(BESIDE_FROM - 1), "en"))
    assert [(bool(row.left), bool(row.right)) for row in wide[1:]] == [(True, True)]
    assert [(bool(row.left), bool(row.right)) for row in narrow[1:]] == [
        (True, False),
        (False, True),
    ]


def test_only_what_needs_one_misses_a_translation() -> None:
    rows = list(
        rows_of([hit("a", "un"), hit("b", "x", lang="en")], 0, None, columns_for(120), "en")
    )
    assert [row.is_missing for row in rows if row.kind == "text"] == [True, False]


@given(st.text(max_size=300), st.text(max_size=300), st.integers(1, 220))
def test_rows_hold_every_letter_once_within_the_columns(a: str, b: str, width: int) -> None:
    columns = columns_for(width)
    rows = list(rows_of([hit("a", a, b)], 0, None, columns, "en"))
    left = [row.left for row in rows if row.left is not None]
    right = [row.right for row in rows if row.right is not None]
    for pieces, text in ((left, a), (right, b)):
        assert sum(one.end - one.start for one in pieces) == len(text)
    assert columns.left + columns.left_width <= max(width, 20)
