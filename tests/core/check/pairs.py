"""Pairs made from bare texts, and cases from files."""

import json
from pathlib import Path
from typing import NamedTuple

from core.check.pair import Pair, Side

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A good translation and, where a file gives one, a damaged one."""

    good: Pair
    damaged: Pair | None


def pair(lang: str, text: str, target: str, translation: str) -> Pair:
    return Pair(Side(lang, text), Side(target, translation))


def cases(name: str) -> list[Case]:
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Case(
            pair(one["lang"], one["text"], one["target"], one["good"]),
            pair(one["lang"], one["text"], one["target"], one["damaged"])
            if "damaged" in one
            else None,
        )
        for one in map(json.loads, lines)
    ]
