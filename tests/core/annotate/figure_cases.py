"""Marked sentences with figures, and how well what is found fits them.

A figure is marked `[[span|value|…]]`: the value is a number or a fraction, `low..high` for a range,
`~` for a vague amount without a value, `#` for what is neither asked for nor held against us. After
it stand the unit (several where each is right, `null` for none), `c=` what is counted (its head is
compared), `q=` the qualifier and `k=` the kind, where they are part of the case.

Unseen cases are JSON lines: `{"text", "lang", "figures": [{"start", "end", "value", "low", "high",
"unit", "vague"?, "core"?, "counted"?, "qualifier"?}], "ignore"?: [[start, end]]}`; `a|b` are units
of which each is right, `core` is another span that is as right as the whole one.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from core.article import Figure

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)((?:\|[^|\]]+)*)\]\]")


@dataclass(frozen=True)
class Wanted:
    """A figure as marked."""

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    is_ignored: bool = False
    units: tuple[str | None, ...] = (None,)
    counted: str | None = None
    qualifier: str | None = None
    kind: str | None = None
    core: tuple[int, int] | None = None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The spans of which each is right."""
        whole = (self.start, self.end)
        return (whole,) if self.core is None else (whole, self.core)


@dataclass(frozen=True)
class Case:
    """A text and the figures marked in it."""

    text: str
    wanted: tuple[Wanted, ...]


def read_cases(lang: str, part: str) -> list[Case]:
    """Return the cases of `lang`, `constructs` or `prose`."""
    path = CASES / f"figures.marked.{lang}.toml"
    return [parse(line) for line in tomllib.loads(path.read_text(encoding="utf-8"))[part]]


def read_more(lang: str, *, unseen: bool = False) -> list[Case]:
    """Return the cases of one of the languages beside the first four."""
    path = CASES / "unseen" / "figures.more.toml" if unseen else CASES / "figures.more.toml"
    return [parse(line) for line in tomllib.loads(path.read_text(encoding="utf-8"))[lang]]


def read_unseen(lang: str) -> list[Case]:
    """Return the cases of `lang` that nobody who wrote the rules had looked at."""
    lines = (CASES / "unseen" / "figures.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    return [Case(one["text"], _told(one)) for one in told if one["lang"] == lang]


def _told(case: dict[str, Any]) -> tuple[Wanted, ...]:
    """Return what a JSON line marks."""
    asked = [
        Wanted(
            start=one["start"],
            end=one["end"],
            value=one["value"],
            low=one["low"],
            high=one["high"],
            units=tuple(
                None if unit == "null" else unit for unit in (one["unit"] or "null").split("|")
            ),
            counted=one.get("counted"),
            qualifier=one.get("qualifier"),
            core=tuple(one["core"]) if "core" in one else None,
        )
        for one in case["figures"]
    ]
    ignored = [Wanted(start, end, is_ignored=True) for start, end in case.get("ignore", ())]
    return (*asked, *ignored)


def parse(line: str) -> Case:
    """Return the text of a marked line and what is marked in it."""
    text, at, wanted = "", 0, []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        start = len(text)
        text += match[1]
        wanted.append(_wanted(start, len(text), match[2], match[3].split("|")[1:]))
        at = match.end()
    return Case(text + line[at:], tuple(wanted))


def _wanted(start: int, end: int, value: str, marks: Sequence[str]) -> Wanted:
    named = dict(mark.split("=", 1) for mark in marks if "=" in mark)
    units = tuple(None if mark == "null" else mark for mark in marks if "=" not in mark)
    low, _, high = value.partition("..")
    return Wanted(
        start,
        end,
        value=None if high or value in "~#" else float(Fraction(value)),
        low=float(low) if high else None,
        high=float(high) if high else None,
        is_ignored=value == "#",
        units=units or (None,),
        counted=named.get("c"),
        qualifier=named.get("q"),
        kind=named.get("k"),
    )


class Score:
    """Counts of one language: figures asked for, right, found, and what was wrong."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def add(self, case: Case, found: Sequence[Figure]) -> None:
        """Count the figures `found` in the text of `case`."""
        asked = [wanted for wanted in case.wanted if not wanted.is_ignored]
        pairs = _paired(asked, found)
        for at, figure in enumerate(found):
            is_true = at in pairs.values()
            touched = [wanted for wanted in case.wanted if _overlap(wanted, figure)]
            if not is_true and touched and all(wanted.is_ignored for wanted in touched):
                continue
            self.counts["found"] += 1
            self.counts["true"] += is_true
            if not is_true:
                self.faults.append(f"false {figure.text!r} in {case.text!r}")
        for number, wanted in enumerate(asked):
            paired = found[pairs[number]] if number in pairs else None
            self._add_wanted(wanted, paired, case.text)

    def _add_wanted(self, wanted: Wanted, paired: Figure | None, text: str) -> None:
        right = paired if paired is not None and _is_right(wanted, paired) else None
        self.counts["wanted"] += 1
        self.counts["right"] += right is not None
        if right is None:
            self.faults.append(f"{text[wanted.start : wanted.end]!r} in {text!r}: {paired}")
        if wanted.qualifier is not None:
            self.counts["qualified"] += 1
            qualifier = right.qualifier if right is not None else None
            self.counts["qualified right"] += qualifier == wanted.qualifier
        if wanted.kind is not None:
            self.counts["kinds"] += 1
            self.counts["kind right"] += right is not None and right.kind == wanted.kind
        if wanted.counted is not None:
            self.counts["counted"] += 1
            counted = right.counted if right is not None else None
            is_same = counted is not None and self._has_head(wanted.counted, counted)
            self.counts["counted right"] += is_same
            if not is_same:
                self.faults.append(f"counted {wanted.counted!r} in {text!r}: {counted!r}")

    def _has_head(self, wanted: str, found: str) -> bool:
        """Return whether the two noun phrases have one noun: the first word, or the last."""
        at = 0 if self.lang in ("fr", "ro", "it", "es", "pt") else -1
        return wanted.split()[at].casefold() in [found.split()[at].casefold(), found.casefold()]

    def share(self, part: str, whole: str) -> float:
        """Return one count as a share of another."""
        return self.counts[part] / self.counts[whole]


def _paired(asked: Sequence[Wanted], found: Sequence[Figure]) -> dict[int, int]:
    """Return which figure answers which that is asked for, one each, those that fit best first."""
    fits = []
    for number, wanted in enumerate(asked):
        for at, figure in enumerate(found):
            if overlap := _overlap(wanted, figure):
                is_exact = (figure.start, figure.end) in wanted.spans
                fit = (_is_right(wanted, figure), is_exact, overlap)
                fits.append((fit, -number, -at))
    pairs: dict[int, int] = {}
    for _, number, at in sorted(fits, reverse=True):
        if -number not in pairs and -at not in pairs.values():
            pairs[-number] = -at
    return pairs


def _overlap(wanted: Wanted, figure: Figure) -> int:
    """Return how many characters the two have in common."""
    return max(0, *(min(end, figure.end) - max(start, figure.start) for start, end in wanted.spans))


def _is_right(wanted: Wanted, figure: Figure) -> bool:
    if figure.unit not in wanted.units:
        return False
    if wanted.value is None and wanted.low is None:
        return figure.value is None
    pairs = zip(
        (wanted.value, wanted.low, wanted.high),
        (figure.value, figure.low, figure.high),
        strict=True,
    )
    return all(a == b or (a and b and abs(a - b) < 1e-6 * abs(a)) for a, b in pairs)


def all_parts(lang: str) -> Iterator[Case]:
    """Yield every case of `lang`."""
    for part in ("constructs", "prose"):
        yield from read_cases(lang, part)
