"""Floors for one identity across languages: they may rise, never sink unsaid.

The lists are our own: people, organisations and places in the spellings of six languages, nearly
all of the people in none of our tables. The unseen one was written apart from the rules and looked
at only after them.
"""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from core.annotate.identity import resolve
from core.annotate.quality import floor, score_of
from core.article import Label

CASES = Path(__file__).parent / "cases"
LISTS = {"names": CASES / "names.tsv", "unseen names": CASES / "unseen" / "names.tsv"}
"""By the set that quality.toml names."""
LABELS: dict[str, Label] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}

Row = tuple[str, str, str, str]


def read_list(name: str = "names") -> list[Row]:
    """Return identity, form, label and language of each line of a list."""
    rows: list[Row] = []
    for line in LISTS[name].read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            identity, form, label, lang = line.split("\t")
            rows.append((identity, form, label, lang))
    return rows


def pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
    """Return how many pairs there are within the groups counted."""
    return sum(n * (n - 1) // 2 for n in counts.values())


def measure(rows: list[Row], keys: list[str]) -> tuple[float, float]:
    """Return precision and recall over pairs of forms."""
    true = pairs(Counter(row[0] for row in rows))
    found = pairs(Counter(keys))
    both = pairs(Counter((row[0], key) for row, key in zip(rows, keys, strict=True)))
    return both / found, both / true


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_long_enough_to_measure_with(name: str) -> None:
    labels = {row[0]: row[2] for row in read_list(name)}
    counted = Counter(labels.values())
    assert len(labels) >= 250
    assert counted["PER"] >= 150 and counted["ORG"] >= 30 and counted["LOC"] >= 60
    pinned = score_of("identity", on=name)
    assert pinned is not None and pinned.cases == pairs(Counter(row[0] for row in read_list(name)))
    assert {row[3] for row in read_list(name)} == {"en", "fr", "de", "ro", "ru", "uk"}


def test_few_of_the_unseen_people_are_in_the_list_that_was_seen() -> None:
    seen = {row[1] for row in read_list()}
    unseen = [row for row in read_list("unseen names") if row[2] == "PER"]
    assert len({row[0] for row in unseen if row[1] in seen}) < 0.05 * len(
        {row[0] for row in unseen}
    )


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("label", ["all", *LABELS])
def test_names_keep_their_floor(name: str, label: str) -> None:
    rows = [row for row in read_list(name) if label in ("all", row[2])]
    keys = [resolve(form, LABELS[kind], lang).key for _, form, kind, lang in rows]
    precision, recall = measure(rows, keys)
    prefix = "" if label == "all" else f"{label} "
    assert precision >= floor("identity", "", f"{prefix}precision", on=name)
    assert recall >= floor("identity", "", f"{prefix}recall", on=name)


def test_names_alone_keep_their_floor() -> None:
    rows = read_list()
    precision, recall = measure(rows, [resolve(form).key for _, form, _, _ in rows])
    assert precision >= floor("identity", "", "precision", on="names alone")
    assert recall >= floor("identity", "", "recall", on="names alone")


def test_the_same_form_has_one_key_in_every_latin_language() -> None:
    forms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for _, form, label, lang in read_list():
        forms[form, label].add(resolve(form, LABELS[label], lang).key)
    torn = [form for form, keys in forms.items() if len(keys) > 1]
    # The same letters are another sound in another language now and then (`Jeyhun`, `Khachanov`).
    assert len(torn) <= 0.01 * len(forms)
