"""Sentences with their names marked in the text (`[PER Rosa Parks] refused …`), and their score."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.annotate import Annotator
from core.annotate.models.training import examples as training

Example = dict[str, Any]
"""`text`, `lang` and `entities` as `[start, end, label]`."""


def read_marked(path: Path) -> list[Example]:
    """Return the sentences of a file such as `ner.fr.txt`; its second suffix is the language."""
    lang = path.suffixes[-2].strip(".")
    return [
        {"text": one.text, "lang": lang, "entities": [list(name) for name in one.names]}
        for one in training.read_marked(path, lang)
    ]


def predict(annotator: Annotator, examples: Sequence[Example]) -> list[Example]:
    """Return `examples` with what the annotator finds; all are of one language."""
    texts = [one["text"] for one in examples]
    found = annotator.annotate_apart(texts, examples[0]["lang"], [None] * len(texts))
    return [
        one | {"entities": [[e.start, e.end, e.label] for e in names.entities]}
        for one, names in zip(examples, found, strict=True)
    ]


def f1(gold: Sequence[Example], found: Sequence[Example]) -> float:
    """Return the F1 of exact spans over PER, LOC and ORG."""
    counts: Counter[str] = Counter()
    for right, ours in zip(gold, found, strict=True):
        marked = {tuple(e) for e in right["entities"] if e[2] != "MISC"}
        given = {tuple(e) for e in ours["entities"] if e[2] != "MISC"}
        counts += Counter(right=len(marked & given), marked=len(marked), given=len(given))
    return 2 * counts["right"] / max(1, counts["marked"] + counts["given"])
