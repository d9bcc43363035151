"""Roles in sentences labelled for this project, and a gate on how well they are found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Entity, Label
from core.brief.who.roles import find_roles

LABELLED = Path(__file__).parent / "labelled"
LABELS: dict[str, Label] = {"o": "ORG", "l": "LOC", "m": "MISC", "": "PER"}
FEWEST = 60
PRECISION, RECALL = 0.97, 0.9
"""Floors: they may rise, never sink."""

PIECES = ["Poutine", "Putin", "président", "ministre", "de", "la", "et", ",", "(", ")", "the"]
PIECES += ["president", "of", "le", "un", "der", "Präsident", "'s"]

_NAME = re.compile(r"\{(?:([olm]):)?([^{}=]+)(?:=([^{}]+))?\}")


class Labelled(NamedTuple):
    text: str
    entities: list[Entity]
    roles: set[tuple[str, str]]


def lines_of(name: str) -> list[str]:
    lines = (LABELLED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def read(lines: list[str]) -> Iterator[Labelled]:
    for line in lines:
        text, at, entities, roles = "", 0, [], set()
        for found in _NAME.finditer(line):
            text += line[at : found.start()]
            name = found[2]
            entities.append(
                Entity(
                    start=len(text),
                    end=len(text) + len(name),
                    text=name,
                    label=LABELS[found[1] or ""],
                    key=name.casefold(),
                )
            )
            if found[3]:
                roles.add((name, found[3]))
            text += name
            at = found.end()
        yield Labelled(text + line[at:], entities, roles)


def found_in(lang: str, one: Labelled) -> set[tuple[str, str]]:
    return {
        (role.entity.text, one.text[role.start : role.end])
        for role in find_roles(one.text, lang, one.entities)
        if not role.is_doubtful
    }


@pytest.mark.parametrize("lang", ["fr", "de", "ro", "en"])
def test_roles_are_right_and_most_are_found(lang: str) -> None:
    sentences = list(read(lines_of(lang)))
    assert len(sentences) >= FEWEST
    right = wrong = missed = 0
    report = []
    for one in sentences:
        found = found_in(lang, one)
        right += len(found & one.roles)
        wrong += len(found - one.roles)
        missed += len(one.roles - found)
        if found != one.roles:
            report.append(f"{one.text}\n  wrong {found - one.roles}\n  missed {one.roles - found}")
    shown = "\n".join(report)
    assert right / (right + wrong) >= PRECISION, shown
    assert right / (right + missed) >= RECALL, shown


@pytest.mark.parametrize("line", lines_of("others"))
def test_further_languages(line: str) -> None:
    lang, _, text = line.partition("|")
    (one,) = read([text])
    assert found_in(lang, one) == one.roles


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    name = Entity(start=0, end=min(3, len(text)), text=text[:3], label="PER")
    for lang in ("fr", "de", "ro", "en", "xx"):
        for role in find_roles(text, lang, [name] if text else []):
            assert 0 <= role.start < role.end <= len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    names = [
        Entity(start=found.start(), end=found.end(), text=found[0], label="PER")
        for found in re.finditer("Poutine|Putin", text)
    ]
    for lang in ("fr", "de", "ro", "en"):
        for role in find_roles(text, lang, names):
            assert text[role.start : role.end].strip()
            assert role.end <= role.entity.start or role.entity.end <= role.start


def test_an_office_and_a_rank_are_two_roles() -> None:
    (one,) = read(
        ["Selon le porte-parole militaire, le général {Jean Roux}, 420 hommes sont morts."]
    )
    assert found_in("fr", one) == {
        ("Jean Roux", "porte-parole militaire"),
        ("Jean Roux", "général"),
    }


def test_a_title_and_a_number_do_not_part_a_role_from_its_name() -> None:
    for text in (
        "L'avocat des familles, Me {Jean Roux=avocat des familles}, juge cela peu.",
        "{Jean Roux=champion du 1 500 mètres}, champion du 1 500 mètres, a gagné.",
        "{Jean Roux=chef du syndicat Libre}, chef du syndicat {o:Libre=syndicat}, parle.",
    ):
        (one,) = read([text])
        assert found_in("fr", one) == one.roles
    (one,) = read(["Avocatul său, {Ion Pop}, neagă tot."])
    assert found_in("ro", one) == {("Ion Pop", "Avocatul său")}
    (one,) = read(["According to the guard, {Tom Hill}, 42, a man fell."])
    assert found_in("en", one) == set()
