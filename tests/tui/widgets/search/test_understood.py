import pytest

from core.search import Results, Widened, parse_query
from tui.widgets.search.understood import also, counted, examples_shown, nothing_found, understood


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("war peace", ["“war”", "“peace”"]),
        ("missil*", ["words that begin with “missil”"]),
        ('"cease fire"', ["“cease fire” side by side"]),
        ("lang:de,fr", ["articles in de or fr"]),
        ("figure:>1000", ["a figure over 1,000"]),
        ("figure:>=1000", ["a figure from 1,000"]),
        ("figure:<5km", ["a figure under 5 km"]),
        ("figure:10..20", ["a figure from 10 to 20"]),
        ("figure:1000", ["a figure of 1,000"]),
        ("date:2024-11..", ["a day in it or of its article from 2024-11-01"]),
        ("published:2024-11-20", ["published on 2024-11-20"]),
        ("said:..2024", ["a day in it up to 2024-12-31"]),
        ("person:putin", ["a person named putin"]),
        ("tag:troops is:bookmarked", ["passages tagged troops", "bookmarked passages"]),
        ("is:unread -drone", ["unread articles", "without (“drone”)"]),
        ("war OR (peace talks)", ["“war” or (“peace” and “talks”)"]),
        ("", []),
    ],
)
def test_a_question_is_said_in_plain_words(question: str, parts: list[str]) -> None:
    assert understood(parse_query(question)) == parts


def test_what_was_found_is_counted() -> None:
    assert counted(Results(total=1, articles=1)) == "1 sentence in 1 article"
    assert counted(Results(total=1234, articles=40)) == "1,234 sentences in 40 articles"
    assert counted(Results(total=99, articles=None)) == "99 sentences, best articles first"
    many = Results(total=250_000, articles=None, is_complete=False, is_counted=False)
    assert counted(many) == "at least 250,000 sentences, newest articles first"


def test_other_forms_of_a_name_are_said_shortly() -> None:
    forms = ("Choïgou", "Șoigu", "Шойгу", "Schoigu", "Shoygu", "Sjojgu", "Szojgu")
    name = Widened(written="shoigu", name="Shoigu", key="person:x", forms=forms)
    assert also(name) == "shoigu: also Choïgou, Șoigu, Шойгу, Schoigu, Shoygu, Sjojgu, Szojgu"
    assert also(name.with_(forms=forms[:1])) == "shoigu: also Choïgou"
    long = also(name.with_(forms=forms * 3))
    assert long.endswith("Shoygu, Sjojgu and 15 more") and len(long) <= 76
    wide = also(name.with_(forms=("邵伊古" * 10, "Шойгу")))
    assert wide.endswith("古 and 1 more")


def test_markup_in_a_question_is_text() -> None:
    query = parse_query('"[red]x[/]" lang:de')
    assert "“[red]x[/]”" in nothing_found(query, Results()).plain
    asked = nothing_found(parse_query("lang:zz"), Results(), ["de"]).plain
    assert "No article is in zz; there are de." in asked


def test_an_empty_library_has_no_examples() -> None:
    assert "nothing in the library" in examples_shown((), 0).plain
    assert "the article" in examples_shown([("war", "a word")], 1).plain
