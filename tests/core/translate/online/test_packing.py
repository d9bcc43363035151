"""Whatever a server does to a pack, no text ever gets another one's translation."""

from hypothesis import given
from hypothesis import strategies as st

from core.translate.online.packing import (
    Limits,
    divide,
    encoded_size,
    is_crossed,
    json_size,
    pack,
    stretches,
    unpack,
    utf8_size,
)

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=12
).filter(str.strip)
TEXTS = st.lists(
    st.lists(
        WORDS | st.sampled_from(["[1]", "[2]", "[101]", "【3】", "12"]), min_size=1, max_size=6
    )
    .map(" ".join)
    .filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=8,
)
PLACE = st.integers(0, 7)
DAMAGE = st.lists(
    # words moved without a trace, as by cutting, reordering and joining at once, nobody can tell
    st.tuples(st.sampled_from(["drop", "glue", "cut", "empty", "swap", "blank"]), PLACE),
    max_size=5,
) | st.lists(st.tuples(st.sampled_from(["join", "double", "swap", "blank"]), PLACE), max_size=5)


def damaged(lines: list[str], kind: str, place: int) -> list[str]:
    place %= len(lines)
    line, rest = lines[place], lines[place + 1 :]
    mark, _, words = line.partition(" ")
    match kind:
        case "drop":
            return [*lines[:place], *rest]
        case "join" if rest:
            return [*lines[:place], f"{line} {rest[0]}", *rest[1:]]
        case "glue" if rest:
            return [*lines[:place], f"{line} {rest[0].partition(' ')[2]}", *rest[1:]]
        case "cut" if len(words.split()) > 1:
            first, _, second = words.partition(" ")
            return [*lines[:place], f"{mark} {first}", second, *rest]
        case "swap" if rest:
            return [*lines[:place], rest[0], line, *rest[1:]]
        case "double":
            return [*lines[:place], line, line, *rest]
        case "empty":
            return [*lines[:place], mark, *rest]
        case "blank":
            return [*lines[:place], "", line, *rest]
    return lines


@given(TEXTS, DAMAGE)
def test_no_text_ever_gets_words_of_another(
    texts: list[str], damage: list[tuple[str, int]]
) -> None:
    packed, first = pack(texts)
    lines = packed.split("\n")
    for kind, place in damage:
        if lines:
            lines = damaged(lines, kind, place)
    found = unpack("\n".join(lines), first, len(texts))
    if found is not None:
        for words, text in zip(found, texts, strict=True):
            assert set(words.split()) <= set(text.split())


@given(TEXTS)
def test_an_answer_that_keeps_the_lines_is_unpacked(texts: list[str]) -> None:
    packed, first = pack(texts)
    assert unpack(packed, first, len(texts)) == [" ".join(text.split()) for text in texts]
    assert unpack(packed.replace("\n", " "), first, len(texts)) is not None


@given(TEXTS, st.integers(20, 200), st.integers(60, 600))
def test_stretches_hold_every_text_once_and_keep_to_the_limits(
    texts: list[str], max_chars: int, max_bytes: int
) -> None:
    found = list(stretches(texts, Limits(max_chars, max_bytes)))
    assert [number for one in found for number in one] == list(range(len(texts)))
    for one in found:
        packed, _ = pack(texts[one.start : one.stop])
        assert len(one) == 1 or len(packed) <= max_chars
        assert len(one) == 1 or encoded_size(packed) <= max_bytes


@given(st.text(max_size=400), st.integers(5, 80), st.integers(60, 300))
def test_pieces_keep_to_the_limits_and_lose_no_letter(
    text: str, max_chars: int, max_bytes: int
) -> None:
    text = text.encode("utf-8", "ignore").decode()
    pieces = divide(text, Limits(max_chars, max_bytes))
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(len(one) <= max_chars and encoded_size(one) <= max_bytes for one in pieces)


NEWS = [
    ("La Corée du Nord a envoyé 3 000 soldats.", "North Korea has sent 3,000 soldiers."),
    ("Le ministre Dupont rencontre Merkel lundi.", "Minister Dupont meets Merkel on Monday."),
    ("Renault ferme trois usines en Roumanie.", "Renault closes three factories in Romania."),
    ("Photo : AFP", "Photo: AFP"),
    ("Oui.", "Yes."),
    ("C'est oui.", "Yes."),
]


def test_answers_in_their_places_are_not_crossed() -> None:
    assert not is_crossed(*zip(*NEWS, strict=True))
    assert not is_crossed([], [])
    assert not is_crossed(["Un"], [""])


def test_what_is_shared_by_chance_may_be_allowed() -> None:
    texts = ["Le 12 mai.", "Le 13 juin."]
    assert is_crossed(texts, ["On 13 May.", "On June 12."])
    assert not is_crossed(texts, ["On 13 May.", "On June 12."], slack=2)


def test_answers_that_change_places_or_come_twice_are() -> None:
    texts, answers = map(list, zip(*NEWS[:3], strict=True))
    for order in ((1, 0, 2), (0, 2, 1), (2, 1, 0), (1, 2, 0), (2, 0, 1), (1, 1, 2), (0, 0, 2)):
        assert is_crossed(texts, [answers[one] for one in order]), order


def test_sizes_are_those_of_the_wire() -> None:
    assert (encoded_size("é a"), utf8_size("é a"), json_size("é")) == (8, 4, len(r'"\u00e9", '))


def test_a_stretch_holds_no_more_texts_than_it_may() -> None:
    found = list(stretches(["mot"] * 7, Limits(10_000, 10_000, texts=3)))
    assert found == [range(3), range(3, 6), range(6, 7)]
