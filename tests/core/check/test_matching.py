"""Which number is which: one to one, whatever unit it is said in."""

import pytest

from core.check.matching import match
from core.check.mention import Mention


def number(
    value: float,
    unit: str | None = None,
    *,
    is_sure: bool = True,
    in_digits: bool = True,
    parts: tuple[float, ...] = (),
) -> Mention:
    return Mention(
        0, 1, values=(value,), unit=unit, is_sure=is_sure, in_digits=in_digits, parts=parts
    )


def missing(
    source: list[Mention],
    target: list[Mention],
    texts: tuple[str, str] = ("", ""),
    *,
    is_known: bool = True,
) -> tuple[list[float], list[float]]:
    found = match(source, target, texts, is_known=is_known)
    return [one.values[0] for one in found.gone], [one.values[0] for one in found.new]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((30, "min"), (0.5, "h")),
        ((24, "h"), (1, "day")),
        ((15, "day"), (2, "week")),
        ((18, "month"), (1.5, "year")),
        ((100, "ft"), (30.5, "m")),
        ((86, "°F"), (30, "°C")),
        ((66.7, "%"), (2 / 3, None)),
        ((5, "USD"), (5, "CAD")),
        ((5, "EUR"), (5, None)),
        ((3, "pp"), (3, "%")),
    ],
)
def test_the_same_amount(one: tuple[float, str | None], other: tuple[float, str | None]) -> None:
    assert missing([number(*one)], [number(*other)]) == ([], [])
    assert missing([number(*other)], [number(*one)]) == ([], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((30, "min"), (0.6, "h")),
        ((27, "km"), (27, "mi")),
        ((5, "USD"), (5, "EUR")),
        ((11, "%"), (11, None)),
        ((5, None), (6, None)),
        ((86, "°F"), (31, "°C")),
    ],
)
def test_another_amount(one: tuple[float, str | None], other: tuple[float, str | None]) -> None:
    assert missing([number(*one)], [number(*other)]) == ([one[0]], [other[0]])


def test_numbers_are_matched_one_to_one() -> None:
    assert missing([number(2), number(2)], [number(2), number(3)]) == ([2], [3])
    assert missing([number(2), number(2)], [number(2)]) == ([2], [])


def test_loose_words_answer_but_are_not_asked_for() -> None:
    both = number(2, is_sure=False, in_digits=False)
    assert missing([number(2)], [both]) == ([], [])
    assert missing([both], [number(2)]) == ([], [])
    assert missing([both], []) == ([], [])


def test_hours_may_be_told_in_halves_of_the_day() -> None:
    assert missing([number(20)], [number(8)], ("um 20 Uhr", "at 8 p.m.")) == ([], [])
    assert missing([number(20)], [number(8)], ("20 Uhr", "the 8")) == ([20], [8])


def test_what_is_one_here_may_be_two_there() -> None:
    parts = number(22.5, parts=(22, 50))
    assert missing([parts], [number(22, parts=(22,)), number(50, parts=(50,))]) == ([], [])
    assert missing([number(1e8), number(2e7)], [number(1.2e8)]) == ([], [])


def test_vague_amounts() -> None:
    def vague(low: float, high: float) -> Mention:
        return Mention(0, 1, span=(low, high))

    def is_same(one: Mention, two: Mention) -> bool:
        found = match([one], [two], ("", ""), is_known=True)
        return not (found.gone or found.new)

    assert is_same(vague(20, 90), vague(24, 108))
    assert not is_same(vague(200, 900), vague(2000, 9000))
    assert is_same(vague(8, 12), number(10))
    assert is_same(vague(8, 12), number(12)), "une dizaine is a dozen now and then"
    assert not is_same(vague(8, 12), number(11))
    assert not is_same(vague(2000, 9000), number(3000))


def test_little_is_asked_where_a_number_may_hide_in_a_word() -> None:
    assert missing([number(5)], [], is_known=False) == ([], [])
    assert missing([number(5)], [number(6)], is_known=False) == ([5], [6])
    assert missing([number(45)], [], is_known=False) == ([45], [])
    assert missing([number(45, in_digits=False)], [], is_known=False) == ([], [])
    assert missing([number(45, "%")], [number(45)], is_known=False) == ([], [])


def test_tables_are_compared_by_values() -> None:
    many = [number(value) for value in range(300)]
    assert missing(many, many) == ([], [])
    assert missing(many, [*many[:-1], number(777)]) == ([299], [777])
