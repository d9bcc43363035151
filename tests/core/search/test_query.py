import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SearchError
from core.search.nodes import Any, Every, In, Lang, Named, Node, Quantity, Tagged, Text, Without
from core.search.query import FILTERS, LONGEST, parse_query


def read(text: str) -> Node | None:
    return parse_query(text).node


def word(written: str, *, is_prefix: bool = False, is_exact: bool = False) -> Text:
    return Text(tuple(written.casefold().split()), written, is_prefix, is_exact)


def test_words_phrases_and_prefixes() -> None:
    assert read("Kiev missil*") == Every((word("Kiev"), word("missil", is_prefix=True)))
    assert read('"trois mille"') == word("trois mille", is_exact=True)
    assert read("«trois mille» „drei”") == Every(
        (word("trois mille", is_exact=True), word("drei", is_exact=True))
    )
    assert read('"trois mill"*') == word("trois mill", is_prefix=True, is_exact=True)
    assert read('"trois mille') == word("trois mille", is_exact=True)


def test_exclusion_and_alternatives() -> None:
    one, two, three = word("a"), word("b"), word("c")
    assert read("a -b") == read("a NOT b") == read("a AND NOT b") == Every((one, Without(two)))
    assert read("a b OR c") == read("a b | c") == Every((one, Any((two, three))))
    assert read("(a b) OR c") == Any((Every((one, two)), three))
    assert read("-(a OR b)") == Without(Any((one, two)))
    assert read("a-b") == Text(("a", "b"), "a-b")


@pytest.mark.parametrize("text", ["", "  ", "-", "OR", "AND NOT", "()", "((((", "!!!", '""', "* ."])
def test_what_asks_for_nothing(text: str) -> None:
    assert parse_query(text).is_empty


@pytest.mark.parametrize("text", ["10:30", "http://x.org", "C:\\x", "Kiev:", "a:b"])
def test_a_colon_alone_makes_no_filter(text: str) -> None:
    assert isinstance(read(text), Text)


def test_filters() -> None:
    assert read("lang:DE") == Lang(("de",))
    assert read("lang:fr,pt-BR") == Lang(("fr", "pt"))
    assert read("TAG:Missiles") == Tagged("missiles")
    assert read('tag:"Zu prüfen"') == Tagged("zu prufen")
    assert read("is:Unread") == In("unread")
    assert read('person:"Olaf Scholz"') == Named("person", ("olaf", "scholz"), "Olaf Scholz")
    assert read("-org:nato") == Without(Named("org", ("nato",), "nato"))
    assert read("figure:50% OR tag:a") == Any((Quantity(50, 50, "%"), Tagged("a")))


@pytest.mark.parametrize("text", ["foo:bar", "author:me", "lang:", "is:new", "lang:é", "tag:!"])
def test_an_unknown_filter_or_value_is_told(text: str) -> None:
    with pytest.raises(SearchError) as told:
        parse_query(text)
    assert str(told.value).endswith(".")


def test_an_unknown_filter_names_those_there_are() -> None:
    with pytest.raises(SearchError) as told:
        parse_query("von:mir")
    assert all(f"{one}:" in str(told.value) for one in FILTERS)
    assert '"von:mir"' in str(told.value)


def test_a_question_has_an_end() -> None:
    for text in ("a" * (LONGEST + 1), "a " * 100):
        with pytest.raises(SearchError):
            parse_query(text)


@given(st.text(alphabet=st.sampled_from('ab :-|()"*ANDORTf>.,5«»é中\0'), max_size=60))
def test_any_signs_are_a_question_or_a_sentence(text: str) -> None:
    try:
        parse_query(text)
    except SearchError as error:
        assert str(error)


@given(st.text(max_size=200))
def test_any_text_is_a_question_or_a_sentence(text: str) -> None:
    try:
        parse_query(text)
    except SearchError as error:
        assert str(error)
