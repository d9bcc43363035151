"""What holds for every text: no crash, spans in order and inside, time that grows with length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate.dates import find_dates
from core.annotate.figures import find_figures
from core.annotate.tokens import tokenize

LANGS = ("fr", "de", "ro", "en", "es", "und")
PIECES = st.sampled_from(
    [
        "un",
        "deux",
        "cent",
        "mille",
        "million",
        "et",
        "demi",
        "quarts",
        "de",
        "à",
        "entre",
        "environ",
        "quatre-vingt",
        "dix",
        "zwei",
        "hundert",
        "und",
        "einhalb",
        "Millionen",
        "Mio.",
        "bis",
        "trei",
        "sute",
        "mii",
        "și",
        "jumătate",
        "one",
        "half",
        "a",
        "dozen",
        "out",
        "of",
        "point",
        "minus",
        "-",
        "–",
        "1",
        "12",
        "3",
        "000",
        "1.000",
        "2,5",
        "1/2",
        "½",
        "$",
        "€",
        "USD",
        "%",
        "km",
        "km²",
        "h",
        "°C",
        "ans",
        "years",
        "old",
        ".",
        ",",
        ":",
        "/",
        "(",
        ")",
        "'",
        "’",
        "+",
        "KN-23",
        "2024",
        "mars",
        "May",
        "am",
        "le",
        "Soldaten",
        "soldats",
        "people",
        "http://a.b/1%20",
        "́",
        "三千",
        "\n",
        "3 000",
        "out of",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@given(text=TEXTS, lang=st.sampled_from(LANGS))
@settings(max_examples=400, deadline=None)
def test_figures_hold_for_every_text(text: str, lang: str) -> None:
    last = 0
    for figure in find_figures(text, lang):
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert (figure.value is None) == (figure.low is not None or figure.high is not None)
        if figure.low is not None and figure.high is not None:
            assert figure.low < figure.high
        last = figure.end


@given(text=TEXTS, lang=st.sampled_from(LANGS))
@settings(max_examples=200, deadline=None)
def test_dates_hold_for_every_text(text: str, lang: str) -> None:
    last = 0
    for date in find_dates(text, lang, "2024-11-20"):
        assert last <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        last = date.end


@given(text=st.text())
def test_tokens_leave_only_spaces_out(text: str) -> None:
    tokens = tokenize(text)
    rest = list(text)
    for start, end, form in zip(tokens.starts, tokens.ends, tokens.forms, strict=True):
        assert text[start:end] == form
        rest[start:end] = [""] * (end - start)
    assert not "".join(rest).strip()


HOSTILE = [
    "1",
    "1 ",
    "1.1",
    "1/2",
    "10-",
    "10 à ",
    "un ",
    "deux ",
    "mille milliards de ",
    "quatre-vingt-",
    "und",
    "einund",
    "ein ",
    "quelques ",
    "des milliers de ",
    "moins ",
    "$ ",
    "US $ ",
    "entre 1 et ",
    "mars ",
    "lundi, ",
    "3 % ",
    "zero point ",
    "« ",
    "三千",
    "1\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("lang", ["fr", "de", "ro", "en"])
def test_hostile_text_comes_to_an_end(piece: str, lang: str) -> None:
    # How the time grows is measured in tests/benchmarks/bench_hostile.py.
    text = piece * (32_000 // len(piece))
    for figure in find_figures(text, lang):
        assert text[figure.start : figure.end] == figure.text
    for date in find_dates(text, lang):
        assert text[date.start : date.end] == date.text
