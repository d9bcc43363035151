"""What holds for every text: no crash, spans in order and inside, values that fit their grain."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate.dates import find_dates
from core.article import Grain

LANGS = ("fr", "de", "ro", "en", "es", "ru", "zh", "hu", "und")
SHAPES: dict[Grain, str] = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W\d\d",
    "month": r"\d{4}-\d\d",
    "season": r"\d{4}-2[1-4]",
    "quarter": r"\d{4}-Q[1-4]",
    "year": r"\d{4}",
    "decade": r"\d{3}",
    "century": r"\d{2}",
}
WORDS = """
1 2 3 18 19 20 31 32 68 90 1990 2000 2014 2024 20241 . , - – / ' ( ) : 1er 3rd th er
le du au à et de la semaine dernière mi début fin mai mars été années siècle XIXe
lundi soir hier il y a trois jours dans deux ans prochain premier trimestre -là
am Montag bis und vor zwei Wochen letzte nächsten Ende Jahres Quartal Mai er Jahre
luni mai în urmă cu acum peste anul trecut anii secolul al lea trecută între și
the first Friday of May March last next week ago in days quarter Q3 s century to
年 月 日 天前 november г. году вчера до по понедельник ٢٠
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])
HOSTILE = [
    "lundi et ",
    "3-",
    "3, ",
    "mai ",
    "3 mai et ",
    "début de la ",
    "il y a deux ",
    "days ago ",
    "last ",
    "the first Monday of ",
    "2024-",
    "Q3 ",
    "1.1.2024.",
    "XIX siècle ",
    "le 3 mai, le 4, ",
    "1",
    "٣",
]


@given(st.sampled_from(LANGS), st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
@settings(max_examples=300)
def test_any_text_gives_spans_in_order_and_values_that_fit(lang: str, text: str) -> None:
    for published in ("2024-11-20", None):
        end = 0
        for date in find_dates(text, lang, published):
            assert end <= date.start < date.end <= len(text)
            assert date.text == text[date.start : date.end] == date.text.strip()
            assert date.iso is None or re.fullmatch(SHAPES[date.grain], date.iso)
            end = date.end


@given(st.sampled_from(LANGS), st.lists(PIECES).map("".join))
@settings(max_examples=200)
def test_pieces_without_spaces_are_read_too(lang: str, text: str) -> None:
    for date in find_dates(text, lang, "2024-02-29"):
        assert date.text == text[date.start : date.end]


@given(st.sampled_from(("fr", "de", "ro", "en")), st.lists(PIECES).map(" ".join))
@settings(max_examples=100)
def test_the_publication_changes_values_and_no_spans(lang: str, text: str) -> None:
    one, two = (find_dates(text, lang, day) for day in ("2024-11-20", "1999-01-01"))
    assert [(d.start, d.end, d.grain) for d in one] == [(d.start, d.end, d.grain) for d in two]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_long_rows_come_to_an_end(lang: str, piece: str) -> None:
    text = piece * (30_000 // len(piece))
    dates = find_dates(text, lang, "2024-11-20")
    assert all(one.end <= two.start for one, two in pairwise(dates))
