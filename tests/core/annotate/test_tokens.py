"""Tokens, and the tables of phrases that are looked up by them."""

from hypothesis import given
from hypothesis import strategies as st

from core.annotate.tokens import LatePhrases, PhraseTable, _Kept, phrase_table, tokenize


@given(st.text(max_size=60))
def test_tokens_cover_all_but_blanks(text: str) -> None:
    tokens = tokenize(text)
    covered = {at for a, b in zip(tokens.starts, tokens.ends, strict=True) for at in range(a, b)}
    assert all(at in covered or text[at].isspace() for at in range(len(text)))
    assert tokens.forms == [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]


def test_a_text_is_split_once() -> None:
    assert tokenize("Dieselben Wörter") is tokenize("Dieselben " + "Wörter")


def test_what_is_kept_stays_small() -> None:
    kept = _Kept()
    tokens = tokenize("a")
    kept.put("b" * 20_001, tokens)
    assert kept.get("b" * 20_001) is None
    for number in range(100):
        kept.put(f"{number:>3}" + "c" * 19_000, tokens)
    found = sum(kept.get(f"{number:>3}" + "c" * 19_000) is not None for number in range(100))
    assert 1 <= found <= 200_000 // 19_000


def test_the_longest_phrase_is_found_and_nothing_outside_the_text() -> None:
    table: PhraseTable[int] = PhraseTable()
    table.add("New York", 1)
    table.add("New York Times", 2)
    tokens = tokenize("the New York Times")
    assert table.longest(tokens, 1) == (4, 2)
    assert [value for _, value in table.matches(tokens, 1)] == [2, 1]
    assert table.longest(tokens, 0) is None
    assert table.longest(tokens, -1) is None
    assert table.longest(tokens, 4) is None


def test_a_table_can_be_read_backwards() -> None:
    table: PhraseTable[bool] = PhraseTable(backwards=True)
    table.add("au large de", True)
    tokens = tokenize("au large de Brest")
    assert table.longest(tokens, 2) == (0, True)
    assert table.longest(tokens, -1) is None


def test_late_phrases_are_put_together_when_first_looked_for() -> None:
    asked: list[str] = []

    def fill() -> PhraseTable[int]:
        asked.append("filled")
        table: PhraseTable[int] = PhraseTable(backwards=True)
        table.add("about so many", 1)
        return table

    late = LatePhrases(fill)
    assert not asked
    tokens = tokenize("it is about so many")
    assert late.longest(tokens, 4) == (2, 1)
    assert late.longest(tokens, 3) is None
    assert late.starts_with("many")
    assert asked == ["filled"]


@given(st.lists(st.sampled_from(["ab", "a", "b", "c", "."]), max_size=12))
def test_phrases_begin_at_no_other_token_than_told(words: list[str]) -> None:
    table = phrase_table({"one": ["a b"], "two": ["b c ab"], "three": ["ab ."]})
    tokens = tokenize(" ".join(words))
    told = table.beginnings(tokens)
    assert told == sorted(set(told))
    hits = {i for i in range(len(tokens)) if table.longest(tokens, i) is not None}
    assert hits <= set(told)
    assert all(tokens.keys[i] in ("a", "b", "ab") for i in told)
