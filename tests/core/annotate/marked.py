"""Sentences with their names marked in the text (`[PER Rosa Parks] refused …`), and their score."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.annotate import Annotator

_MARK = re.compile(r"\[(PER|LOC|ORG|MISC) ([^\[\]]+)\]")

Example = dict[str, Any]
"""`text`, `lang` and `entities` as `[start, end, label]`."""


def read_marked(path: Path) -> list[Example]:
    """Return the sentences of a file such as `ner.fr.txt`; its second suffix is the language."""
    lang = path.suffixes[-2].strip(".")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_read(line, lang) for line in lines if line.strip() and not line.startswith("#")]


def _read(line: str, lang: str) -> Example:
    text = ""
    entities: list[list[object]] = []
    at = 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        entities.append([len(text), len(text) + len(match[2]), match[1]])
        text += match[2]
        at = match.end()
    return {"text": text + line[at:], "lang": lang, "entities": entities}


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
