from core.annotate.temporal.tables import Tables, spelt
from core.annotate.tokens import tokenize


def test_spellings_without_accents_but_for_short_words() -> None:
    assert {"début", "debut"} <= spelt("Début")
    assert spelt("dès") == {"dès"}


def test_tables_know_what_begins_with_a_word() -> None:
    tables = Tables()
    numbers = tables.numbered({"8": ["august", "Monat August"]}, "month")
    plain = tables.phrases(["of the"])
    tables.trigger(["q"], "quarter")
    assert numbers.longest(tokenize("Monat August"), 0) == (2, 8)
    assert plain.longest(tokenize("of the year"), 0) == (2, True)
    assert tables.kinds == {"august": {"month"}, "monat": {"month"}, "q": {"quarter"}}


def test_backwards_tables_read_from_their_end() -> None:
    table = Tables().backwards(["jusqu'en"])
    assert table.longest(tokenize("jusqu'en 2014"), 2) == (0, True)
