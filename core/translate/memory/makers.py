"""Who made a unit, and whose word counts for more."""

import re
from functools import lru_cache

from core.article import TranslationUnit
from core.facts import read_facts

READER = "reader"
"""Who made a unit that is a correction by the reader."""

CORRECTION = "x-dragoman-correction"
"""The property by which our TMX files mark a correction by the reader."""


@lru_cache(maxsize=1024)
def is_machine(by: str) -> bool:
    """Return whether the maker of a unit is a machine, as far as the name tells.

    Nobody has vouched for such a unit, wherever it was kept since.
    """
    machines = read_facts("core.translate", "data", "machines.toml")
    name = by.casefold()
    return any(word in machines["words"] for word in re.findall(r"\w+", name)) or any(
        stem in name for stem in machines["stems"]
    )


def rank(unit: TranslationUnit) -> tuple[int, str]:
    """Return what orders units of the same text: the reader, then people, then machines.

    Among their like the newest; a unit without a date counts as the oldest.
    """
    if unit.by == READER:
        return 2, _moment(unit)
    return (0 if is_machine(unit.by) else 1), _moment(unit)


def _moment(unit: TranslationUnit) -> str:
    # ISO 8601 in UTC, so letters order it; the zone is written in more than one way
    return (unit.made or "")[:19]
