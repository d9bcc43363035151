"""Floors for the dates, on this project's own cases: they may rise, never sink unsaid.

The unseen ones were written apart from the rules and looked at only after them.
"""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.annotate.dates import find_dates
from core.annotate.quality import floor, score_of

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("fr", "de", "ro", "en")
PUBLISHED = "2024-11-20"
_MARK = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Case:
    """A text, and the dates in it as (start, end, value and grain)."""

    text: str
    published: str
    gold: dict[tuple[int, int], str]


def read_cases(lang: str) -> list[Case]:
    """Return the cases of `lang`, the brackets that hold their spans taken out."""
    first, second = (
        tomllib.loads((CASES / f"dates.{name}.toml").read_text(encoding="utf-8"))
        for name in (lang, "second")
    )
    return [_read_case(one) for one in (*first["cases"], *second[lang])]


def _read_case(raw: dict[str, object]) -> Case:
    marked, told = str(raw["text"]), raw["dates"]
    assert isinstance(told, list)
    bounds = [match.start() - number for number, match in enumerate(_MARK.finditer(marked))]
    spans = list(zip(bounds[::2], bounds[1::2], strict=True))
    return Case(
        text=_MARK.sub("", marked),
        published=str(raw.get("published", PUBLISHED)),
        gold=dict(zip(spans, map(str, told), strict=True)),
    )


def read_unseen(lang: str) -> list[Case]:
    """Return the cases of `lang` that nobody who wrote the rules had looked at."""
    lines = (CASES / "unseen" / "dates.jsonl").read_text(encoding="utf-8").splitlines()
    return [_told(one) for one in map(json.loads, lines) if one["lang"] == lang]


def _told(raw: dict[str, Any]) -> Case:
    gold = {(one["start"], one["end"]): f"{one['iso']} {one['grain']}" for one in raw["dates"]}
    return Case(raw["text"], raw["published"], gold)


def find(case: Case, lang: str) -> dict[tuple[int, int], str]:
    """Return what the finder makes of `case`, in the form of its gold."""
    return {
        (date.start, date.end): f"{date.iso or '?'} {date.grain}"
        for date in find_dates(case.text, lang, case.published)
    }


def score(cases: Iterable[Case], lang: str) -> tuple[float, float]:
    """Return the F1 of exact spans, and the share of dates that are right in everything."""
    exact = right = gold = found = 0
    for case in cases:
        dates = find(case, lang)
        gold, found = gold + len(case.gold), found + len(dates)
        exact += len(case.gold.keys() & dates.keys())
        right += len(case.gold.items() & dates.items())
    return 2 * exact / (gold + found), right / gold


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_cases_enough(lang: str) -> None:
    assert len(read_cases(lang)) >= 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dates_keep_their_floor(lang: str) -> None:
    exact, right = score(read_cases(lang), lang)
    assert exact >= floor("dates", lang, "exact", on="dates")
    assert right >= floor("dates", lang, "right", on="dates")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unseen_dates_keep_their_floor(lang: str) -> None:
    cases = read_unseen(lang)
    pinned = score_of("dates", lang, on="unseen dates")
    assert pinned is not None and pinned.cases == sum(len(case.gold) for case in cases)
    exact, right = score(cases, lang)
    assert exact >= pinned.floors["exact"]
    assert right >= pinned.floors["right"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unseen_cases_are_none_of_those_that_were_seen(lang: str) -> None:
    assert not {case.text for case in read_unseen(lang)} & {case.text for case in read_cases(lang)}
