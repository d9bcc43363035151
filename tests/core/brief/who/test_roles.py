"""Roles in sentences labelled for this project, and a gate on how well they are found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from core.article import Entity, Label
from core.brief.who.roles import find_roles

LABELLED = Path(__file__).parent / "labelled"
LABELS: dict[str, Label] = {"o": "ORG", "l": "LOC", "m": "MISC", "": "PER"}
FEWEST = 60
PRECISION, RECALL = 0.97, 0.9
"""Floors: they may rise, never sink."""

_NAME = re.compile(r"\{(?:([olm]):)?([^{}=]+)(?:=([^{}]+))?\}")


class Labelled(NamedTuple):
    text: str
    entities: list[Entity]
    roles: set[tuple[str, str]]


def read(lang: str) -> Iterator[Labelled]:
    for line in (LABELLED / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
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


def given(lang: str, one: Labelled) -> set[tuple[str, str]]:
    return {
        (role.entity.text, one.text[role.start : role.end])
        for role in find_roles(one.text, lang, one.entities)
        if not role.is_doubtful
    }


@pytest.mark.parametrize("lang", ["fr", "de", "ro", "en"])
def test_roles_are_right_and_most_are_found(lang: str) -> None:
    sentences = list(read(lang))
    assert len(sentences) >= FEWEST
    right = wrong = missed = 0
    report = []
    for one in sentences:
        found = given(lang, one)
        right += len(found & one.roles)
        wrong += len(found - one.roles)
        missed += len(one.roles - found)
        if found != one.roles:
            report.append(f"{one.text}\n  wrong {found - one.roles}\n  missed {one.roles - found}")
    shown = "\n".join(report)
    assert right / (right + wrong) >= PRECISION, shown
    assert right / (right + missed) >= RECALL, shown
