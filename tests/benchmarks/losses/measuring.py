"""How often the loss alarm speaks up about good translations, and how often about damaged ones."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import tests.benchmarks.losses as here
from core.check import Checker, Pair, Row
from tests.benchmarks.losses import Damage
from tests.benchmarks.losses.news import annotated, news_rows


@dataclass
class Measured:
    """What was measured on one language and engine; counts are of translations."""

    total: int = 0
    warned: int = 0
    by_check: Counter[str] = field(default_factory=Counter)
    damaged: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    """By kind of damage, of those translations that had no warning before."""

    def false_alarms(self) -> float:
        """Return the share of translations with any warning."""
        return self.warned / max(self.total, 1)

    def share_caught(self, kind: str) -> float:
        """Return the share of damage of one kind that was caught."""
        return self.caught[kind] / max(self.damaged[kind], 1)


def damage_modules() -> list[str]:
    """Return the kinds of damage that there are (figures, names, negation)."""
    found = [one.name for one in pkgutil.iter_modules(here.__path__)]
    return [name.removeprefix("damage_") for name in found if name.startswith("damage_")]


def damaged_pairs(rows: list[Row], damage: str) -> Iterator[tuple[int, Damage, Pair]]:
    """Yield each damaged translation with the number of the row that it was made from."""
    module = importlib.import_module(f"tests.benchmarks.losses.damage_{damage}")
    made: list[tuple[int, Damage]] = [
        (number, one)
        for number, row in enumerate(rows)
        for one in module.damages(row.text, row.translation)
        if one.text != row.translation
    ]
    pairs = annotated([rows[number].with_(translation=one.text) for number, one in made])
    for (number, one), pair in zip(made, pairs, strict=True):
        yield number, one, pair


def measure(
    lang: str, engine: str, first: int, last: int, damages: list[str] | None = None
) -> Measured:
    """Check the good translations `first` to `last` and then the damaged ones."""
    rows = news_rows(lang, engine, first, last)
    checker = Checker()
    warned = checker.check(annotated(rows))
    result = Measured(total=len(rows), warned=sum(map(bool, warned)))
    for warnings in warned:
        result.by_check.update({warning.check for warning in warnings})
    for damage in damage_modules() if damages is None else damages:
        clean = [item for item in damaged_pairs(rows, damage) if not warned[item[0]]]
        checked = checker.check([pair for _, _, pair in clean])
        for (_, one, _), warnings in zip(clean, checked, strict=True):
            result.damaged[one.kind] += 1
            result.caught[one.kind] += bool(warnings)
    return result
